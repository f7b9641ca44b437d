#include "gui/backupcopy.h"

#include <utility>

using namespace Qt::StringLiterals;

BackupCopy::BackupCopy(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
}

BackupCopy::~BackupCopy()
{
    forget();
}

/// The engine need not keep its copy.
void BackupCopy::forget()
{
    m_file.reset();
    const QString session = std::exchange(m_session, {});
    if (!session.isEmpty())
        m_engine.ask(u"backup cancel"_s, { { u"session"_s, session } }, &m_engine, [](const DeskReply &) {});
}

void BackupCopy::start(const QString &path)
{
    if (isRunning())
        return;
    m_path = path;
    m_file = std::make_unique<PrivateFile>(path);
    m_hash.reset();
    m_done = m_all = 0;
    m_cancel = false;
    if (const auto opened = m_file->open(); !opened) {
        giveUp(opened.error());
        return;
    }
    Q_EMIT progressed(0, 0);
    m_engine.ask(u"backup begin"_s, {}, this, [this](const DeskReply &reply) {
        if (reply.value)
            begun(*reply.value);
        else
            giveUp(reply.value.error());
    });
}

void BackupCopy::cancel()
{
    m_cancel = isRunning();
}

void BackupCopy::begun(const QJsonValue &answer)
{
    m_session = answer[u"session"_s].toString();
    m_all = answer[u"bytes"_s].toInteger();
    readOn();
}

void BackupCopy::readOn()
{
    if (m_cancel) {
        forget();
        Q_EMIT cancelled();
        return;
    }
    Q_EMIT progressed(m_done, m_all);
    if (m_done >= m_all) {
        finish();
        return;
    }
    m_engine.ask(u"backup read"_s, { { u"session"_s, m_session }, { u"offset"_s, m_done } }, this,
        [this](const DeskReply &reply) {
            if (reply.value)
                take(QByteArray::fromBase64((*reply.value)[u"data"_s].toString().toLatin1()));
            else
                giveUp(reply.value.error());
        });
}

void BackupCopy::take(const QByteArray &piece)
{
    if (piece.isEmpty() || m_done + piece.size() > m_all) {
        giveUp({ ErrorClass::Malformed, u"The engine's backup is not as long as it said."_s });
        return;
    }
    if (const auto written = m_file->write(piece); !written) {
        giveUp(written.error());
        return;
    }
    m_hash.addData(piece);
    m_done += piece.size();
    readOn();
}

void BackupCopy::finish()
{
    m_engine.ask(u"backup end"_s, { { u"session"_s, m_session } }, this, [this](const DeskReply &reply) {
        m_session.clear();
        if (reply.value)
            check(*reply.value);
        else
            giveUp(reply.value.error());
    });
}

void BackupCopy::check(const QJsonValue &answer)
{
    if (answer[u"sha256"_s].toString() != QString::fromLatin1(m_hash.result().toHex())) {
        giveUp({ ErrorClass::Integrity,
            u"The backup was damaged on its way; nothing was written. Make it again."_s });
        return;
    }
    if (const auto committed = m_file->commit(); !committed) {
        giveUp(committed.error());
        return;
    }
    m_file.reset();
    Q_EMIT made(m_path, answer[u"orders"_s].toInteger(), answer[u"keys"_s].toInteger());
}

void BackupCopy::giveUp(const Error &error)
{
    forget();
    Q_EMIT failed(error);
}
