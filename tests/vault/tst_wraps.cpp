#include "vault/vault.h"

#include "core/random.h"
#include "support/memorykeystore.h"
#include "vault/checkedjson.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

/// The format on disk. tests/data/vault/vault.json was written by Node's crypto: what opens it opens the
/// folders and backups of every earlier version.
class TestWraps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void opensWhatAnotherImplementationWrote_data();
    void opensWhatAnotherImplementationWrote();
    void writesWhatItRead();
    void keepsWaysThatAreNotThereAbsent();
    void everyAlteredByteIsFound();
    void everyCutIsFound();
    void aRecordWithAPartMissingOpensNothing_data();
    void aRecordWithAPartMissingOpensNothing();
    void aNewerVersionIsRefused();
    void costsFromARecordAreLimited();

private:
    QByteArray wrapsText() const { return QJsonDocument(m_data.value(u"wraps"_s).toObject()).toJson(); }
    MemoryKeyStore keyStore() const;
    Result<std::shared_ptr<Vault>> unlock(const QByteArray &way) const;

    QJsonObject m_data;
};

void TestWraps::initTestCase()
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/vault/vault.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_data = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(m_data.contains(u"wraps"_s));
}

MemoryKeyStore TestWraps::keyStore() const
{
    MemoryKeyStore store;
    store.entries[u"vault-test"_s] = QByteArray::fromHex(m_data[u"keychain_secret"_s].toString().toLatin1());
    return store;
}

Result<std::shared_ptr<Vault>> TestWraps::unlock(const QByteArray &way) const
{
    const auto wraps = VaultWraps::fromBytes(wrapsText());
    if (!wraps)
        return fail(wraps.error());
    if (way == "passphrase")
        return Vault::unlockWithPassphrase(*wraps, m_data[u"passphrase"_s].toString().toUtf8());
    MemoryKeyStore store = keyStore();
    if (way == "keychain")
        return Vault::unlockWithKeychain(*wraps, store);
    const auto code = RecoveryCode::parse(m_data[u"recovery_code"_s].toString().toLatin1());
    if (!code)
        return fail(code.error());
    if (way == "recovery code")
        return Vault::unlockWithRecoveryCode(*wraps, *code);
    const QByteArray file
        = QJsonDocument(m_data[u"recovery_file"_s].toObject()).toJson(QJsonDocument::Compact);
    return Vault::unlockWithRecoveryFile(*wraps, file, *code);
}

void TestWraps::opensWhatAnotherImplementationWrote_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char *way : { "passphrase", "keychain", "recovery code", "recovery file" })
        QTest::addRow("by %s", way) << QByteArray(way);
}

void TestWraps::opensWhatAnotherImplementationWrote()
{
    QFETCH(const QByteArray, way);
    const auto unlocked = unlock(way);
    QVERIFY2(unlocked, unlocked ? "" : qPrintable(unlocked.error().message));
    const Vault &vault = **unlocked;
    QCOMPARE(vault.generation(), 7u);
    QVERIFY(vault.isRotating());

    const auto hex = [](const QJsonValue &value) { return QByteArray::fromHex(value.toString().toLatin1()); };
    const QJsonValue card = m_data[u"card"_s];
    const VaultPlace place("card_key", card[u"row"_s].toInt());
    const QByteArray plain = card[u"plain"_s].toString().toUtf8();
    QCOMPARE(vault.open(place, hex(card[u"old"_s]))->view(), QByteArrayView(plain));
    QCOMPARE(vault.open(place, hex(card[u"new"_s]))->view(), QByteArrayView(plain));
    QCOMPARE(Vault::generationOf(hex(card[u"old"_s])), 6u);
    QCOMPARE(vault.fingerprint(plain), hex(card[u"fingerprint"_s]));

    const QJsonValue secret = m_data[u"secret"_s];
    const auto opened = vault.open({ "channel_secret", secret[u"id"_s].toString() }, hex(secret[u"blob"_s]));
    QVERIFY(opened);
    QCOMPARE(opened->view().toByteArray(), secret[u"plain"_s].toString().toUtf8());
    QCOMPARE(vault.mac("trace", "entry"), hex(m_data[u"mac"_s][u"mac"_s]));
    QCOMPARE(vault.controlProof("0123"), hex(m_data[u"proof"_s][u"mac"_s]));
}

