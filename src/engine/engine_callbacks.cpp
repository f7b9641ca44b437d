#include "core/json.h"
#include "engine/engine.h"
#include "engine/redaction.h"

using namespace Qt::StringLiterals;

namespace {
struct Received {
    bool accepted = false;
};

AttemptEntry incomingEntry(const QString &provider, const CallbackRequest &request, Instant now)
{
    AttemptEntry entry;
    entry.entry = AttemptKind::Incoming;
    entry.kind = u"callback"_s;
    entry.startedAt = now;
    entry.endpoint = provider;
    entry.request = redaction::incoming(
        request.method, "/notify/" + provider.toUtf8(), request.query, request.headers, request.body);
    return entry;
}

/// Wrong signature, wrong merchant, not a callback at all: logged, at most 20 per provider and ten
/// minutes, the rest counted.
Result<Received> refuse(Fulfilment &step, const QString &provider, AttemptEntry entry, const Error &error)
{
    const qint64 window = toMs(step.now()) / 600'000;
    PaymentEventRepository events(step.db());
    auto seen = events.callbackSeen(provider, "refused:" + QByteArray::number(window), false, {}, step.now());
    if (!seen)
        return fail(seen.error());
    if (seen->repeats > 20)
        return Received { false };
    entry.outcome = AttemptOutcome::Failed;
    entry.errorClass = error.kind;
    entry.error = seen->repeats == 20
        ? u"more refused callbacks follow in these ten minutes; they are only counted"_s
        : error.message;
    if (auto logged = AttemptRepository(step.db()).append(entry); !logged)
        return fail(logged.error());
    return Received { false };
}

/// A verified callback about an order of ours.
Result<Received> take(Fulfilment &step, const Payment &payment, const CallbackFacts &facts, bool confirmFirst)
{
    if (facts.payment.status != PaymentFacts::Status::Paid) {
        auto told = step.acceptStatus(payment.order, facts.payment);
        return told ? Result<Received>(Received { true }) : fail(told.error());
    }
    if (!confirmFirst) {
        auto accepted = step.acceptPayment(payment.order, facts.payment, PaymentSource::Callback);
        if (!accepted)
            return fail(accepted.error());
        return Received { *accepted != Acceptance::Mismatch };
    }
    auto order = OrderRepository(step.db()).byId(payment.order);
    if (!order)
        return fail(order.error());
    if (order->paidAt) { // known already, or the buyer paid twice: the door tells
        auto accepted = step.acceptPayment(payment.order, facts.payment, PaymentSource::Callback);
        return accepted ? Result<Received>(Received { *accepted != Acceptance::Mismatch })
                        : fail(accepted.error());
    }
    const PaymentOrder asked = Fulfilment::paymentOrder(*order, payment, {}, step.rules().settings);
    if (auto same = matches(asked, facts.payment); !same) {
        auto raised = step.raise(payment.order, Attention::AmountMismatch, same.error().message);
        return raised ? Result<Received>(Received { false }) : fail(raised.error());
    }
    // A hint, not a proof: the provider is asked at once, and what it says counts as the callback's news.
    Payment hinted = payment;
    hinted.hintedAt = step.now();
    if (auto saved = OrderRepository(step.db()).savePayment(hinted); !saved)
        return fail(saved.error());
    auto asking = step.checkNow(payment.order);
    return asking ? Result<Received>(Received { true }) : fail(asking.error());
}

/// A verified callback about an order of this folder that the database does not hold: a restore lost it.
Result<Received> noteLostOrder(Fulfilment &step, const QString &provider, const CallbackFacts &facts)
{
    const QString what
        = u"%1 says that %2 was paid, but this database does not know that order; a restore lost it"_s.arg(
            provider, facts.payment.outTradeNo);
    if (auto audited = FolderRepository(step.db()).audit(
            { 0, step.now(), u"engine"_s, u"callback.unknown"_s, facts.payment.outTradeNo, what });
        !audited)
        return fail(audited.error());
    auto told = step.tell({ u"order.unknown"_s, u"order.unknown:"_s + facts.payment.outTradeNo,
        u"a payment for an order that is not known here"_s, what, {}, {} });
    return told ? Result<Received>(Received { true }) : fail(told.error());
}

Result<Received> receive(Fulfilment &step, const QString &provider, const Result<CallbackFacts> &facts,
    AttemptEntry entry, bool confirmFirst)
{
    if (!facts)
        return refuse(step, provider, std::move(entry), facts.error());
    OrderRepository orders(step.db());
    auto payment = orders.paymentByOutNo(provider, facts->payment.outTradeNo);
    if (!payment)
        return fail(payment.error());
    PaymentEventRepository events(step.db());
    auto seen = events.callbackSeen(
        provider, facts->eventKey, true, *payment ? (*payment)->id : PaymentId {}, step.now());
    if (!seen)
        return fail(seen.error());
    Result<Received> received
        = Received { true }; // unknown order: recorded, answered, else it comes again and again
    if (*payment)
        received = take(step, **payment, *facts, confirmFirst);
    else if (seen->isNew && facts->payment.outTradeNo.startsWith(u"ND"_s + step.rules().folderTag))
        received = noteLostOrder(step, provider, *facts);
    if (!received || !seen->isNew)
        return received;
    entry.outcome = received->accepted ? AttemptOutcome::Done : AttemptOutcome::Failed;
    if (!received->accepted) {
        entry.errorClass = ErrorClass::Mismatch;
        entry.error = u"the callback does not match the order it names"_s;
    }
    if (*payment) {
        auto order = orders.byId((*payment)->order);
        if (!order)
            return fail(order.error());
        entry.order = order->id;
        entry.orderUlid = order->ulid;
    }
    if (auto logged = AttemptRepository(step.db()).append(entry); !logged)
        return fail(logged.error());
    return received;
}
} // namespace

