#include "cli/local.h"
#include "cli/table.h"
#include "cli/text.h"
#include "host/demostage.h"
#include "wording/sentences.h"

#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

QString troubleText(const QString &trouble)
{
    if (trouble == u"lost_callback"_s)
        return Text::tr("callback lost");
    if (trouble == u"late_callback"_s)
        return Text::tr("callback late");
    if (trouble == u"duplicate_callback"_s)
        return Text::tr("callback repeated");
    if (trouble == u"timeout"_s)
        return Text::tr("no answer");
    if (trouble == u"http_5xx"_s)
        return Text::tr("server error");
    if (trouble == u"reset"_s)
        return Text::tr("connection cut");
    if (trouble == u"garbage"_s)
        return Text::tr("garbled answer");
    if (trouble == u"wrong_amount"_s)
        return Text::tr("lied about the amount");
    return trouble;
}

QString recoveryText(const TroubledOrder &order)
{
    if (order.detectedAfter < 0)
        return Text::tr("unpaid");
    const QString delay = QString::number(order.detectedAfter, 'f', 1);
    return order.source == u"query"_s ? Text::tr("found by asking after %1 s").arg(delay)
                                      : Text::tr("callback came after %1 s").arg(delay);
}

QString tableOf(const DemoReport &report)
{
    Table table;
    for (const QString &title : { Text::tr("Order"), Text::tr("Product"), Text::tr("What went wrong"),
             Text::tr("How the payment was noticed"), Text::tr("Now") })
        table.addColumn(title);
    for (const TroubledOrder &order : report.troubled) {
        QStringList troubles;
        for (const QString &trouble : order.troubles)
            troubles.append(troubleText(trouble));
        table.addRow({ order.orderId.right(8), order.sku, troubles.join(Text::tr(", ")), recoveryText(order),
            wording::inReadersLanguage(order.state) });
    }
    return table.text();
}

QString verdictOf(const DemoReport &report)
{
    QString text = Text::tr("%1, %2 paid, %3 delivered in %4 s.")
                       .arg(Text::tr("%n order(s)", nullptr, report.orders))
                       .arg(report.paid)
                       .arg(report.delivered)
                       .arg(report.seconds, 0, 'f', 1)
        + u'\n';
    text += Text::tr("%1; %2. %3.")
                .arg(Text::tr("%n callback(s) were lost", nullptr, report.callbacksLost),
                    Text::tr("%n payment(s) were found by asking", nullptr, report.recoveredByPolling),
                    Text::tr("%n call(s) were tried again", nullptr, report.retries))
        + u'\n';
    text += Text::tr("Delivered twice: %1. Sold twice: %2.").arg(report.deliveredTwice).arg(report.oversold)
        + u'\n';
    return text
        + (report.ok() ? Text::tr("ok: every paid order reached its buyer exactly once.")
                       : Text::tr("NOT ok: see the figures above."))
        + u'\n';
}
} // namespace

DeskReply runDemo(const CommandLine &line, Console &console, const QProcessEnvironment &)
{
    DemoStory::Plan plan;
    plan.orders = line.request.args.value(u"orders"_s).toInt(50);
    plan.seed = quint64(line.request.args.value(u"seed"_s).toInteger(1));
    plan.speed = line.request.args.value(u"speed"_s).toDouble(10);
    if (plan.orders < 1 || plan.orders > 1000 || plan.speed < 0.1 || plan.speed > 100)
        return asReply(fail(
            ErrorClass::BadUsage, Text::tr("The demo takes 1 to 1000 orders and a speed from 0.1 to 100.")));
    auto stage = host::DemoStage::build(plan.speed);
    if (!stage)
        return asReply(fail(stage.error()));
    Engine &engine = (*stage)->engine();
    DemoStory story(plan, (*stage)->world(plan.seed), (*stage)->clock(), engine);
    QEventLoop loop;
    Result<DemoReport> report = fail(ErrorClass::Local, Text::tr("The demo was interrupted."));
    platform::onTerminate([&loop] { loop.quit(); });
    story.play(
        [&](DemoStory::Progress now) {
            console.progress(Text::tr("%1 ordered, %2 paid, %3 delivered")
                                 .arg(now.placed)
                                 .arg(now.paid)
                                 .arg(now.delivered));
        },
        [&](Result<DemoReport> result) {
            report = std::move(result);
            loop.quit();
        });
    loop.exec();
    console.progress({});
    QEventLoop ending;
    engine.stop([&] { ending.quit(); });
    if (engine.dispatcher().inFlight() > 0)
        ending.exec();
    if (!report)
        return asReply(fail(report.error()));
    if (line.globals.json)
        return asReply(report->toJson());
    console.out.write((tableOf(*report) + u'\n').toUtf8() + verdictOf(*report).toUtf8());
    if (!report->ok())
        return asReply(fail(ErrorClass::Local, Text::tr("The demo ended badly.")));
    return { QJsonValue(QJsonValue::Null), {} };
}

} // namespace cli
