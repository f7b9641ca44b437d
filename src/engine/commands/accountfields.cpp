#include "engine/commands/accountfields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

Result<> accountfields::checkId(const QString &id)
{
    const bool good = !id.isEmpty() && id.size() <= 40 && std::all_of(id.cbegin(), id.cend(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'_';
    });
    return good ? Result<> {}
                : fail(ErrorClass::BadUsage, u"an id has 1 to 40 letters, digits, '-' or '_'"_s);
}

Result<> accountfields::releaseLanes(Fulfilment &step, const QString &endpoint)
{
    JobRepository jobs(step.db());
    auto lanes = jobs.lanes();
    if (!lanes)
        return fail(lanes.error());
    for (Lane &lane : *lanes) {
        if (lane.endpoint != endpoint)
            continue;
        lane.authUntil = {};
        lane.breaker = {};
        if (auto saved = jobs.saveLane(lane); !saved)
            return saved;
    }
    step.changes().queue = true;
    return {};
}

void accountfields::fresh(Engine &engine, Desk::Done done, std::function<QJsonValue(const Accounts &)> show)
{
    engine.reloadRules([&engine, done = std::move(done), show = std::move(show)](Result<> loaded) {
        done({ loaded ? Result<QJsonValue>(show(*engine.rules()->accounts)) : fail(loaded.error()), {} });
    });
}
