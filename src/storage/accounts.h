#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "storage/connection.h"

#include <QList>
#include <QMap>

/// A payment account or a channel as stored: plain fields, sealed secrets.
struct ProviderRow {
    QString id;
    QString type;
    QMap<QString, QString> fields;
    QByteArray secrets; ///< sealed JSON object
    bool enabled = true;
    Instant createdAt {};
    std::optional<Instant> hiddenAt;
    qint64 paidTotal = 0;
    qint64 paidByQuery = 0;
    std::optional<Instant> lastOkAt;
    std::optional<Instant> lastErrorAt;
    QString lastError;
    qint64 clockOffsetMs = 0;
};

enum class ChannelUse { Delivery = 1, Alert = 2, Both = 3 };

struct ChannelRow {
    QString id;
    QString type;
    QMap<QString, QString> fields;
    QByteArray secrets;
    QByteArray oldSecrets;
    std::optional<Instant> oldUntil;
    ChannelUse use = ChannelUse::Delivery;
    bool required = true;
    bool enabled = true;
    Instant createdAt {};
    std::optional<Instant> hiddenAt;
    std::optional<Instant> lastOkAt;
    std::optional<Instant> lastErrorAt;
    QString lastError;
};

class AccountRepository {
public:
    explicit AccountRepository(Connection &db)
        : m_db(db)
    {
    }
    Result<QList<ProviderRow>> providers(); ///< hidden ones too
    Result<> saveProvider(const ProviderRow &row);
    Result<> removeProvider(const QString &id, Instant now); ///< hidden where it has history, else deleted
    Result<QList<ChannelRow>> channels();
    Result<> saveChannel(const ChannelRow &row);
    Result<> removeChannel(const QString &id, Instant now);
    Result<> noteProvider(const QString &id, bool ok, const QString &error, Instant now);
    Result<> noteChannel(const QString &id, bool ok, const QString &error, Instant now);
    Result<> countPaid(const QString &provider, bool byQuery);

private:
    Connection &m_db;
};

struct TokenRow {
    TokenId id;
    QString name;
    QByteArray mac; ///< HMAC of the token, to compare
    QByteArray sealed; ///< the token itself, to show again
};

/// Settings, facts about the folder, the vault's wraps, tokens, audit, events.
class FolderRepository {
public:
    explicit FolderRepository(Connection &db)
        : m_db(db)
    {
    }
    Result<QMap<QString, QString>> settings();
    Result<> setSetting(const QString &key, const QString &value);
    Result<std::optional<QString>> meta(const QString &key);
    Result<> setMeta(const QString &key, const QString &value);
    Result<QByteArray> vaultWraps(); ///< empty before init
    Result<> setVaultWraps(const QByteArray &body);

    Result<QList<TokenRow>> tokens();
    Result<TokenId> addToken(const TokenRow &row, Instant now);
    Result<> replaceToken(TokenId id, const QByteArray &mac, const QByteArray &sealed);
    Result<> removeToken(TokenId id, Instant now);

    struct AuditRow {
        qint64 id = 0;
        Instant at {};
        QString actor;
        QString action;
        QString subject;
        QString reason;
    };
    Result<> audit(const AuditRow &row);
    Result<QList<AuditRow>> auditList(int limit, qint64 before = 0); ///< newest first, behind row `before`

    struct EventRow {
        qint64 id = 0;
        QString type;
        OrderId order;
        Instant at {};
    };
    Result<qint64> addEvent(const QString &type, OrderId order, Instant now);
    Result<QList<EventRow>> eventsAfter(qint64 id, int limit);
    Result<std::pair<qint64, qint64>>
    eventRange(); ///< first id kept, last one given; first = last + 1 if none
    Result<qint64> pruneEvents(Instant before, int limit);

private:
    Connection &m_db;
};
