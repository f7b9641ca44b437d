#include "cli/layouts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

Layout orderPage()
{
    return {
        { { QT_TRANSLATE_NOOP("cli", "Order"), "id" },
            { QT_TRANSLATE_NOOP("cli", "State"), "state", Form::Words },
            { QT_TRANSLATE_NOOP("cli", "Needs a person"), "attention.code attention.message", Form::Words },
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
            { QT_TRANSLATE_NOOP("cli", "News came by"), "paid.source", Form::Words },
            { QT_TRANSLATE_NOOP("cli", "Delivery"), "delivery.state", Form::Words },
            { QT_TRANSLATE_NOOP("cli", "Delivered"), "delivery.delivered_at", Form::Moment },
            { QT_TRANSLATE_NOOP("cli", "Created"), "created_at", Form::Moment },
            { QT_TRANSLATE_NOOP("cli", "Changed"), "updated_at", Form::Moment } },
        { { QT_TRANSLATE_NOOP("cli", "Channels"), "delivery.channels",
              { { QT_TRANSLATE_NOOP("cli", "CHANNEL"), "id" },
                  { QT_TRANSLATE_NOOP("cli", "REQUIRED"), "required" },
                  { QT_TRANSLATE_NOOP("cli", "STATE"), "state", Form::Words },
                  { QT_TRANSLATE_NOOP("cli", "ATTEMPTS"), "attempts", Form::Number },
                  { QT_TRANSLATE_NOOP("cli", "NEXT"), "next_attempt_at", Form::Age },
                  { QT_TRANSLATE_NOOP("cli", "LAST ERROR"), "last_error", Form::Words } } },
            { QT_TRANSLATE_NOOP("cli", "Refunds"), "refunds",
                { { QT_TRANSLATE_NOOP("cli", "REFUND"), "id" },
                    { QT_TRANSLATE_NOOP("cli", "AMOUNT"), "amount currency", Form::Number },
                    { QT_TRANSLATE_NOOP("cli", "STATE"), "state", Form::Words, "refund" },
                    { QT_TRANSLATE_NOOP("cli", "REASON"), "reason" },
                    { QT_TRANSLATE_NOOP("cli", "DETAIL"), "detail", Form::Words },
                    { QT_TRANSLATE_NOOP("cli", "WHEN"), "created_at", Form::Age } } } }
    };
}

Layout productPage()
{
    return { { { QT_TRANSLATE_NOOP("cli", "SKU"), "sku" }, { QT_TRANSLATE_NOOP("cli", "Name"), "name" },
                 { QT_TRANSLATE_NOOP("cli", "Kind"), "kind", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "Price"), "price currency" },
                 { QT_TRANSLATE_NOOP("cli", "Quota"), "quota" },
                 { QT_TRANSLATE_NOOP("cli", "Fewest in one order"), "min" },
                 { QT_TRANSLATE_NOOP("cli", "Most in one order"), "max_per_order" },
                 { QT_TRANSLATE_NOOP("cli", "Low stock"), "low_stock" },
                 { QT_TRANSLATE_NOOP("cli", "Enabled"), "enabled" },
                 { QT_TRANSLATE_NOOP("cli", "Drill"), "drill" },
                 { QT_TRANSLATE_NOOP("cli", "Available"), "stock.available" },
                 { QT_TRANSLATE_NOOP("cli", "Reserved"), "stock.reserved" },
                 { QT_TRANSLATE_NOOP("cli", "Sold"), "stock.sold" } },
        { { QT_TRANSLATE_NOOP("cli", "Tiers"), "tiers",
            { { QT_TRANSLATE_NOOP("cli", "FROM"), "quantity", Form::Number },
                { QT_TRANSLATE_NOOP("cli", "UNIT PRICE"), "price", Form::Number } } } } };
}

Layout accountPage()
{
    return { { { QT_TRANSLATE_NOOP("cli", "Name"), "id" }, { QT_TRANSLATE_NOOP("cli", "Type"), "type" },
                 { QT_TRANSLATE_NOOP("cli", "Enabled"), "enabled" },
                 { QT_TRANSLATE_NOOP("cli", "Use"), "use", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "Required"), "required" },
                 { QT_TRANSLATE_NOOP("cli", "Fields"), "fields" },
                 { QT_TRANSLATE_NOOP("cli", "Secret, shown once"), "secret" },
                 { QT_TRANSLATE_NOOP("cli", "Health"), "health.state health.last_error", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "Works"), "ok" },
                 { QT_TRANSLATE_NOOP("cli", "Detail"), "detail", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "Paid"), "paid" },
                 { QT_TRANSLATE_NOOP("cli", "Paid, found by asking"), "paid_found_by_query" } },
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
                { QT_TRANSLATE_NOOP("cli", "REASON"), "reason", Form::Words } } } } };
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

