#include "engine/keyimport.h"

#include "storage/keyrows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype LongestKey = 4096; ///< bytes of UTF-8
constexpr qsizetype RejectedShown = 1000;
constexpr qsizetype KnownShown = 100;

QJsonArray toJson(const QList<KeyImport::Rejected> &rejected)
{
    QJsonArray array;
    for (const auto &[line, reason] : rejected)
        array.append(QJsonObject { { u"line"_s, line }, { u"reason"_s, reason } });
    return array;
}

QJsonArray toJson(const QList<KeyImport::Known> &known)
{
    QJsonArray array;
    for (const auto &[line, where, order] : known)
        array.append(QJsonObject { { u"line"_s, line }, { u"where"_s, where },
            { u"order_id"_s, order.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(order) } });
    return array;
}

QString whereName(CardState state)
{
    switch (state) {
    case CardState::Free:
        return u"stock"_s;
    case CardState::Reserved:
        return u"reserved"_s;
    case CardState::Sold:
        return u"sold"_s;
    case CardState::Void:
        return u"void"_s;
    }
    return {};
}

QString formatOf(const KeyImport::Plan &plan)
{
    return textEncodingName(plan.encoding) + (plan.blocks ? u"/blank-line"_s : u"/line"_s);
}
} // namespace

Result<KeyImport> KeyImport::begin(Fulfilment &step, const Plan &plan)
{
    KeyImport import;
    import.m_plan = plan;
    auto product = ProductRepository(step.db()).bySku(plan.sku);
    if (!product)
        return fail(product.error());
    if (product->kind == ProductKind::Text)
        return fail(ErrorClass::WrongState,
            u"product %1 is sold as one text for all; it has no keys to import"_s.arg(plan.sku));
    import.m_product = *product;
    import.m_batch.product = product->id;
    import.m_batch.fileSha = plan.fileSha.isEmpty() ? step.rules().random->bytes(32) : plan.fileSha;
    import.m_batch.bytes = plan.bytes;
    import.m_batch.format = formatOf(plan);
    import.m_batch.at = step.now();
    if (plan.dryRun)
        return import;
    ImportRepository batches(step.db());
    auto open = batches.findOpen(product->id, import.m_batch.fileSha, import.m_batch.format);
    if (!open)
        return fail(open.error());
    if (*open) {
        import.m_batch = **open;
        for (const QJsonValue &one : QJsonDocument::fromJson(import.m_batch.rejected).array())
            import.m_rejected.append({ one[u"line"].toInteger(), one[u"reason"].toString() });
        return import;
    }
    auto id = batches.begin(import.m_batch);
    if (!id)
        return fail(id.error());
    import.m_batch.id = *id;
    return import;
}

/// A bad line spoils the block that it stands in: half a key is no key.
void KeyImport::reject(qint64 line, const QString &reason)
{
    m_blockBad = m_plan.blocks;
    if (m_rejected.size() < RejectedShown)
        m_rejected.append({ line, reason });
}

void KeyImport::addLine(const QByteArray &line, Cut &cut)
{
    ++m_batch.lines;
    auto text = decodeLine(line, m_plan.encoding);
    if (text && m_batch.lines == 1 && text->startsWith(QChar(0xfeff)))
        text->remove(0, 1);
    const bool blank = text && text->trimmed().isEmpty();
    if (blank) {
        ++m_batch.blank;
        if (m_plan.blocks)
            endBlock(cut);
        return;
    }
    ++m_batch.read;
    if (!text) {
        reject(m_batch.lines, u"not valid %1"_s.arg(textEncodingName(m_plan.encoding)));
        return;
    }
    QByteArray key = text->trimmed().toUtf8();
    if (key.size() > LongestKey || m_block.size() + key.size() > 16 * LongestKey) {
        reject(m_batch.lines, u"longer than 4096 bytes"_s);
        return;
    }
    if (!m_plan.blocks) {
        cut.keys.push_back({ m_batch.lines, std::move(key) });
        return;
    }
    if (m_block.isEmpty())
        m_blockLine = m_batch.lines;
    else
        m_block += '\n';
    m_block += key;
}

bool KeyImport::isInBlock() const
{
    return m_blockBad || !m_block.isEmpty();
}

void KeyImport::endBlock(Cut &cut)
{
    const QByteArray block = std::exchange(m_block, {});
    if (!std::exchange(m_blockBad, false) && !block.isEmpty())
        cut.keys.push_back({ m_blockLine, block });
}

