#include "providers/epay/epayanswer.h"

#include "core/retryafter.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using Texts = std::initializer_list<QStringView>;

bool holds(const QString &msg, Texts texts)
{
    return std::any_of(texts.begin(), texts.end(), [&](QStringView text) { return msg.contains(text); });
}

// "too often", "try again later", "too many at once"
constexpr Texts rateTexts = { u"频繁", u"稍后再试", u"并发" };
// The merchant's account itself: banned, under review, unknown, domain not listed, identity, contact,
// deposit, day's limit, balance, signature, key. Nothing of it passes by itself.
constexpr Texts accountTexts = { u"封禁", u"审核", u"商户不存在", u"商户ID", u"PID不存在", u"过白",
    u"实名认证", u"联系QQ", u"保证金", u"达到限额", u"商户余额不足", u"签名", u"密钥" };

Error limited(const HttpReply &reply, Instant now)
{
    const auto wait = retryafter::parse(reply.headers.value("Retry-After"), now);
    return { ErrorClass::RateLimited, u"the provider limits our calls (HTTP %1)"_s.arg(reply.status),
        wait ? wait->count() : -1 };
}

Error httpFailure(const HttpReply &reply, Instant now)
{
    const int status = reply.status;
    // 403 and 521 come from the firewall in front of the shop software, which itself answers 200.
    if (status == 429 || status == 403 || status == 521)
        return limited(reply, now);
    if (status >= 500 || status == 408 || status == 425)
        return { ErrorClass::ServerError, u"the provider's server failed (HTTP %1)"_s.arg(status), -1 };
    if (status == 401)
        return { ErrorClass::Auth, u"the provider's server wants a login (HTTP 401): check base_url"_s, -1 };
    if (status >= 300 && status < 400) {
        return { ErrorClass::Rejected,
            u"the provider answers with a redirect (HTTP %1): check base_url"_s.arg(status), -1 };
    }
    return { ErrorClass::Rejected,
        u"the provider has no such page or refuses the call (HTTP %1): check base_url"_s.arg(status), -1 };
}

QByteArray withoutBom(const QByteArray &body)
{
    qsizetype start = 0;
    const auto skipBlanks = [&] {
        while (start < body.size() && QByteArrayView(" \t\r\n").contains(body[start]))
            ++start;
    };
    skipBlanks();
    if (QByteArrayView(body).sliced(start).startsWith("\xEF\xBB\xBF"))
        start += 3;
    skipBlanks();
    return body.sliced(start);
}

Result<JsonValue> parseBody(const QByteArray &body)
{
    const QByteArray text = withoutBom(body);
    if (text.isEmpty())
        return fail(ErrorClass::Malformed, u"the provider's answer is empty"_s);
    if (text.startsWith('<'))
        return fail(ErrorClass::Malformed,
            u"the provider answered with a web page instead of JSON: check base_url"_s);
    auto json = json::parse(text);
    if (!json)
        return fail(
            ErrorClass::Malformed, u"the provider's answer cannot be read: "_s + json.error().message);
    if (!json->isObject())
        return fail(ErrorClass::Malformed, u"the provider's answer is not a JSON object"_s);
    return json;
}

/// Foreign words: without the secret, without control characters, short.
QString quotable(QString msg, QByteArrayView secret)
{
    if (!secret.isEmpty())
        msg.replace(QString::fromUtf8(secret), u"***"_s);
    msg.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    return msg.simplified().left(160);
}

ErrorClass classOf(const epay::Answer &answer, epay::Asked asked)
{
    using epay::Asked;
    const QString &code = answer.code;
    if (holds(answer.msg, rateTexts))
        return ErrorClass::RateLimited;
    if (answer.msg.contains(u"时间戳")) // "timestamp": a clock, theirs or ours, is wrong
        return ErrorClass::ServerError;
    if (code == u"-3")
        return ErrorClass::Auth;
    if (code == u"-4" || code == u"-5")
        return ErrorClass::Rejected;
    // Older forks number their errors differently: on a query everything else is "unknown, ask again".
    if (code != u"-1" || asked == Asked::Query)
        return ErrorClass::ServerError;
    if (asked == Asked::Create && answer.msg.contains(u"已完成支付"))
        return ErrorClass::Pending;
    // Too little money for a refund is about this refund; for a payment it is about the account.
    if (asked == Asked::Refund && answer.msg.contains(u"余额不足"))
        return ErrorClass::Refused;
    return holds(answer.msg, accountTexts) ? ErrorClass::Auth : ErrorClass::Refused;
}

std::optional<Instant> chinaTime(const QString &text)
{
    QDateTime at = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm:ss"_s);
    at.setOffsetFromUtc(8 * 3600);
    return at.isValid() ? std::optional(fromMs(at.toMSecsSinceEpoch())) : std::nullopt;
}

void applyStatus(PaymentFacts &facts, const QString &status)
{
    using Status = PaymentFacts::Status;
    if (status == u"0") {
        facts.status = Status::Waiting;
    } else if (status == u"1") {
        facts.status = Status::Paid;
    } else if (status == u"2") {
        facts.status = Status::Refunded;
        facts.detail = u"refunded at the provider, perhaps only in part: it does not say"_s;
    } else {
        facts.status = Status::Frozen;
        facts.detail = status == u"3" ? u"frozen at the provider"_s
            : status == u"4"          ? u"only pre-authorised at the provider"_s
                                      : u"the provider gives the unknown status %1"_s.arg(status.left(20));
    }
}

} // namespace

