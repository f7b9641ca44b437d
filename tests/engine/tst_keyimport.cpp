#include "support/shop.h"

#include "core/textencoding.h"

#include <QCryptographicHash>
#include <QStringEncoder>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// `keys import`: what a file holds comes in once, whatever it is written in and however often the
/// program dies over it.
class TestKeyImport : public QObject {
    Q_OBJECT

    static void product(Shop &shop, const QJsonObject &more = {}, const QString &sku = u"card"_s)
    {
        QJsonObject args { { u"sku"_s, sku }, { u"price"_s, u"9.90"_s } };
        for (auto one = more.constBegin(); one != more.constEnd(); ++one)
            args.insert(one.key(), *one);
        QVERIFY(!shop.must(u"product add"_s, args).isEmpty());
    }
    static QStringList stock(Shop &shop)
    {
        QStringList keys;
        for (const QJsonValue &key :
            shop.must(u"keys export page"_s, { { u"sku"_s, u"card"_s } })[u"items"].toArray())
            keys.append(key.toString());
        return keys;
    }
    /// As the command line does: it looks at the whole file, then hands it over.
    static QString detected(const QByteArray &file)
    {
        EncodingDetector detector;
        for (qsizetype from = 0; from < file.size(); from += 3)
            detector.add(file.mid(from, 3));
        return textEncodingName(detector.result());
    }
    /// `read 3 imported 2 …` without what is zero, and each rejected line with its reason.
    static QString text(const QJsonObject &report)
    {
        QStringList words;
        for (const QString &name : { u"read"_s, u"imported"_s, u"duplicates"_s, u"blank"_s }) {
            if (report[name].toInt() != 0)
                words.append(u"%1 %2"_s.arg(name).arg(report[name].toInt()));
        }
        for (const QJsonValue &line : report[u"rejected"].toArray())
            words.append(u"%1: %2"_s.arg(line[u"line"].toInt()).arg(line[u"reason"].toString()));
        return words.join(u", "_s);
    }
    static QByteArray encoded(const char *name, const QString &text)
    {
        QStringEncoder encoder(name);
        return encoder.encode(text);
    }
    static QByteArray utf16(QStringConverter::Encoding encoding, const QString &text)
    {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        return encoder.encode(text);
    }
    struct Session {
        QJsonValue id;
        qint64 offset = 0;
    };
    static Session begin(Shop &shop, const QByteArray &file)
    {
        const QByteArray sha = QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex();
        const QJsonObject begun = shop.must(u"keys import begin"_s,
            { { u"sku"_s, u"card"_s }, { u"sha256"_s, QString::fromLatin1(sha) },
                { u"bytes"_s, file.size() } });
        return { begun[u"session"], begun[u"offset"].toInteger() };
    }
    static QJsonObject chunk(Shop &shop, const QJsonValue &session, const QByteArray &data)
    {
        return shop.must(u"keys import chunk"_s,
            { { u"session"_s, session }, { u"data"_s, QString::fromLatin1(data.toBase64()) } });
    }
    static QJsonObject end(Shop &shop, const QJsonValue &session)
    {
        return shop.must(u"keys import end"_s, { { u"session"_s, session } });
    }

private Q_SLOTS:
    void everyEncodingGivesTheSameKeys_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("encoding");
        const QString keys = u"点卡-一\n点卡-二\nKEY-3\n"_s;
        const QString crlf = QString(keys).replace(u'\n', u"\r\n"_s);
        QTest::newRow("utf-8") << keys.toUtf8() << u"utf-8"_s;
        QTest::newRow("utf-8, crlf") << crlf.toUtf8() << u"utf-8"_s;
        QTest::newRow("utf-8, bom") << "\xef\xbb\xbf" + keys.toUtf8() << u"utf-8"_s;
        QTest::newRow("utf-8, bom, crlf") << "\xef\xbb\xbf" + crlf.toUtf8() << u"utf-8"_s;
        QTest::newRow("utf-16, little") << utf16(QStringConverter::Utf16LE, keys) << u"utf-16"_s;
        QTest::newRow("utf-16, little, crlf") << utf16(QStringConverter::Utf16LE, crlf) << u"utf-16"_s;
        QTest::newRow("utf-16, big") << utf16(QStringConverter::Utf16BE, keys) << u"utf-16be"_s;
        if (const QByteArray gb = encoded("GB18030", keys); !gb.isEmpty()) {
            QTest::newRow("gb18030") << gb << u"gb18030"_s;
            QTest::newRow("gb18030, crlf") << encoded("GB18030", crlf) << u"gb18030"_s;
        }
        QTest::newRow("no end of the last line") << keys.chopped(1).toUtf8() << u"utf-8"_s;
        QTest::newRow("blanks around") << u"  点卡-一\t\n点卡-二  \r\n\tKEY-3 \n"_s.toUtf8() << u"utf-8"_s;
    }
    void everyEncodingGivesTheSameKeys()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, encoding);
        QCOMPARE(detected(file), encoding);
        const QStringList expected { u"点卡-一"_s, u"点卡-二"_s, u"KEY-3"_s };
        Shop shop;
        product(shop);
        QCOMPARE(text(shop.importKeys(file, { { u"encoding"_s, encoding } })), u"read 3, imported 3"_s);
        QCOMPARE(stock(shop), expected);

        // Cut anywhere – inside a character, between \r and \n – it is the same file.
        Shop slow;
        product(slow);
        const QJsonValue session = slow.must(
            u"keys import begin"_s, { { u"sku"_s, u"card"_s }, { u"encoding"_s, encoding } })[u"session"];
        for (const char byte : file)
            chunk(slow, session, QByteArray(1, byte));
        QCOMPARE(text(end(slow, session)), u"read 3, imported 3"_s);
        QCOMPARE(stock(slow), stock(shop));
    }

    void badLinesAreNamedAndTheOthersComeIn_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("report");
        QTest::newRow("invalid bytes")
            << "A\n\xff\xfe\xfd\nC\n"_ba << u"read 3, imported 2, 2: not valid utf-8"_s;
        QTest::newRow("a character cut off")
            << "A\nB\xe7\x82\n"_ba << u"read 2, imported 1, 2: not valid utf-8"_s;
        QTest::newRow("as long as may be") << QByteArray(4096, 'x') + '\n' << u"read 1, imported 1"_s;
        QTest::newRow("too long") << "A\n\n" + QByteArray(4097, 'x') + "\nD\n"
                                  << u"read 3, imported 2, blank 1, 3: longer than 4096 bytes"_s;
        QTest::newRow("too long, at the end")
            << "A\n" + QByteArray(9000, 'x') << u"read 2, imported 1, 2: longer than 4096 bytes"_s;
        QTest::newRow("only blank lines") << "\n\r\n  \n\t\n"_ba << u"blank 4"_s;
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("the same twice") << "A\nB\n A \nB\r\n"_ba << u"read 4, imported 2, duplicates 2"_s;
        QTest::newRow("case matters") << "a\nA\n"_ba << u"read 2, imported 2"_s;
    }
    void badLinesAreNamedAndTheOthersComeIn()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, report);
        Shop shop;
        product(shop);
        QCOMPARE(text(shop.importKeys(file, { { u"dry_run"_s, true } })), report);
        QCOMPARE(shop.stocked(u"available"_s), 0);
        const QJsonObject imported = shop.importKeys(file);
        QCOMPARE(text(imported), report);
        QCOMPARE(shop.stocked(u"available"_s), imported[u"imported"].toInt());
    }

    void blocksAreWholeKeys_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<QString>("report");
        const QStringList two { u"user1\npass1"_s, u"user2\npass2"_s };
        QTest::newRow("two") << "user1\npass1\n\nuser2\npass2\n"_ba << two
                             << u"read 4, imported 2, blank 1"_s;
        QTest::newRow("crlf") << "user1\r\npass1\r\n\r\nuser2\r\npass2"_ba << two
                              << u"read 4, imported 2, blank 1"_s;
        QTest::newRow("many blank lines")
            << "\n\nuser1\npass1\n\n \n\nuser2\npass2\n\n\n"_ba << two << u"read 4, imported 2, blank 7"_s;
        // Half an account is worth nothing to its buyer.
        QTest::newRow("a bad line spoils its block")
            << "user1\npass1\n\nuserX\n\xff\xfe\nmore\n\nuser2\npass2\n"_ba << two
            << u"read 7, imported 2, blank 2, 5: not valid utf-8"_s;
        QTest::newRow("a block that is all bad") << "\xff\n\nuser1\npass1\n\nuser2\npass2\n"_ba << two
                                                 << u"read 5, imported 2, blank 2, 1: not valid utf-8"_s;
        QTest::newRow("a block that ends badly") << "user1\npass1\n\nuser2\npass2\n\nuserX\n\xff"_ba << two
                                                 << u"read 6, imported 2, blank 2, 8: not valid utf-8"_s;
    }
    void blocksAreWholeKeys()
    {
        QFETCH(QByteArray, file);
        QFETCH(QStringList, keys);
        QFETCH(QString, report);
        const QJsonObject args { { u"sku"_s, u"card"_s }, { u"separator"_s, u"blank-line"_s } };
        Shop shop;
        product(shop);
        QCOMPARE(text(shop.importKeys(file, args)), report);
        QStringList got = stock(shop);
        got.sort();
        QCOMPARE(got, keys);

        Shop slow;
        product(slow);
        const QJsonValue session = slow.must(u"keys import begin"_s, args)[u"session"];
        for (const char byte : file)
            chunk(slow, session, QByteArray(1, byte));
        QCOMPARE(text(end(slow, session)), report);
    }

    /// Killed after any piece, it goes on where the last commit was, and counts the whole file.
    void killedItContinues()
    {
        Shop shop;
        product(shop);
        QByteArray file;
        for (int i = 0; i < 500; ++i)
            file += i % 100 == 7 ? "\xff\n"_ba : "KEY-" + QByteArray::number(i % 400) + '\n';
        Session session = begin(shop, file);
        QCOMPARE(session.offset, 0);
        int kills = 0;
        while (session.offset < file.size()) {
            const qint64 next = chunk(shop, session.id, file.mid(session.offset, 777))[u"next"].toInteger();
            QCOMPARE(next, std::min(session.offset + 777, qint64(file.size())));
            shop.crash();
            ++kills;
            session = begin(shop, file);
            QVERIFY2(
                session.offset <= next && session.offset > next - 10, "not one whole line is read twice");
        }
        QVERIFY(kills >= 4);
        const QJsonObject report = end(shop, session.id);
        QCOMPARE(report[u"read"].toInt(), 500);
        QCOMPARE(report[u"imported"].toInt(), 396);
        QCOMPARE(report[u"duplicates"].toInt(), 99);
        QCOMPARE(report[u"rejected"].toArray().size(), 5);
        QCOMPARE(report[u"rejected"][4][u"line"].toInt(), 408);
        QCOMPARE(shop.stocked(u"available"_s), 396);

        // Done is done: the same file again is another import, of duplicates only.
        session = begin(shop, file);
        QCOMPARE(session.offset, 0);
        chunk(shop, session.id, file);
        QCOMPARE(end(shop, session.id)[u"imported"].toInt(), 0);
        QCOMPARE(shop.stocked(u"available"_s), 396);
    }

    void aPieceThatCannotBeStoredIsRepeatedNotLost()
    {
        Shop shop;
        product(shop);
        const QByteArray file = "A\nB\nC\n";
        Session session = begin(shop, file);
        shop.engine->writer().connection().failOnceAfter(5);
        const DeskReply reply = shop.ask(u"keys import chunk"_s,
            { { u"session"_s, session.id }, { u"data"_s, QString::fromLatin1(file.toBase64()) } });
        QVERIFY(shop.engine->writer().connection().hasFailed());
        QVERIFY(!reply.value);
        QCOMPARE(shop.stocked(u"available"_s), 0);
        QVERIFY2(!shop.ask(u"keys import end"_s, { { u"session"_s, session.id } }).value,
            "the session is ahead of the database: it is over");
        session = begin(shop, file);
        QCOMPARE(session.offset, 0);
        chunk(shop, session.id, file);
        QCOMPARE(text(end(shop, session.id)), u"read 3, imported 3"_s);
    }

    void aDryRunCountsAndChangesNothing()
    {
        Shop shop;
        product(shop);
        shop.importKeys("A\n");
        shop.close();
        const auto database = [&shop] {
            const auto db = *Connection::open(shop.path(), Connection::Mode::ReadOnly);
            return *db->one("SELECT (SELECT count(*) FROM card_key), (SELECT count(*) FROM import_batch)", {},
                [](const Row &row) { return std::pair(row.integer(0), row.integer(1)); });
        };
        const auto before = database();
        shop.open();
        const QJsonObject report = shop.importKeys("A\nB\nB\n\xff\n\n", { { u"dry_run"_s, true } });
        QVERIFY(report[u"batch"].isNull());
        QCOMPARE(text(report), u"read 4, imported 1, duplicates 2, blank 1, 4: not valid utf-8"_s);
        shop.close();
        QCOMPARE(database(), before);
        shop.open();
    }

    void aKeyIsKnownInStockSoldAndVoidUnderAnyProduct()
    {
        Shop shop;
        shop.furnish(4, false);
        product(shop, {}, u"other"_s);
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(10s);
        (void)shop.order();
        shop.must(u"keys void"_s, { { u"sku"_s, u"card"_s }, { u"items"_s, QJsonArray { u"KEY-4"_s } } });
        QCOMPARE(shop.stocked(u"sold"_s), 1);
        QCOMPARE(shop.stocked(u"reserved"_s), 1);
        for (const QString &sku : { u"card"_s, u"other"_s }) {
            QCOMPARE(text(shop.importKeys("KEY-1\nKEY-2\nKEY-3\nKEY-4\n", { { u"sku"_s, sku } })),
                u"read 4, duplicates 4"_s);
        }
    }

    void undoRemovesWhatIsStillThere()
    {
        Shop shop;
        shop.furnish(1, false);
        const QString batch = shop.importKeys("A\nB\nC\nD\n")[u"batch"].toString();
        for (int i = 0; i < 2; ++i) { // KEY-1 and A are sold
            const QJsonObject order = shop.order();
            shop.provider.pay(Shop::outNo(order));
            shop.pass(10s);
        }
        const QJsonObject reserved = shop.order();
        const QJsonObject undone = shop.must(u"keys undo"_s, { { u"batch"_s, batch } });
        QCOMPARE(undone[u"removed"].toInt(), 2);
        QCOMPARE(undone[u"kept"].toInt(), 2);
        QCOMPARE(shop.stocked(u"available"_s), 0);
        QCOMPARE(shop.stocked(u"sold"_s), 2);
        shop.provider.pay(Shop::outNo(reserved));
        shop.pass(10s);
        QCOMPARE(shop.state(reserved), u"delivered"_s);
        QCOMPARE(shop.must(u"keys undo"_s, { { u"batch"_s, batch } })[u"removed"].toInt(), 0);
        QCOMPARE(text(shop.importKeys("A\nB\nC\nD\n")), u"read 4, imported 2, duplicates 2"_s);
        const DeskReply unknown = shop.ask(u"keys undo"_s, { { u"batch"_s, u"4711"_s } });
        QVERIFY(!unknown.value);
        QCOMPARE(unknown.value.error().kind, ErrorClass::NotFound);
        QCOMPARE(shop.must(u"audit list"_s, {})[u"items"][0][u"action"].toString(), u"keys.undo"_s);
    }

    void aLoopKeyIsOneKeyAndManyUses()
    {
        Shop shop;
        product(shop, { { u"kind"_s, u"loop"_s }, { u"quota"_s, 3 } });
        QCOMPARE(text(shop.importKeys("A\nB\nA\n")), u"read 3, imported 2, duplicates 1"_s);
        QCOMPARE(shop.stocked(u"available"_s), 6);
        QCOMPARE(text(shop.importKeys("B\nC\n")), u"read 2, imported 1, duplicates 1"_s);
        QCOMPARE(stock(shop).size(), 3);
    }

    void whatCannotBeImportedSaysWhy_data()
    {
        QTest::addColumn<QJsonObject>("args");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such product") << QJsonObject { { u"sku"_s, u"none"_s } } << u"not_found"_s;
        QTest::newRow("a text has no keys") << QJsonObject { { u"sku"_s, u"text"_s } } << u"wrong_state"_s;
        QTest::newRow("no such encoding")
            << QJsonObject { { u"sku"_s, u"card"_s }, { u"encoding"_s, u"latin-1"_s } } << u"bad_usage"_s;
        QTest::newRow("no such separator")
            << QJsonObject { { u"sku"_s, u"card"_s }, { u"separator"_s, u"comma"_s } } << u"bad_usage"_s;
        QTest::newRow("no product named") << QJsonObject {} << u"bad_usage"_s;
    }
    void whatCannotBeImportedSaysWhy()
    {
        QFETCH(QJsonObject, args);
        QFETCH(QString, code);
        Shop shop;
        product(shop);
        product(shop, { { u"kind"_s, u"text"_s }, { u"text"_s, u"hello"_s } }, u"text"_s);
        const DeskReply reply = shop.ask(u"keys import begin"_s, args);
        QVERIFY(!reply.value);
        QCOMPARE(errorClassName(reply.value.error().kind), code);
    }
};

QTEST_GUILESS_MAIN(TestKeyImport)
#include "tst_keyimport.moc"
