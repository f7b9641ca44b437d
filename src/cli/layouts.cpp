#include "cli/layouts.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

Layout orderPage()
{
    return { { { QT_TRANSLATE_NOOP("cli", "Order"), "id" }, { QT_TRANSLATE_NOOP("cli", "State"), "state" },
                 { QT_TRANSLATE_NOOP("cli", "Needs a person"), "attention.code attention.message" },
                 { QT_TRANSLATE_NOOP("cli", "Product"), "sku" },
                 { QT_TRANSLATE_NOOP("cli", "Quantity"), "quantity" },
                 { QT_TRANSLATE_NOOP("cli", "Amount"), "amount currency" },
                 { QT_TRANSLATE_NOOP("cli", "Contact"), "contact" },
                 { QT_TRANSLATE_NOOP("cli", "Provider"), "provider method" },
                 { QT_TRANSLATE_NOOP("cli", "Order number"), "out_trade_no" },
                 { QT_TRANSLATE_NOOP("cli", "Provider's number"), "provider_trade_no" },
                 { QT_TRANSLATE_NOOP("cli", "Wallet's number"), "channel_trade_no" },
                 { QT_TRANSLATE_NOOP("cli", "Pay at"), "payment.url" },
                 { QT_TRANSLATE_NOOP("cli", "QR code"), "payment.qr" },
                 { QT_TRANSLATE_NOOP("cli", "Pay until"), "payment.expires_at", Form::Moment },
                 { QT_TRANSLATE_NOOP("cli", "Paid"), "paid.at", Form::Moment },
                 { QT_TRANSLATE_NOOP("cli", "Paid amount"), "paid.amount" },
                 { QT_TRANSLATE_NOOP("cli", "News came by"), "paid.source" },
                 { QT_TRANSLATE_NOOP("cli", "Delivery"), "delivery.state" },
                 { QT_TRANSLATE_NOOP("cli", "Delivered"), "delivery.delivered_at", Form::Moment },
                 { QT_TRANSLATE_NOOP("cli", "Created"), "created_at", Form::Moment },
                 { QT_TRANSLATE_NOOP("cli", "Changed"), "updated_at", Form::Moment } },
        { { QT_TRANSLATE_NOOP("cli", "Channels"), "delivery.channels",
              { { QT_TRANSLATE_NOOP("cli", "CHANNEL"), "id" },
                  { QT_TRANSLATE_NOOP("cli", "REQUIRED"), "required" },
                  { QT_TRANSLATE_NOOP("cli", "STATE"), "state" },
                  { QT_TRANSLATE_NOOP("cli", "ATTEMPTS"), "attempts", Form::Number },
                  { QT_TRANSLATE_NOOP("cli", "NEXT"), "next_attempt_at", Form::Age },
                  { QT_TRANSLATE_NOOP("cli", "LAST ERROR"), "last_error" } } },
            { QT_TRANSLATE_NOOP("cli", "Refunds"), "refunds", {} } } };
}

Layout orderList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "ORDER"), "id" }, { QT_TRANSLATE_NOOP("cli", "STATE"), "state" },
                 { QT_TRANSLATE_NOOP("cli", "ATTENTION"), "attention.code" },
                 { QT_TRANSLATE_NOOP("cli", "PRODUCT"), "sku" },
                 { QT_TRANSLATE_NOOP("cli", "QUANTITY"), "quantity", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "AMOUNT"), "amount currency", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "CONTACT"), "contact" },
                 { QT_TRANSLATE_NOOP("cli", "CREATED"), "created_at", Form::Age } },
        {} };
}

