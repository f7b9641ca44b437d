#include "server/eventstream.h"

#include "engine/eventview.h"

using namespace Qt::StringLiterals;

struct EventStream::Batch {
    eventview::Page page;
};

EventStream::EventStream(
    Engine &engine, HttpStream stream, TokenId token, std::optional<qint64> lastId, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_stream(std::move(stream))
    , m_token(token)
    , m_after(lastId)
{
    m_stream.onClosed([this] { deleteLater(); });
    connect(&engine, &Engine::newEvents, this, &EventStream::more);
    more();
}

void EventStream::more()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    m_engine.read<Batch>(
        [after = m_after, token = m_token, rules = m_engine.rules()](Connection &db) -> Result<Batch> {
            auto page = eventview::after(db, after, token, *rules);
            return page ? Result<Batch>(Batch { std::move(*page) }) : fail(page.error());
        },
        [self = QPointer<EventStream>(this)](Result<Batch> batch) {
            if (!self)
                return;
            self->m_asking = false;
            if (batch)
                self->send(*batch);
            if (self && self->m_again)
                self->more();
        });
}

void EventStream::send(const Batch &batch)
{
    // Only now is it certain where to begin: whoever has read this misses nothing that happens after it.
    if (!std::exchange(m_greeted, true))
        m_stream.write(": hello\n\n");
    if (batch.page.reset)
        m_stream.write("id: " + QByteArray::number(batch.page.last) + "\nevent: reset\ndata: {}\n\n");
    for (const auto &event : batch.page.events) {
        if (!m_stream.write("id: " + QByteArray::number(event.id) + "\nevent: " + event.type.toUtf8()
                + "\ndata: " + event.data + "\n\n"))
            return;
    }
    m_after = batch.page.last;
    m_again = m_again || batch.page.more;
}
