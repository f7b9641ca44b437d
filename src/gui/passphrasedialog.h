#pragma once

#include "gui/engineclient.h"

#include <QDialog>

#include <memory>

namespace Ui {
class PassphraseDialog;
}

/// Changes the passphrase of the vault, or gives it one: the present one is proved first, the new one typed
/// twice.
class PassphraseDialog final : public QDialog {
    Q_OBJECT

public:
    PassphraseDialog(EngineClient &engine, bool hasOne, QWidget *parent = nullptr);
    ~PassphraseDialog() override;

Q_SIGNALS:
    void changed();

private:
    void watch();
    void go();
    void change();
    void busy(bool on);
    void refuse(const QString &sentence);

    EngineClient &m_engine;
    std::unique_ptr<Ui::PassphraseDialog> m_ui;
    bool m_hasOne;
    bool m_busy = false;
};
