#include "cli/times.h"

#include "cli/text.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

/// The span in the unit a person would use, rounded down.
QString roughly(Millis span)
{
    using namespace std::chrono;
    if (span < 90s)
        return Text::tr("%1 s").arg(duration_cast<seconds>(span).count());
    if (span < 90min)
        return Text::tr("%1 min").arg(duration_cast<minutes>(span).count());
    if (span < 48h)
        return Text::tr("%1 h").arg(duration_cast<hours>(span).count());
    return Text::tr("%1 d").arg(duration_cast<hours>(span).count() / 24);
}
} // namespace

QString relativeTime(Instant at, Instant now)
{
    using namespace std::chrono_literals;
    const Millis span = at < now ? now - at : at - now;
    if (span < 1s)
        return Text::tr("now");
    if (span >= 60 * 24h)
        return localTime(at).section(u' ', 0, 0);
    return at < now ? Text::tr("%1 ago").arg(roughly(span)) : Text::tr("in %1").arg(roughly(span));
}

QString localTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(at)).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace cli
