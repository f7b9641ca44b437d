#pragma once

#include <QDialog>

#include <memory>

class MessageBar;
namespace Ui {
class EvidenceDialog;
}

/// The evidence sheet of one order as it will be on paper.
class EvidenceDialog final : public QDialog {
    Q_OBJECT

public:
    EvidenceDialog(const QString &html, const QString &name, QWidget *parent = nullptr);
    ~EvidenceDialog() override;

private:
    void save();
    void print();
    QString write(const QString &file) const; ///< what went wrong; empty: nothing

    std::unique_ptr<Ui::EvidenceDialog> m_ui;
    MessageBar *m_message;
    QString m_html;
    QString m_name;
};
