#pragma once

#include "gui/engineclient.h"
#include "gui/messagebar.h"

#include <QWidget>

#include <memory>

namespace Ui {
class SecurityPanel;
}

/// How the vault opens, and everything that changes it: passphrase, data key, recovery file, API tokens.
class SecurityPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SecurityPanel(EngineClient &engine, QWidget *parent = nullptr);
    ~SecurityPanel() override;

    void refresh();

Q_SIGNALS:
    void said(MessageBar::Kind kind, const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void showState();
    void changePassphrase();
    void rotateKey();
    void exportRecovery();
    void token(const QString &command);
    void showToken(const QString &token);
    void watchToken();

    EngineClient &m_engine;
    std::unique_ptr<Ui::SecurityPanel> m_ui;
    QJsonObject m_status;
    bool m_rotating = false;
    bool m_watchesLock = false;
};
