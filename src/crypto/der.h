#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

/// The DER object inside what a person pasted as a key: PEM or bare base64, with blanks, line breaks, a
/// byte order mark or a written-out `\n` in between. BadUsage says what is wrong with the text: empty,
/// not base64, cut off, more than one object.
Result<SecretBytes> derFromText(const QByteArray &text);