void Engine::receiveCallback(
    const QString &provider, const CallbackRequest &request, std::function<void(Result<HttpAnswer>)> done)
{
    const ProviderAccount *account = m_rules->accounts->provider(provider);
    if (!account || !account->adapter || account->row.hiddenAt) {
        done(fail(ErrorClass::NotFound, u"there is no payment provider %1"_s.arg(provider)));
        return;
    }
    auto adapter = account->adapter;
    const Result<CallbackFacts> facts = adapter->readCallback(request, now());
    AttemptEntry entry = incomingEntry(provider, request, now());
    const bool stale = !facts && facts.error().kind == ErrorClass::Rejected;
    write<Received>([provider, facts, entry, confirmFirst = adapter->traits().callbackNeedsQuery](
                        Fulfilment &step) { return receive(step, provider, facts, entry, confirmFirst); },
        [adapter, stale, done](Result<Received> received) {
            if (!received)
                done(fail(received.error())); // not stored: the provider is to come again
            else
                done(adapter->callbackAnswer(received->accepted && !stale));
        });
}

void Engine::sendOnce(
    const HttpRequest &request, const QString &kind, const QString &endpoint, HttpTransport::Done done)
{
    const Instant sentAt = now();
    m_config.transport->send(
        request, [this, request, kind, endpoint, sentAt, done = std::move(done)](Result<HttpReply> answer) {
            AttemptEntry entry;
            entry.kind = kind;
            entry.attempt = 1;
            entry.startedAt = sentAt;
            entry.durationMs = (now() - sentAt).count();
            entry.endpoint = endpoint;
            entry.request = redaction::request(request, *m_rules->vault);
            if (answer) {
                entry.response = redaction::reply(*answer, request, *m_rules->vault);
            } else {
                entry.outcome = AttemptOutcome::Failed;
                entry.errorClass = answer.error().kind;
                entry.error = answer.error().message;
            }
            write<qint64>([entry](Fulfilment &step) { return AttemptRepository(step.db()).append(entry); },
                [answer, done](Result<qint64> logged) { done(logged ? answer : fail(logged.error())); });
        });
}
