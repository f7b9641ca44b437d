#include "storage/figures.h"

#include "core/order.h"

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

Result<FigureRepository::Day> FigureRepository::day(const Moment &since, Instant late)
{
    Day day;
    // The ULID is the time and has an index of its own: counting reads nothing but that index.
    auto orders = m_db.one("SELECT (SELECT count(*) FROM orders WHERE ulid>=?1), (SELECT count(*) FROM "
                           "orders WHERE attention<>0)",
        { since.ulid }, [&](const Row &row) {
            day.orders = row.integer(0);
            day.attention = row.integer(1);
            return true;
        });
    if (!orders)
        return fail(orders.error());
    auto paid = m_db.one("SELECT count(*), count(delivered_at), sum(delivered_at IS NULL AND state NOT "
                         "IN(6,7) AND (attention<>0 OR paid_at<?2)), sum(paid_source=?3)"
                         " FROM orders WHERE paid_at>=?1",
        { since.at, late, PaymentSource::Query }, [&](const Row &row) {
            day.paid = row.integer(0);
            day.delivered = row.integer(1);
            day.failed = row.integer(2);
            day.byQuery = row.integer(3);
            return true;
        });
    if (!paid)
        return fail(paid.error());
    auto money = m_db.all("SELECT o.currency, sum(o.paid_minor) FROM orders o JOIN product p ON "
                          "p.id=o.product_id WHERE o.paid_at>=? AND p.drill=0 GROUP BY 1 ORDER BY 1",
        { since.at }, [](const Row &row) {
            return Money { row.integer(1), row.text(0) };
        });
    if (!money)
        return fail(money.error());
    day.money = std::move(*money);
    return day;
}

Result<std::vector<FigureRepository::Slot>> FigureRepository::slotsOf(const std::vector<Moment> &bounds)
{
    std::vector<Slot> counted;
    for (size_t i = 0; i + 1 < bounds.size(); ++i) {
        const Moment &from = bounds[i];
        const Moment &to = bounds[i + 1];
        auto slot = m_db.one("SELECT (SELECT count(*) FROM orders WHERE ulid>=?1 AND ulid<?2), (SELECT "
                             "count(*) FROM orders WHERE paid_at>=?3 AND paid_at<?4)",
            { from.ulid, to.ulid, from.at, to.at }, [](const Row &row) {
                return Slot { row.integer(0), row.integer(1) };
            });
        if (!slot)
            return fail(slot.error());
        counted.push_back(slot->value_or(Slot {}));
    }
    return counted;
}
