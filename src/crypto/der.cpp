#include "crypto/der.h"

using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView Begin = "-----BEGIN ";
constexpr QByteArrayView End = "-----END ";
constexpr QByteArrayView Dashes = "-----";

tl::unexpected<Error> refuse(QString message)
{
    return fail(ErrorClass::BadUsage, std::move(message));
}

/// What stands between the BEGIN and END lines, or all of a text that has none.
Result<QByteArrayView> base64Part(QByteArrayView text)
{
    const qsizetype begin = text.indexOf(Begin);
    if (begin < 0)
        return text;
    const qsizetype labelEnd = text.indexOf(Dashes, begin + Begin.size());
    const qsizetype end = text.indexOf(End, begin);
    if (labelEnd < 0 || end < labelEnd + Dashes.size())
        return refuse(u"The key is cut off: its -----END line is missing; copy the whole key again."_s);
    if (text.indexOf(Begin, end) >= 0)
        return refuse(u"There is more than one PEM block; only the key itself is needed here."_s);
    const qsizetype start = labelEnd + Dashes.size();
    const QByteArrayView body = text.sliced(start, end - start);
    if (body.contains(':'))
        return refuse(u"This private key is protected by a passphrase; export it without one."_s);
    return body;
}

/// Without blanks, line breaks and the two characters `\n` that some consoles and shells leave.
QByteArray withoutBlanks(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == 'r'))
            ++i;
        else if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            result.append(c);
    }
    return result;
}

/// The size that the outermost DER header announces, header included; 0 when it is no DER sequence.
qsizetype announcedSize(QByteArrayView der)
{
    if (der.size() < 2 || uchar(der[0]) != 0x30)
        return 0;
    const int first = uchar(der[1]);
    if (first < 0x80)
        return 2 + first;
    const int lengthBytes = first & 0x7f;
    if (lengthBytes < 1 || lengthBytes > 3 || der.size() < 2 + lengthBytes)
        return 0;
    qsizetype length = 0;
    for (int i = 0; i < lengthBytes; ++i)
        length = length << 8 | uchar(der[2 + i]);
    return 2 + lengthBytes + length;
}
} // namespace

Result<SecretBytes> derFromText(const QByteArray &text)
{
    QByteArrayView view = text;
    if (view.startsWith("\xEF\xBB\xBF"))
        view = view.sliced(3);
    const auto part = base64Part(view);
    if (!part)
        return fail(part.error());
    QByteArray base64 = withoutBlanks(*part);
    if (base64.isEmpty())
        return refuse(u"The key is empty."_s);

    auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    cleanse(base64);
    if (!decoded)
        return refuse(u"The key is neither PEM nor base64; copy it again as plain text."_s);
    SecretBytes der { QByteArrayView(decoded.decoded) };
    cleanse(decoded.decoded);

    const qsizetype announced = announcedSize(der.view());
    if (announced == 0)
        return refuse(u"The text is base64, but no key: it does not begin as one does."_s);
    if (der.size() < announced)
        return refuse(
            u"The key is cut off: it has %1 bytes instead of %2; copy the whole key again."_s.arg(der.size())
                .arg(announced));
    if (der.size() > announced)
        return refuse(
            u"The key has %1 bytes too many at its end; copy it again."_s.arg(der.size() - announced));
    return der;
}
