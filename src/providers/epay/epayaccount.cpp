#include "providers/epay/epayaccount.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestUrl = 255;
constexpr qsizetype longestNameOctets = 127;
constexpr qsizetype longestNameCharacters = 64;

bool hasForm(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

/// The server turns `&` into `&amp;`, and its own SDK would sign parameters of ours in the address.
Result<> checkUrl(const QString &name, const QString &url)
{
    if (url.size() > longestUrl || !hasForm(url, u"https?://[A-Za-z0-9._~:/@!$()*+,;%\\[\\]-]+"_s)) {
        return fail(ErrorClass::BadUsage,
            u"%1: Epay takes an http or https address of at most 255 characters without ?, & or #"_s.arg(
                name));
    }
    return {};
}

Result<QString> chooseMethod(const PaymentOrder &order, const epay::Account &account)
{
    if (order.method.isEmpty())
        return account.methods.first();
    if (!account.methods.contains(order.method)) {
        return fail(ErrorClass::BadUsage,
            u"the payment method %1 is not one of this account's (%2)"_s.arg(
                order.method, account.methods.join(u", "_s)));
    }
    return order.method;
}

bool isStripped(char32_t c)
{
    if (c < 0x80 && QByteArrayView("&=?#%\"'`<>\\").contains(char(c)))
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi marks among them
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return false;
    }
}

} // namespace

Result<epay::Account> epay::Account::read(const AccountFields &fields)
{
    Account account;
    auto endpoint = Endpoint::read(fields);
    if (!endpoint)
        return fail(endpoint.error());
    account.endpoint = std::move(*endpoint);
    auto pid = field::required(fields, u"pid"_s);
    if (!pid)
        return fail(pid.error());
    if (!hasForm(*pid, u"[1-9][0-9]{0,19}"_s))
        return fail(
            ErrorClass::BadUsage, u"pid: must be the merchant number, digits without a leading zero"_s);
    account.pid = *pid;
    const QString methods = fields.fields.value(u"methods"_s).trimmed();
    for (const QString &part : (methods.isEmpty() ? methodsField().fallback : methods).split(u',')) {
        const QString method = part.trimmed();
        if (!hasForm(method, u"[A-Za-z0-9_]{1,32}"_s) || account.methods.contains(method)) {
            return fail(ErrorClass::BadUsage,
                u"methods: must be names such as alipay,wxpay with a comma between them, each once"_s);
        }
        account.methods.append(method);
    }
    return account;
}

FieldInfo epay::Account::pidField()
{
    return { u"pid"_s, false, true, {}, QT_TRANSLATE_NOOP("adapters", "Merchant number (pid)") };
}

FieldInfo epay::Account::methodsField()
{
    return { u"methods"_s, false, false, u"alipay,wxpay"_s,
        QT_TRANSLATE_NOOP("adapters", "Payment methods, comma between them; the first is the default") };
}

Result<epay::Params> epay::paymentParams(const PaymentOrder &order, const Account &account)
{
    if (!hasForm(order.outTradeNo, u"[0-9A-Za-z]{6,32}"_s)) {
        return fail(ErrorClass::BadUsage,
            u"the order number %1 is not 6 to 32 letters and digits"_s.arg(order.outTradeNo));
    }
    if (order.amount.currency != u"CNY" || order.amount.minor <= 0)
        return fail(ErrorClass::BadUsage, u"Epay takes amounts above zero in CNY only"_s);
    const auto method = chooseMethod(order, account);
    if (!method)
        return fail(method.error());
    if (const auto checked = checkUrl(u"notify_url"_s, order.notifyUrl); !checked)
        return fail(checked.error());
    const QString returnUrl = order.returnUrl.isEmpty()
        ? QString::fromLatin1(account.endpoint.base.toEncoded())
        : order.returnUrl;
    if (const auto checked = checkUrl(u"return_url"_s, returnUrl); !checked)
        return fail(checked.error());
    return Params {
        { "type", method->toUtf8() },
        { "out_trade_no", order.outTradeNo.toUtf8() },
        { "notify_url", order.notifyUrl.toUtf8() },
        { "return_url", returnUrl.toUtf8() },
        { "name", cleanSubject(order.subject).toUtf8() },
        { "money", order.amount.toString().toUtf8() },
    };
}

QString epay::cleanSubject(const QString &subject)
{
    QString kept;
    for (const char32_t c : subject.toUcs4()) {
        if (QChar::isSpace(c))
            kept += u' ';
        else if (!isStripped(c))
            kept += QChar::fromUcs4(c);
    }
    QString cut;
    qsizetype octets = 0;
    qsizetype characters = 0;
    for (const char32_t c : kept.simplified().toUcs4()) {
        const QString next = QString::fromUcs4(&c, 1);
        octets += next.toUtf8().size();
        if (octets > longestNameOctets || ++characters > longestNameCharacters)
            break;
        cut += next;
    }
    cut = cut.trimmed();
    return cut.isEmpty() ? u"order"_s : cut;
}

QString epay::clientIp(const PaymentOrder &order)
{
    const QString ip = order.clientIp.trimmed();
    const bool v4 = hasForm(ip, u"(\\d{1,3}\\.){3}\\d{1,3}"_s);
    const bool v6 = ip.contains(u':') && hasForm(ip, u"[0-9A-Fa-f:.]{2,45}"_s);
    return v4 || v6 ? ip : u"127.0.0.1"_s;
}
