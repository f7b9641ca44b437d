#include "gui/failurebound.h"

#include <algorithm>
#include <cmath>

namespace {
/// The chance of seeing at most `failed` in `tried` when each fails with chance `p`.
double chanceOfAtMost(qint64 failed, qint64 tried, double p)
{
    const double n = double(tried);
    double sum = 0;
    for (qint64 k = 0; k <= failed; ++k) {
        const double x = double(k);
        const double ways = std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1);
        sum += std::exp(ways + x * std::log(p) + (n - x) * std::log1p(-p));
    }
    return sum;
}
} // namespace

double failureUpperBound(qint64 failed, qint64 tried)
{
    if (tried <= 0 || failed >= tried)
        return 1;
    if (failed <= 0)
        return std::min(1.0, 3.0 / double(tried));
    double low = double(failed) / double(tried);
    double high = 1;
    for (int i = 0; i < 50; ++i) { // the chance falls as p grows
        const double middle = (low + high) / 2;
        (chanceOfAtMost(failed, tried, middle) > 0.05 ? low : high) = middle;
    }
    return high;
}
