#pragma once

#include "core/http.h"
#include "vault/vault.h"

#include <QByteArray>

/// What the attempt log may show of a call: headers by allow-list, known secrets replaced wherever they
/// stand (raw and percent-encoded), bodies capped, digests of secret bodies as HMAC (contract.md section 2).
namespace redaction {

/// Canonical JSON `{"method","url","headers","body_sha256" or "body_hmac","body"}`.
QByteArray request(const HttpRequest &request, const Vault &vault);
/// Canonical JSON `{"status","headers","body_sha256" or "body_hmac","body"}`.
QByteArray reply(const HttpReply &reply, const HttpRequest &request, const Vault &vault);
/// A callback as it came in: `secrets` are those of the account.
QByteArray incoming(const QByteArray &method, const QByteArray &path, const QByteArray &query,
    const HttpHeaders &headers, const QByteArray &body);
/// `text` with every secret replaced by `[redacted]`.
QByteArray withoutSecrets(QByteArray text, const QList<QByteArray> &secrets);

} // namespace redaction
