#pragma once

#include <QDialog>

#include <memory>

class QPrinter;
namespace Ui {
class RecoveryDialog;
}

/// Shows the recovery code, this once: to print, to copy, or to write down. Closes only when the person says
/// that it is kept.
class RecoveryDialog final : public QDialog {
    Q_OBJECT

public:
    RecoveryDialog(const QString &code, const QString &file, QWidget *parent = nullptr);
    ~RecoveryDialog() override;

    void reject() override; ///< Escape and the window's cross: not before it is kept

private:
    void print();
    void printOn(QPrinter *printer);

    std::unique_ptr<Ui::RecoveryDialog> m_ui;
    QString m_file;
};
