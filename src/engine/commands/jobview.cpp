#include "engine/commands/jobview.h"

#include "engine/engine.h"

using namespace Qt::StringLiterals;

QHash<LaneId, LaneGate> jobview::gates(Engine &engine)
{
    QHash<LaneId, LaneGate> gates;
    const auto rules = engine.rules();
    const Lanes &lanes = engine.dispatcher().lanes();
    for (const auto &lane : lanes.all())
        gates.insert(lane.row.id, lanes.passage(lane, *rules, engine.now()).gate);
    return gates;
}

Result<QJsonObject> jobview::show(
    Connection &db, const Job &job, const Settings &settings, LaneGate gate, Instant now)
{
    QJsonObject shown = view::job(job, settings, gate, now);
    if (job.order.isNull())
        return shown;
    auto order = OrderRepository(db).byId(job.order);
    if (!order)
        return fail(order.error());
    shown.insert(u"order_id"_s, order->ulid);
    return shown;
}
