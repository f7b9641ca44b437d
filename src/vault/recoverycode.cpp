#include "vault/recoverycode.h"

#include "crypto/digest.h"
#include "vault/keyset.h"

using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int Bytes = 20;
constexpr int Characters = 32; // of 5 bits each
constexpr int GroupSize = 4;

/// The value of one character, or -1.
int valueOf(char character)
{
    char c = character >= 'a' && character <= 'z' ? char(character - 'a' + 'A') : character;
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    return int(Alphabet.indexOf(c));
}

bool isSeparator(char c)
{
    return c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
} // namespace

RecoveryCode::RecoveryCode(SecretBytes bits)
    : m_bits(std::move(bits))
{
}

RecoveryCode RecoveryCode::create(Random &random)
{
    return RecoveryCode(randomSecret(random, Bytes));
}

Result<RecoveryCode> RecoveryCode::parse(QByteArrayView text)
{
    SecretBytes bits(Bytes);
    int count = 0;
    for (const char c : text) {
        if (isSeparator(c))
            continue;
        const int value = valueOf(c);
        if (value < 0)
            return fail(ErrorClass::BadUsage,
                u"Character %1 of the recovery code is none that such a code has; compare it with the printed one."_s
                    .arg(count + 1));
        for (int bit = 0; bit < 5 && count < Characters; ++bit) {
            if (value & (0x10 >> bit)) {
                const int position = count * 5 + bit;
                bits.data()[position / 8] |= static_cast<unsigned char>(0x80 >> (position % 8));
            }
        }
        ++count;
    }
    if (count != Characters)
        return fail(ErrorClass::BadUsage,
            u"The recovery code has %1 characters instead of %2; compare it with the printed one."_s
                .arg(count)
                .arg(Characters));
    return RecoveryCode(std::move(bits));
}

SecretBytes RecoveryCode::text() const
{
    SecretBytes result(Characters + Characters / GroupSize - 1);
    unsigned char *at = result.data();
    for (int i = 0; i < Characters; ++i) {
        if (i > 0 && i % GroupSize == 0)
            *at++ = '-';
        int value = 0;
        for (int position = i * 5; position < i * 5 + 5; ++position)
            value = value << 1 | (m_bits.data()[position / 8] >> (7 - position % 8) & 1);
        *at++ = static_cast<unsigned char>(Alphabet[value]);
    }
    return result;
}

SecretBytes RecoveryCode::keyFor(QByteArrayView purpose) const
{
    QByteArray key = digest::hkdfSha256(m_bits.view(), purpose);
    SecretBytes result { QByteArrayView(key) };
    cleanse(key);
    return result;
}