void TestWraps::writesWhatItRead()
{
    const auto wraps = VaultWraps::fromBytes(wrapsText());
    QVERIFY(wraps);
    QCOMPARE(QJsonDocument::fromJson(wraps->toBytes()).object(), m_data[u"wraps"_s].toObject());
    QCOMPARE(VaultWraps::fromBytes(wraps->toBytes())->toBytes(), wraps->toBytes());
}

void TestWraps::keepsWaysThatAreNotThereAbsent()
{
    SeededRandom random(1);
    MemoryKeyStore store;
    const auto created = Vault::createWithKeychain(store, random);
    QVERIFY(created);
    const auto wraps = VaultWraps::fromBytes(created->wraps.toBytes());
    QVERIFY(wraps);
    QVERIFY(wraps->keychain && !wraps->passphrase && wraps->recovery.isEmpty());
    QCOMPARE(wraps->keychain->entry, created->wraps.keychain->entry);
    QCOMPARE(wraps->vaultId, created->wraps.vaultId);
}

void TestWraps::everyAlteredByteIsFound()
{
    const QByteArray text = wrapsText();
    for (qsizetype i = 0; i < text.size(); ++i) {
        QByteArray altered = text;
        altered[i] = char(altered[i] ^ (1 << (i % 8)));
        const auto wraps = VaultWraps::fromBytes(altered);
        QVERIFY2(!wraps, qPrintable(u"byte %1"_s.arg(i)));
        QCOMPARE(wraps.error().kind, ErrorClass::DataDamaged);
    }
}

void TestWraps::everyCutIsFound()
{
    const QByteArray text = wrapsText().trimmed();
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY(!VaultWraps::fromBytes(text.first(size)));
    QVERIFY(!VaultWraps::fromBytes(text + text));
}

void TestWraps::aRecordWithAPartMissingOpensNothing_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const QJsonObject wraps = m_data[u"wraps"_s].toObject();
    for (const QString &member : { u"version"_s, u"vault"_s, u"keys"_s, u"keychain"_s }) {
        QTest::addRow("%s is missing", qPrintable(member)) << member << QJsonValue(QJsonValue::Undefined);
        QTest::addRow("%s is null", qPrintable(member)) << member << QJsonValue();
        QTest::addRow("%s is a list", qPrintable(member)) << member << QJsonValue(QJsonArray { 1, 2 });
        QTest::addRow("%s is a number", qPrintable(member)) << member << QJsonValue(-7);
    }
}

void TestWraps::aRecordWithAPartMissingOpensNothing()
{
    QFETCH(const QString, member);
    QFETCH(const QJsonValue, value);
    QJsonObject object = m_data[u"wraps"_s].toObject();
    object.remove(u"sha256"_s);
    object.insert(member, value);
    const auto wraps = VaultWraps::fromBytes(checkedjson::write(object));
    MemoryKeyStore store = keyStore();
    if (wraps) {
        const auto vault = Vault::unlockWithKeychain(*wraps, store);
        QVERIFY(!vault);
        QVERIFY(
            vault.error().kind == ErrorClass::VaultLocked || vault.error().kind == ErrorClass::DataDamaged);
    } else {
        QCOMPARE(wraps.error().kind, ErrorClass::DataDamaged);
    }
}

void TestWraps::aNewerVersionIsRefused()
{
    QJsonObject object = m_data[u"wraps"_s].toObject();
    object.remove(u"sha256"_s);
    object.insert(u"version"_s, 2);
    const auto wraps = VaultWraps::fromBytes(checkedjson::write(object));
    QVERIFY(!wraps);
    QCOMPARE(wraps.error().kind, ErrorClass::DatabaseNewer);
}

void TestWraps::costsFromARecordAreLimited()
{
    auto wraps = VaultWraps::fromBytes(wrapsText());
    QVERIFY(wraps);
    for (const int logN : { -1, 0, 30, 62, 1000 }) {
        wraps->passphrase->logN = logN;
        const auto read = VaultWraps::fromBytes(wraps->toBytes());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorClass::DataDamaged);
    }
}

QTEST_APPLESS_MAIN(TestWraps)
#include "tst_wraps.moc"
