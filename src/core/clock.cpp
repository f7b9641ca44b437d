#include "core/clock.h"

#include "core/platform.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
struct Unit {
    QStringView name;
    Millis length;
};
constexpr Unit Units[] = { { u"d", 24h }, { u"h", 1h }, { u"m", 1min }, { u"s", 1s }, { u"ms", 1ms } };
constexpr Millis LongestSpan = 3650 * Millis(24h);

/// The digits at the front of `text`, which are cut off it; -1 unless exactly `count` stand there.
int takeDigits(QStringView &text, int count)
{
    if (text.size() < count)
        return -1;
    int value = 0;
    for (int i = 0; i < count; ++i) {
        const char16_t c = text[i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    text = text.mid(count);
    return value;
}

bool take(QStringView &text, QStringView anyOf)
{
    if (text.isEmpty() || !anyOf.contains(text.front()))
        return false;
    text = text.mid(1);
    return true;
}

/// `.` and one or more digits, of which three count; 0 when there is no point.
std::optional<Millis> takeFraction(QStringView &text)
{
    if (!take(text, u"."))
        return 0ms;
    int ms = 0;
    int scale = 100;
    bool any = false;
    for (int digit = takeDigits(text, 1); digit >= 0; digit = takeDigits(text, 1)) {
        ms += digit * scale;
        scale /= 10;
        any = true;
    }
    return any ? std::optional(Millis(ms)) : std::nullopt;
}

/// `Z` or `±hh:mm`: how far local time is ahead of UTC.
std::optional<std::chrono::minutes> takeOffset(QStringView &text)
{
    if (take(text, u"Zz"))
        return 0min;
    const bool west = text.startsWith(u'-');
    if (!take(text, u"+-"))
        return {};
    const int hours = takeDigits(text, 2);
    const bool colon = take(text, u":");
    const int minutes = takeDigits(text, 2);
    if (!colon || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return {};
    const std::chrono::minutes ahead(hours * 60 + minutes);
    return west ? -ahead : ahead;
}

std::optional<Instant> readRfc3339(QStringView text)
{
    const int year = takeDigits(text, 4);
    bool marks = take(text, u"-");
    const int month = takeDigits(text, 2);
    marks = take(text, u"-") && marks;
    const int day = takeDigits(text, 2);
    marks = take(text, u"Tt") && marks;
    const int hour = takeDigits(text, 2);
    marks = take(text, u":") && marks;
    const int minute = takeDigits(text, 2);
    marks = take(text, u":") && marks;
    const int second = takeDigits(text, 2);
    const auto fraction = takeFraction(text);
    const auto offset = takeOffset(text);
    if (!marks || !fraction || !offset || !text.isEmpty() || year < 0 || month < 0 || day < 0)
        return {};

    const std::chrono::year_month_day date { std::chrono::year(year), std::chrono::month(unsigned(month)),
        std::chrono::day(unsigned(day)) };
    // 60 is a leap second; it counts as the next one.
    if (!date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return {};
    return Instant(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute)
        + std::chrono::seconds(second) + *fraction - *offset;
}

QString padded(long long value, int width)
{
    return QString::number(value).rightJustified(width, u'0');
}
}

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

Millis SystemClock::sinceBoot() const
{
    return Millis(platform::bootMillis());
}

QString toRfc3339(Instant at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    return u"%1-%2-%3T%4:%5:%6.%7Z"_s.arg(padded(int(date.year()), 4), padded(unsigned(date.month()), 2),
        padded(unsigned(date.day()), 2), padded(time.hours().count(), 2), padded(time.minutes().count(), 2),
        padded(time.seconds().count(), 2), padded(time.subseconds().count(), 3));
}

Result<Instant> parseRfc3339(QStringView text)
{
    if (const auto at = readRfc3339(text))
        return *at;
    return fail(
        ErrorClass::BadUsage, u"\"%1\" is not a time: write it as 2026-11-24T16:05:45Z"_s.arg(text.left(40)));
}

Result<Millis> parseDuration(QStringView text)
{
    qsizetype digits = 0;
    qint64 count = 0;
    while (digits < text.size() && digits < 16 && text[digits] >= u'0' && text[digits] <= u'9')
        count = count * 10 + (text[digits++].unicode() - u'0');
    for (const Unit &unit : Units) {
        if (digits == 0 || text.mid(digits) != unit.name)
            continue;
        if (count > LongestSpan / unit.length)
            return fail(ErrorClass::BadUsage, u"\"%1\" is too long a time: at most 3650d"_s.arg(text));
        return count * unit.length;
    }
    return fail(ErrorClass::BadUsage,
        u"\"%1\" is not a length of time: write it as 250ms, 3s, 5m, 48h or 180d"_s.arg(text.left(40)));
}

QString formatDuration(Millis span)
{
    if (span == 0ms)
        return u"0s"_s;
    for (const Unit &unit : Units) {
        if (span % unit.length == 0ms)
            return QString::number(span / unit.length).append(unit.name);
    }
    Q_UNREACHABLE(); // 1 ms divides everything
}
