#include "engine/allotmentlog.h"
#include "support/memorykeystore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The allotment journal: what was sold, provable after everything else is lost.
class TestAllotmentLog : public QObject {
    Q_OBJECT

    QTemporaryDir m_place;
    SeededRandom m_random { 5 };
    MemoryKeyStore m_keyStore;
    std::shared_ptr<Vault> m_vault;
    QString m_file;
    QByteArray m_intact; ///< of three lines

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "cannot be read"_ba;
    }
    void put(const QByteArray &bytes)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    /// One line a record: `order: key key`; or the name of the error.
    QString read(const Vault &vault) const
    {
        const auto records = AllotmentLog::read(m_file, vault);
        if (!records)
            return errorClassName(records.error().kind);
        QStringList lines;
        for (const auto &record : *records) {
            QStringList cards;
            for (const SoldKey &key : record.keys)
                cards.append(QString::number(key.id.value));
            lines.append(record.order + u": "_s + cards.join(u' '));
        }
        return lines.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto created = Vault::createWithKeychain(m_keyStore, m_random);
        QVERIFY(created);
        m_vault = created->vault;
        m_file = m_place.filePath(u"backups/allotments.journal"_s);
        auto log = AllotmentLog::open(m_file, m_vault);
        QVERIFY(log);
        QVERIFY((*log)->append({ u"A"_s, { { { 1 }, "first"_ba, 1 }, { { 2 }, "second"_ba, 7 } } }));
        QVERIFY((*log)->append({ u"B"_s, { { { 3 }, {}, 1 } } }));
        log->reset();
        log = AllotmentLog::open(m_file, m_vault); // the chain goes on where the last run ended
        QVERIFY(log);
        QVERIFY((*log)->append({ u"C"_s, { { { 9'000'000'000 }, {}, 1 } } }));
        m_intact = content(m_file);
    }
    void init() { put(m_intact); }

    void whatWasWrittenIsRead()
    {
        QCOMPARE(read(*m_vault), u"A: 1 2\nB: 3\nC: 9000000000"_s);
        QCOMPARE(QFile::permissions(m_file)
                & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                    | QFileDevice::WriteOther),
            QFileDevice::Permissions());
    }

    void aKeyIsNamedByItsFingerprintAndUse()
    {
        const auto records = AllotmentLog::read(m_file, *m_vault);
        QVERIFY(records);
        const SoldKey key = records->at(0).keys.at(1);
        QCOMPARE(key.fingerprint, "second"_ba);
        QCOMPARE(key.unit, 7);
        QVERIFY(!m_intact.contains("second"));
    }

    void whatIsNotThereIsNotFound()
    {
        QVERIFY(QFile::remove(m_file));
        QCOMPARE(read(*m_vault), u"not_found"_s);
    }

    void anEmptyOneSaysThatNothingWasSold()
    {
        put({});
        QCOMPARE(read(*m_vault), QString());
    }

    void whatACrashLeftHalfWrittenIsCutOff_data()
    {
        QTest::addColumn<qsizetype>("left");
        const qsizetype second = m_intact.lastIndexOf('\n', m_intact.size() - 2) + 1;
        QTest::newRow("one byte") << second + 1;
        QTest::newRow("half a line") << second + 30;
        QTest::newRow("all but its end") << m_intact.size() - 1;
    }
    void whatACrashLeftHalfWrittenIsCutOff()
    {
        QFETCH(qsizetype, left);
        put(m_intact.left(left));
        QCOMPARE(read(*m_vault), u"A: 1 2\nB: 3"_s);
        const auto log = AllotmentLog::open(m_file, m_vault);
        QVERIFY(log);
        QVERIFY((*log)->append({ u"D"_s, { { { 4 }, {}, 1 } } }));
        QCOMPARE(read(*m_vault), u"A: 1 2\nB: 3\nD: 4"_s);
    }

    /// But for the end of the last line, whose loss a crash explains as well.
    void anyFlippedByteIsFound()
    {
        for (qsizetype i = 0; i < m_intact.size() - 1; ++i) {
            QByteArray bytes = m_intact;
            bytes[i] = char(bytes[i] ^ 1);
            put(bytes);
            QVERIFY2(read(*m_vault) == u"data_damaged"_s, qPrintable(u"byte %1"_s.arg(i)));
        }
    }

    void linesKeepTheirPlace_data()
    {
        QTest::addColumn<QList<int>>("lines");
        QTest::newRow("the first one removed") << QList<int> { 1, 2 };
        QTest::newRow("one removed in the middle") << QList<int> { 0, 2 };
        QTest::newRow("two swapped") << QList<int> { 1, 0, 2 };
        QTest::newRow("the last two swapped") << QList<int> { 0, 2, 1 };
        QTest::newRow("one twice") << QList<int> { 0, 0, 1, 2 };
        QTest::newRow("the last one twice") << QList<int> { 0, 1, 2, 2 };
    }
    void linesKeepTheirPlace()
    {
        QFETCH(QList<int>, lines);
        const QList<QByteArray> intact = m_intact.split('\n');
        QByteArray bytes;
        for (const int line : std::as_const(lines))
            bytes += intact[line] + '\n';
        put(bytes);
        QCOMPARE(read(*m_vault), u"data_damaged"_s);
    }

    void anotherVaultDoesNotBelieveIt()
    {
        MemoryKeyStore keyStore;
        const auto other = Vault::createWithKeychain(keyStore, m_random);
        QVERIFY(other);
        QCOMPARE(read(*other->vault), u"data_damaged"_s);
    }

    void whereNothingCanBeWrittenNothingOpens()
    {
        QVERIFY(QFile::remove(m_file) && QDir().mkdir(m_file));
        const auto log = AllotmentLog::open(m_file, m_vault);
        QVERIFY(!log);
        QCOMPARE(log.error().kind, ErrorClass::Local);
        QVERIFY2(log.error().message.contains(m_file), qPrintable(log.error().message));
        QVERIFY(QDir().rmdir(m_file));
    }
};

QTEST_GUILESS_MAIN(TestAllotmentLog)
#include "tst_allotmentlog.moc"
