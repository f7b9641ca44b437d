// Importing card keys with encryption, fingerprints and the check for duplicates: target T9.
// `--size` is the number of keys.

#include "liveshop.h"
#include "measure.h"
#include "rawsqlite.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {
constexpr qint64 ChunkBytes = 192 * 1024; ///< as the command line sends them
constexpr int Stops = 10; ///< engine gone in the middle, import begun again

/// The whole import as the command line does it. @return seconds
double importAll(const Options &options, const QByteArray &file, int stops)
{
    LiveShop shop(options);
    shop.open({});
    shop.must(u"product add"_s, { { u"sku"_s, u"card"_s }, { u"price"_s, u"9.90"_s } });
    const QString sha
        = QString::fromLatin1(QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex());
    const QJsonObject plan { { u"sku"_s, u"card"_s }, { u"sha256"_s, sha }, { u"bytes"_s, file.size() } };
    QJsonObject report;
    const double took = seconds([&] {
        for (int part = 1; part <= stops + 1; ++part) {
            const QJsonObject begun = shop.must(u"keys import begin"_s, plan);
            QJsonObject chunk { { u"session"_s, begun.value(u"session"_s) } };
            qint64 offset = begun.value(u"offset"_s).toInteger();
            const qint64 end = file.size() * part / (stops + 1);
            while (offset < end) {
                const QByteArray piece = file.mid(offset, ChunkBytes);
                chunk.insert(u"data"_s, QString::fromLatin1(piece.toBase64()));
                report = shop.must(u"keys import chunk"_s, chunk);
                offset += piece.size();
            }
            if (part <= stops) {
                shop.close();
                shop.open({});
            } else {
                chunk.remove(u"data"_s);
                report = shop.must(u"keys import end"_s, chunk);
            }
        }
    });
    if (report.value(u"imported"_s).toInteger() != file.count('\n'))
        die(u"the import lost keys"_s);
    return took;
}

/// The same rows and chunks: random fingerprints, sealed bytes of the same length, nothing computed.
double rawAll(const Options &options, const QByteArray &file)
{
    const QTemporaryDir folder(options.placeTemplate());
    RawSqlite db(folder.filePath(u"raw.db"_s));
    db.execute("CREATE TABLE card(id INTEGER PRIMARY KEY, product INTEGER NOT NULL, fp BLOB NOT NULL, secret "
               "BLOB NOT "
               "NULL, state INTEGER NOT NULL, unit INTEGER NOT NULL, UNIQUE(fp, unit)) STRICT;"
               "CREATE INDEX card_free ON card(product, id) WHERE state=0");
    sqlite3_stmt *insert
        = db.prepare("INSERT INTO card(id, product, fp, secret, state, unit) VALUES(?,1,?,?,0,1)"
                     " ON CONFLICT(fp, unit) DO NOTHING");
    const qint64 keys = file.count('\n');
    const qint64 chunk = ChunkBytes / (file.size() / keys);
    const QByteArray secret(64, 's');
    return seconds([&] {
        std::vector<QByteArray> fingerprints;
        for (qint64 first = 0; first < keys; first += chunk) {
            fingerprints.clear();
            for (qint64 i = first; i < std::min(first + chunk, keys); ++i)
                fingerprints.push_back(
                    QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha256));
            std::sort(fingerprints.begin(), fingerprints.end());
            db.begin();
            qint64 id = first;
            for (const QByteArray &fingerprint : fingerprints) {
                RawSqlite::bind(insert, 1, ++id);
                RawSqlite::bindBlob(insert, 2, fingerprint);
                RawSqlite::bindBlob(insert, 3, secret);
                db.step(insert);
            }
            db.commit();
        }
    });
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Options options = readOptions(u"Importing card keys."_s, u"Keys to import."_s);
    const qint64 keys = options.sizeOr(300'000, 20'000);
    const QByteArray file = keyLines(0, keys);
    const Pairs whole(
        1, [&] { return importAll(options, file, 0); }, [&] { return rawAll(options, file); });
    Table table(u"Importing %1 card keys"_s.arg(number(double(keys))));
    const double allowed = 15.0 * double(keys) / 1e6;
    table.add({ u"T9"_s, u"in one go, s"_s, number(whole.ours()), number(whole.raw()), number(whole.ratio()),
        u"≤ %1 s"_s.arg(number(allowed)), whole.ours() <= allowed });
    const double resumed = importAll(options, file, Stops);
    table.add({ {}, u"engine stopped and import begun again %1 times, s"_s.arg(Stops), number(resumed),
        u"–"_s, u"–"_s, u"≤ %1 s"_s.arg(number(allowed)), resumed <= allowed });
    table.add({ {}, u"keys a second"_s, number(double(keys) / whole.ours()),
        number(double(keys) / whole.raw()), number(whole.raw() / whole.ours()), {}, {} });
    table.note(
        u"raw: the same rows, unique index and chunks, sorted likewise, with nothing encrypted or read"_s);
    table.print();
    return 0;
}
