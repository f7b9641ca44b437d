#include "cli/layouts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

Layout productList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "SKU"), "sku" }, { QT_TRANSLATE_NOOP("cli", "NAME"), "name" },
                 { QT_TRANSLATE_NOOP("cli", "KIND"), "kind", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "PRICE"), "price currency", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "AVAILABLE"), "stock.available", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "RESERVED"), "stock.reserved", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "SOLD"), "stock.sold", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "ENABLED"), "enabled" } },
        {} };
}

Layout providerList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "ID"), "id" }, { QT_TRANSLATE_NOOP("cli", "TYPE"), "type" },
                 { QT_TRANSLATE_NOOP("cli", "ENABLED"), "enabled" },
                 { QT_TRANSLATE_NOOP("cli", "HEALTH"), "health.state", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "LAST ERROR"), "health.last_error", Form::Words } },
        {} };
}

Layout channelList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "ID"), "id" }, { QT_TRANSLATE_NOOP("cli", "TYPE"), "type" },
                 { QT_TRANSLATE_NOOP("cli", "ENABLED"), "enabled" },
                 { QT_TRANSLATE_NOOP("cli", "USE"), "use", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "REQUIRED"), "required" },
                 { QT_TRANSLATE_NOOP("cli", "HEALTH"), "health.state", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "LAST ERROR"), "health.last_error", Form::Words } },
        {} };
}

Layout orderList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "ORDER"), "id" },
                 { QT_TRANSLATE_NOOP("cli", "STATE"), "state", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "ATTENTION"), "attention.code", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "PRODUCT"), "sku" },
                 { QT_TRANSLATE_NOOP("cli", "QUANTITY"), "quantity", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "AMOUNT"), "amount currency", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "CONTACT"), "contact" },
                 { QT_TRANSLATE_NOOP("cli", "CREATED"), "created_at", Form::Age } },
        {} };
}

Layout jobList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "JOB"), "id" },
                 { QT_TRANSLATE_NOOP("cli", "STATE"), "state", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "LANE"), "lane" },
                 { QT_TRANSLATE_NOOP("cli", "ORDER"), "order_id" },
                 { QT_TRANSLATE_NOOP("cli", "ATTEMPTS"), "attempts", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "OF"), "max_attempts", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "DUE"), "due_at", Form::Age },
                 { QT_TRANSLATE_NOOP("cli", "LAST ERROR"), "error_class last_error", Form::Words } },
        {} };
}

Layout attemptList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "N"), "n", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "WHEN"), "started_at", Form::Age },
                 { QT_TRANSLATE_NOOP("cli", "WAY"), "direction", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "KIND"), "kind", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "ATTEMPT"), "attempt", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "REQUEST"), "request.method request.url" },
                 { QT_TRANSLATE_NOOP("cli", "STATUS"), "response.status", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "MS"), "duration_ms", Form::Number },
                 { QT_TRANSLATE_NOOP("cli", "OUTCOME"), "outcome", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "ERROR"), "error_class error", Form::Words } },
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
    return { { { QT_TRANSLATE_NOOP("cli", "LANE"), "lane" },
                 { QT_TRANSLATE_NOOP("cli", "STATE"), "state", Form::Words, "lane" },
                 { QT_TRANSLATE_NOOP("cli", "UNTIL"), "until", Form::Age },
                 { QT_TRANSLATE_NOOP("cli", "WAITING"), "waiting", Form::Number } },
        {} };
}

Layout auditList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "WHEN"), "at", Form::Moment },
                 { QT_TRANSLATE_NOOP("cli", "WHO"), "actor", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "ACTION"), "action", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "SUBJECT"), "subject", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "REASON"), "reason", Form::Words } },
        {} };
}

Layout checkList()
{
    return { { { QT_TRANSLATE_NOOP("cli", "CHECK"), "check", Form::Words },
                 { QT_TRANSLATE_NOOP("cli", "OK"), "ok" },
                 { QT_TRANSLATE_NOOP("cli", "DETAIL"), "detail", Form::Words } },
        {} };
}

} // namespace

QHash<QString, Layout> listLayouts()
{
    return {
        { u"config get"_s, settingList() },
        { u"config set"_s, settingList() },
        { u"product list"_s, productList() },
        { u"keys stock"_s, stockList() },
        { u"provider list"_s, providerList() },
        { u"channel list"_s, channelList() },
        { u"order list"_s, orderList() },
        { u"queue list"_s, jobList() },
        { u"queue retry"_s, jobList() },
        { u"queue lanes"_s, laneList() },
        { u"queue pause"_s, laneList() },
        { u"queue resume"_s, laneList() },
        { u"trace show"_s, attemptList() },
        { u"audit list"_s, auditList() },
        { u"doctor"_s, checkList() },
    };
}

} // namespace cli
