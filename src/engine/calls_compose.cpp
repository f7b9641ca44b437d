#include "engine/deliverybody.h"
#include "engine/ticket.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {
Result<const PaymentProvider *> adapterOf(const Ticket &ticket, const Rules &rules)
{
    const ProviderAccount *account = rules.accounts->provider(ticket.job.endpoint);
    if (!account || !account->adapter)
        return fail(ErrorClass::Local,
            u"payment provider %1 cannot be used: %2"_s.arg(
                ticket.job.endpoint, account ? account->problem : u"it was removed"_s));
    return account->adapter.get();
}

PaymentOrder paymentOf(const Ticket &ticket, const Rules &rules)
{
    return Fulfilment::paymentOrder(*ticket.order, *ticket.payment, ticket.productName, rules.settings);
}

Result<Call> asCall(Result<HttpRequest> request)
{
    if (!request)
        return fail(request.error());
    return Call { std::move(*request), {}, 0 };
}

Result<Call> composePayment(const Ticket &ticket, const Rules &rules, Instant now)
{
    auto adapter = adapterOf(ticket, rules);
    if (!adapter)
        return fail(adapter.error());
    if (!ticket.order || !ticket.payment)
        return fail(ErrorClass::PayloadDamaged, u"the order of this job is gone"_s);
    const PaymentOrder order = paymentOf(ticket, rules);
    switch (ticket.job.kind) {
    case JobKind::CreatePayment:
        return asCall((*adapter)->create(order, now));
    case JobKind::ClosePayment:
        return asCall((*adapter)->close(order, now));
    case JobKind::Refund: {
        if (!ticket.refund)
            return fail(ErrorClass::PayloadDamaged, u"the refund of this job is gone"_s);
        if (ticket.refund->state == RefundState::Done || ticket.refund->state == RefundState::Refused)
            return fail(
                ErrorClass::WrongState, u"this refund has ended; start another one with 'order refund'"_s);
        const RefundOrder refund { order, ticket.refund->refundNo, ticket.refund->amount,
            ticket.refund->reason };
        if (!ticket.job.asking)
            return asCall((*adapter)->refund(refund, now));
        return asCall((*adapter)->traits().queriesRefunds ? (*adapter)->refundQuery(refund, now)
                                                          : (*adapter)->query(order, now));
    }
    default:
        return asCall((*adapter)->query(order, now));
    }
}

Result<Call> composeMessage(const Ticket &ticket, const Rules &rules, Instant now)
{
    const DeliveryChannel *channel = rules.accounts->channel(ticket.job.endpoint);
    if (!channel || !channel->usable())
        return fail(
            ErrorClass::Rejected, u"channel %1 is switched off or cannot be used"_s.arg(ticket.job.endpoint));
    Call call;
    if (ticket.job.kind == JobKind::Deliver) {
        if (ticket.job.bodyDamaged)
            return fail(ErrorClass::PayloadDamaged,
                u"the stored delivery does not match its checksum; resend the order to build it anew"_s);
        auto content = deliverybody::open(*rules.vault, ticket.job.id, ticket.job.body);
        if (!content)
            return fail(ErrorClass::PayloadDamaged, content.error().message);
        call.delivery = content->delivery;
        call.message = std::move(content->message);
    } else {
        const QJsonObject alert = QJsonDocument::fromJson(ticket.job.body).object();
        call.message = channel->adapter->composeAlert({ alert.value(u"event"_s).toString(),
            alert.value(u"title"_s).toString(), alert.value(u"text"_s).toString(),
            alert.value(u"order_id"_s).toString(), ticket.job.createdAt });
    }
    auto request = channel->adapter->request(*call.message, now);
    if (!request)
        return fail(request.error());
    call.request = std::move(*request);
    call.request.allowPrivate = call.request.allowPrivate || rules.settings.deliveryAllowPrivate;
    return call;
}
} // namespace

Result<Call> calls::compose(const Ticket &ticket, const Rules &rules, Instant now)
{
    Result<Call> call = ticket.job.kind == JobKind::Deliver || ticket.job.kind == JobKind::Alert
        ? composeMessage(ticket, rules, now)
        : composePayment(ticket, rules, now);
    if (call && ticket.job.effect == Effect::AskFirst && !ticket.job.asking)
        call->request.atMostOnce = true;
    return call;
}
