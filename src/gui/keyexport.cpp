#include "gui/keyexport.h"

#include "gui/engineclient.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

KeyExport::KeyExport(
    EngineClient &engine, const QString &sku, const QString &state, const QString &path, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_sku(sku)
    , m_state(state)
    , m_path(path)
{
}

void KeyExport::start()
{
    begin(false);
}

void KeyExport::begin(bool blankLines)
{
    m_blankLines = blankLines;
    m_keys = 0;
    m_file = std::make_unique<PrivateFile>(m_path);
    if (auto opened = m_file->open(); !opened)
        give(opened.error());
    else
        next({});
}

void KeyExport::next(const QJsonValue &after)
{
    m_engine.ask(u"keys export page"_s,
        { { u"sku"_s, m_sku }, { u"state"_s, m_state }, { u"after"_s, after } }, this,
        [this](const DeskReply &reply) {
            if (reply.value)
                take(reply.value->toObject());
            else
                give(reply.value.error());
        });
}

void KeyExport::take(const QJsonObject &page)
{
    QByteArray bytes;
    for (const QJsonValue key : page[u"items"_s].toArray()) {
        if (key.toString().contains(u'\n') && !m_blankLines) {
            begin(true); // so that an import can tell where each key ends
            return;
        }
        bytes += (key.toString() + (m_blankLines ? u"\n\n"_s : u"\n"_s)).toUtf8();
        ++m_keys;
    }
    if (auto written = m_file->write(bytes); !written) {
        give(written.error());
        return;
    }
    if (page[u"next"_s].isString()) {
        next(page[u"next"_s]);
        return;
    }
    if (auto committed = m_file->commit(); !committed) {
        give(committed.error());
        return;
    }
    Q_EMIT done(m_keys, m_path);
    deleteLater();
}

void KeyExport::give(const Error &error)
{
    Q_EMIT failed(error);
    deleteLater();
}