Layout chainPage()
{
    return { { { QT_TRANSLATE_NOOP("cli", "Entries"), "entries" },
                 { QT_TRANSLATE_NOOP("cli", "Intact"), "ok" },
                 { QT_TRANSLATE_NOOP("cli", "First broken entry"), "first_bad" } },
        {} };
}
} // namespace

QHash<QString, Layout> pageLayouts()
{
    QHash<QString, Layout> all {
        { u"product add"_s, productPage() },
        { u"product edit"_s, productPage() },
        { u"keys import"_s, importPage() },
        { u"trace verify"_s, chainPage() },
        { u"reconcile"_s, reconcilePage() },
        { u"demo"_s, demoPage() },
        { u"init"_s,
            { { { QT_TRANSLATE_NOOP("cli", "Folder"), "data_dir" },
                  { QT_TRANSLATE_NOOP("cli", "Created"), "created" } },
                {} } },
        { u"keys export"_s, { { { QT_TRANSLATE_NOOP("cli", "Exported"), "exported" } }, {} } },
        { u"order export"_s, { { { QT_TRANSLATE_NOOP("cli", "Exported"), "exported" } }, {} } },
        { u"trace export"_s, { { { QT_TRANSLATE_NOOP("cli", "Exported"), "exported" } }, {} } },
        { u"keys void"_s,
            { { { QT_TRANSLATE_NOOP("cli", "Voided"), "voided" },
                  { QT_TRANSLATE_NOOP("cli", "Not found"), "not_found" },
                  { QT_TRANSLATE_NOOP("cli", "Sold"), "sold" } },
                {} } },
        { u"keys undo"_s,
            { { { QT_TRANSLATE_NOOP("cli", "Removed"), "removed" },
                  { QT_TRANSLATE_NOOP("cli", "Kept"), "kept" } },
                {} } },
        { u"backup"_s,
            { { { QT_TRANSLATE_NOOP("cli", "File"), "file" },
                  { QT_TRANSLATE_NOOP("cli", "Orders"), "orders" },
                  { QT_TRANSLATE_NOOP("cli", "Keys"), "keys" },
                  { QT_TRANSLATE_NOOP("cli", "SHA-256"), "sha256" } },
                {} } },
        { u"restore"_s,
            { { { QT_TRANSLATE_NOOP("cli", "Orders"), "orders" },
                  { QT_TRANSLATE_NOOP("cli", "Keys"), "keys" },
                  { QT_TRANSLATE_NOOP("cli", "Sold since the backup"), "sold_since" },
                  { QT_TRANSLATE_NOOP("cli", "Sold since, not in the backup"), "sold_elsewhere" },
                  { QT_TRANSLATE_NOOP("cli", "All keys set aside"), "set_aside" },
                  { QT_TRANSLATE_NOOP("cli", "Old folder"), "kept" },
                  { QT_TRANSLATE_NOOP("cli", "In quarantine"), "quarantined" } },
                {} } },
        { u"vault export-recovery"_s,
            { { { QT_TRANSLATE_NOOP("cli", "File"), "file" },
                  { QT_TRANSLATE_NOOP("cli", "Code, shown once"), "code" } },
                {} } },
        { u"quarantine show"_s,
            { { { QT_TRANSLATE_NOOP("cli", "In quarantine"), "quarantined" },
                  { QT_TRANSLATE_NOOP("cli", "Reason"), "reason", Form::Words } },
                {} } },
        { u"quarantine release"_s,
            { { { QT_TRANSLATE_NOOP("cli", "In quarantine"), "quarantined" },
                  { QT_TRANSLATE_NOOP("cli", "Reason"), "reason", Form::Words } },
                {} } },
    };
    for (const QString &verb : { u"create"_s, u"show"_s, u"check"_s, u"resend"_s, u"confirm"_s, u"cancel"_s,
             u"refund"_s, u"replace"_s })
        all.insert(u"order "_s + verb, orderPage());
    for (const QString &kind : { u"provider"_s, u"channel"_s }) {
        for (const QString &verb : { u" add"_s, u" edit"_s, u" test"_s, u" rotate-secret"_s })
            all.insert(kind + verb, accountPage());
    }
    return all;
}

} // namespace cli