/// Cuts what is complete off the tail. In blocks, only whole blocks: the cursor never stands inside one.
KeyImport::Cut KeyImport::cut(bool atEnd)
{
    Cut cut;
    const int width
        = m_plan.encoding == TextEncoding::Utf16Le || m_plan.encoding == TextEncoding::Utf16Be ? 2 : 1;
    const QByteArray newline = width == 1          ? "\n"_ba
        : m_plan.encoding == TextEncoding::Utf16Le ? QByteArray("\n\0", 2)
                                                   : QByteArray("\0\n", 2);
    const ImportBatch before = m_batch;
    ImportBatch atBlock = before;
    qsizetype rejectedAtBlock = m_rejected.size();
    qsizetype from = 0;
    while (from < m_tail.size()) {
        qsizetype end = m_tail.indexOf(newline, from);
        while (width == 2 && end >= 0 && end % 2 != 0)
            end = m_tail.indexOf(newline, end + 1);
        if (end < 0 && !atEnd)
            break;
        const QByteArray line = end < 0 ? m_tail.mid(from) : m_tail.mid(from, end - from);
        addLine(line, cut);
        from = end < 0 ? m_tail.size() : end + width;
        if (!isInBlock()) {
            cut.consumed = from;
            atBlock = m_batch;
            rejectedAtBlock = m_rejected.size();
        }
    }
    if (atEnd) {
        endBlock(cut);
        cut.consumed = m_tail.size();
    } else if (isInBlock()) {
        m_batch = atBlock; // the lines of the unfinished block are read again with the next piece
        m_rejected.resize(rejectedAtBlock);
        m_block.clear();
        m_blockBad = false;
    }
    return cut;
}

Result<> KeyImport::take(Fulfilment &step, const QByteArray &piece)
{
    m_tail += piece;
    if (m_tail.size() > 8 * 1024 * 1024 && m_plan.blocks)
        return fail(ErrorClass::BadUsage,
            u"a block of more than 8 MiB without a blank line; import with --separator line"_s);
    return store(step, cut(false));
}

Result<> KeyImport::finish(Fulfilment &step)
{
    const Cut last = cut(true);
    m_batch.state = 1;
    return store(step, last);
}

Result<> KeyImport::store(Fulfilment &step, const Cut &cut)
{
    m_batch.nextOffset += cut.consumed;
    m_tail.remove(0, cut.consumed);
    if (m_plan.dryRun)
        return countOnly(step, cut.keys);
    if (auto stored = storeKeys(step, cut.keys); !stored)
        return stored;
    m_batch.rejected = QJsonDocument(toJson(m_rejected)).toJson(QJsonDocument::Compact);
    return ImportRepository(step.db()).advance(m_batch);
}

Result<> KeyImport::countOnly(Fulfilment &step, const std::vector<Key> &keys)
{
    std::vector<QByteArray> fingerprints;
    for (const Key &key : keys)
        fingerprints.push_back(step.rules().vault->fingerprint(key.text));
    auto known = CardRepository(step.db()).known(fingerprints);
    if (!known)
        return fail(known.error());
    for (size_t i = 0; i < keys.size(); ++i) {
        const bool isNew = !(*known)[i] && !m_seen.contains(fingerprints[i]);
        ++(isNew ? m_batch.imported : m_batch.duplicates);
        if (!isNew && m_known.size() < KnownShown) {
            if (auto named = nameKnown(step, keys[i].line, fingerprints[i]); !named)
                return named;
        }
        m_seen.insert(fingerprints[i]);
    }
    return {};
}

Result<> KeyImport::nameKnown(Fulfilment &step, qint64 line, const QByteArray &fingerprint)
{
    auto found = KeyRowRepository(step.db()).whereabouts(fingerprint);
    if (!found)
        return fail(found.error());
    m_known.append(
        { line, *found ? whereName((*found)->state) : u"file"_s, *found ? (*found)->order : QString() });
    return {};
}

Result<> KeyImport::storeKeys(Fulfilment &step, const std::vector<Key> &keys)
{
    if (keys.empty())
        return {};
    CardRepository cards(step.db());
    auto next = cards.nextId();
    if (!next)
        return fail(next.error());
    const Vault &vault = *step.rules().vault;
    const int units = m_product.kind == ProductKind::Loop ? int(m_product.quota) : 1;
    std::vector<NewCard> rows;
    rows.reserve(keys.size() * size_t(units));
    for (const Key &key : keys) {
        const QByteArray fingerprint = vault.fingerprint(key.text);
        for (int unit = 1; unit <= units; ++unit) {
            const CardId id { (*next)++ };
            rows.push_back({ id, fingerprint, vault.seal(VaultPlace("card_key", id.value), key.text), unit });
        }
    }
    // In the order of the unique index, its pages are touched once each: twice as fast at a million keys.
    std::stable_sort(rows.begin(), rows.end(),
        [](const NewCard &a, const NewCard &b) { return a.fingerprint < b.fingerprint; });
    auto isNew = cards.add(m_product.id, m_batch.id, rows);
    if (!isNew)
        return fail(isNew.error());
    const qint64 taken = std::count(isNew->begin(), isNew->end(), true) / units;
    m_batch.imported += taken;
    m_batch.duplicates += qint64(keys.size()) - taken;
    if (taken == 0)
        return {};
    step.changes().restocked.append(m_product.sku);
    auto filled = step.fillWaiting(m_product.id);
    return filled ? Result<> {} : fail(filled.error());
}

QJsonObject KeyImport::report() const
{
    QJsonObject report { { u"batch"_s,
                             m_plan.dryRun ? QJsonValue(QJsonValue::Null)
                                           : QJsonValue(QString::number(m_batch.id.value)) },
        { u"read"_s, m_batch.read }, { u"imported"_s, m_batch.imported },
        { u"duplicates"_s, m_batch.duplicates }, { u"blank"_s, m_batch.blank },
        { u"rejected"_s, toJson(m_rejected) } };
    if (m_plan.dryRun)
        report.insert(u"known"_s, toJson(m_known));
    return report;
}
