#pragma once

#include "gui/engineclient.h"

#include <QHash>
#include <QTimer>

/// What the tray tells. At most one of a kind in a minute; what came meanwhile is one notice with a count.
struct Notice {
    enum class Kind { Paid, Delivered, NeedsYou, LowStock, ChannelDown, Other };
    Kind kind = Kind::Other;
    QString title;
    QString text;
    QString orderId; ///< a click opens it; empty with several or none
};

/// Makes notices of the engine's news. Knows no tray: whoever listens shows them.
class Notices final : public QObject {
    Q_OBJECT

public:
    /// `wanted`: which kinds anybody wants to hear of at the moment.
    Notices(EngineClient &engine, std::function<bool(Notice::Kind)> wanted, QObject *parent = nullptr);

Q_SIGNALS:
    void show(const Notice &notice);

private:
    struct Waiting {
        Instant lastShown {};
        QList<Notice> held; ///< since then
    };
    void hear(const QString &event, const QJsonObject &order);
    void warn(const Warning &warning);
    void add(const Notice &notice);
    void flush();
    static Notice merged(const QList<Notice> &notices);

    EngineClient &m_engine;
    std::function<bool(Notice::Kind)> m_wanted;
    QHash<Notice::Kind, Waiting> m_kinds;
    QTimer m_timer;
};

inline size_t qHash(Notice::Kind kind, size_t seed = 0)
{
    return qHash(int(kind), seed);
}
