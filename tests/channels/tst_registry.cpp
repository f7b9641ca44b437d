#include "channels/channel.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsEveryTypeOnce();
    void describesEveryField();
    void hasTheWebhookOfTheContract();
    void makesSecretsThatItsOwnTypeAccepts();
    void hasAScreenThatSendsNothing();
    void namesScreenMessagesLikeAnyOther();
};

void TestRegistry::knowsEveryTypeOnce()
{
    QStringList types;
    for (const ChannelType &type : channelTypes()) {
        types << type.traits.type;
        QCOMPARE(findChannelType(type.traits.type), &type);
    }
    QCOMPARE(types, QStringList({ u"webhook"_s, u"screen"_s }));
    QVERIFY(!findChannelType(u"pigeon"));
    QVERIFY(!findChannelType(u""));
}

void TestRegistry::describesEveryField()
{
    const QRegularExpression name(u"^[a-z][a-z0-9_]*$"_s);
    for (const ChannelType &type : channelTypes()) {
        QVERIFY(!type.traits.title.isEmpty());
        QVERIFY((QStringList { u"delivery"_s, u"alert"_s, u"both"_s }).contains(type.traits.defaultUse));
        for (const ChannelField &field : type.traits.fields) {
            QVERIFY2(name.match(field.name).hasMatch(), qPrintable(field.name));
            QVERIFY2(*field.help != '\0', qPrintable(field.name));
        }
    }
}

void TestRegistry::hasTheWebhookOfTheContract()
{
    const ChannelTraits &traits = findChannelType(u"webhook")->traits;
    QVERIFY(traits.delivers && traits.alerts && !traits.local && traits.hasSecretToRotate);
    QCOMPARE(traits.fields.at(0).name, u"url"_s);
    QVERIFY(traits.fields.at(0).required && !traits.fields.at(0).secret);
    QCOMPARE(traits.fields.at(1).name, u"secret"_s);
    QVERIFY(!traits.fields.at(1).required && traits.fields.at(1).secret);
}

void TestRegistry::makesSecretsThatItsOwnTypeAccepts()
{
    const ChannelType *webhook = findChannelType(u"webhook");
    const QByteArray secret = webhook->makeSecret(QByteArray(32, '\x7f'));
    QVERIFY(secret.startsWith("whsec_"));
    QVERIFY(webhook->make(
        { u"shop1"_s, { { u"url"_s, u"https://shop.example/"_s } }, { { u"secret"_s, secret } }, {} }));
    QVERIFY(!findChannelType(u"screen")->makeSecret);
}

void TestRegistry::hasAScreenThatSendsNothing()
{
    const ChannelType *screen = findChannelType(u"screen");
    QVERIFY(screen->traits.local && screen->traits.delivers);
    QVERIFY(screen->traits.fields.isEmpty());
    const auto channel = screen->make({ u"screen"_s, {}, {}, {} });
    QVERIFY(channel);
    DeliveryContent content;
    content.deliveryId = u"dlv-1"_s;
    content.cards = { "ABCD-1234" };
    const Message message = (*channel)->compose(content);
    QVERIFY(message.body.isEmpty()); // no second copy of the keys
    const auto request = (*channel)->request(message, {});
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorClass::WrongState);
    QVERIFY((*channel)->judge(message, {}, {}).done);
}

void TestRegistry::namesScreenMessagesLikeAnyOther()
{
    const auto channel = std::move(*findChannelType(u"screen")->make({ u"screen"_s, {}, {}, {} }));
    DeliveryContent content;
    content.deliveryId = u"dlv-1"_s;
    content.resend = 3;
    QCOMPARE(channel->compose(content).idempotencyKey, u"dlv-1-r3"_s);
    const AlertContent alert { u"channel.down"_s, u"A"_s, u"B"_s, {}, fromMs(1) };
    const AlertContent other { u"channel.down"_s, u"A"_s, u"C"_s, {}, fromMs(1) };
    QCOMPARE(channel->composeAlert(alert).idempotencyKey, channel->composeAlert(alert).idempotencyKey);
    QVERIFY(channel->composeAlert(alert).idempotencyKey != channel->composeAlert(other).idempotencyKey);
}

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
