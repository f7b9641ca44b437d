#include "core/textencoding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

QString textEncodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return u"utf-8"_s;
    case TextEncoding::Gb18030:
        return u"gb18030"_s;
    case TextEncoding::Utf16Le:
        return u"utf-16"_s;
    case TextEncoding::Utf16Be:
        return u"utf-16be"_s;
    }
    return {};
}

std::optional<TextEncoding> textEncodingFromName(QStringView name)
{
    for (const TextEncoding encoding :
        { TextEncoding::Utf8, TextEncoding::Gb18030, TextEncoding::Utf16Le, TextEncoding::Utf16Be }) {
        if (name == textEncodingName(encoding))
            return encoding;
    }
    return {};
}

EncodingDetector::EncodingDetector()
    : m_utf8(QStringDecoder::Utf8)
    , m_gb18030("GB18030")
{
    m_gb18030Valid = m_gb18030.isValid(); // needs Qt with ICU
}

void EncodingDetector::add(const QByteArray &piece)
{
    if (m_head.size() < 3)
        m_head += piece.left(3 - m_head.size());
    if (m_utf8Valid) {
        (void)QString(m_utf8.decode(piece));
        m_utf8Valid = !m_utf8.hasError();
    }
    addGb18030(piece);
}

void EncodingDetector::addGb18030(const QByteArray &piece)
{
    if (!m_gb18030Valid)
        return;
    const QString text = m_gb18030.decode(piece);
    const bool controls = std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return (c.category() == QChar::Other_Control && c != u'\n' && c != u'\r' && c != u'\t')
            || c == QChar(0xfffd);
    });
    m_gb18030Valid = !m_gb18030.hasError() && !controls;
}

TextEncoding EncodingDetector::result() const
{
    if (m_head.startsWith("\xef\xbb\xbf"))
        return TextEncoding::Utf8;
    if (m_head.startsWith("\xff\xfe"))
        return TextEncoding::Utf16Le;
    if (m_head.startsWith("\xfe\xff"))
        return TextEncoding::Utf16Be;
    return !m_utf8Valid && m_gb18030Valid ? TextEncoding::Gb18030 : TextEncoding::Utf8;
}

std::optional<QString> decodeLine(const QByteArray &bytes, TextEncoding encoding)
{
    // Stateless: a piece of a character at the end is an error, not something to keep for the next call.
    const auto flags = QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom;
    QStringDecoder decoder = encoding == TextEncoding::Utf8 ? QStringDecoder(QStringDecoder::Utf8, flags)
        : encoding == TextEncoding::Utf16Le                 ? QStringDecoder(QStringDecoder::Utf16LE, flags)
        : encoding == TextEncoding::Utf16Be                 ? QStringDecoder(QStringDecoder::Utf16BE, flags)
                                                            : QStringDecoder("GB18030", flags);
    if (!decoder.isValid())
        return {};
    QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(QChar(0xfffd)))
        return {};
    return text;
}
