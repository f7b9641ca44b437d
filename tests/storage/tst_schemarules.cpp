#include "storage/connection.h"
#include "storage/migrator.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What the database itself refuses, whoever asks: the last line of "never sold twice". Statements are
/// written as a mistaken program would write them.
class TestSchemaRules : public QObject {
    Q_OBJECT

    std::unique_ptr<Connection> m_db;

    bool run(const QString &sql) { return m_db->script(sql).has_value(); }

private Q_SLOTS:
    /// Order 1 is for one piece and has key 1; order 2 is for two and has none. Keys 2 and 3 are free, 4 is
    /// reserved for order 2, 6 and 7 are two uses of one key; 8 replaced 9 in order 3.
    void init()
    {
        auto db = Connection::open(u":memory:"_s, Connection::Mode::ReadWrite);
        QVERIFY(db && migrate(**db));
        m_db = std::move(*db);
        QVERIFY(
            run(u"INSERT INTO product(id,sku,name,kind,price_minor,currency,created_at) "
                u"VALUES(1,'x','X',0,100,'CNY',0),(2,'y','Y',0,100,'CNY',0);"
                "INSERT INTO provider(id,type,fields,secrets,created_at) VALUES('ep','epay','{}',x'00',0);"
                "INSERT INTO "
                "orders(id,ulid,content_sha,state,product_id,qty,amount_minor,currency,created_at,updated_at,"
                "expires_at)"
                " VALUES(1,'A',x'00',1,1,1,100,'CNY',0,0,0),(2,'B',x'00',1,1,2,200,'CNY',0,0,0),(3,'C',x'00',"
                "1,1,1,100,'CNY',0,0,0);"
                "INSERT INTO card_key(id,product_id,fp,secret,unit) "
                "VALUES(1,1,x'01',x'00',1),(2,1,x'02',x'00',1),"
                "(3,1,x'03',x'00',1),(4,1,x'04',x'00',1),(6,1,x'06',x'00',1),(7,1,x'06',x'00',2),(8,1,x'08',"
                "x'00',1),(9,1,x'09',x'00',1);"
                "UPDATE card_key SET state=1,order_id=1 WHERE id=1; UPDATE card_key SET state=2 WHERE id=1;"
                "INSERT INTO allotment(card_id,order_id,n,at) VALUES(1,1,1,0);"
                "UPDATE card_key SET state=1,order_id=2 WHERE id=4;"
                "UPDATE card_key SET state=2,order_id=3 WHERE id=9; INSERT INTO "
                "allotment(card_id,order_id,n,at) VALUES(9,3,1,0);"
                "UPDATE card_key SET state=3 WHERE id=9; UPDATE card_key SET state=2,order_id=3 WHERE id=8;"
                "INSERT INTO allotment(card_id,order_id,n,at,replaces) VALUES(8,3,1,0,9);"
                "INSERT INTO payment(id,order_id,provider,out_no,amount_minor,currency,expires_at) "
                "VALUES(1,1,'ep','o1',100,'CNY',9);"
                "INSERT INTO pay_event(provider,event_key,payment_id,kind,source,at) "
                "VALUES('ep','paid:T1',1,'paid',0,0);"
                "INSERT INTO sold_elsewhere(fp,unit,card_id,order_ulid) VALUES(x'55',1,55,'Z');"
                "INSERT INTO attempt(n,job_id,claim_seq,at,kind,outcome,entry,hash) "
                "VALUES(1,1,5,0,0,0,x'00',zeroblob(32));"
                "UPDATE chain_head SET seq=1 WHERE chain=0;"
                "INSERT INTO intent(job_id,claim_seq,at,instance_id,prev_hash,hash) "
                "VALUES(1,5,0,1,x'00',zeroblob(32));"
                "INSERT INTO audit(at,actor,action,subject) VALUES(0,'cli','x','y');"_s));
    }

