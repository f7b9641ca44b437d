#pragma once

#include "core/textencoding.h"
#include "engine/fulfilment.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

/// One import of card keys that is under way: contract.md section 2, `keys import`. Each piece of the
/// file is one transaction together with its cursor, so that a kill loses nothing and repeats nothing.
class KeyImport {
public:
    struct Plan {
        QString sku;
        TextEncoding encoding = TextEncoding::Utf8;
        bool blocks = false; ///< keys are separated by blank lines
        bool dryRun = false;
        QByteArray fileSha; ///< empty: a stream, which cannot be continued
        qint64 bytes = 0;
    };
    /// A key as it stands in the file.
    struct Key {
        qint64 line = 0;
        QByteArray text; ///< UTF-8, trimmed
    };
    struct Rejected {
        qint64 line = 0;
        QString reason;
    };
    /// A key that a dry run found to be known.
    struct Known {
        qint64 line = 0;
        QString where; ///< `file` (twice in it), `stock`, `reserved`, `sold`, `void`
        QString order; ///< that has it; empty: none, or one that is not known here
    };

    /// Finds the batch that an interrupted import left, or begins one.
    static Result<KeyImport> begin(Fulfilment &step, const Plan &plan);
    /// Takes the next piece; the rest of an unfinished line waits for the one after it.
    Result<> take(Fulfilment &step, const QByteArray &piece);
    /// The last line needs no line end.
    Result<> finish(Fulfilment &step);

    qint64 offset() const { return m_batch.nextOffset + m_tail.size(); }
    QJsonObject report() const;

private:
    struct Cut {
        std::vector<Key> keys;
        qsizetype consumed = 0;
    };
    Cut cut(bool atEnd);
    void addLine(const QByteArray &line, Cut &cut);
    void endBlock(Cut &cut);
    void reject(qint64 line, const QString &reason);
    bool isInBlock() const;
    Result<> store(Fulfilment &step, const Cut &cut);
    Result<> storeKeys(Fulfilment &step, const std::vector<Key> &keys);
    Result<> countOnly(Fulfilment &step, const std::vector<Key> &keys);
    Result<> nameKnown(Fulfilment &step, qint64 line, const QByteArray &fingerprint);

    Plan m_plan;
    Product m_product;
    ImportBatch m_batch;
    QByteArray m_tail;
    QByteArray m_block; ///< lines of the block that is being read
    qint64 m_blockLine = 0;
    bool m_blockBad = false; ///< a line of it was rejected
    QSet<QByteArray> m_seen; ///< dry run: what this file brought already
    QList<Rejected> m_rejected;
    QList<Known> m_known; ///< dry run: the first of them
};
