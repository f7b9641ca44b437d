#include "engine/transport/addressrules.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Range4 {
    quint32 network;
    int bits;
    AddressKind kind;
};

constexpr quint32 ip4(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

// IANA IPv4 Special-Purpose Address Registry. Anything not named is public.
constexpr std::array ranges4 {
    Range4 { ip4(0, 0, 0, 0), 8, AddressKind::Reserved }, // "this network": Linux takes it for loopback
    Range4 { ip4(10, 0, 0, 0), 8, AddressKind::Private },
    Range4 { ip4(100, 64, 0, 0), 10, AddressKind::Private }, // shared by carriers (CGNAT)
    Range4 { ip4(127, 0, 0, 0), 8, AddressKind::Loopback },
    Range4 { ip4(169, 254, 0, 0), 16, AddressKind::Private }, // link-local: a cloud's metadata service
    Range4 { ip4(172, 16, 0, 0), 12, AddressKind::Private },
    Range4 { ip4(192, 0, 0, 0), 24, AddressKind::Reserved }, // IETF protocol assignments
    Range4 { ip4(192, 0, 2, 0), 24, AddressKind::Reserved }, // documentation
    Range4 { ip4(192, 88, 99, 0), 24, AddressKind::Reserved }, // 6to4 relays
    Range4 { ip4(192, 168, 0, 0), 16, AddressKind::Private },
    Range4 { ip4(198, 18, 0, 0), 15, AddressKind::FakeIp },
    Range4 { ip4(198, 51, 100, 0), 24, AddressKind::Reserved }, // documentation
    Range4 { ip4(203, 0, 113, 0), 24, AddressKind::Reserved }, // documentation
    Range4 { ip4(224, 0, 0, 0), 4, AddressKind::Reserved }, // multicast
    Range4 { ip4(240, 0, 0, 0), 4, AddressKind::Reserved }, // future use, broadcast
};

AddressKind kindOf4(quint32 address)
{
    for (const Range4 &range : ranges4) {
        if ((address ^ range.network) >> (32 - range.bits) == 0)
            return range.kind;
    }
    return AddressKind::Public;
}

struct Range6 {
    std::array<quint8, 16> network;
    int bits;
    AddressKind kind;
};

// IANA IPv6 Special-Purpose Address Registry. Outside 2000::/3 only what is named here exists at all.
constexpr std::array ranges6 {
    Range6 { { 0x00, 0x64, 0xff, 0x9b, 0, 1 }, 48, AddressKind::Private }, // NAT64 of one's own network
    Range6 { { 0x20, 0x01, 0x00 }, 23, AddressKind::Reserved }, // Teredo, ORCHID, benchmarking
    Range6 { { 0x20, 0x01, 0x0d, 0xb8 }, 32, AddressKind::Reserved }, // documentation
    Range6 { { 0x20, 0x02 }, 16, AddressKind::Reserved }, // 6to4
    Range6 { { 0x3f, 0xff, 0x00 }, 20, AddressKind::Reserved }, // documentation
    Range6 { { 0x20 }, 3, AddressKind::Public }, Range6 { { 0xfc }, 7, AddressKind::Private }, // unique local
    Range6 { { 0xfe, 0x80 }, 10, AddressKind::Private }, // link-local
    Range6 { { 0xfe, 0xc0 }, 10, AddressKind::Private }, // site-local, deprecated but still routed
};

bool startsWith(const quint8 *address, const std::array<quint8, 16> &network, int bits)
{
    const int whole = bits / 8;
    if (!std::equal(address, address + whole, network.begin()))
        return false;
    const int rest = bits % 8;
    return rest == 0 || (address[whole] ^ network[size_t(whole)]) >> (8 - rest) == 0;
}

quint32 lastFour(const Q_IPV6ADDR &address)
{
    return ip4(address[12], address[13], address[14], address[15]);
}

AddressKind kindOf6(const Q_IPV6ADDR &address)
{
    constexpr std::array<quint8, 16> loopback { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };
    constexpr std::array<quint8, 16> mapped { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
    constexpr std::array<quint8, 16> nat64 { 0x00, 0x64, 0xff, 0x9b };
    if (startsWith(address.c, loopback, 128))
        return AddressKind::Loopback;
    if (startsWith(address.c, mapped, 96))
        return kindOf4(lastFour(address));
    if (startsWith(address.c, nat64, 96)) // RFC 6052 3.1: never for an address that is not public
        return kindOf4(lastFour(address)) == AddressKind::Public ? AddressKind::Public
                                                                 : AddressKind::Reserved;
    for (const Range6 &range : ranges6) {
        if (startsWith(address.c, range.network, range.bits))
            return range.kind;
    }
    return AddressKind::Reserved;
}

/// A number of an IPv4 address: decimal, octal after `0`, hexadecimal after `0x`.
std::optional<quint64> ipv4Number(QStringView text)
{
    int base = 10;
    if (text.startsWith(u"0x", Qt::CaseInsensitive)) {
        text = text.sliced(2);
        base = 16;
    } else if (text.size() > 1 && text.startsWith(u'0')) {
        text = text.sliced(1);
        base = 8;
    }
    if (text.isEmpty()) // `0x` is zero
        return base == 16 ? std::optional<quint64>(0) : std::nullopt;
    const bool digitsOnly = std::all_of(
        text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); });
    bool ok = false;
    const quint64 number = digitsOnly ? text.toULongLong(&ok, base) : 0;
    return ok ? std::optional(number) : std::nullopt;
}

