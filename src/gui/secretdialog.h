#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class SecretDialog;
}

/// A secret that the engine made, shown this once so that the receiver can be given it.
class SecretDialog final : public QDialog {
    Q_OBJECT

public:
    SecretDialog(const QString &secret, const QString &note, QWidget *parent = nullptr);
    ~SecretDialog() override;

private:
    void copy();

    std::unique_ptr<Ui::SecretDialog> m_ui;
};
