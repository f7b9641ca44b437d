#pragma once

#include "gui/accountcolumns.h"
#include "gui/page.h"

#include <QTimer>

#include <memory>

class EmptyHint;
class MessageBar;
namespace Ui {
class AccountsPage;
}

/// Payment accounts, or channels: how they fare; add, edit, test, remove. Which of the two, the kind says.
class AccountsPage : public Page {
    Q_OBJECT

public:
    AccountsPage(const AccountKind &kind, EngineClient &engine, QWidget *parent = nullptr);
    ~AccountsPage() override;

    void enter() override;

protected:
    void retranslate() override;

private:
    void connectAll();
    void readTypes();
    void readAccounts();
    void readPublicUrl();
    void follow();
    void followCallback();
    void say(const QString &sentence);
    void test();
    void edit(const QJsonObject &account);
    void saved(const QJsonObject &account, bool isNew);
    void rotate();
    void remove();
    void examine();
    QJsonObject selected() const;
    QJsonObject typeOf(const QJsonObject &account) const;

    std::unique_ptr<Ui::AccountsPage> m_ui;
    const AccountKind m_kind;
    std::shared_ptr<accountcolumns::Titles> m_titles;
    MessageBar *m_message;
    RowsModel *m_accounts;
    EmptyHint *m_empty = nullptr;
    QList<QJsonObject> m_types;
    QString m_publicUrl;
    bool m_testing = false;
    QTimer m_soon; ///< health and counts change with every call: read at most every two seconds
};

class ProvidersPage final : public AccountsPage {
    Q_OBJECT

public:
    explicit ProvidersPage(EngineClient &engine, QWidget *parent = nullptr)
        : AccountsPage({ QStringLiteral("provider"), false }, engine, parent)
    {
    }
};

class ChannelsPage final : public AccountsPage {
    Q_OBJECT

public:
    explicit ChannelsPage(EngineClient &engine, QWidget *parent = nullptr)
        : AccountsPage({ QStringLiteral("channel"), true }, engine, parent)
    {
    }
};
