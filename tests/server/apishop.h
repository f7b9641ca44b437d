#pragma once

#include "http/rawclient.h"
#include "server/apiserver.h"
#include "support/shop.h"

/// What came back over HTTP.
struct Answer {
    int status = 0;
    QByteArray head;
    QByteArray body;

    explicit Answer(const RawClient &client)
        : status(client.status())
        , head(client.received.left(client.received.indexOf("\r\n\r\n") + 2))
        , body(client.body())
    {
    }
    QByteArray header(const QByteArray &name) const
    {
        const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ": ");
        const qsizetype from = at + 4 + name.size();
        return at < 0 ? QByteArray() : head.mid(from, head.indexOf("\r\n", from) - from);
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString text(const char *member) const { return json().value(QLatin1String(member)).toString(); }

    /// A problem document (RFC 9457) of this status; `code` as well, where the engine says why.
    bool isProblem(int expected, const char *code = nullptr) const
    {
        const QJsonObject document = json();
        const bool sound = status == expected && header("Content-Type") == "application/problem+json"
            && document.value(QLatin1String("status")).toInt() == expected && !text("type").isEmpty()
            && !text("title").isEmpty() && !text("detail").isEmpty()
            && (!code || text("code") == QLatin1String(code));
        if (!sound)
            qWarning().noquote() << head << body;
        return sound;
    }
};

/// The shop of tests/support behind the real HTTP interface, on loopback, with real sockets.
class ApiShop : public Shop {
public:
    ApiServer api { *engine };
    QByteArray token; ///< the default one, which sees all orders
    bool networkAnswers = true; ///< off: what providers and shops say stays under way

    explicit ApiShop(int keys = 5, const QByteArray &certificate = {}, const QByteArray &key = {})
    {
        furnish(keys);
        token = addToken(QStringLiteral("default"));
        if (const auto listening = api.listen(QStringLiteral("127.0.0.1:0"), certificate, key); !listening)
            qFatal("%s", qPrintable(listening.error().message));
    }

    quint16 port() const { return quint16(QUrl(api.url()).port()); }

    /// Lets sockets and engine work until `done`; false when that takes longer.
    template <class Condition> bool until(Condition done, int ms = 5000)
    {
        QTimer alarm;
        alarm.setSingleShot(true);
        alarm.start(ms);
        for (work(); !done() && alarm.isActive(); work()) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        return done();
    }

    static QByteArray bearer(const QByteArray &token) { return "Authorization: Bearer " + token + "\r\n"; }
    static QByteArray request(
        const QByteArray &line, const QByteArray &fields, const QByteArray &body, const QByteArray &host)
    {
        return line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + fields
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    /// `line` is method and target. Nothing is added to `fields`: the token is up to the caller.
    Answer ask(const QByteArray &line, const QByteArray &fields = {}, const QByteArray &body = {},
        const QByteArray &host = "127.0.0.1")
    {
        return askExactly(request(line, fields, body, host));
    }
    Answer askExactly(const QByteArray &bytes)
    {
        RawClient client(port());
        client.send(bytes);
        if (!until([&] { return client.isClosed(); }))
            qWarning() << "no answer to" << bytes.left(80);
        return Answer(client);
    }
    /// As the shop that owns `token`.
    Answer get(const QByteArray &target) { return ask("GET " + target, bearer(token)); }
    Answer post(const QByteArray &target, const QJsonObject &body = {}, const QByteArray &fields = {})
    {
        return ask("POST " + target, bearer(token) + "Content-Type: application/json\r\n" + fields,
            body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact));
    }

    /// A draft of one card through `ep`, with `more` over it.
    static QJsonObject draft(const QJsonObject &more = {})
    {
        QJsonObject body { { QStringLiteral("sku"), QStringLiteral("card") },
            { QStringLiteral("quantity"), 1 }, { QStringLiteral("provider"), QStringLiteral("ep") } };
        for (auto member = more.begin(); member != more.end(); ++member)
            body.insert(member.key(), member.value());
        return body;
    }
    /// An order that the provider has been paid for and that is delivered.
    QJsonObject delivered()
    {
        const QJsonObject made = order();
        provider.pay(outNo(made));
        (void)callback(provider.callback(outNo(made)));
        pass(Millis(0));
        return made;
    }
    QByteArray addToken(const QString &name)
    {
        return must(QStringLiteral("token add"), { { QStringLiteral("name"), name } })
            .value(QStringLiteral("token"))
            .toString()
            .toLatin1();
    }
    /// Nothing can be written any more, as on a disk that is full, until it is allowed again.
    void refuseWriting(bool refused)
    {
        (void)engine->writer().connection().script(
            refused ? QStringLiteral("PRAGMA query_only=ON") : QStringLiteral("PRAGMA query_only=OFF"));
    }

private:
    /// What the timers of a real engine would start now is started, too.
    void work()
    {
        if (networkAnswers) {
            pass(Millis(0));
            return;
        }
        engine->pump();
        engine->dispatcher().step();
        engine->pump();
    }
};

inline QByteArray idOf(const QJsonObject &order)
{
    return Shop::id(order).toLatin1();
}
