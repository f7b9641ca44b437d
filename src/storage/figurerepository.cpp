#include "storage/figures.h"

#include <algorithm>

Result<FigureRepository::Histogram> FigureRepository::histogram(std::string_view sql)
{
    Histogram figures;
    for (const int bound : { 1, 2, 5, 10, 30, 60, 300, 1800, 7200 })
        figures.buckets.push_back({ bound, 0 });
    auto read = m_db.each(sql, {}, [&](const Row &row) {
        const double seconds = double(std::max<qint64>(0, row.integer(0))) / 1000;
        for (auto &[bound, count] : figures.buckets)
            count += seconds <= bound;
        ++figures.count;
        figures.sumSeconds += seconds;
        return true;
    });
    if (!read)
        return fail(read.error());
    return figures;
}

Result<FigureRepository::Figures> FigureRepository::read()
{
    Figures figures;
    auto jobs = m_db.all("SELECT state, count(*) FROM job GROUP BY state", {},
        [](const Row &row) { return std::pair(JobState(row.integer(0)), row.integer(1)); });
    if (!jobs)
        return fail(jobs.error());
    figures.jobs = std::move(*jobs);
    auto attempts = m_db.all("SELECT class, count(*) FROM attempt GROUP BY class", {}, [](const Row &row) {
        return std::pair(
            row.isNull(0) ? std::optional<ErrorClass>() : std::optional(ErrorClass(row.integer(0))),
            row.integer(1));
    });
    if (!attempts)
        return fail(attempts.error());
    figures.attempts = std::move(*attempts);
    auto detection
        = histogram("SELECT e.at - o.paid_at FROM orders o JOIN payment y ON y.order_id=o.id JOIN pay_event "
                    "e ON e.payment_id=y.id"
                    " AND e.kind='paid' WHERE o.paid_at IS NOT NULL ORDER BY o.id DESC LIMIT 1000");
    if (!detection)
        return fail(detection.error());
    figures.detection = std::move(*detection);
    auto delivery
        = histogram("SELECT o.delivered_at - e.at FROM orders o JOIN payment y ON y.order_id=o.id JOIN "
                    "pay_event e ON e.payment_id=y.id"
                    " AND e.kind='paid' WHERE o.delivered_at IS NOT NULL ORDER BY o.id DESC LIMIT 1000");
    if (!delivery)
        return fail(delivery.error());
    figures.delivery = std::move(*delivery);
    return figures;
}

Result<qint64> FigureRepository::retries()
{
    auto count = m_db.one("SELECT count(*) FROM attempt WHERE kind=0 AND outcome=1 AND class IS NOT ?",
        { ErrorClass::Pending }, [](const Row &row) { return row.integer(0); });
    if (!count)
        return fail(count.error());
    return count->value_or(0);
}

Result<std::vector<std::pair<QString, Instant>>> FigureRepository::detections(int limit)
{
    return m_db.all("SELECT o.ulid, e.at FROM pay_event e JOIN payment y ON y.id=e.payment_id JOIN orders o "
                    "ON o.id=y.order_id"
                    " WHERE e.kind='paid' ORDER BY e.id DESC LIMIT ?",
        { limit }, [](const Row &row) { return std::pair(row.text(0), row.instant(1)); });
}

Result<FigureRepository::Counts> FigureRepository::counts()
{
    auto counts = m_db.one(
        "SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM card_key)", {}, [](const Row &row) {
            return Counts { row.integer(0), row.integer(1) };
        });
    if (!counts)
        return fail(counts.error());
    return counts->value_or(Counts {});
}

Result<QString> FigureRepository::integrity()
{
    auto first = m_db.one("PRAGMA integrity_check(1)", {}, [](const Row &row) { return row.text(0); });
    if (!first)
        return fail(first.error());
    const QString said = first->value_or(QStringLiteral("no answer"));
    return said == QStringLiteral("ok") ? QString() : said;
}