epay::Members epay::scalarsOf(const JsonValue &object)
{
    Members members;
    for (const auto &[name, value] : object.members()) {
        if (value.isString() || value.isNumber())
            members.insert(name, value.text().trimmed());
    }
    return members;
}

Result<epay::Answer> epay::readAnswer(const HttpReply &reply, QByteArrayView secret, Instant now)
{
    const bool success = reply.status >= 200 && reply.status < 300;
    if (reply.status >= 500 || reply.status == 429)
        return fail(httpFailure(reply, now));
    auto json = parseBody(reply.body);
    if (!json)
        return success ? fail(json.error()) : fail(httpFailure(reply, now));
    Answer answer;
    answer.members = scalarsOf(*json);
    answer.json = std::move(*json);
    answer.code = answer.members.value(u"code"_s);
    answer.msg = quotable(answer.members.value(u"msg"_s), secret);
    // A refusal in the provider's own words says more than the status; a success does not count with one.
    if (!success && !answer.code.startsWith(u'-'))
        return fail(httpFailure(reply, now));
    if (answer.code.isEmpty())
        return fail(ErrorClass::Malformed, u"the provider's answer has no code"_s);
    return answer;
}

Error epay::failure(const Answer &answer, Asked asked)
{
    const ErrorClass kind = classOf(answer, asked);
    const QString said = u"code %1, \"%2\""_s.arg(answer.code.left(20), answer.msg);
    switch (kind) {
    case ErrorClass::RateLimited:
        return { kind, u"the provider wants us to ask less often (%1)"_s.arg(said), -1 };
    case ErrorClass::Auth:
        return { kind,
            u"the provider refuses this merchant: check pid and key and ask its operator (%1)"_s.arg(said),
            -1 };
    case ErrorClass::Pending:
        return { kind, u"the provider says the order is already paid: it is asked (%1)"_s.arg(said), -1 };
    case ErrorClass::ServerError:
        if (answer.msg.contains(u"时间戳"))
            return { kind, u"the provider finds our clock wrong: set this computer's time (%1)"_s.arg(said),
                -1 };
        return { kind, u"the provider could not do it now (%1)"_s.arg(said), -1 };
    default:
        return { kind, u"the provider refused (%1)"_s.arg(said), -1 };
    }
}

bool epay::saysNoSuchOrder(const Answer &answer)
{
    return answer.code == u"-1" && answer.msg.contains(u"订单") && answer.msg.contains(u"不存在");
}

bool epay::saysRefundRefused(const Answer &answer)
{
    // unknown order, balance too low, amount too high or unreadable, switched off
    return holds(answer.msg, { u"不存在", u"余额不足", u"不能", u"输入错误", u"未开启" });
}

Result<QString> epay::merchantText(const Members &merchant, const QString &activeName, const QString &pid)
{
    if (merchant.value(u"pid"_s) != pid) {
        return fail(ErrorClass::Mismatch,
            u"the provider answers for merchant %1, but we are %2"_s.arg(
                merchant.value(u"pid"_s).left(40), pid));
    }
    const QString active = merchant.value(activeName);
    if (!active.isEmpty() && active != u"1")
        return fail(
            ErrorClass::Auth, u"the provider has switched merchant %1 off: ask its operator"_s.arg(pid));
    const auto balance = Money::parse(merchant.value(u"money"_s), u"CNY"_s);
    return u"merchant %1, active, balance %2"_s.arg(
        pid, balance ? balance->toString() + u" CNY"_s : u"not told"_s);
}

Result<PaymentFacts> epay::orderFacts(const Members &order, const QString &pid)
{
    for (const QString &name : { u"out_trade_no"_s, u"pid"_s, u"money"_s, u"status"_s }) {
        if (order.value(name).isEmpty())
            return fail(ErrorClass::Malformed, u"the provider describes an order without %1"_s.arg(name));
    }
    if (order.value(u"pid"_s) != pid) {
        return fail(ErrorClass::Mismatch,
            u"the provider answers for merchant %1, but we are %2"_s.arg(
                order.value(u"pid"_s).left(40), pid));
    }
    const auto amount = Money::parse(order.value(u"money"_s), u"CNY"_s);
    if (!amount) {
        return fail(ErrorClass::Malformed,
            u"the provider gives an amount that cannot be read: "_s + amount.error().message);
    }
    PaymentFacts facts;
    facts.outTradeNo = order.value(u"out_trade_no"_s);
    facts.tradeNo = order.value(u"trade_no"_s);
    facts.channelTradeNo = order.value(u"bill_trade_no"_s);
    if (facts.channelTradeNo.isEmpty())
        facts.channelTradeNo = order.value(u"api_trade_no"_s);
    facts.amount = *amount;
    applyStatus(facts, order.value(u"status"_s));
    if (facts.status == PaymentFacts::Status::Paid || facts.status == PaymentFacts::Status::Refunded)
        facts.paidAt = chinaTime(order.value(u"endtime"_s));
    return facts;
}

Result<PaymentFacts> epay::orderFacts(const Members &members, const QString &pid, const PaymentOrder &order)
{
    auto facts = orderFacts(members, pid);
    if (!facts)
        return facts;
    if (const auto checked = matches(order, *facts); !checked)
        return fail(checked.error());
    return facts;
}

PaymentFacts epay::notFound(const PaymentOrder &order)
{
    PaymentFacts facts;
    facts.status = PaymentFacts::Status::NotFound;
    facts.outTradeNo = order.outTradeNo;
    facts.detail = u"the provider does not know the order (yet)"_s;
    return facts;
}
