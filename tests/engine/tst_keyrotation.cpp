#include "storage/sealedrows.h"
#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// `vault rotate-key`: everything opens before, during and after, and the old key is gone in the end.
class TestKeyRotation : public QObject {
    Q_OBJECT

    /// A shop that holds something sealed of every kind: keys, a text, a delivery under way, a provider's
    /// and a channel's secret (the channel's old one too), a token.
    static QJsonObject furnish(Shop &shop)
    {
        shop.furnish(4);
        shop.must(u"product add"_s,
            { { u"sku"_s, u"text"_s }, { u"price"_s, u"1.00"_s }, { u"kind"_s, u"text"_s },
                { u"text"_s, u"the text"_s } });
        shop.must(u"channel rotate-secret"_s, { { u"id"_s, u"shop"_s } });
        shop.must(u"token add"_s, { { u"name"_s, u"site"_s } });
        shop.fault = [](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() == u"shop.example"_s)
                return fail(ErrorClass::Unreachable, u"refused"_s);
            return {};
        };
        const QJsonObject order = shop.order();
        shop.provider.pay(Shop::outNo(order));
        shop.pass(5s);
        return order;
    }
    struct Sealed {
        QByteArray kind;
        SealedRow row;
    };
    static std::vector<Sealed> everything(Shop &shop)
    {
        std::vector<Sealed> all;
        const auto db = *Connection::open(shop.path(), Connection::Mode::ReadOnly);
        for (const char *kind : SealedRowRepository::kinds()) {
            const auto rows = *SealedRowRepository(*db).page(kind, 0, 1000);
            for (const SealedRow &row : rows)
                all.push_back({ kind, row });
        }
        return all;
    }
    static VaultPlace place(const Sealed &one)
    {
        return one.row.text.isEmpty() ? VaultPlace(one.kind, one.row.row)
                                      : VaultPlace(one.kind, QStringView(one.row.text));
    }
    /// The first one that does not open, or nothing.
    static QByteArray closed(Shop &shop)
    {
        const auto all = everything(shop);
        for (const Sealed &one : all) {
            if (!shop.vault().open(place(one), one.row.blob))
                return place(one).description().toUtf8();
        }
        return {};
    }

private Q_SLOTS:
    void everyKindOfSecretIsSealedAnewAndTheOldKeyIsGone()
    {
        Shop shop;
        const QJsonObject order = furnish(shop);
        const auto before = everything(shop);
        QSet<QByteArray> kinds;
        for (const Sealed &one : before)
            kinds.insert(one.kind);
        QCOMPARE(kinds.size(), qsizetype(SealedRowRepository::kinds().size()));

        const quint32 old = shop.vault().generation();
        QVERIFY(shop.must(u"vault rotate-key"_s, {})[u"ok"].toBool());
        QVERIFY(shop.vault().generation() > old);
        QVERIFY(!shop.vault().isRotating());
        const auto after = everything(shop);
        QCOMPARE(after.size(), before.size());
        for (const Sealed &one : after) {
            QCOMPARE(Vault::generationOf(one.row.blob), shop.vault().generation());
            QVERIFY2(shop.vault().open(place(one), one.row.blob), qPrintable(place(one).description()));
        }
        for (const Sealed &one : before)
            QVERIFY2(!shop.vault().open(place(one), one.row.blob), "what a thief copied before stays shut");
        QCOMPARE(shop.must(u"audit list"_s, {})[u"items"][0][u"action"].toString(), u"vault.rotate-key"_s);

        shop.close();
        shop.open(); // from what is stored
        QCOMPARE(closed(shop), QByteArray());
        shop.fault = {};
        shop.pass(5min);
        QCOMPARE(shop.state(order), u"delivered"_s);
        QCOMPARE(shop.inbox.value(Shop::id(order)), QStringList { u"KEY-1"_s });
    }

    void duplicatesTokensAndTheTraceAreStillRecognised()
    {
        Shop shop;
        (void)furnish(shop);
        const QString token = shop.must(u"token"_s, { { u"name"_s, u"site"_s } })[u"token"].toString();
        QVERIFY(shop.must(u"vault rotate-key"_s, {})[u"ok"].toBool());
        QCOMPARE(shop.importKeys("KEY-1\nKEY-2\nKEY-99\n")[u"duplicates"].toInt(), 2);
        QCOMPARE(shop.must(u"token check"_s, { { u"token"_s, token } })[u"name"].toString(), u"site"_s);
        QCOMPARE(shop.must(u"token"_s, { { u"name"_s, u"site"_s } })[u"token"].toString(), token);
        QVERIFY(shop.chainIsIntact());
    }

    void passphraseRecoveryFileAndBackupFromBeforeStillOpen()
    {
        Shop shop;
        shop.furnish(1);
        const QJsonObject exported = shop.must(u"vault export-recovery"_s, {});
        const QString backup = shop.folder() + u"/one.ndbackup"_s;
        shop.backup(backup);
        QVERIFY(shop.must(u"vault rotate-key"_s, {})[u"ok"].toBool());

        const auto code = RecoveryCode::parse(exported[u"code"].toString().toLatin1());
        QVERIFY(code);
        const auto db = *Connection::open(shop.path(), Connection::Mode::ReadOnly);
        const auto wraps = VaultWraps::fromBytes(*FolderRepository(*db).vaultWraps());
        QVERIFY(wraps);
        const auto recovered = Vault::unlockWithRecoveryFile(
            *wraps, QByteArray::fromBase64(exported[u"file_base64"].toString().toLatin1()), *code);
        QVERIFY(recovered);
        const auto card = SealedRowRepository(*db).page("card_key", 0, 1)->front();
        QCOMPARE((*recovered)->open(VaultPlace("card_key", card.row), card.blob)->view().toByteArray(),
            "KEY-1"_ba);

        shop.close();
        QVERIFY(restore::run(shop.folder(), backup, shop.access(), {}, shop.clock));
        shop.open();
        QCOMPARE(closed(shop), QByteArray());
    }

    void stoppedAnywhereEverythingStaysReadableAndTheNextOneEndsIt_data()
    {
        QTest::addColumn<Connection::Failing>("failing");
        QTest::newRow("the statement was not run") << Connection::Failing::NotRun;
        QTest::newRow("it was run, and reported an error") << Connection::Failing::Applied;
    }
    void stoppedAnywhereEverythingStaysReadableAndTheNextOneEndsIt()
    {
        QFETCH(Connection::Failing, failing);
        int stopped = 0;
        for (int n = 0; n < 200; n += 2) {
            Shop shop;
            (void)furnish(shop);
            shop.engine->writer().connection().failOnceAfter(n, failing);
            const DeskReply reply = shop.ask(u"vault rotate-key"_s, {});
            if (!shop.engine->writer().connection().hasFailed())
                break;
            stopped += !reply.value;
            shop.crash();
            QVERIFY2(closed(shop).isEmpty(), qPrintable(u"statement %1"_s.arg(n)));
            shop.stock(1); // sealed in the middle of it
            QVERIFY2(
                shop.must(u"vault rotate-key"_s, {})[u"ok"].toBool(), qPrintable(u"statement %1"_s.arg(n)));
            QVERIFY(!shop.vault().isRotating());
            for (const Sealed &one : everything(shop))
                QCOMPARE(Vault::generationOf(one.row.blob), shop.vault().generation());
            QVERIFY2(closed(shop).isEmpty(), qPrintable(u"statement %1"_s.arg(n)));
        }
        QVERIFY2(stopped > 10, "a rotation makes dozens of statements");
    }
};

QTEST_GUILESS_MAIN(TestKeyRotation)
#include "tst_keyrotation.moc"
