#include "cli/csv.h"
#include "cli/display.h"
#include "cli/table.h"
#include "cli/times.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDisplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wideCharactersTakeTwoColumns_data()
    {
        // Unicode East_Asian_Width, as Python's unicodedata.east_asian_width gives it.
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::newRow("empty") << QString() << 0;
        QTest::newRow("ASCII") << u"abc"_s << 3;
        QTest::newRow("accents") << u"é–ß"_s << 3;
        QTest::newRow("combining accent") << u"e\u0301"_s << 1;
        QTest::newRow("Chinese") << u"视频会员"_s << 8;
        QTest::newRow("full-width punctuation") << u"，。：（）"_s << 10;
        QTest::newRow("half-width katakana") << u"\uFF71\uFF72"_s << 2;
        QTest::newRow("katakana") << u"カード"_s << 6;
        QTest::newRow("hangul") << u"카드"_s << 4;
        QTest::newRow("ideographic space") << u"\u3000"_s << 2;
        QTest::newRow("beyond the BMP") << u"𠮷"_s << 2;
        QTest::newRow("emoji") << u"🎁"_s << 2;
        QTest::newRow("box drawing is narrow") << u"│─"_s << 2;
        QTest::newRow("just before the first wide range") << u"\u10FF"_s << 1;
        QTest::newRow("yuan sign is narrow, full-width yuan is not") << u"¥￥"_s << 3;
    }
    void wideCharactersTakeTwoColumns()
    {
        QFETCH(QString, text);
        QFETCH(int, columns);
        QCOMPARE(cli::displayWidth(text), columns);
        QCOMPARE(cli::displayWidth(cli::padded(text, 12)), 12);
        QCOMPARE(cli::displayWidth(cli::rightAligned(text, 12)), 12);
    }

    void nothingFromOutsideSteersTheTerminal_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain text stays") << u"a é 视 🎁 <b>"_s << u"a é 视 🎁 <b>"_s;
        QTest::newRow("escape sequence") << u"\x1b[2J"_s << u"<U+001B>[2J"_s;
        QTest::newRow("carriage return") << u"a\rb"_s << u"a<U+000D>b"_s;
        QTest::newRow("bell and delete") << u"\a\x7f"_s << u"<U+0007><U+007F>"_s;
        QTest::newRow("C1 control") << u"\u009b31m"_s << u"<U+009B>31m"_s;
        QTest::newRow("right-to-left override") << u"exe\u202Egpj"_s << u"exe<U+202E>gpj"_s;
        QTest::newRow("isolates") << u"\u2066x\u2069"_s << u"<U+2066>x<U+2069>"_s;
        QTest::newRow("zero-width space") << u"a\u200Bb"_s << u"a<U+200B>b"_s;
        QTest::newRow("line separator") << u"\u2028"_s << u"<U+2028>"_s;
        QTest::newRow("tag character") << QString::fromUtf8("\xf3\xa0\x81\x81") << u"<U+E0041>"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"a\\nb"_s;
    }
    void nothingFromOutsideSteersTheTerminal()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(cli::visible(text), shown);
    }

    void aLineBreakStaysWhereItIsWanted() { QCOMPARE(cli::visible(u"a\nb\t"_s, true), u"a\nb<U+0009>"_s); }

    void columnsAlignAcrossScripts()
    {
        cli::Table table;
        table.addColumn(u"NAME"_s);
        table.addColumn(u"N"_s, cli::Table::Align::Right);
        table.addColumn(u"STATE"_s);
        table.addRow({ u"会员"_s, u"7"_s, u"on"_s });
        table.addRow({ u"game"_s, u"1000"_s });
        QCOMPARE(table.text(), u"NAME     N  STATE\n会员     7  on\ngame  1000\n"_s);
    }

    void timesReadLikeAPersonWouldSayThem_data()
    {
        QTest::addColumn<qint64>("offsetMs");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, Millis offset, const QString &text) {
            QTest::newRow(name) << qint64(offset.count()) << text;
        };
        row("now", 0ms, u"now"_s);
        row("less than a second", -999ms, u"now"_s);
        row("seconds ago", -5s, u"5 s ago"_s);
        row("in seconds", 89s, u"in 89 s"_s);
        row("minutes", -90s, u"1 min ago"_s);
        row("in minutes", 89min, u"in 89 min"_s);
        row("hours", 90min, u"in 1 h"_s);
        row("two days", -48h, u"2 d ago"_s);
        row("59 days", -59 * 24h, u"59 d ago"_s);
        row("long ago", -60 * 24h, u"2026-09-25"_s);
    }
    void timesReadLikeAPersonWouldSayThem()
    {
        QFETCH(qint64, offsetMs);
        QFETCH(QString, text);
        const Instant now = fromMs(1795478400000); // 2026-11-24T00:00:00Z
        QCOMPARE(cli::relativeTime(now + Millis(offsetMs), now), text);
    }

    void csvFollowsRfc4180AndIsNoFormula_data()
    {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << QStringList { u"a"_s, QString(), u"视频"_s } << QByteArray("a,,视频\r\n");
        QTest::newRow("comma") << QStringList { u"a,b"_s } << QByteArray("\"a,b\"\r\n");
        QTest::newRow("quote") << QStringList { u"say \"hi\""_s } << QByteArray("\"say \"\"hi\"\"\"\r\n");
        QTest::newRow("line break") << QStringList { u"a\nb"_s } << QByteArray("\"a\nb\"\r\n");
        QTest::newRow("formula") << QStringList { u"=1+1"_s, u"+86"_s, u"-1"_s, u"@x"_s }
                                 << QByteArray("'=1+1,'+86,'-1,'@x\r\n");
        QTest::newRow("tab before a formula") << QStringList { u"\t=1"_s } << QByteArray("'\t=1\r\n");
        QTest::newRow("formula with a comma") << QStringList { u"=A1,B1"_s } << QByteArray("\"'=A1,B1\"\r\n");
        QTest::newRow("inside it is harmless") << QStringList { u"a=b"_s } << QByteArray("a=b\r\n");
    }
    void csvFollowsRfc4180AndIsNoFormula()
    {
        QFETCH(QStringList, cells);
        QFETCH(QByteArray, line);
        QCOMPARE(cli::csvLine(cells), line);
    }
};

QTEST_APPLESS_MAIN(TestDisplay)
#include "tst_display.moc"
