#include "cli/render.h"
#include "support/fakeclock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// The text for people, word for word, in English, at 2026-11-24T00:00:00Z in UTC.
class TestRender : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repliesAreShownToPeople_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QJsonObject>("reply");
        QTest::addColumn<QString>("text");
        QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/cli/render.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(cases.size(), 26);
        for (const auto &value : cases) {
            const QJsonObject one = value.toObject();
            QStringList lines;
            for (const auto &line : one.value("text"_L1).toArray())
                lines.append(line.toString());
            QTest::newRow(qPrintable(one.value("name"_L1).toString()))
                << one.value("command"_L1).toString() << one.value("reply"_L1).toObject()
                << lines.join(u'\n');
        }
    }
    void repliesAreShownToPeople()
    {
        QFETCH(QString, command);
        QFETCH(QJsonObject, reply);
        QFETCH(QString, text);
        QCOMPARE(cli::render(command, reply, FakeClock().now()), text);
    }

    void noValueIsNoText() { QCOMPARE(cli::render(u"serve", QJsonValue(), FakeClock().now()), QString()); }
};

QTEST_APPLESS_MAIN(TestRender)
#include "tst_render.moc"
