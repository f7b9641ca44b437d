#include "engine/sealedbackup.h"
#include "support/memorykeystore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;

/// The backup file: nothing in it can be altered, moved or cut off, and it is written whole or not at all.
class TestSealedBackup : public QObject {
    Q_OBJECT

    QTemporaryDir m_place;
    SeededRandom m_random { 3 };
    MemoryKeyStore m_keyStore;
    std::shared_ptr<Vault> m_vault;
    sealedbackup::Head m_head;
    QByteArray m_plain; ///< of three pieces
    QByteArray m_file; ///< its backup

    QString at(const QString &name) const { return m_place.filePath(name); }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "cannot be read"_ba;
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    Result<sealedbackup::Written> seal(const QByteArray &plain, const QString &target)
    {
        put(at(u"plain"_s), plain);
        return sealedbackup::write(at(u"plain"_s), at(target), m_head, *m_vault, m_random);
    }
    /// Empty when `bytes` opens, else what kind of error says that it does not.
    QString openingFails(const QByteArray &bytes)
    {
        put(at(u"changed"_s), bytes);
        const auto opened = sealedbackup::open(at(u"changed"_s), at(u"target"_s), *m_vault);
        return opened ? QString() : errorClassName(opened.error().kind);
    }
    qsizetype headEnd() const { return m_file.indexOf('\n', m_file.indexOf('\n') + 1) + 1; }
    /// The sealed pieces, each with its length before it.
    QList<QByteArray> pieces() const
    {
        QList<QByteArray> all;
        for (qsizetype from = headEnd(); from < m_file.size();) {
            const qsizetype size = 4 + qFromBigEndian<quint32>(m_file.constData() + from);
            all.append(m_file.mid(from, size));
            from += size;
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto created = Vault::createWithKeychain(m_keyStore, m_random);
        QVERIFY(created);
        m_vault = created->vault;
        m_head = { u"folder-1"_s, fromMs(1795478400123), 7, 42, created->wraps };
        m_plain = m_random.bytes(600'000);
        QVERIFY(seal(m_plain, u"backup"_s));
        m_file = content(at(u"backup"_s));
        QCOMPARE(pieces().size(), 3);
    }
    void init() { QFile::remove(at(u"target"_s)); }

    void whatWasSealedComesBack_data()
    {
        QTest::addColumn<int>("size");
        constexpr int piece = 256 * 1024;
        for (const int size : { 0, 1, piece - 1, piece, piece + 1, 2 * piece, 600'000 })
            QTest::addRow("%d bytes", size) << size;
    }
    void whatWasSealedComesBack()
    {
        QFETCH(int, size);
        const auto written = seal(m_plain.left(size), u"sized"_s);
        QVERIFY(written);
        const QByteArray file = content(at(u"sized"_s));
        QCOMPARE(written->bytes, file.size());
        QCOMPARE(written->sha256, QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex());
        QVERIFY(sealedbackup::open(at(u"sized"_s), at(u"target"_s), *m_vault));
        QCOMPARE(content(at(u"target"_s)), m_plain.left(size));
    }

    void onlyTheOwnerMayReadEitherFile()
    {
        constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        QVERIFY(sealedbackup::open(at(u"backup"_s), at(u"target"_s), *m_vault));
        for (const QString &name : { u"backup"_s, u"target"_s })
            QCOMPARE(QFile::permissions(at(name)) & (owner | others), owner);
    }

    void theHeadIsReadWithoutAnyKey()
    {
        const auto head = sealedbackup::readHead(at(u"backup"_s));
        QVERIFY(head);
        QCOMPARE(head->folderId, u"folder-1"_s);
        QCOMPARE(head->createdAt, m_head.createdAt);
        QCOMPARE(head->orders, 7);
        QCOMPARE(head->keys, 42);
        QVERIFY2(Vault::unlockWithKeychain(head->wraps, m_keyStore), "its wraps open the vault");
    }

    void whatIsNoBackupSaysSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a database") << "SQLite format 3\0 and so on"_ba;
        QTest::newRow("only the first line") << m_file.left(19);
        QTest::newRow("half a head") << m_file.left(headEnd() / 2);
    }
    void whatIsNoBackupSaysSo()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(openingFails(bytes), u"data_damaged"_s);
        const auto head = sealedbackup::readHead(at(u"changed"_s));
        QVERIFY(!head);
        QCOMPARE(head.error().kind, ErrorClass::DataDamaged);
    }

    /// Every byte of the first line and of the lengths, a sample of the rest of every region.
    void anyFlippedByteIsFound()
    {
        QList<qsizetype> places;
        for (qsizetype i = 0; i < headEnd(); i += i < 25 ? 1 : 5)
            places.append(i);
        places.append(headEnd() - 1);
        qsizetype start = headEnd();
        for (const QByteArray &piece : pieces()) {
            for (const qsizetype inside : { 0, 1, 2, 3, 4, 10, 15, 16, 17, 100, 70'000 })
                places.append(start + inside);
            for (qsizetype last = 1; last <= 16; last += 5)
                places.append(start + piece.size() - last);
            start += piece.size();
        }
        for (const qsizetype place : std::as_const(places)) {
            QByteArray bytes = m_file;
            bytes[place] = char(bytes[place] ^ 1);
            QVERIFY2(openingFails(bytes) == u"data_damaged"_s, qPrintable(u"byte %1"_s.arg(place)));
            QVERIFY2(!QFile::exists(at(u"target"_s)), qPrintable(u"byte %1"_s.arg(place)));
        }
    }

    void piecesKeepTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray head = m_file.left(headEnd());
        const auto p = pieces();
        QTest::newRow("two swapped") << head + p[1] + p[0] + p[2];
        QTest::newRow("the last one cut off") << head + p[0] + p[1];
        QTest::newRow("all but the first cut off") << head + p[0];
        QTest::newRow("all cut off") << head;
        QTest::newRow("one left out") << head + p[0] + p[2];
        QTest::newRow("one twice") << head + p[0] + p[1] + p[1] + p[2];
        QTest::newRow("the last one twice") << m_file + p[2];
        QTest::newRow("a byte too few") << m_file.chopped(1);
        QTest::newRow("a byte too many") << m_file + '\0';
        QTest::newRow("an empty piece behind") << m_file + QByteArray(4, '\0');
        QTest::newRow("a length of 4 GB") << head + QByteArray(4, '\xff') + p[0].mid(4);
        // The same database, sealed again by the same vault: none of its pieces fits this head.
        QVERIFY(seal(m_plain, u"again"_s));
        const QByteArray again = content(at(u"again"_s));
        QTest::newRow("the last one of another backup") << head + p[0] + p[1] + again.right(p[2].size());
        QTest::newRow("the head of another backup")
            << again.left(again.size() - m_file.size() + headEnd()) + p[0] + p[1] + p[2];
    }
    void piecesKeepTheirPlace()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(openingFails(bytes), u"data_damaged"_s);
        QVERIFY(!QFile::exists(at(u"target"_s)));
    }

    void anotherVaultDoesNotOpenIt()
    {
        MemoryKeyStore keyStore;
        const auto other = Vault::createWithKeychain(keyStore, m_random);
        QVERIFY(other);
        const auto opened = sealedbackup::open(at(u"backup"_s), at(u"target"_s), *other->vault);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorClass::DataDamaged);
    }

    void whatFailsLeavesTheOldTargetAndNoRest()
    {
        put(at(u"target"_s), "what was there before");
        QVERIFY(!openingFails(m_file.chopped(1)).isEmpty());
        QCOMPARE(content(at(u"target"_s)), "what was there before"_ba);

        const QStringList before = QDir(m_place.path()).entryList(QDir::Files | QDir::Hidden);
        const auto written
            = sealedbackup::write(at(u"not there"_s), at(u"target"_s), m_head, *m_vault, m_random);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorClass::Local);
        QVERIFY(written.error().message.contains(u"not there"_s));
        QCOMPARE(content(at(u"target"_s)), "what was there before"_ba);
        QVERIFY(!sealedbackup::write(at(u"plain"_s), at(u"no/such/folder"_s), m_head, *m_vault, m_random));
        QVERIFY(!sealedbackup::open(at(u"backup"_s), at(u"no/such/folder"_s), *m_vault));
        QCOMPARE(QDir(m_place.path()).entryList(QDir::Files | QDir::Hidden), before);
    }
};

QTEST_GUILESS_MAIN(TestSealedBackup)
#include "tst_sealedbackup.moc"
