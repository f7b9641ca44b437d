#pragma once

#include "engine/engine.h"
#include "http/responder.h"

#include <QObject>
#include <QPointer>

/// Server-Sent Events of one listener: what it missed since `Last-Event-ID`, then what comes. An id that
/// is no longer kept gets one event `reset` (contract.md section 3).
class EventStream final : public QObject {
    Q_OBJECT

public:
    EventStream(
        Engine &engine, HttpStream stream, TokenId token, std::optional<qint64> lastId, QObject *parent);

private:
    struct Batch;
    void more();
    void send(const Batch &batch);

    Engine &m_engine;
    HttpStream m_stream;
    TokenId m_token;
    std::optional<qint64> m_after; ///< nothing yet: begin with what comes now
    bool m_greeted = false;
    bool m_asking = false;
    bool m_again = false;
};
