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
    explicit Notices(EngineClient &engine, QObject *parent = nullptr);

    /// Kinds that nobody wants to hear of.
    void setMuted(const QSet<Notice::Kind> &kinds) { m_muted = kinds; }

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
    QHash<Notice::Kind, Waiting> m_kinds;
    QSet<Notice::Kind> m_muted;
    QTimer m_timer;
};

inline size_t qHash(Notice::Kind kind, size_t seed = 0)
{
    return qHash(int(kind), seed);
}
