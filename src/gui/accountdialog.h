#pragma once

#include "gui/accountkind.h"
#include "gui/engineclient.h"

#include <QDialog>

#include <memory>

class AccountForm;
class MessageBar;
namespace Ui {
class AccountDialog;
}

/// Adds or edits one payment account or channel. The engine checks everything at once: what it refuses is
/// shown here and nothing is saved.
class AccountDialog final : public QDialog {
    Q_OBJECT

public:
    /// `types` as the engine lists them; `account` empty: a new one.
    AccountDialog(EngineClient &engine, const AccountKind &kind, const QList<QJsonObject> &types,
        const QJsonObject &account, QWidget *parent = nullptr);
    ~AccountDialog() override;

    const QJsonObject &saved() const { return m_saved; } ///< the engine's answer, after accepted()

private:
    void fill();
    void showType();
    void fillUses();
    QJsonObject arguments() const;
    void save();
    void refuse(const QString &sentence);
    const QJsonObject &type() const;

    std::unique_ptr<Ui::AccountDialog> m_ui;
    EngineClient &m_engine;
    const AccountKind m_kind;
    const QList<QJsonObject> m_types;
    const QJsonObject m_account;
    MessageBar *m_message;
    AccountForm *m_form = nullptr;
    QJsonObject m_saved;
};
