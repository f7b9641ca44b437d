#include "providers/epay/epaytext.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView phpBlanks(" \t\n\r\0\x0B", 6); // what PHP's trim() takes away

bool isPlain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'
        || c == '.';
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void appendEncoded(QByteArray &out, QByteArrayView value)
{
    constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : value) {
        if (isPlain(c)) {
            out += c;
        } else if (c == ' ') {
            out += '+';
        } else {
            out += '%';
            out += digits[uchar(c) >> 4];
            out += digits[uchar(c) & 15];
        }
    }
}

Result<QByteArray> decoded(QByteArrayView text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return fail(ErrorClass::Malformed, u"the parameters hold a broken percent sequence"_s);
        out += char(high * 16 + low);
        i += 2;
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString checked = utf8.decode(out);
    if (utf8.hasError())
        return fail(ErrorClass::Malformed, u"the parameters are not valid UTF-8"_s);
    return out;
}

Result<epay::Param> readParam(QByteArrayView piece)
{
    const qsizetype equals = piece.indexOf('=');
    auto name = decoded(equals < 0 ? piece : piece.first(equals));
    if (!name)
        return fail(name.error());
    if (name->isEmpty() || !std::all_of(name->begin(), name->end(), isPlain))
        return fail(ErrorClass::Malformed, u"a parameter has a name that no genuine message carries"_s);
    auto value = decoded(equals < 0 ? QByteArrayView() : piece.sliced(equals + 1));
    if (!value)
        return fail(value.error());
    return epay::Param(std::move(*name), std::move(*value));
}

} // namespace

bool epay::isBlank(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char c) { return phpBlanks.contains(c); });
}

QByteArray epay::signingText(Params params)
{
    params.removeIf([](const Param &param) {
        return param.first == "sign" || param.first == "sign_type" || isBlank(param.second);
    });
    std::sort(params.begin(), params.end(), [](const Param &a, const Param &b) { return a.first < b.first; });
    QByteArray text;
    for (const auto &[name, value] : std::as_const(params)) {
        if (!text.isEmpty())
            text += '&';
        text += name + '=' + value;
    }
    return text;
}

QByteArray epay::formEncoded(const Params &params)
{
    QByteArray form;
    for (const auto &[name, value] : params) {
        if (!form.isEmpty())
            form += '&';
        appendEncoded(form, name);
        form += '=';
        appendEncoded(form, value);
    }
    return form;
}

Result<epay::Params> epay::parseForm(QByteArrayView text)
{
    Params params;
    QSet<QByteArray> names;
    for (const QByteArray &piece : text.toByteArray().split('&')) {
        if (piece.isEmpty())
            continue; // `a=1&&b=2`: carries nothing
        auto param = readParam(piece);
        if (!param)
            return fail(param.error());
        if (names.contains(param->first))
            return fail(ErrorClass::Malformed,
                u"the parameter %1 is given twice"_s.arg(QString::fromLatin1(param->first)));
        names.insert(param->first);
        params.append(std::move(*param));
    }
    return params;
}

QByteArray epay::valueOf(const Params &params, QByteArrayView name)
{
    for (const auto &[each, value] : params) {
        if (each == name)
            return value;
    }
    return {};
}

bool epay::hasName(const Params &params, QByteArrayView name)
{
    return std::any_of(
        params.begin(), params.end(), [name](const Param &param) { return param.first == name; });
}
