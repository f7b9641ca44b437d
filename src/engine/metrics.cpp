#include "engine/metrics.h"

#include "storage/figures.h"

using namespace Qt::StringLiterals;

namespace {
QByteArray histogram(
    const QByteArray &name, const QByteArray &help, const FigureRepository::Histogram &figures)
{
    QByteArray text = "# HELP " + name + ' ' + help + "\n# TYPE " + name + " histogram\n";
    for (const auto &[bound, count] : figures.buckets)
        text
            += name + "_bucket{le=\"" + QByteArray::number(bound) + "\"} " + QByteArray::number(count) + '\n';
    text += name + "_bucket{le=\"+Inf\"} " + QByteArray::number(figures.count) + '\n';
    text += name + "_sum " + QByteArray::number(figures.sumSeconds, 'f', 3) + '\n';
    return text + name + "_count " + QByteArray::number(figures.count) + '\n';
}
} // namespace

void metrics::collect(Engine &engine, std::function<void(Result<QByteArray>)> done)
{
    QByteArray lanes = "# HELP neverdrop_lane_open 1 while calls of this lane may start\n# TYPE "
                       "neverdrop_lane_open gauge\n";
    const auto rules = engine.rules();
    for (const auto &lane : engine.dispatcher().lanes().all()) {
        const auto gate = engine.dispatcher().lanes().passage(lane, *rules, engine.now()).gate;
        const bool open = gate == LaneGate::Open || gate == LaneGate::Busy;
        lanes += "neverdrop_lane_open{lane=\"" + laneName(lane.row.kind, lane.row.endpoint).toUtf8()
            + "\",state=\"" + laneGateName(gate).toUtf8() + "\"} " + (open ? "1\n" : "0\n");
    }
    engine.read<QByteArray>(
        [lanes](Connection &db) -> Result<QByteArray> {
            auto figures = FigureRepository(db).read();
            if (!figures)
                return fail(figures.error());
            QByteArray text = "# HELP neverdrop_jobs Jobs by state\n# TYPE neverdrop_jobs gauge\n";
            for (const auto &[state, count] : figures->jobs)
                text += "neverdrop_jobs{state=\"" + jobStateName(state).toUtf8() + "\"} "
                    + QByteArray::number(count) + '\n';
            text += "# HELP neverdrop_attempts_total Attempts in the log by error class\n# TYPE "
                    "neverdrop_attempts_total counter\n";
            for (const auto &[kind, count] : figures->attempts)
                text += "neverdrop_attempts_total{class=\""
                    + (kind ? errorClassName(*kind).toUtf8() : "none"_ba) + "\"} " + QByteArray::number(count)
                    + '\n';
            text += histogram(
                "neverdrop_detection_delay_seconds", "From payment to knowing of it", figures->detection);
            text += histogram(
                "neverdrop_delivery_seconds", "From knowing of the payment to delivered", figures->delivery);
            return text + lanes;
        },
        std::move(done));
}
