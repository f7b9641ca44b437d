#include "core/retryafter.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostSeconds = 1'000'000'000'000; // 31,000 years: more is not a wait but an overflow

constexpr std::array<std::u16string_view, 12> monthNames
    = { u"Jan", u"Feb", u"Mar", u"Apr", u"May", u"Jun", u"Jul", u"Aug", u"Sep", u"Oct", u"Nov", u"Dec" };

/// The month's name is checked against the table, everything else by the pattern.
QRegularExpressionMatch matchAnyForm(const QString &text)
{
    static const QRegularExpression forms[] = {
        QRegularExpression(
            u"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d\\d) (?<month>[A-Z][a-z]{2}) (?<year>\\d{4}) "
            "(?<h>\\d\\d):(?<m>\\d\\d):(?<s>\\d\\d) GMT$"_s),
        QRegularExpression(
            u"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d\\d)-(?<month>[A-Z][a-z]{2})-"
            "(?<year>\\d\\d) (?<h>\\d\\d):(?<m>\\d\\d):(?<s>\\d\\d) GMT$"_s),
        QRegularExpression(u"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>\\d\\d| \\d) "
                           "(?<h>\\d\\d):(?<m>\\d\\d):(?<s>\\d\\d) (?<year>\\d{4})$"_s),
    };
    for (const QRegularExpression &form : forms) {
        if (auto match = form.match(text); match.hasMatch())
            return match;
    }
    return {};
}

int monthNumber(QStringView name)
{
    const auto *found = std::find(
        monthNames.begin(), monthNames.end(), std::u16string_view(name.utf16(), std::size_t(name.size())));
    return found == monthNames.end() ? 0 : int(found - monthNames.begin()) + 1;
}

int yearOf(QStringView digits, Instant now)
{
    const int year = digits.toInt();
    if (digits.size() == 4)
        return year;
    const int thisYear = QDateTime::fromMSecsSinceEpoch(toMs(now), Qt::UTC).date().year();
    const int candidate = thisYear - thisYear % 100 + year;
    return candidate > thisYear + 50 ? candidate - 100 : candidate;
}

std::optional<Instant> instantOf(const QRegularExpressionMatch &match, Instant now)
{
    const QDate date(yearOf(match.capturedView(u"year"), now), monthNumber(match.capturedView(u"month")),
        match.capturedView(u"day").trimmed().toInt());
    // 60 is a leap second; computers count it as the next minute's first.
    const int second = match.capturedView(u"s").toInt();
    const QTime time(
        match.capturedView(u"h").toInt(), match.capturedView(u"m").toInt(), std::min(second, 59));
    if (!date.isValid() || !time.isValid() || second > 60)
        return std::nullopt;
    const qint64 ms = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    return fromMs(second == 60 ? ms + 1000 : ms);
}

} // namespace

std::optional<Instant> retryafter::parseHttpDate(QByteArrayView text, Instant now)
{
    const QRegularExpressionMatch match = matchAnyForm(QString::fromLatin1(text.trimmed()));
    return match.hasMatch() ? instantOf(match, now) : std::nullopt;
}

std::optional<Millis> retryafter::parse(QByteArrayView field, Instant now)
{
    const QByteArrayView text = field.trimmed();
    if (!text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        return fits && seconds <= mostSeconds ? std::optional(Millis(seconds * 1000)) : std::nullopt;
    }
    const std::optional<Instant> at = parseHttpDate(text, now);
    return at ? std::optional(std::max(Millis(0), Millis(*at - now))) : std::nullopt;
}
