#include "core/settingreader.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace settingreader {
namespace {
using Refusal = tl::unexpected<QString>;

constexpr qsizetype LongestList = 50;
constexpr QStringView ListForm = u"lengths of time with commas and no blanks, such as 1s,5s,60s";

std::optional<QList<Millis>> readWaits(const QString &value)
{
    QList<Millis> waits;
    for (const QString &part : value.split(u',')) {
        const auto wait = parseDuration(part);
        if (!wait || *wait < 1ms || waits.size() == LongestList)
            return {};
        waits.append(*wait);
    }
    return waits;
}

/// No sign, no exponent, no blank.
bool isPlainNumber(const QString &text)
{
    static const QRegularExpression form(u"\\A[0-9]{1,9}(\\.[0-9]{1,9})?\\z"_s);
    return form.match(text).hasMatch();
}

bool hasControlCharacter(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c < u' ' || c == u'\x7f'; });
}

bool isLoopback(const QString &host)
{
    return host == u"localhost" || host == u"127.0.0.1" || host == u"::1";
}

/// An absolute address of one of the schemes. One with a user or a password is none: it would stand
/// unsealed in the settings.
std::optional<QUrl> readAddress(const QString &text, const QStringList &schemes)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool good = url.isValid() && schemes.contains(url.scheme()) && !url.host().isEmpty()
        && url.userInfo().isEmpty() && !url.hasFragment() && !hasControlCharacter(text);
    return good ? std::optional(url) : std::nullopt;
}
}

Reader duration(Millis Settings::*place, Millis least, Millis most)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        const auto span = parseDuration(value);
        if (!span || *span < least || *span > most)
            return Refusal(u"a length of time from %1 to %2, such as 250ms, 3s, 5m or 48h"_s.arg(
                formatDuration(least), formatDuration(most)));
        settings.*place = *span;
        return {};
    };
}

Reader durations(QList<Millis> Settings::*place, std::optional<QString> word)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        const auto waits = word == value ? QList<Millis>() : readWaits(value);
        if (waits) {
            settings.*place = *waits;
            return {};
        }
        if (!word)
            return Refusal(ListForm.toString());
        return Refusal(u"%1, or %2"_s.arg(word->isEmpty() ? u"nothing"_s : *word, ListForm));
    };
}

Reader classWaits(ErrorClass kind)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        if (value == u"tiers") {
            settings.retryClass.remove(kind);
            return {};
        }
        const auto waits = value.isEmpty() ? QList<Millis>() : readWaits(value);
        if (!waits)
            return Refusal(u"tiers, nothing (no retry), or %1"_s.arg(ListForm));
        settings.retryClass.insert(kind, *waits);
        return {};
    };
}

Reader whole(int Settings::*place, int least, int most)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        bool isInt = false;
        const int number = value.toInt(&isInt);
        if (!isInt || !isPlainNumber(value) || number < least || number > most)
            return Refusal(u"a whole number from %1 to %2"_s.arg(least).arg(most));
        settings.*place = number;
        return {};
    };
}

Reader share(double Settings::*place)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        const double number = value.toDouble();
        if (!isPlainNumber(value) || number > 1)
            return Refusal(u"a number from 0 to 1, such as 0.1"_s);
        settings.*place = number;
        return {};
    };
}

Reader flag(bool Settings::*place)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        if (value != u"true" && value != u"false")
            return Refusal(u"true or false"_s);
        settings.*place = value == u"true";
        return {};
    };
}

Reader oneOf(QString Settings::*place, const QStringList &words)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        if (!words.contains(value))
            return Refusal(words.join(u", "));
        settings.*place = value;
        return {};
    };
}

Reader path(QString Settings::*place)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        if (hasControlCharacter(value) || value != value.trimmed())
            return Refusal(u"the path of a file or folder, or nothing"_s);
        settings.*place = value;
        return {};
    };
}

Reader webAddress(QString Settings::*place)
{
    return [=](Settings &settings, const QString &value) -> Outcome {
        const auto url = readAddress(value, { u"https"_s, u"http"_s });
        const bool good = url && (url->scheme() == u"https" || isLoopback(url->host()));
        if (!value.isEmpty() && !good)
            return Refusal(u"an https:// address (http:// to this computer only), or nothing"_s);
        settings.*place = value;
        return {};
    };
}

Outcome latePayment(Settings &settings, const QString &value)
{
    const QStringList words { u"deliver"_s, u"attention"_s, u"refund"_s }; // in the order of LatePayment
    const qsizetype index = words.indexOf(value);
    if (index < 0)
        return Refusal(words.join(u", "));
    settings.latePayment = LatePayment(index);
    return {};
}

/// Plain http is for the provider to judge: many shops sit behind a proxy that adds TLS.
Outcome publicUrl(Settings &settings, const QString &value)
{
    const auto url = readAddress(value, { u"https"_s, u"http"_s });
    if (!value.isEmpty() && (!url || url->hasQuery()))
        return Refusal(u"an address such as https://shop.example, without ? and #, or nothing"_s);
    settings.listenerPublicUrl = value;
    return {};
}

Outcome proxy(Settings &settings, const QString &value)
{
    const auto url = readAddress(value, { u"http"_s, u"socks5h"_s });
    const bool bare = url && url->path().size() <= 1 && !url->hasQuery();
    if (value != u"system" && value != u"none" && !bare)
        return Refusal(u"system, none, http://HOST:PORT or socks5h://HOST:PORT, without a password"_s);
    settings.httpProxy = value;
    return {};
}

Outcome listenerAddress(Settings &settings, const QString &value)
{
    static const QRegularExpression form(u"\\A(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]+):([0-9]{1,5})\\z"_s);
    const auto match = form.match(value);
    if (!match.hasMatch() || match.captured(2).toInt() > 65535)
        return Refusal(u"HOST:PORT, such as 127.0.0.1:8787 or [::1]:8787"_s);
    settings.listenerAddress = value;
    return {};
}

Outcome backupKeep(Settings &settings, const QString &value)
{
    static const QRegularExpression form(u"\\A([0-9]{1,4})d,([0-9]{1,4})w\\z"_s);
    const auto match = form.match(value);
    const int days = match.captured(1).toInt();
    const int weeks = match.captured(2).toInt();
    if (days + weeks == 0)
        return Refusal(u"days and weeks to keep, at least one of them, such as 7d,4w"_s);
    settings.backupKeepDays = days;
    settings.backupKeepWeeks = weeks;
    return {};
}

} // namespace settingreader