Layout productLayout(bool list)
{
    const Form number = Form::Number;
    if (list)
        return { { { QT_TRANSLATE_NOOP("cli", "SKU"), "sku" }, { QT_TRANSLATE_NOOP("cli", "NAME"), "name" },
                     { QT_TRANSLATE_NOOP("cli", "KIND"), "kind" },
                     { QT_TRANSLATE_NOOP("cli", "PRICE"), "price currency", number },
                     { QT_TRANSLATE_NOOP("cli", "AVAILABLE"), "stock.available", number },
                     { QT_TRANSLATE_NOOP("cli", "RESERVED"), "stock.reserved", number },
                     { QT_TRANSLATE_NOOP("cli", "SOLD"), "stock.sold", number } },
            {} };
    return { { { QT_TRANSLATE_NOOP("cli", "SKU"), "sku" }, { QT_TRANSLATE_NOOP("cli", "Name"), "name" },
                 { QT_TRANSLATE_NOOP("cli", "Kind"), "kind" },
                 { QT_TRANSLATE_NOOP("cli", "Price"), "price currency" },
                 { QT_TRANSLATE_NOOP("cli", "Available"), "stock.available" } },
        {} };
}

Layout importPage()
{
    return { { { QT_TRANSLATE_NOOP("cli", "Import"), "batch" }, { QT_TRANSLATE_NOOP("cli", "Read"), "read" },
                 { QT_TRANSLATE_NOOP("cli", "Imported"), "imported" },
                 { QT_TRANSLATE_NOOP("cli", "Duplicates"), "duplicates" },
                 { QT_TRANSLATE_NOOP("cli", "Blank lines"), "blank" } },
        { { QT_TRANSLATE_NOOP("cli", "Rejected lines"), "rejected",
            { { QT_TRANSLATE_NOOP("cli", "LINE"), "line", Form::Number },
                { QT_TRANSLATE_NOOP("cli", "REASON"), "reason" } } } } };
}

Layout accountList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "ID"), "id" }, { QT_TRANSLATE_NOOP("cli", "TYPE"), "type" },
                 { QT_TRANSLATE_NOOP("cli", "ENABLED"), "enabled" },
                 { QT_TRANSLATE_NOOP("cli", "HEALTH"), "health" } },
        {} };
}

Layout jobList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "JOB"), "id" }, { QT_TRANSLATE_NOOP("cli", "STATE"), "state" },
                 { QT_TRANSLATE_NOOP("cli", "LANE"), "lane" },
                 { QT_TRANSLATE_NOOP("cli", "ORDER"), "order_id" },
                 { QT_TRANSLATE_NOOP("cli", "ATTEMPTS"), "attempts", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "OF"), "max_attempts", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "DUE"), "due_at", Form::Age },
                 { QT_TRANSLATE_NOOP("cli", "LAST ERROR"), "error_class last_error" } },
        {} };
}

Layout attemptList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "N"), "n", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "WHEN"), "started_at", Form::Age },
                 { QT_TRANSLATE_NOOP("cli", "WAY"), "direction" },
                 { QT_TRANSLATE_NOOP("cli", "KIND"), "kind" },
                 { QT_TRANSLATE_NOOP("cli", "ATTEMPT"), "attempt", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "REQUEST"), "request.method request.url" },
                 { QT_TRANSLATE_NOOP("cli", "STATUS"), "response.status", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "MS"), "duration_ms", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "OUTCOME"), "outcome" },
                 { QT_TRANSLATE_NOOP("cli", "ERROR"), "error_class error" } },
        {} };
}

Layout reconcilePage()
{
    return { { { QT_TRANSLATE_NOOP("cli", "Matched"), "matched" },
                 { QT_TRANSLATE_NOOP("cli", "Other shops' orders"), "foreign" } },
        { { QT_TRANSLATE_NOOP("cli", "Paid there only"), "paid_there_only", {} },
            { QT_TRANSLATE_NOOP("cli", "Delivered here only"), "delivered_here_only", {} },
            { QT_TRANSLATE_NOOP("cli", "Amount differs"), "amount_differs", {} },
            { QT_TRANSLATE_NOOP("cli", "Refunded there"), "refunded_there", {} },
            { QT_TRANSLATE_NOOP("cli", "Unknown"), "unknown", {} } } };
}

