#pragma once

#include "core/json.h"
#include "crypto/rsa.h"
#include "providers/epay/epayanswer.h"
#include "providers/epay/epaytext.h"

/// Signatures of Epay V2: epay.md sections 4 and 5.
namespace epay {

/// The members that the signature of an answer with code 0 covers, as the text that was signed.
/// Integrity when the signature is missing or wrong, ServerError when the answer is more than 300 s
/// off our clock.
Result<Members> verifiedMembers(const JsonValue &answer, const RsaPublicKey &platform, Instant now);

/// Is the base64 `signature` the platform's over `params`? Strict base64 only.
bool isSigned(const Params &params, QByteArrayView signature, const RsaPublicKey &platform);
/// The same over a text that is already put together.
bool isSignedText(const QByteArray &text, QByteArrayView signature, const RsaPublicKey &platform);

/// Is a ten-digit Unix time within 300 s of `now`?
bool isFresh(QByteArrayView timestamp, Instant now);

} // namespace epay
