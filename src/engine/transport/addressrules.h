#pragma once

#include "core/http.h"
#include "core/result.h"

#include <QHostAddress>
#include <QList>

#include <optional>

/// Where a request may go (specs/intl/webhooks.md section 1.1, contract.md section 6). Pure: nothing
/// here asks the network. It guards against server-side request forgery: an address that a shop, a
/// provider or a DNS answer brought must not reach what only this computer or this network can reach.
enum class AddressKind {
    Public,
    Loopback, ///< 127.0.0.0/8, ::1
    Private, ///< RFC 1918, link-local, unique local, shared (CGNAT), local NAT64
    FakeIp, ///< 198.18.0.0/15, for benchmarks: what a local proxy in fake-IP mode answers for every name
    Reserved, ///< unspecified, multicast, broadcast, documentation, tunnels, not yet assigned
};

/// By the IANA special-purpose registries. An IPv4 address inside an IPv6 one (mapped, NAT64) counts
/// as that IPv4 address.
AddressKind addressKind(const QHostAddress &address);

/// The address that `host` spells out itself; nothing when it is a name. IPv4 is read as the WHATWG URL
/// standard does, because getaddrinfo() accepts the same forms: `2130706433`, `0x7f.1` and `0177.0.0.1`
/// are all 127.0.0.1. A last label that is a number but gives no address is BadUsage, never a name.
Result<std::optional<QHostAddress>> literalAddress(const QString &host);

/// `localhost`, a name below it, or a literal loopback address. A provider whose base_url is one may
/// always be called (contract.md section 6), and a proxy is never asked for it.
bool isLoopbackHost(const QString &host);

/// What one request asks for; the flags are those of HttpRequest.
struct AddressPolicy {
    bool https = true;
    bool allowPrivate = false;
    bool allowHttp = false;

    static AddressPolicy of(const QUrl &url, const HttpRequest &request);
};

/// https: public and FakeIp always, since the certificate proves who answers; loopback and private with
/// allowPrivate. http: loopback with allowPrivate, private and FakeIp with allowPrivate and allowHttp,
/// public never. Reserved: never.
bool isPermitted(const QHostAddress &address, AddressPolicy policy);

/// Those of `addresses` that are permitted, in order. BadUsage, saying why, when none is left.
Result<QList<QHostAddress>> permittedAddresses(
    const QString &host, const QList<QHostAddress> &addresses, AddressPolicy policy);

/// A URL that was looked at closely enough to hand it to libcurl.
struct Target {
    QUrl url; ///< literal addresses in their canonical form, no final dot, no fragment
    QString host; ///< ASCII (IDNA), lower case, IPv6 without brackets
    quint16 port = 0;
    std::optional<QHostAddress> literal;
};

/// BadUsage: no http(s), no host, user name or password in it, port 0, plain http without allowPrivate,
/// or a literal address that is not permitted.
Result<Target> checkedTarget(const QUrl &url, const HttpRequest &request);
