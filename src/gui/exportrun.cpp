#include "gui/exportrun.h"

#include "core/json.h"
#include "core/platform.h"
#include "gui/texts.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
constexpr int PageSize = 500;
}

ExportRun::ExportRun(EngineClient &engine, const QString &command, const QString &path, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_command(command)
    , m_file(path)
{
}

void ExportRun::start()
{
    // Before the first byte: an existing file hands its own permissions on to the new one.
    if (!m_file.open(QIODevice::WriteOnly)
        || !m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        fail(m_file.errorString());
        return;
    }
    askNext();
}

void ExportRun::cancel()
{
    m_over = true;
    m_file.cancelWriting();
}

void ExportRun::fail(const QString &sentence)
{
    cancel();
    Q_EMIT failed(tr("%1 was not written: %2").arg(QFileInfo(m_file.fileName()).fileName(), sentence));
}

void ExportRun::askNext()
{
    QJsonObject args { { u"limit"_s, PageSize } };
    if (!m_after.isEmpty())
        args.insert(u"after"_s, m_after);
    m_engine.ask(m_command, args, this, [this](const DeskReply &reply) {
        if (m_over)
            return;
        if (reply.value)
            take(*reply.value);
        else
            fail(texts::error(reply.value.error()));
    });
}

void ExportRun::take(const QJsonValue &page)
{
    QByteArray lines;
    const QJsonArray items = page[u"items"_s].toArray();
    for (const QJsonValue item : items) // canonical: what a line's hash was made of
        lines += json::canonical(item) + '\n';
    if (m_file.write(lines) != lines.size()) {
        fail(m_file.errorString());
        return;
    }
    m_items += items.size();
    m_after = page[u"next"_s].toString();
    if (!m_after.isEmpty()) {
        Q_EMIT progressed(m_items);
        askNext();
        return;
    }
    m_over = true;
    if (!m_file.commit()) {
        Q_EMIT failed(
            tr("%1 was not written: %2").arg(QFileInfo(m_file.fileName()).fileName(), m_file.errorString()));
        return;
    }
    (void)platform::restrictFile(m_file.fileName()); // where permissions are not mode bits
    Q_EMIT finished(m_items);
}
