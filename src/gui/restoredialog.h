#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class RestoreDialog;
}

/// Which backup is to be put in place of what is there, and how it opens.
struct RestoreRequest {
    QString file;
    QString passphrase; ///< empty: the system keychain, or the code
    QString recoveryCode; ///< empty: not by code
};

/// Collects what a restore needs. The engine must stop for it, so whoever started the program does it.
class RestoreDialog final : public QDialog {
    Q_OBJECT

public:
    explicit RestoreDialog(const QString &file = {}, QWidget *parent = nullptr);
    ~RestoreDialog() override;

    void refuse(const QString &sentence); ///< the last attempt failed: why

Q_SIGNALS:
    void wanted(const RestoreRequest &request);

private:
    void watch();
    void browse();
    void go();

    std::unique_ptr<Ui::RestoreDialog> m_ui;
};
