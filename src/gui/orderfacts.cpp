#include "gui/orderfacts.h"

#include "gui/texts.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
struct Gui {
    Q_DECLARE_TR_FUNCTIONS(gui)
};

QString channelLine(const QJsonValue &channel, Instant now)
{
    QString line = u"%1: %2"_s.arg(channel[u"id"_s].toString(), texts::code(channel[u"state"_s].toString()));
    if (const qint64 attempts = channel[u"attempts"_s].toInteger(); attempts > 0)
        line += u", "_s + Gui::tr("%n attempt(s)", nullptr, int(attempts));
    if (!channel[u"required"_s].toBool())
        line += u", "_s + Gui::tr("not required");
    if (const QString next = texts::age(channel[u"next_attempt_at"_s], now); !next.isEmpty())
        line += u", "_s + Gui::tr("next %1").arg(next);
    if (const QString error = texts::sentence(channel[u"last_error"_s].toString()); !error.isEmpty())
        line += u" – "_s + error;
    return line;
}
} // namespace

QString facts::paid(const QJsonObject &order)
{
    const QJsonValue paid = order[u"paid"_s];
    if (!paid.isObject())
        return {};
    return Gui::tr("%1 on %2, noticed by %3")
        .arg(texts::money(paid[u"amount"_s].toString(), order[u"currency"_s].toString()),
            texts::time(paid[u"at"_s]), texts::code(paid[u"source"_s].toString()));
}

QString facts::provider(const QJsonObject &order)
{
    const QString method = order[u"method"_s].toString();
    const QString provider = order[u"provider"_s].toString();
    return method.isEmpty() ? provider : u"%1 · %2"_s.arg(provider, method);
}

QStringList facts::channels(const QJsonObject &order, Instant now)
{
    QStringList lines;
    for (const QJsonValue channel : order[u"delivery"_s][u"channels"_s].toArray())
        lines.append(channelLine(channel, now));
    return lines;
}

QStringList facts::refunds(const QJsonObject &order)
{
    QStringList lines;
    for (const QJsonValue refund : order[u"refunds"_s].toArray()) {
        QString line
            = u"%1 · %2"_s.arg(texts::money(refund[u"amount"_s].toString(), refund[u"currency"_s].toString()),
                texts::code(refund[u"state"_s].toString()));
        for (const QString &more :
            { refund[u"reason"_s].toString(), texts::sentence(refund[u"detail"_s].toString()) }) {
            if (!more.isEmpty())
                line += u" – "_s + more;
        }
        lines.append(line);
    }
    return lines;
}
