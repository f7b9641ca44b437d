#include "gui/evidencesheet.h"

#include "gui/engineclient.h"
#include "gui/evidencedialog.h"
#include "gui/ordercolumns.h"
#include "gui/orderfacts.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "gui/timeline.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace {
struct Gui {
    Q_DECLARE_TR_FUNCTIONS(gui)
};

const auto Table = u"<table cellspacing='0' cellpadding='3'>"_s;

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QString heading(const QString &text)
{
    return u"<h2>%1</h2>"_s.arg(escaped(text));
}

QString line(const QString &name, const QString &value)
{
    return u"<tr><td class='name'>%1</td><td>%2</td></tr>"_s.arg(
        escaped(name), value.isEmpty() ? u"–"_s : escaped(value));
}

QString orderPart(const evidence::Content &content)
{
    const QJsonObject &order = content.order;
    return heading(Gui::tr("Order")) + Table + line(Gui::tr("Number"), order[u"id"_s].toString())
        + line(Gui::tr("Number at the provider"), order[u"out_trade_no"_s].toString())
        + line(Gui::tr("State"), texts::code(order[u"state"_s].toString()))
        + line(Gui::tr("Where it stands"), texts::whereItStands(order, content.now))
        + line(Gui::tr("Product"), ordercolumns::product(order))
        + line(Gui::tr("Amount"), ordercolumns::amount(order))
        + line(Gui::tr("Contact"), order[u"contact"_s].toString())
        + line(Gui::tr("Created"), texts::time(order[u"created_at"_s])) + u"</table>"_s;
}

QString paymentPart(const QJsonObject &order)
{
    return heading(Gui::tr("Payment")) + Table + line(Gui::tr("Provider"), facts::provider(order))
        + line(Gui::tr("Paid"), facts::paid(order))
        + line(Gui::tr("Provider's number"), order[u"provider_trade_no"_s].toString())
        + line(Gui::tr("Wallet number"), order[u"channel_trade_no"_s].toString())
        + line(Gui::tr("Refunds"), facts::refunds(order).join(u'\n')) + u"</table>"_s;
}

QString deliveryPart(const evidence::Content &content)
{
    const QJsonObject &order = content.order;
    return heading(Gui::tr("Delivery")) + Table
        + line(Gui::tr("Delivered"), texts::time(order[u"delivery"_s][u"delivered_at"_s]))
        + line(Gui::tr("Channels"), facts::channels(order, content.now).join(u'\n'))
        + line(Gui::tr("Keys"),
            content.cards.isEmpty() ? QString()
                                    : u"%1: %2"_s.arg(content.cards.size()).arg(content.cards.join(u", "_s)))
        + u"</table>"_s;
}

QString attemptRow(const QJsonObject &attempt)
{
    const auto hash = [](const QJsonValue &side) {
        const QString sha = side[u"body_sha256"_s].toString();
        return sha.isEmpty() ? side[u"body_hmac"_s].toString() : sha;
    };
    const QJsonValue response = attempt[u"response"_s];
    const QString status
        = response.isObject() ? QString::number(response[u"status"_s].toInteger()) : QString();
    QString row = u"<tr><td>%1</td><td>%2</td><td>%3</td><td>%4</td><td>%5</td><td>%6</td></tr>"_s.arg(
        QString::number(attempt[u"n"_s].toInteger()), escaped(texts::time(attempt[u"started_at"_s])),
        escaped(timeline::what(attempt)), escaped(texts::code(attempt[u"outcome"_s].toString())), status,
        escaped(timeline::reason(attempt)));
    const QString digests
        = Gui::tr("sent %1, received %2, entry %3")
              .arg(hash(attempt[u"request"_s]), hash(response), attempt[u"hash"_s].toString());
    return row + u"<tr><td></td><td colspan='5' class='hash'>%1</td></tr>"_s.arg(escaped(digests));
}

QString attemptsPart(const QList<QJsonObject> &attempts)
{
    QString part = heading(Gui::tr("Every attempt"))
        + u"<table width='100%' cellspacing='0' cellpadding='2'><tr><th>n</th><th>%1</th><th>%2</th><th>%3</th><th>%4</th><th>%5</th></tr>"_s
              .arg(escaped(Gui::tr("Time")), escaped(Gui::tr("What")), escaped(Gui::tr("Outcome")),
                  escaped(Gui::tr("HTTP")), escaped(Gui::tr("Why")));
    for (const QJsonObject &attempt : attempts)
        part += attemptRow(attempt);
    return part + u"</table>"_s;
}
} // namespace

QString evidence::html(const Content &content)
{
    const QString style
        = u"body{font-family:sans-serif;font-size:9pt;color:#000;background:#fff}"
          "h1{font-size:14pt}h2{font-size:11pt}td,th{padding:1pt 6pt 1pt 0;vertical-align:top;"
          "text-align:left}.name{color:#555}.hash{font-family:monospace;font-size:6pt;color:#555}"_s;
    return u"<html><head><meta charset='utf-8'><title>%1</title><style>%2</style></head><body>"_s.arg(
               escaped(ordercolumns::shortNumber(content.order)), style)
        + u"<h1>%1</h1><p>%2</p>"_s.arg(escaped(Gui::tr("Evidence for an order")),
            escaped(
                Gui::tr("Made by NeverDrop on %1. Every entry of the log carries the hash of the one before "
                        "it; 'trace verify' proves that none was changed.")
                    .arg(texts::time(toRfc3339(content.now)))))
        + orderPart(content) + paymentPart(content.order) + deliveryPart(content)
        + attemptsPart(content.attempts) + u"</body></html>"_s;
}

void evidence::open(EngineClient &engine, const QJsonObject &order, QWidget *window)
{
    const QJsonObject id { { u"id"_s, order[u"id"_s] } };
    const QPointer<QWidget> over(window);
    engine.ask(u"trace show"_s, { { u"order"_s, order[u"id"_s] } }, window,
        [&engine, order, id, over](const DeskReply &trace) {
            const QList<QJsonObject> attempts = trace.value ? itemsOf(*trace.value) : QList<QJsonObject>();
            engine.ask(
                u"order evidence"_s, id, over, [&engine, order, attempts, over](const DeskReply &keys) {
                    Content content { order, attempts, {}, engine.now() };
                    if (keys.value) { // without keys there are none yet
                        for (const QJsonValue card : keys.value->toObject()[u"cards"_s].toArray())
                            content.cards.append(card.toString());
                    }
                    auto *dialog = new EvidenceDialog(html(content), ordercolumns::shortNumber(order), over);
                    dialog->setAttribute(Qt::WA_DeleteOnClose);
                    dialog->open();
                });
        });
}
