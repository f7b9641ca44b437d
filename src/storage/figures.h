#pragma once

#include "core/error.h"
#include "core/job.h"
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

private:
    Result<Histogram> histogram(std::string_view sql);
    Connection &m_db;
};
