#include "engine/trace.h"

#include "crypto/digest.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
QByteArray checkpointMac(const Vault &vault, qint64 n, const QByteArray &hash)
{
    return vault.mac("trace", QByteArray::number(n) + ':' + hash.toHex());
}

QByteArray hashOf(const QByteArray &previous, const QByteArray &entry)
{
    return digest::sha256(previous + entry);
}
} // namespace

QJsonObject trace::withHash(const AttemptRepository::Stored &stored)
{
    QJsonObject entry = QJsonDocument::fromJson(stored.entry).object();
    entry.insert(u"hash"_s, QString::fromLatin1(stored.hash.toHex()));
    return entry;
}

Result<trace::Report> trace::verify(Connection &db, const Vault &vault)
{
    AttemptRepository log(db);
    Report report;
    qint64 expected = 1;
    QByteArray previous(64, '0');
    auto checkpoint = log.lastCheckpoint();
    if (!checkpoint)
        return fail(checkpoint.error());
    auto first = log.page(0, 1);
    if (!first)
        return fail(first.error());
    const bool pruned = first->empty() ? checkpoint->has_value() : first->front().n > 1;
    const auto bad = [&report](qint64 n, const QString &why) {
        report.firstBad = n;
        report.why = why;
    };
    if (pruned) {
        if (!*checkpoint
            || !digest::equal(
                (*checkpoint)->mac, checkpointMac(vault, (*checkpoint)->n, (*checkpoint)->hash))) {
            bad(1,
                u"entries are missing at the beginning and no checkpoint of this vault says that they were pruned"_s);
            return report;
        }
        // Entries before the checkpoint may still be there: pruning goes in pieces.
        expected = first->empty() ? (*checkpoint)->n + 1 : std::min(first->front().n, (*checkpoint)->n + 1);
        if (!first->empty() && first->front().n > (*checkpoint)->n + 1) {
            bad((*checkpoint)->n + 1, u"entries after the last checkpoint are missing"_s);
            return report;
        }
        if (expected == (*checkpoint)->n + 1)
            previous = (*checkpoint)->hash.toHex();
        else
            previous = QJsonDocument::fromJson(first->front().entry)
                           .object()
                           .value(u"prev_hash"_s)
                           .toString()
                           .toLatin1();
    }
    for (qint64 after = 0;;) {
        auto page = log.page(after, 2000);
        if (!page)
            return fail(page.error());
        if (page->empty())
            break;
        for (const auto &row : *page) {
            if (row.n != expected) {
                bad(expected, u"entry %1 of the attempt log is missing"_s.arg(expected));
                return report;
            }
            const QByteArray marker = "\"prev_hash\":\"" + previous + '"';
            const QByteArray number = "\"n\":" + QByteArray::number(row.n) + ',';
            if (hashOf(previous, row.entry) != row.hash || !row.entry.contains(marker)
                || !row.entry.contains(number)) {
                bad(row.n, u"entry %1 of the attempt log was altered"_s.arg(row.n));
                return report;
            }
            if (*checkpoint && (*checkpoint)->n == row.n && (*checkpoint)->hash != row.hash) {
                bad(row.n, u"entry %1 of the attempt log is not the one that was signed"_s.arg(row.n));
                return report;
            }
            previous = row.hash.toHex();
            ++expected;
            ++report.entries;
            after = row.n;
        }
    }
    auto head = log.head();
    if (!head)
        return fail(head.error());
    if (head->n != expected - 1 || (head->n > 0 && head->hash.toHex() != previous))
        bad(expected,
            u"the end of the attempt log was cut off: %1 entries are recorded, %2 are there"_s.arg(head->n)
                .arg(expected - 1));
    return report;
}

Result<qint64> trace::prune(Connection &db, const Vault &vault, Instant before, Instant now, int limit)
{
    AttemptRepository log(db);
    auto last = log.lastBefore(before);
    if (!last)
        return fail(last.error());
    if (*last == 0)
        return 0;
    auto checkpoint = log.lastCheckpoint();
    if (!checkpoint)
        return fail(checkpoint.error());
    if (!*checkpoint || (*checkpoint)->n < *last) {
        auto entry = log.byN(*last);
        if (!entry)
            return fail(entry.error());
        if (auto added
            = log.addCheckpoint({ *last, entry->hash, now, checkpointMac(vault, *last, entry->hash) });
            !added)
            return fail(added.error());
    }
    return log.pruneUpTo(*last, limit);
}
