#include "gui/rowsmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
QList<QJsonObject> rowsOf(const QString &ids)
{
    QList<QJsonObject> rows;
    for (const QString &id : ids.split(u' ', Qt::SkipEmptyParts))
        rows.append({ { u"id"_s, id } });
    return rows;
}
} // namespace

class TestRowsModel : public QObject {
    Q_OBJECT

    static RowsModel *model(QObject *parent)
    {
        return new RowsModel(u"id"_s,
            { { QT_TRANSLATE_NOOP("gui", "What"),
                [](const QJsonObject &row) {
                    return row[u"id"_s].toString() + row[u"note"_s].toString();
                } } },
            parent);
    }
    static QString shown(const RowsModel &rows)
    {
        QStringList ids;
        for (int i = 0; i < rows.rowCount(); ++i)
            ids.append(rows.index(i, 0).data().toString());
        return ids.join(u' ');
    }

private Q_SLOTS:
    void newRowsAreMergedIntoTheOldOnes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("into nothing") << u""_s << u"a b c"_s;
        QTest::newRow("nothing left") << u"a b c"_s << u""_s;
        QTest::newRow("newest in front") << u"b c"_s << u"a b c"_s;
        QTest::newRow("at the end") << u"a b"_s << u"a b c"_s;
        QTest::newRow("one gone in the middle") << u"a b c"_s << u"a c"_s;
        QTest::newRow("two stretches gone") << u"a b c d e"_s << u"a e"_s;
        QTest::newRow("turned round") << u"a b c d"_s << u"d c b a"_s;
        QTest::newRow("all others") << u"a b"_s << u"c d e"_s;
        QTest::newRow("moved and new") << u"a b c"_s << u"c x a"_s;
    }
    void newRowsAreMergedIntoTheOldOnes()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        auto *rows = model(this);
        const QAbstractItemModelTester tester(rows);
        rows->setRows(rowsOf(before));
        const QPersistentModelIndex kept = rows->index(rows->rowOf(u"c"_s), 0);
        rows->setRows(rowsOf(after));
        QCOMPARE(shown(*rows), after);
        for (int i = 0; i < rows->rowCount(); ++i)
            QCOMPARE(rows->rowOf(rows->idAt(i)), i);
        if (before.contains(u'c') && after.contains(u'c'))
            QCOMPARE(kept.data().toString(), u"c"_s); // a selection stays on its row
    }

    void aRowThatDidNotChangeRepaintsNothing()
    {
        auto *rows = model(this);
        rows->setRows(rowsOf(u"a b"_s));
        const QSignalSpy changed(rows, &RowsModel::dataChanged);
        rows->setRows(rowsOf(u"a b"_s));
        QVERIFY(rows->update(rowsOf(u"b"_s).first()));
        QCOMPARE(changed.size(), 0);
        QVERIFY(rows->update({ { u"id"_s, u"b"_s }, { u"note"_s, u"!"_s } }));
        QCOMPARE(changed.size(), 1);
        QVERIFY(!rows->update(rowsOf(u"c"_s).first()));
        QCOMPARE(shown(*rows), u"a b!"_s);
    }

    void whatIsShownAlreadyIsNotAddedTwice()
    {
        auto *rows = model(this);
        const QAbstractItemModelTester tester(rows);
        rows->setRows(rowsOf(u"a b"_s));
        rows->append(rowsOf(u"b c"_s));
        rows->prepend(rowsOf(u"z"_s).first());
        rows->prepend(rowsOf(u"a"_s).first());
        QCOMPARE(shown(*rows), u"z a b c"_s);
        rows->remove(u"a"_s);
        rows->remove(u"nothing"_s);
        QCOMPARE(shown(*rows), u"z b c"_s);
    }
};

QTEST_GUILESS_MAIN(TestRowsModel)
#include "tst_rowsmodel.moc"
