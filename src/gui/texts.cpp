#include "gui/texts.h"

#include "wording/errortext.h"
#include "wording/sentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
struct Gui {
    Q_DECLARE_TR_FUNCTIONS(gui)
};

QString symbolOf(const QString &currency)
{
    static const QHash<QString, QString> symbols { { u"CNY"_s, u"¥"_s }, { u"USD"_s, u"$"_s },
        { u"EUR"_s, u"€"_s }, { u"GBP"_s, u"£"_s }, { u"HKD"_s, u"HK$"_s }, { u"TWD"_s, u"NT$"_s } };
    return symbols.value(currency, currency + QChar(QChar::Nbsp));
}

std::optional<Instant> instantOf(const QJsonValue &value)
{
    const auto at = parseRfc3339(value.toString());
    return at ? std::optional(*at) : std::nullopt;
}

QString roughly(qint64 seconds)
{
    if (seconds < 90)
        return Gui::tr("%n second(s)", nullptr, int(seconds));
    if (seconds < 90 * 60)
        return Gui::tr("%n minute(s)", nullptr, int(seconds / 60));
    if (seconds < 48 * 3600)
        return Gui::tr("%n hour(s)", nullptr, int(seconds / 3600));
    return Gui::tr("%n day(s)", nullptr, int(seconds / 86400));
}

/// The channel that holds the delivery up, and what it says.
QString waitingFor(const QJsonObject &order, Instant now)
{
    for (const QJsonValue channel : order[u"delivery"_s][u"channels"_s].toArray()) {
        if (!channel[u"required"_s].toBool() || channel[u"state"_s] == u"done"_s)
            continue;
        const QString id = channel[u"id"_s].toString();
        const QString why = texts::sentence(channel[u"last_error"_s].toString());
        const QString next = texts::age(channel[u"next_attempt_at"_s], now);
        if (why.isEmpty())
            return Gui::tr("It is being delivered through %1.").arg(id);
        if (next.isEmpty())
            return Gui::tr("Delivery through %1 failed: %2").arg(id, why);
        return Gui::tr("Delivery through %1 failed (%2); it is tried again %3.").arg(id, why, next);
    }
    return Gui::tr("It is being delivered.");
}
} // namespace

QString texts::money(const QString &amount, const QString &currency)
{
    const QLocale locale;
    const bool negative = amount.startsWith(u'-');
    const QString digits = negative ? amount.mid(1) : amount;
    const qsizetype point = digits.indexOf(u'.');
    QString text = locale.toString(digits.left(point).toLongLong());
    if (point >= 0)
        text += locale.decimalPoint() + digits.mid(point + 1);
    return (negative ? locale.negativeSign() : QString()) + symbolOf(currency) + text;
}

QString texts::time(const QJsonValue &rfc3339)
{
    const auto at = instantOf(rfc3339);
    if (!at)
        return {};
    const QLocale locale;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(*at));
    return locale.toString(local.date(), QLocale::ShortFormat) + u' ' + local.time().toString(u"HH:mm:ss"_s);
}

QString texts::age(const QJsonValue &rfc3339, Instant now)
{
    const auto at = instantOf(rfc3339);
    if (!at)
        return {};
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(now - *at).count();
    if (seconds == 0)
        return Gui::tr("now");
    return seconds > 0 ? Gui::tr("%1 ago").arg(roughly(seconds)) : Gui::tr("in %1").arg(roughly(-seconds));
}

QString texts::countdown(const QJsonValue &rfc3339, Instant now)
{
    const auto at = instantOf(rfc3339);
    if (!at)
        return {};
    const qint64 left = std::chrono::ceil<std::chrono::seconds>(*at - now).count();
    if (left <= 0)
        return Gui::tr("due");
    const QString tail = u":%1"_s.arg(left % 60, 2, 10, QChar(u'0'));
    if (left < 3600)
        return QString::number(left / 60) + tail;
    return u"%1:%2"_s.arg(left / 3600).arg(left / 60 % 60, 2, 10, QChar(u'0')) + tail;
}

QString texts::code(const QString &name)
{
    const QString said = wording::inReadersLanguage(name);
    return said == name ? QString(name).replace(u'_', u' ') : said; // English: the code itself, as words
}

QString texts::sentence(const QString &english)
{
    return wording::inReadersLanguage(english);
}

QString texts::error(const Error &error)
{
    return wording::errorText(error);
}

QString texts::translated(const char *marked)
{
    return QCoreApplication::translate("gui", marked);
}

QString texts::whereItStands(const QJsonObject &order, Instant now)
{
    const QString state = order[u"state"_s].toString();
    if (!order[u"attention"_s].isNull()) {
        const QString why = sentence(order[u"attention"_s][u"message"_s].toString());
        return Gui::tr("It needs you: %1").arg(why);
    }
    if (state == u"awaiting_payment"_s)
        return Gui::tr("The buyer has not paid yet; the provider is asked again and again until %1.")
            .arg(time(order[u"payment"_s][u"expires_at"_s]));
    if (state == u"paid"_s)
        return Gui::tr("It is paid and waits for its keys.");
    if (state == u"delivering"_s)
        return waitingFor(order, now);
    if (state == u"delivered"_s)
        return Gui::tr("It was delivered on %1.").arg(time(order[u"delivery"_s][u"delivered_at"_s]));
    if (state == u"expired"_s)
        return Gui::tr("The buyer did not pay in time; a late payment is still noticed.");
    if (state == u"cancelled"_s)
        return Gui::tr("It was cancelled; its keys are for sale again.");
    if (state == u"refunding"_s)
        return Gui::tr("The refund is under way.");
    return Gui::tr("The money went back to the buyer.");
}
