#pragma once

#include <QtGlobal>

/// How often it may really fail when `failed` of `tried` did: the exact upper bound that holds with 95 %
/// confidence (Clopper and Pearson, one-sided). With none failed that is about 3/n, which is what it answers
/// then; with nothing tried, 1.
double failureUpperBound(qint64 failed, qint64 tried);
