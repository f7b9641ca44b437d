#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class UnlockDialog;
}

/// Asks for the passphrase of the vault, or where the system keychain opens it, for a click. Whoever shows it
/// checks what was given: refuse() keeps it open and says why, accept() closes it.
class UnlockDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Way { Passphrase, Keychain };
    explicit UnlockDialog(Way way, const QString &why, QWidget *parent = nullptr);
    ~UnlockDialog() override;

    /// What the button that gives up says ("Quit").
    void setCancelText(const QString &text);
    void refuse(const QString &sentence);

Q_SIGNALS:
    void given(const QString &passphrase); ///< empty where the keychain is asked

private:
    void give();

    std::unique_ptr<Ui::UnlockDialog> m_ui;
    Way m_way;
};
