#include "server/apiserver.h"

#include "core/json.h"
#include "engine/metrics.h"
#include "server/eventstream.h"

#include <QUrlQuery>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace {
HttpResponse notFound()
{
    return HttpResponse::problem(404, u"there is nothing here"_s);
}

HttpResponse methodNotAllowed(const QByteArray &allowed)
{
    HttpResponse response
        = HttpResponse::problem(405, u"this address takes %1"_s.arg(QString::fromLatin1(allowed)));
    response.headers.set("Allow", allowed);
    return response;
}

const auto ReturnPage = "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                        "content=\"width=device-width\">"
                        "<title>支付确认中 / Checking the payment</title><body "
                        "style=\"font-family:sans-serif;max-width:30em;margin:3em auto;text-align:center\">"
                        "<h1>支付确认中</h1><p>正在向支付平台核对，确认后立即发货。您可以关闭此页面。</p>"
                        "<h2>Checking the payment</h2><p>The payment is being confirmed with the provider; "
                        "the goods follow at once. You may close this page.</p></body></html>";

/// `Idempotency-Key` may come quoted, as the draft wants it, or bare.
QString idempotencyKey(const HttpServerRequest &request)
{
    QByteArray key = request.headers.value("Idempotency-Key").trimmed();
    if (key.size() >= 2 && key.startsWith('"') && key.endsWith('"'))
        key = key.mid(1, key.size() - 2);
    return QString::fromLatin1(key);
}

/// An order whose payment was not made. What its provider answered, be it 401 or HTML, is no fault of the
/// shop's request: 503 where the same request can be repeated, 502 where the provider refused for good.
HttpResponse unpaidProblem(const Error &error, const QJsonObject &extra)
{
    const QString state = extra.value(u"order"_s).toObject().value(u"state"_s).toString();
    return problemFor(error, extra, state == u"cancelled"_s ? 502 : 503);
}

QString unquoted(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}
} // namespace

