#pragma once

#include <QByteArray>
#include <QByteArrayView>

/// The `Content-Digest` field of RFC 9530: specs/intl/webhooks.md section 2. Over the content as sent
/// (after Content-Encoding). It finds damage; it proves nothing about who sent it.
namespace contentdigest {

QByteArray sha256(QByteArrayView content); ///< `sha-256=:…:`
QByteArray sha512(QByteArrayView content); ///< `sha-512=:…:`

enum class Outcome {
    Matches, ///< every algorithm that we know (sha-256, sha-512) is right
    Differs, ///< at least one that we know is wrong
    NoneKnown, ///< empty, or only algorithms that we do not accept (md5, sha, …): as if absent
    Unreadable, ///< not a dictionary of byte sequences
};
/// Several fields are to be joined with a comma first.
Outcome check(QByteArrayView field, QByteArrayView content);

} // namespace contentdigest
