#include "engine/orderview.h"

#include "core/retrypolicy.h"
#include "storage/orders.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
QString refundStateName(RefundState state)
{
    switch (state) {
    case RefundState::Open:
        return u"open"_s;
    case RefundState::Done:
        return u"done"_s;
    case RefundState::Refused:
        return u"refused"_s;
    case RefundState::InDoubt:
        return u"in_doubt"_s;
    }
    return {};
}

QJsonObject refundView(const Refund &refund)
{
    return { { u"id"_s, refund.refundNo }, { u"amount"_s, refund.amount.toString() },
        { u"currency"_s, refund.amount.currency }, { u"state"_s, refundStateName(refund.state) },
        { u"reason"_s, view::textOrNull(refund.reason) }, { u"detail"_s, view::textOrNull(refund.detail) },
        { u"created_at"_s, toRfc3339(refund.createdAt) }, { u"ended_at"_s, view::time(refund.endedAt) } };
}

/// The chunks of one channel as one line: done when all are, else as the worst of them stands.
struct ChannelLine {
    QString id;
    bool required = true;
    bool done = true;
    JobState state = JobState::Done;
    int attempts = 0;
    QString lastError;
    std::optional<Instant> next;

    void add(const Delivery &row, const std::optional<Job> &job)
    {
        required = row.required;
        if (job)
            attempts += job->tries;
        if (row.doneAt || !job)
            return;
        done = false;
        state = job->state;
        if (!job->lastError.isEmpty())
            lastError = job->lastError;
        if (job->state == JobState::Waiting && (!next || job->runAt < *next))
            next = job->runAt;
    }

    QJsonObject toJson() const
    {
        return { { u"id"_s, id }, { u"required"_s, required },
            { u"state"_s, done ? u"done"_s : jobStateName(state) }, { u"attempts"_s, attempts },
            { u"last_error"_s, view::textOrNull(lastError) }, { u"next_attempt_at"_s, view::time(next) } };
    }
};

Result<QJsonValue> deliveryView(Connection &db, const Order &order)
{
    if (order.deliveryUlid.isEmpty())
        return QJsonValue(QJsonValue::Null);
    auto rows = DeliveryRepository(db).ofOrder(order.id, order.resendNo);
    if (!rows)
        return fail(rows.error());
    std::vector<ChannelLine> lines;
    bool allDone = true;
    for (const Delivery &row : std::as_const(*rows)) {
        auto line = std::find_if(
            lines.begin(), lines.end(), [&](const ChannelLine &known) { return known.id == row.channel; });
        if (line == lines.end()) {
            lines.push_back({});
            line = lines.end() - 1;
            line->id = row.channel;
        }
        std::optional<Job> job;
        if (!row.job.isNull()) {
            auto found = JobRepository(db).byId(row.job);
            if (found)
                job = std::move(*found);
            else if (found.error().kind != ErrorClass::NotFound) // pruned since: the row says that it is done
                return fail(found.error());
        }
        line->add(row, job);
        allDone = allDone && (row.doneAt || !row.required);
    }
    QJsonArray channels;
    for (const ChannelLine &line : lines)
        channels.append(line.toJson());
    return QJsonValue(QJsonObject { { u"id"_s, order.deliveryUlid },
        { u"state"_s, allDone && order.deliveredAt ? u"done"_s : u"running"_s },
        { u"resend"_s, order.resendNo }, { u"channels"_s, channels },
        { u"delivered_at"_s, view::time(order.deliveredAt) } });
}

QJsonValue attentionView(const Order &order)
{
    if (order.attention == Attention::None)
        return QJsonValue::Null;
    return QJsonObject { { u"code"_s, attentionName(order.attention) },
        { u"message"_s, order.attentionText } };
}

QJsonValue paidView(const Order &order)
{
    if (!order.paidAt)
        return QJsonValue::Null;
    return QJsonObject { { u"at"_s, toRfc3339(*order.paidAt) },
        { u"amount"_s, Money { order.paidMinor, order.amount.currency }.toString() },
        { u"source"_s, paymentSourceName(order.paidSource) } };
}
} // namespace