Layout demoPage()
{
    return { { { QT_TRANSLATE_NOOP("cli", "Orders"), "orders" }, { QT_TRANSLATE_NOOP("cli", "Paid"), "paid" },
                 { QT_TRANSLATE_NOOP("cli", "Delivered"), "delivered" },
                 { QT_TRANSLATE_NOOP("cli", "Callbacks lost"), "callbacks_lost" },
                 { QT_TRANSLATE_NOOP("cli", "Recovered by polling"), "recovered_by_polling" },
                 { QT_TRANSLATE_NOOP("cli", "Retries"), "retries" },
                 { QT_TRANSLATE_NOOP("cli", "Delivered twice"), "delivered_twice" },
                 { QT_TRANSLATE_NOOP("cli", "Oversold"), "oversold" },
                 { QT_TRANSLATE_NOOP("cli", "Every paid order delivered exactly once"), "ok" } },
        {} };
}

Layout stockList()
{
    const Form number = Form::Number;
    return { { { QT_TRANSLATE_NOOP("cli", "SKU"), "sku" },
                 { QT_TRANSLATE_NOOP("cli", "AVAILABLE"), "available", number },
                 { QT_TRANSLATE_NOOP("cli", "RESERVED"), "reserved", number },
                 { QT_TRANSLATE_NOOP("cli", "SOLD"), "sold", number },
                 { QT_TRANSLATE_NOOP("cli", "VOID"), "void", number } },
        {} };
}

Layout settingList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "KEY"), "key" }, { QT_TRANSLATE_NOOP("cli", "VALUE"), "value" },
                 { QT_TRANSLATE_NOOP("cli", "DEFAULT"), "default" } },
        {} };
}

Layout laneList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "LANE"), "lane" }, { QT_TRANSLATE_NOOP("cli", "STATE"), "state" },
                 { QT_TRANSLATE_NOOP("cli", "UNTIL"), "until", Form::Age },
                 { QT_TRANSLATE_NOOP("cli", "WAITING"), "waiting", Form::Number } },
        {} };
}

Layout auditList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "WHEN"), "at", Form::Moment },
                 { QT_TRANSLATE_NOOP("cli", "WHO"), "actor" },
                 { QT_TRANSLATE_NOOP("cli", "ACTION"), "action" },
                 { QT_TRANSLATE_NOOP("cli", "SUBJECT"), "subject" },
                 { QT_TRANSLATE_NOOP("cli", "REASON"), "reason" } },
        {} };
}

Layout checkList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "CHECK"), "check" }, { QT_TRANSLATE_NOOP("cli", "OK"), "ok" },
                 { QT_TRANSLATE_NOOP("cli", "DETAIL"), "detail" } },
        {} };
}

Layout chainPage()
{
    return { { { QT_TRANSLATE_NOOP("cli", "Entries"), "entries" },
                 { QT_TRANSLATE_NOOP("cli", "Intact"), "ok" },
                 { QT_TRANSLATE_NOOP("cli", "First broken entry"), "first_bad" } },
        {} };
}

QHash<QString, Layout> allLayouts()
{
    QHash<QString, Layout> all {
        { u"config get"_s, settingList() },
        { u"config set"_s, settingList() },
        { u"product list"_s, productLayout(true) },
        { u"product add"_s, productLayout(false) },
        { u"product edit"_s, productLayout(false) },
        { u"keys import"_s, importPage() },
        { u"keys stock"_s, stockList() },
        { u"provider list"_s, accountList() },
        { u"channel list"_s, accountList() },
        { u"order list"_s, orderList() },
        { u"queue list"_s, jobList() },
        { u"queue retry"_s, jobList() },
        { u"queue lanes"_s, laneList() },
        { u"trace show"_s, attemptList() },
        { u"trace verify"_s, chainPage() },
        { u"reconcile"_s, reconcilePage() },
        { u"audit list"_s, auditList() },
        { u"doctor"_s, checkList() },
        { u"demo"_s, demoPage() },
    };
    for (const QString &verb : { u"create"_s, u"show"_s, u"check"_s, u"resend"_s, u"confirm"_s, u"cancel"_s,
             u"refund"_s, u"replace"_s })
        all.insert(u"order "_s + verb, orderPage());
    return all;
}
} // namespace

const Layout *layoutFor(QStringView words)
{
    static const QHash<QString, Layout> all = allLayouts();
    const auto found = all.constFind(words.toString());
    return found == all.constEnd() ? nullptr : &*found;
}

} // namespace cli