    void theDatabaseRefuses_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row
            = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromLatin1(sql); };
        row("the same key imported twice",
            "INSERT INTO card_key(id,product_id,fp,secret) VALUES(90,1,x'02',x'00')");
        row("the same key under another product",
            "INSERT INTO card_key(id,product_id,fp,secret) VALUES(90,2,x'02',x'00')");
        row("delivering a key that is only reserved",
            "INSERT INTO allotment(card_id,order_id,n,at) VALUES(4,2,1,0)");
        row("delivering a free key", "INSERT INTO allotment(card_id,order_id,n,at) VALUES(2,2,1,0)");
        row("selling a key to a second order",
            "INSERT INTO allotment(card_id,order_id,n,at) VALUES(1,2,1,0)");
        row("moving a sold key to another order", "UPDATE card_key SET order_id=2 WHERE id=1");
        row("a sold key back to stock", "UPDATE card_key SET state=0,order_id=NULL WHERE id=1");
        row("a sold key back to reserved", "UPDATE card_key SET state=1 WHERE id=1");
        row("a void key that an order had back to stock",
            "UPDATE card_key SET state=0,order_id=NULL WHERE id=9");
        row("a second key for an order of one",
            "UPDATE card_key SET state=2,order_id=1 WHERE id=2; INSERT INTO allotment(card_id,order_id,n,at) "
            "VALUES(2,1,2,0)");
        row("two keys at one place of an order",
            "UPDATE card_key SET state=2,order_id=1 WHERE id=2; INSERT INTO allotment(card_id,order_id,n,at) "
            "VALUES(2,1,1,0)");
        row("a replacement for a key that is not void",
            "UPDATE card_key SET state=2,order_id=1 WHERE id=2; INSERT INTO "
            "allotment(card_id,order_id,n,at,replaces) VALUES(2,1,1,0,1)");
        row("replacing one key twice",
            "UPDATE card_key SET state=2,order_id=3 WHERE id=2; INSERT INTO "
            "allotment(card_id,order_id,n,at,replaces) VALUES(2,3,1,0,9)");
        row("deleting a sold key", "DELETE FROM card_key WHERE id=1");
        row("deleting a reserved key", "DELETE FROM card_key WHERE id=4");
        row("taking an allotment back", "DELETE FROM allotment WHERE card_id=1");
        row("giving an allotment to another order", "UPDATE allotment SET order_id=2 WHERE card_id=1");
        row("a key reserved for nobody", "UPDATE card_key SET state=1 WHERE id=2");
        row("a free key with an order", "UPDATE card_key SET order_id=2 WHERE id=2");
        row("the poll after the callback as a second event",
            "INSERT INTO pay_event(provider,event_key,payment_id,kind,source,at) "
            "VALUES('ep','paid:T1',1,'paid',1,0)");
        row("a second paid event of one payment",
            "INSERT INTO pay_event(provider,event_key,payment_id,kind,source,at) "
            "VALUES('ep','paid:T2',1,'paid',1,0)");
        row("a second payment of one order",
            "INSERT INTO payment(order_id,provider,out_no,amount_minor,currency,expires_at) "
            "VALUES(1,'ep','o2',100,'CNY',9)");
        row("two orders under one number at the provider",
            "INSERT INTO payment(order_id,provider,out_no,amount_minor,currency,expires_at) "
            "VALUES(2,'ep','o1',100,'CNY',9)");
        row("an order for nothing",
            "INSERT INTO "
            "orders(ulid,content_sha,state,product_id,qty,amount_minor,currency,created_at,updated_at,"
            "expires_at)"
            " VALUES('D',x'00',0,1,0,100,'CNY',0,0,0)");
        row("an order for free",
            "INSERT INTO "
            "orders(ulid,content_sha,state,product_id,qty,amount_minor,currency,created_at,updated_at,"
            "expires_at)"
            " VALUES('D',x'00',0,1,1,0,'CNY',0,0,0)");
        row("forgetting a key that was sold elsewhere", "DELETE FROM sold_elsewhere");
        row("a second outcome of one claim",
            "INSERT INTO attempt(n,job_id,claim_seq,at,kind,outcome,entry,hash) "
            "VALUES(2,1,5,0,0,0,x'00',zeroblob(32))");
        row("an attempt that leaves a gap",
            "INSERT INTO attempt(n,job_id,claim_seq,at,kind,outcome,entry,hash) "
            "VALUES(3,1,6,0,0,0,x'00',zeroblob(32))");
        row("rewriting the log", "UPDATE attempt SET outcome=1");
        row("deleting of the log without a checkpoint", "DELETE FROM attempt");
        row("a second intent of one claim",
            "INSERT INTO intent(job_id,claim_seq,at,instance_id,prev_hash,hash) "
            "VALUES(1,5,0,1,x'00',zeroblob(32))");
        row("rewriting an intent", "UPDATE intent SET at=1");
        row("rewriting the audit", "UPDATE audit SET actor='nobody'");
        row("deleting of the audit", "DELETE FROM audit");
        row("changing a key that was sold elsewhere", "UPDATE sold_elsewhere SET unit=2");
    }
    void theDatabaseRefuses()
    {
        QFETCH(QString, sql);
        QVERIFY2(!run(sql), "this must not be possible");
    }

    void theDatabaseAllows_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row
            = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromLatin1(sql); };
        row("another use of a loop key",
            "INSERT INTO card_key(id,product_id,fp,secret,unit) VALUES(90,1,x'06',x'00',3)");
        row("a reservation that is given back", "UPDATE card_key SET state=0,order_id=NULL WHERE id=4");
        row("a sold key that becomes void", "UPDATE card_key SET state=3 WHERE id=1");
        row("a free key set aside and back",
            "UPDATE card_key SET state=3 WHERE id=2; UPDATE card_key SET state=0 WHERE id=2");
        row("removing a free key", "DELETE FROM card_key WHERE id=2");
        row("an odd event beside the paid one",
            "INSERT INTO pay_event(provider,event_key,payment_id,kind,source,at) "
            "VALUES('ep','odd:T2',1,'odd',1,0)");
    }
    void theDatabaseAllows()
    {
        QFETCH(QString, sql);
        QVERIFY(run(sql));
    }

    void aKeyThatWasSoldElsewhereNeverBecomesStock()
    {
        QVERIFY(run(
            u"INSERT INTO card_key(id,product_id,fp,secret,unit) VALUES(90,1,x'55',x'00',1),(91,1,x'55',x'00',2)"_s));
        const auto stored = m_db->one("SELECT group_concat(id) FROM card_key WHERE fp=x'55'", {},
            [](const Row &row) { return row.text(0); });
        QCOMPARE(stored.value().value(), u"91"_s); // its other use is stock
    }

    /// Counted by triggers; it must be what counting would give.
    void theStockIsWhatCountingGives()
    {
        const auto wrong = m_db->one(
            "SELECT count(*) FROM stock s WHERE product_id=1 AND (available,reserved,sold,void)<>"
            "(SELECT sum(state=0),sum(state=1),sum(state=2),sum(state=3) FROM card_key WHERE product_id=1)",
            {}, [](const Row &row) { return row.integer(0); });
        QCOMPARE(wrong.value().value(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSchemaRules)
#include "tst_schemarules.moc"