QJsonValue view::time(const std::optional<Instant> &at)
{
    return at ? QJsonValue(toRfc3339(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonValue view::textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

Result<QJsonObject> view::order(Connection &db, const Order &order, const Rules &rules)
{
    auto payment = OrderRepository(db).paymentOf(order.id);
    if (!payment)
        return fail(payment.error());
    auto delivery = deliveryView(db, order);
    if (!delivery)
        return fail(delivery.error());
    auto refunds = RefundRepository(db).ofOrder(order.id);
    if (!refunds)
        return fail(refunds.error());
    QJsonArray refundList;
    for (const Refund &refund : std::as_const(*refunds))
        refundList.append(refundView(refund));
    QString method = payment->method;
    if (method.isEmpty()) {
        const ProviderAccount *account = rules.accounts->provider(payment->provider);
        const QString methods = account ? account->row.fields.value(u"methods"_s) : QString();
        method = methods.section(u',', 0, 0).trimmed();
        if (method.isEmpty() && account && account->type
            && (account->row.type.startsWith(u"epay"_s) || account->row.type == u"sandbox"_s))
            method = u"alipay"_s;
    }
    return QJsonObject { { u"id"_s, order.ulid }, { u"request_id"_s, textOrNull(order.requestId) },
        { u"state"_s, orderStateName(order.state) }, { u"attention"_s, attentionView(order) },
        { u"sku"_s, order.sku }, { u"quantity"_s, order.quantity }, { u"amount"_s, order.amount.toString() },
        { u"currency"_s, order.amount.currency }, { u"contact"_s, textOrNull(order.contact) },
        { u"provider"_s, payment->provider }, { u"method"_s, textOrNull(method) },
        { u"out_trade_no"_s, payment->outTradeNo }, { u"provider_trade_no"_s, textOrNull(payment->tradeNo) },
        { u"channel_trade_no"_s, textOrNull(payment->channelTradeNo) },
        { u"payment"_s,
            QJsonObject { { u"url"_s, textOrNull(payment->url) }, { u"qr"_s, textOrNull(payment->qr) },
                { u"note"_s, textOrNull(payment->note) },
                { u"expires_at"_s, toRfc3339(payment->expiresAt) } } },
        { u"paid"_s, paidView(order) }, { u"delivery"_s, *delivery }, { u"refunds"_s, refundList },
        { u"created_at"_s, toRfc3339(order.createdAt) }, { u"updated_at"_s, toRfc3339(order.updatedAt) } };
}

QJsonObject view::job(const Job &job, const Settings &settings, LaneGate gate, Instant now)
{
    const bool held = job.state == JobState::Waiting && job.runAt <= now && gate != LaneGate::Open
        && gate != LaneGate::Busy;
    const ErrorClass kind = job.lastClass.value_or(ErrorClass::Unreachable);
    const bool hasNext = job.state == JobState::Waiting || job.state == JobState::InDoubt;
    return { { u"id"_s, QString::number(job.id.value) }, { u"kind"_s, jobKindName(job.kind) },
        { u"lane"_s, laneName(job.kind, job.endpoint) }, { u"order_id"_s, QJsonValue::Null },
        { u"state"_s, jobStateName(held ? JobState::Held : job.state) }, { u"attempts"_s, job.attempts },
        { u"max_attempts"_s, retry::maxAttempts(kind, settings) },
        { u"due_at"_s, hasNext ? QJsonValue(toRfc3339(job.runAt)) : QJsonValue(QJsonValue::Null) },
        { u"error_class"_s,
            job.lastClass ? QJsonValue(errorClassName(*job.lastClass)) : QJsonValue(QJsonValue::Null) },
        { u"last_error"_s, textOrNull(job.lastError) }, { u"created_at"_s, toRfc3339(job.createdAt) } };
}