ApiServer::ApiServer(Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_server([this](const HttpServerRequest &request, Responder responder) {
        route(request, std::move(responder));
    })
{
}

Result<> ApiServer::listen(const QString &address, const QByteArray &certificate, const QByteArray &key)
{
    const qsizetype colon = address.lastIndexOf(u':');
    bool isPort = false;
    const ushort port = address.mid(colon + 1).toUShort(&isPort);
    QString host = address.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    const QHostAddress parsed
        = host == u"localhost"_s ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (colon <= 0 || !isPort || parsed.isNull())
        return fail(ErrorClass::BadUsage,
            u"'%1' is not HOST:PORT with a numeric address, such as 127.0.0.1:8787"_s.arg(address));
    if (!certificate.isEmpty()) {
        if (auto set = m_server.setCertificate(certificate, key); !set)
            return set;
    }
    return m_server.listen(parsed, port);
}

void ApiServer::route(const HttpServerRequest &request, Responder responder)
{
    if (!ApiGate::mayReach(request)) {
        responder.answer(notFound());
        return;
    }
    if (request.path == u"/healthz"_s)
        return health(std::move(responder));
    if (request.path == u"/return"_s)
        return responder.answer(HttpResponse::html(200, ReturnPage));
    if (request.path.startsWith(u"/notify/"_s))
        return notify(request, request.path.mid(8), std::move(responder));
    const bool isApi = request.path.startsWith(u"/api/v1/"_s);
    if ((!isApi && request.path != u"/metrics"_s) || !ApiGate::mayReachApi(request)) {
        responder.answer(notFound());
        return;
    }
    if (isApi)
        return api(request, std::move(responder));
    const auto answerMetrics = [this, responder](const DeskRequest &) {
        metrics::collect(m_engine, [responder](Result<QByteArray> text) {
            HttpResponse response = text ? HttpResponse::text(200, *text) : problemFor(text.error());
            if (text)
                response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            responder.answer(response);
        });
    };
    if (request.tls)
        authorised(request, responder, answerMetrics);
    else
        answerMetrics({});
}

void ApiServer::health(Responder responder)
{
    // Really writes: a disk that is full must show here.
    m_engine.write<bool>(
        [](Fulfilment &step) -> Result<bool> {
            auto set = FolderRepository(step.db()).setMeta(u"health"_s, QString::number(toMs(step.now())));
            return set ? Result<bool>(true) : fail(set.error());
        },
        [responder](Result<bool> ok) {
            if (ok)
                responder.answer(HttpResponse::json(
                    200, { { u"status"_s, u"ok"_s }, { u"version"_s, QStringLiteral(NEVERDROP_VERSION) } }));
            else
                responder.answer(problemFor(ok.error()));
        });
}

void ApiServer::notify(const HttpServerRequest &request, const QString &provider, Responder responder)
{
    if (request.method != "GET" && request.method != "POST")
        return responder.answer(methodNotAllowed("GET, POST"));
    const CallbackRequest callback { request.method, request.rawQuery, request.headers, request.body };
    m_engine.receiveCallback(provider, callback, [responder](Result<HttpAnswer> answer) {
        if (!answer) {
            responder.answer(problemFor(answer.error()));
            return;
        }
        HttpResponse response;
        response.status = answer->status;
        response.body = answer->body;
        response.headers.set("Content-Type", answer->contentType);
        responder.answer(response);
    });
}

void ApiServer::authorised(
    const HttpServerRequest &request, Responder responder, std::function<void(DeskRequest)> then)
{
    DeskRequest check;
    check.command = u"token check"_s;
    check.args = { { u"token"_s, QString::fromLatin1(ApiGate::token(request)) } };
    m_engine.run(check, [this, responder, then = std::move(then)](const DeskReply &reply) {
        if (!reply.value) {
            const bool wrong = reply.value.error().kind == ErrorClass::Auth;
            if (wrong && m_gate.isShut(m_engine.now())) { // who has the right one is not locked out by others
                HttpResponse shut = HttpResponse::problem(429, u"too many wrong tokens; wait a minute"_s);
                shut.headers.set("Retry-After", "60");
                responder.answer(shut);
                return;
            }
            if (wrong)
                m_gate.wrongToken(m_engine.now());
            HttpResponse response = problemFor(reply.value.error());
            if (response.status == 401)
                response.headers.set("WWW-Authenticate", "Bearer");
            responder.answer(response);
            return;
        }
        const QJsonObject who = reply.value->toObject();
        DeskRequest asked;
        asked.actor = u"api:"_s + who.value(u"name"_s).toString();
        if (!who.value(u"all"_s).toBool())
            asked.token = TokenId { who.value(u"id"_s).toInteger() };
        then(std::move(asked));
    });
}

void ApiServer::api(const HttpServerRequest &request, Responder responder)
{
    authorised(request, responder, [this, request, responder](DeskRequest asked) {
        if (request.path == u"/api/v1/events"_s) {
            if (request.method != "GET")
                return responder.answer(methodNotAllowed("GET"));
            return events(request, asked.token, responder);
        }
        if (request.path == u"/api/v1/orders"_s || request.path.startsWith(u"/api/v1/orders/"_s))
            return orders(request, std::move(asked), responder);
        responder.answer(notFound());
    });
}

void ApiServer::ask(const DeskRequest &request, Responder responder, int okStatus)
{
    m_engine.run(request, [responder, okStatus](const DeskReply &reply) {
        if (reply.value)
            responder.answer(HttpResponse::json(okStatus, reply.value->toObject()));
        else
            responder.answer(problemFor(reply.value.error(), reply.extra));
    });
}

void ApiServer::orders(const HttpServerRequest &request, DeskRequest asked, Responder responder)
{
    const QStringList parts = request.path.mid(15).split(u'/', Qt::SkipEmptyParts); // after /api/v1/orders
    if (parts.isEmpty() && request.method == "POST")
        return createOrder(request, std::move(asked), std::move(responder));
    if (parts.isEmpty()) {
        if (request.method != "GET")
            return responder.answer(methodNotAllowed("GET, POST"));
        const QUrlQuery query(QString::fromLatin1(request.rawQuery));
        asked.command = u"order list"_s;
        for (const QString &name : { u"state"_s, u"search"_s, u"before"_s, u"attention"_s }) {
            if (query.hasQueryItem(name))
                asked.args.insert(name,
                    unquoted(query, name).isEmpty() && name == u"attention"_s ? u"true"_s
                                                                              : unquoted(query, name));
        }
        if (asked.args.value(u"attention"_s) == QJsonValue(u"1"_s))
            asked.args.insert(u"attention"_s, true);
        if (query.hasQueryItem(u"limit"_s))
            asked.args.insert(u"limit"_s, unquoted(query, u"limit"_s).toInt());
        return ask(asked, std::move(responder));
    }
    asked.args.insert(u"id"_s, parts.first());
    const QString action = parts.value(1);
    const bool reads = action.isEmpty() || action == u"cards"_s;
    const bool known = reads || action == u"check"_s || action == u"resend"_s || action == u"cancel"_s;
    if (!known || parts.size() > 2)
        return responder.answer(notFound());
    if (request.method != (reads ? "GET" : "POST"))
        return responder.answer(methodNotAllowed(reads ? "GET" : "POST"));
    asked.command = action.isEmpty() ? u"order show"_s : u"order "_s + action;
    ask(asked, std::move(responder));
}

void ApiServer::createOrder(const HttpServerRequest &request, DeskRequest asked, Responder responder)
{
    auto body = json::parseObject(request.body);
    if (!body)
        return responder.answer(problemFor(body.error()));
    for (const QString &name : body->keys()) {
        static constexpr QStringView Known[] = { u"sku", u"quantity", u"provider", u"method", u"contact",
            u"channels", u"client_ip", u"return_url", u"request_id" };
        if (std::find(std::begin(Known), std::end(Known), name) == std::end(Known))
            return responder.answer(
                problemFor({ ErrorClass::BadUsage, u"an order has no member '%1'"_s.arg(name) }));
        if (name != u"quantity"_s && name != u"channels"_s && !body->value(name).isString()
            && !body->value(name).isNull())
            return responder.answer(problemFor({ ErrorClass::BadUsage, u"'%1' must be a text"_s.arg(name) }));
    }
    asked.command = u"order create"_s;
    asked.args = *body;
    if (!asked.args.contains(u"request_id"_s) && request.headers.contains("Idempotency-Key"))
        asked.args.insert(u"request_id"_s, idempotencyKey(request));
    asked.args.insert(u"via_api"_s, true);
    m_engine.run(asked, [responder](const DeskReply &reply) {
        if (reply.value)
            responder.answer(HttpResponse::json(
                reply.extra.value(u"created"_s).toBool() ? 201 : 200, reply.value->toObject()));
        else if (reply.extra.contains(u"order"_s))
            responder.answer(unpaidProblem(reply.value.error(), reply.extra));
        else
            responder.answer(problemFor(reply.value.error(), reply.extra));
    });
}

void ApiServer::events(const HttpServerRequest &request, TokenId token, Responder responder)
{
    std::optional<qint64> lastId;
    if (request.headers.contains("Last-Event-ID"))
        lastId = request.headers.value("Last-Event-ID").toLongLong();
    HttpResponse head;
    head.headers.set("Content-Type", "text/event-stream");
    head.headers.set("Cache-Control", "no-store");
    new EventStream(m_engine, responder.stream(head), token, lastId, this);
}
