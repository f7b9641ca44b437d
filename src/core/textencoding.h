#pragma once

#include <QByteArray>
#include <QString>
#include <QStringDecoder>

#include <optional>

/// The encodings that a file of card keys may have (contract.md section 2, `keys import`).
enum class TextEncoding { Utf8, Gb18030, Utf16Le, Utf16Be };
QString textEncodingName(TextEncoding encoding);
std::optional<TextEncoding> textEncodingFromName(QStringView name);

/// Reads a whole file in pieces and says what it is written in: its BOM; else UTF-8 if all of it is
/// valid; else GB18030 if all of it decodes without errors or control characters; else UTF-8, whose bad
/// lines are rejected one by one.
class EncodingDetector {
public:
    EncodingDetector();
    void add(const QByteArray &piece);
    TextEncoding result() const;

private:
    void addGb18030(const QByteArray &piece);
    QByteArray m_head;
    QStringDecoder m_utf8;
    QStringDecoder m_gb18030;
    bool m_utf8Valid = true;
    bool m_gb18030Valid = true;
};

/// One line's bytes as text; nothing when they are not valid in this encoding.
std::optional<QString> decodeLine(const QByteArray &bytes, TextEncoding encoding);
