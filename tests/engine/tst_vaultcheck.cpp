#include "support/shop.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the window asks about the vault, backups and drills.
class TestVaultCheck : public QObject {
    Q_OBJECT

    static std::optional<ErrorClass> check(Shop &shop, const QString &passphrase)
    {
        const DeskReply reply = shop.ask(u"vault check"_s, { { u"passphrase"_s, passphrase } });
        return reply.value ? std::nullopt : std::optional(reply.value.error().kind);
    }

private Q_SLOTS:
    void whoGuessesWaitsLongerAndLonger()
    {
        Shop shop;
        shop.must(u"vault change-passphrase"_s, { { u"new_passphrase"_s, u"open sesame"_s } });
        QCOMPARE(check(shop, u"open sesame"_s), std::nullopt);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(check(shop, u"guess"_s), ErrorClass::VaultLocked);
        QCOMPARE(check(shop, u"open sesame"_s), ErrorClass::RateLimited); // not even the right one
        shop.clock.advance(2s);
        QCOMPARE(check(shop, u"guess"_s), ErrorClass::VaultLocked);
        shop.clock.advance(2s);
        QCOMPARE(check(shop, u"open sesame"_s), ErrorClass::RateLimited);
        shop.clock.advance(2s);
        QCOMPARE(check(shop, u"open sesame"_s), std::nullopt);
        QCOMPARE(check(shop, u"guess"_s), ErrorClass::VaultLocked); // counted from the beginning
        QCOMPARE(check(shop, u"open sesame"_s), std::nullopt);
    }

    void theWaysInAreTold()
    {
        Shop shop;
        QCOMPARE(shop.must(u"vault status"_s, {}),
            (QJsonObject { { u"passphrase"_s, false }, { u"keychain"_s, true }, { u"recovery"_s, false } }));
        shop.must(u"vault change-passphrase"_s, { { u"new_passphrase"_s, u"open sesame"_s } });
        shop.must(u"vault export-recovery"_s, {});
        QCOMPARE(shop.must(u"vault status"_s, {}),
            (QJsonObject { { u"passphrase"_s, true }, { u"keychain"_s, true }, { u"recovery"_s, true } }));
        QCOMPARE(check(shop, {}), ErrorClass::VaultLocked);
    }

    void aBackupThatWasNeverMadeHasNoTime()
    {
        Shop shop;
        const QJsonObject status = shop.must(u"backup status"_s, {});
        QVERIFY(status[u"at"_s].isNull());
        QVERIFY(status[u"error"_s].isNull());
        QVERIFY(status[u"folder"_s].toString().startsWith(shop.folder()));
    }

    void onlyADrillIsPaidByItsOwnShop()
    {
        Shop shop;
        shop.furnish(3);
        const DeskReply real = shop.ask(u"drill pay"_s, { { u"id"_s, Shop::id(shop.order()) } });
        QVERIFY(!real.value);
        QCOMPARE(real.value.error().kind, ErrorClass::WrongState);
        QVERIFY(!shop.ask(u"drill pay"_s, { { u"id"_s, u"nothing"_s } }).value);

        int paid = 0;
        QList<QByteArray> told;
        shop.fault = [&](const HttpRequest &request) -> std::optional<Result<HttpReply>> {
            if (request.url.host() != u"127.0.0.1"_s)
                return {};
            if (request.url.path() == u"/_control/faults"_s) {
                told.append(request.body);
                HttpReply reply;
                reply.status = 200;
                return reply;
            }
            if (request.url.path() == u"/_control/pay"_s) {
                ++paid;
                HttpReply reply;
                reply.status = paid == 1 ? 409 : 200;
                return reply;
            }
            HttpRequest there = request;
            there.url.setHost(u"pay.example"_s);
            return *shop.provider.answer(there);
        };
        shop.must(
            u"product add"_s, { { u"sku"_s, u"drill"_s }, { u"price"_s, u"0.01"_s }, { u"drill"_s, true } });
        shop.importKeys("D1\n", { { u"sku"_s, u"drill"_s } });
        shop.must(u"provider add"_s, { { u"id"_s, u"sandbox"_s }, { u"type"_s, u"sandbox"_s } });
        const QJsonObject drill
            = shop.must(u"order create"_s, { { u"sku"_s, u"drill"_s }, { u"provider"_s, u"sandbox"_s } });
        const QJsonObject id { { u"id"_s, Shop::id(drill) } };
        QVERIFY(!shop.ask(u"drill pay"_s, id).value); // the sandbox refuses
        QVERIFY(shop.ask(u"drill pay"_s, id).value);
        QCOMPARE(paid, 2);
        QVERIFY(shop.ask(u"drill prepare"_s, {}).value);
        QVERIFY(shop.ask(u"drill prepare"_s, { { u"lose_callbacks"_s, false } }).value);
        QCOMPARE(told, (QList<QByteArray> { R"({"lost_callback":1})", R"({"lost_callback":0})" }));
    }
};

QTEST_GUILESS_MAIN(TestVaultCheck)
#include "tst_vaultcheck.moc"