/// WHATWG URL, "IPv4 parser": up to four numbers, the last one filling the bytes that are left.
std::optional<QHostAddress> parseIpv4(const QStringList &labels)
{
    if (labels.size() > 4)
        return std::nullopt;
    quint64 address = 0;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const auto number = ipv4Number(labels[i]);
        const bool last = i == labels.size() - 1;
        const quint64 limit = last ? quint64(1) << 8 * (5 - labels.size()) : 256;
        if (!number || *number >= limit)
            return std::nullopt;
        address |= last ? *number : *number << 8 * (3 - i);
    }
    return QHostAddress(quint32(address));
}

bool allDigits(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString withoutFinalDot(QString host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    return host;
}

QString kindText(AddressKind kind)
{
    switch (kind) {
    case AddressKind::Public:
        return u"public"_s;
    case AddressKind::Loopback:
        return u"this computer"_s;
    case AddressKind::Private:
        return u"private"_s;
    case AddressKind::FakeIp:
        return u"for tests and local proxies"_s;
    case AddressKind::Reserved:
        return u"reserved"_s;
    }
    Q_UNREACHABLE();
}

QString remedy(AddressKind kind, AddressPolicy policy)
{
    if (kind == AddressKind::Reserved)
        return u"nothing may be sent there; check the address"_s;
    if (kind == AddressKind::Public)
        return u"use https"_s;
    return policy.allowPrivate ? u"use https, or allow http for it"_s
                               : u"allow private addresses if it is meant"_s;
}

} // namespace

AddressKind addressKind(const QHostAddress &address)
{
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return kindOf4(address.toIPv4Address());
    case QAbstractSocket::IPv6Protocol:
        return kindOf6(address.toIPv6Address());
    default:
        return AddressKind::Reserved;
    }
}

Result<std::optional<QHostAddress>> literalAddress(const QString &host)
{
    if (host.contains(u':')) {
        QHostAddress address;
        if (!address.setAddress(host))
            return fail(ErrorClass::BadUsage, u"%1 is not an IPv6 address"_s.arg(host));
        return address;
    }
    const QStringList labels = withoutFinalDot(host).split(u'.');
    const QString &last = labels.back();
    if (!allDigits(last) && !(last.startsWith(u"0x", Qt::CaseInsensitive) && ipv4Number(last)))
        return std::optional<QHostAddress>();
    const auto address = parseIpv4(labels);
    if (!address)
        return fail(ErrorClass::BadUsage, u"%1 is neither a name nor an IP address"_s.arg(host));
    return address;
}

bool isLoopbackHost(const QString &host)
{
    const QString name = withoutFinalDot(host).toLower();
    if (name == u"localhost" || name.endsWith(u".localhost"))
        return true;
    const auto literal = literalAddress(name);
    return literal && *literal && addressKind(**literal) == AddressKind::Loopback;
}

AddressPolicy AddressPolicy::of(const QUrl &url, const HttpRequest &request)
{
    return { url.scheme() == u"https", request.allowPrivate, request.allowHttp };
}

bool isPermitted(const QHostAddress &address, AddressPolicy policy)
{
    switch (addressKind(address)) {
    case AddressKind::Public:
        return policy.https;
    case AddressKind::Loopback:
        return policy.allowPrivate;
    case AddressKind::Private:
        return policy.allowPrivate && (policy.https || policy.allowHttp);
    case AddressKind::FakeIp:
        return policy.https || (policy.allowPrivate && policy.allowHttp);
    case AddressKind::Reserved:
        return false;
    }
    Q_UNREACHABLE();
}

Result<QList<QHostAddress>> permittedAddresses(
    const QString &host, const QList<QHostAddress> &addresses, AddressPolicy policy)
{
    if (addresses.isEmpty())
        return fail(ErrorClass::Unreachable, u"%1 has no address; check the name"_s.arg(host));
    QList<QHostAddress> permitted;
    for (const QHostAddress &address : addresses) {
        if (isPermitted(address, policy))
            permitted.append(address);
    }
    if (!permitted.isEmpty())
        return permitted;
    const AddressKind kind = addressKind(addresses.front());
    const QString spelled = addresses.front().toString();
    return fail(ErrorClass::BadUsage,
        u"%1 over %2 is refused: its address %3is %4; %5"_s.arg(host, policy.https ? u"https"_s : u"http"_s,
            spelled == host ? QString() : spelled + u' ', kindText(kind), remedy(kind, policy)));
}

Result<Target> checkedTarget(const QUrl &url, const HttpRequest &request)
{
    const AddressPolicy policy = AddressPolicy::of(url, request);
    if (!url.isValid() || withoutFinalDot(url.host()).isEmpty())
        return fail(ErrorClass::BadUsage, u"the address of the request is not a URL with a host"_s);
    if (!policy.https && url.scheme() != u"http")
        return fail(ErrorClass::BadUsage, u"%1: only https and http can be called"_s.arg(url.host()));
    if (url.port() == 0)
        return fail(ErrorClass::BadUsage, u"%1: port 0 cannot be called"_s.arg(url.host()));
    if (!url.userInfo().isEmpty())
        return fail(ErrorClass::BadUsage,
            u"the address of %1 holds a user name or password; remove it"_s.arg(url.host()));

    Target target;
    target.host = withoutFinalDot(url.host(QUrl::FullyEncoded).toLower());
    target.port = quint16(url.port(policy.https ? 443 : 80));
    const auto literal = literalAddress(target.host);
    if (!literal)
        return fail(literal.error());
    target.literal = *literal;
    if (target.literal) {
        if (auto permitted = permittedAddresses(target.host, { *target.literal }, policy); !permitted)
            return fail(permitted.error());
        target.host = target.literal->toString();
    } else if (!policy.https && !policy.allowPrivate) {
        return fail(ErrorClass::BadUsage, u"%1 must be called over https"_s.arg(target.host));
    }
    target.url = url.adjusted(QUrl::RemoveFragment);
    target.url.setHost(target.host);
    return target;
}
