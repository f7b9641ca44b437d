#include "gui/keyfeed.h"

#include "gui/engineclient.h"
#include "gui/texts.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 PieceBytes = 192 * 1024; // 256 KiB in base64

/// Pictures, archives, programs. UTF-16 is full of zero bytes and says so at its beginning.
bool isBinary(const QByteArray &head)
{
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff"))
        return false;
    const auto isControl = [](char c) { return uchar(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; };
    return head.contains('\0') || std::count_if(head.begin(), head.end(), isControl) * 50 > head.size();
}
} // namespace

KeyFeed::KeyFeed(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
}

void KeyFeed::setText(const QString &text)
{
    cancel();
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text.toUtf8());
    buffer->open(QIODevice::ReadOnly);
    m_source = std::move(buffer);
    m_name = tr("The pasted text");
    m_sha.clear();
}

QString KeyFeed::setFile(const QString &path)
{
    cancel();
    m_source.reset();
    m_sha.clear();
    const QFileInfo info(path);
    m_name = info.fileName();
    if (!info.isFile())
        return info.exists() ? tr("%1 is not a file.").arg(path) : tr("%1 is not there.").arg(path);
    if (info.size() > LargestFile)
        return tr("%1 has %2: too much for a list of card keys. Is it the right file? If it is, import it "
                  "with neverdrop-cli keys import.")
            .arg(m_name, QLocale().formattedDataSize(info.size()));
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return tr("%1 cannot be read: %2").arg(m_name, texts::sentence(file->errorString()));
    if (isBinary(file->peek(64 * 1024)))
        return tr("%1 is not a text file. Save the keys as text, one a line, and choose that.").arg(m_name);
    if (info.size() == 0)
        return tr("%1 is empty.").arg(m_name);
    m_source = std::move(file);
    return {};
}

void KeyFeed::start(const Plan &plan, bool dryRun)
{
    cancel();
    if (!m_source)
        return;
    m_plan = plan;
    m_dryRun = dryRun;
    m_running = true;
    m_report = {};
    if (!m_sha.isEmpty()) {
        begin();
        return;
    }
    m_source->seek(0);
    m_hash.reset();
    m_detector = EncodingDetector();
    measure(m_run);
}

/// Reads the source once: the engine knows it again by its digest, and how it is written shows only at
/// its end.
void KeyFeed::measure(int run)
{
    if (run != m_run)
        return;
    const QByteArray piece = m_source->read(PieceBytes);
    if (!piece.isEmpty()) {
        m_hash.addData(piece);
        m_detector.add(piece);
        QTimer::singleShot(0, this, [this, run] { measure(run); });
        return;
    }
    if (!m_source->atEnd()) {
        giveUp(tr("%1 cannot be read: %2").arg(m_name, m_source->errorString()));
        return;
    }
    m_sha = m_hash.result().toHex();
    m_detected = m_detector.result();
    begin();
}

TextEncoding KeyFeed::encoding() const
{
    if (m_plan.encoding == u"auto"_s)
        return m_detected;
    const auto named = textEncodingFromName(m_plan.encoding).value_or(TextEncoding::Utf8);
    const bool bigEndian = named == TextEncoding::Utf16Le && m_detected == TextEncoding::Utf16Be;
    return bigEndian ? TextEncoding::Utf16Be : named;
}

void KeyFeed::ask(const QString &command, const QJsonObject &args, void (KeyFeed::*then)(const QJsonObject &))
{
    m_engine.ask(command, args, this, [this, run = m_run, then](const DeskReply &reply) {
        if (run != m_run)
            return;
        if (reply.value)
            (this->*then)(reply.value->toObject());
        else
            giveUp(texts::error(reply.value.error()));
    });
}

void KeyFeed::begin()
{
    ask(u"keys import begin"_s,
        { { u"sku"_s, m_plan.sku }, { u"dry_run"_s, m_dryRun },
            { u"encoding"_s, textEncodingName(encoding()) },
            { u"separator"_s, m_plan.blocks ? u"blank-line"_s : u"line"_s },
            { u"sha256"_s, QString::fromLatin1(m_sha) }, { u"bytes"_s, m_source->size() } },
        &KeyFeed::begun);
}

void KeyFeed::begun(const QJsonObject &reply)
{
    m_session = reply[u"session"_s].toString();
    m_offset = reply[u"offset"_s].toInteger(); // further on, where an interrupted import is continued
    if (m_offset > m_source->size() || !m_source->seek(m_offset)) {
        giveUp(tr("%1 changed while it was read; choose it again.").arg(m_name));
        return;
    }
    send(m_offset);
}

void KeyFeed::send(qint64 offset)
{
    m_offset = offset;
    const qint64 size = m_source->size();
    if (offset >= size) {
        ask(u"keys import end"_s, { { u"session"_s, m_session } }, &KeyFeed::ended);
        return;
    }
    const qint64 wanted = std::min(PieceBytes, size - offset);
    const QByteArray piece = m_source->read(wanted);
    if (piece.size() != wanted) {
        giveUp(tr("%1 changed while it was read; choose it again.").arg(m_name));
        return;
    }
    m_offset += wanted;
    ask(u"keys import chunk"_s,
        { { u"session"_s, m_session }, { u"offset"_s, offset },
            { u"data"_s, QString::fromLatin1(piece.toBase64()) } },
        &KeyFeed::chunkTaken);
}

void KeyFeed::chunkTaken(const QJsonObject &reply)
{
    m_report = reply;
    if (m_stopping) {
        cancel();
        Q_EMIT stopped(std::exchange(m_report, {}), tr("The import was stopped."));
        return;
    }
    Q_EMIT progressed(int(100 * m_offset / std::max<qint64>(1, m_source->size())));
    send(m_offset);
}

void KeyFeed::ended(const QJsonObject &report)
{
    m_running = false;
    m_session.clear();
    ++m_run;
    if (m_dryRun)
        Q_EMIT previewed(report);
    else
        Q_EMIT imported(report);
}

void KeyFeed::giveUp(const QString &sentence)
{
    cancel();
    if (!m_dryRun && !m_report.isEmpty())
        Q_EMIT stopped(std::exchange(m_report, {}), sentence);
    else
        Q_EMIT failed(sentence);
}

void KeyFeed::stop()
{
    m_stopping = m_running && !m_dryRun && !m_session.isEmpty();
    if (m_stopping)
        return;
    cancel();
    Q_EMIT stopped({}, tr("The import was stopped."));
}

void KeyFeed::cancel()
{
    ++m_run;
    m_running = m_stopping = false;
    if (!m_session.isEmpty())
        m_engine.ask(
            u"keys import cancel"_s, { { u"session"_s, m_session } }, this, [](const DeskReply &) {});
    m_session.clear();
}
