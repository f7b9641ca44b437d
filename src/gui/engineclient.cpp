#include "gui/engineclient.h"

#include <QCoreApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace {
/// Runs `call` on the thread of `object`: at once when that is this one.
template <class Call> void onThreadOf(QObject *object, Call call)
{
    QMetaObject::invokeMethod(object, std::move(call), Qt::AutoConnection);
}
} // namespace

EngineClient::EngineClient(Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_clock(engine.config().clock)
{
    const QPointer<EngineClient> self(this);
    const auto deliver = [self](const News &news) {
        onThreadOf(QCoreApplication::instance(), [self, news] {
            if (self)
                self->take(news);
        });
    };
    const auto connectFeed = [this, deliver] { m_feed = new NewsFeed(m_engine, deliver); };
    if (engine.thread() == thread())
        connectFeed();
    else
        QMetaObject::invokeMethod(
            &engine, connectFeed, Qt::BlockingQueuedConnection); // once, before any page
}

EngineClient::~EngineClient()
{
    m_feed->deleteLater();
}

void EngineClient::ask(const QString &command, const QJsonObject &args, QObject *context, Reply reply)
{
    const QPointer<QObject> asker(context);
    onThreadOf(&m_engine, [engine = &m_engine, command, args, asker, reply = std::move(reply)]() mutable {
        engine->run(
            { command, args, u"window"_s, {} }, [asker, reply = std::move(reply)](const DeskReply &answer) {
                // Only here, on the window's thread, may anybody look whether the asker is still there.
                onThreadOf(QCoreApplication::instance(), [asker, reply, answer] {
                    if (asker)
                        reply(answer);
                });
            });
    });
}

void EngineClient::take(const News &news)
{
    if (news.everything)
        Q_EMIT everythingChanged();
    else if (!news.orders.isEmpty())
        Q_EMIT ordersChanged(news.orders);
    if (news.queue)
        Q_EMIT queueChanged();
    for (const Warning &warning : news.warnings)
        Q_EMIT warned(warning);
    for (const News::Event &event : news.events)
        Q_EMIT happened(event.type, event.order);
}
