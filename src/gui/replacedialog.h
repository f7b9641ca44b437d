#pragma once

#include <QDialog>
#include <QJsonObject>

#include <memory>

namespace Ui {
class ReplaceDialog;
}

/// Which key of an order does not work, and what the buyer said.
class ReplaceDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ReplaceDialog(const QJsonObject &order, QWidget *parent = nullptr);
    ~ReplaceDialog() override;

    int card() const; ///< counted from 1
    QString reason() const;

private:
    void enable();

    std::unique_ptr<Ui::ReplaceDialog> m_ui;
};
