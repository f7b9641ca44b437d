#include "app/enginethread.h"

#include <QPointer>

using namespace Qt::StringLiterals;

EngineThread::EngineThread(QObject *parent)
    : QObject(parent)
    , m_home(new QObject)
{
    m_thread.setObjectName(u"engine"_s);
    m_home->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_home, &QObject::deleteLater);
    m_thread.start();
}

EngineThread::~EngineThread()
{
    if (m_hosted) // objects with timers end where they live
        QMetaObject::invokeMethod(
            m_home, [this] { m_hosted.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void EngineThread::start(Build build, std::function<void(Result<>)> done)
{
    QMetaObject::invokeMethod(m_home, [this, build = std::move(build), done = std::move(done)] {
        auto built = std::make_shared<Result<std::unique_ptr<Hosted>>>(build());
        QMetaObject::invokeMethod(this, [this, built, done] {
            if (!*built) {
                done(fail(built->error()));
                return;
            }
            m_hosted = std::move(**built);
            done({});
        });
    });
}

void EngineThread::stop(std::function<void()> done)
{
    if (!m_hosted) {
        done();
        return;
    }
    QMetaObject::invokeMethod(m_home, [this, done = std::move(done)] {
        m_hosted->stop([this, done] { QMetaObject::invokeMethod(this, done, Qt::QueuedConnection); });
    });
}

void EngineThread::end(std::function<void()> done)
{
    stop([this, done = std::move(done)] { work([this] { m_hosted.reset(); }, done); });
}

void EngineThread::work(std::function<void()> there, std::function<void()> done)
{
    QMetaObject::invokeMethod(
        m_home,
        [this, there = std::move(there), done = std::move(done)] {
            there();
            QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}
