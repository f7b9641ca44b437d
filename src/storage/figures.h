#pragma once

#include "core/error.h"
#include "core/job.h"
#include "core/money.h"
#include "storage/connection.h"

/// Counts for /metrics and the dashboard.
class FigureRepository {
public:
    explicit FigureRepository(Connection &db)
        : m_db(db)
    {
    }

    struct Histogram {
        std::vector<std::pair<int, qint64>> buckets; ///< upper bound in seconds, cumulative count
        qint64 count = 0;
        double sumSeconds = 0;
    };
    struct Figures {
        std::vector<std::pair<JobState, qint64>> jobs;
        std::vector<std::pair<std::optional<ErrorClass>, qint64>> attempts;
        Histogram detection; ///< paid at the provider -> accepted here, of the last 1000 paid orders
        Histogram delivery; ///< accepted here -> delivered, likewise
    };
    Result<Figures> read();
    struct Counts {
        qint64 orders = 0;
        qint64 keys = 0;
    };
    Result<Counts> counts();
    /// Empty when the whole database is sound, else what integrity_check says first.
    Result<QString> integrity();
    /// Attempts that failed and were followed by another.
    Result<qint64> retries();
    /// When the news of each payment came in, by the order's public id; the newest `limit`.
    Result<std::vector<std::pair<QString, Instant>>> detections(int limit);

    /// A moment as the orders' indexes know it: by their times, and by the first ten digits of a ULID.
    struct Moment {
        Instant at;
        QString ulid;
    };
    struct Day {
        qint64 orders = 0; ///< made since then
        qint64 paid = 0; ///< paid since then; the next three are parts of these
        qint64 delivered = 0;
        qint64 failed = 0; ///< a person is asked, or it takes too long
        qint64 byQuery = 0; ///< only polling found the payment
        qint64 attention = 0; ///< all orders that ask for a person, whatever day they are of
        std::vector<Money> money; ///< paid since then, by currency; drills are no money
    };
    /// The day that began at `since`. Paid before `late` and not delivered counts as failed.
    Result<Day> day(const Moment &since, Instant late);
    /// Orders and payments between each moment and the next one; one entry fewer than moments.
    struct Slot {
        qint64 orders = 0;
        qint64 paid = 0;
    };
    Result<std::vector<Slot>> slotsOf(const std::vector<Moment> &bounds);

private:
    Result<Histogram> histogram(std::string_view sql);
    Connection &m_db;
};
