#include "longhistory.h"

#include "measure.h"
#include "storage/connection.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

Instant bench::monthAgo()
{
    return SystemClock().now() - std::chrono::days(30);
}

void bench::fillHistory(const QString &path, qint64 orders)
{
    auto db = must(Connection::open(path, Connection::Mode::ReadWrite));
    sqlite3_db_config(db->handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    must(db->script(u"PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA wal_autocheckpoint=1000"_s));
    const QString numbers
        = u"WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM i WHERE n<%1) "_s.arg(orders);
    const QString began = u"(%1+n*30)"_s.arg(toMs(monthAgo()));
    for (const QString &statement :
        { u"INSERT INTO "
          u"orders(id,ulid,content_sha,state,version,product_id,qty,amount_minor,currency,contact,created_at,"
          "updated_at,expires_at,paid_at,paid_minor,paid_source,delivery_ulid,allotted_at,delivered_at) %1"
          "SELECT "
          "n,printf('01JD%022d',n),zeroblob(32),3,3,1,1,990,'CNY',printf('buyer%d@example.com',n),%2,%2,%2+"
          "900000,"
          "%2+9000,990,1,printf('01JE%022d',n),%2+9500,%2+9900 FROM i"_s,
            u"INSERT INTO "
            u"payment(order_id,provider,method,out_no,amount_minor,currency,state,created_there,trade_no,"
            "expires_at,polls) %1SELECT "
            "n,'pay','alipay',printf('ND%024d',n),990,'CNY',1,1,printf('T%020d',n),%2+900000,4"
            " FROM i"_s,
            u"INSERT INTO pay_event(provider,event_key,payment_id,kind,amount_minor,trade_no,source,at) %1"
            "SELECT 'pay',printf('paid:T%020d',n),n,'paid',990,printf('T%020d',n),1,%2+9200 FROM i"_s,
            u"INSERT INTO card_key(id,product_id,fp,secret,state,order_id,batch_id) %1"
            "SELECT n,1,randomblob(32),randomblob(64),2,n,1 FROM i"_s,
            u"INSERT INTO allotment(card_id,order_id,n,at) %1SELECT n,n,1,%2+9500 FROM i"_s,
            u"INSERT INTO delivery(order_id,channel,required,done_at) %1SELECT n,'shop',1,%2+9900 FROM i"_s,
            u"INSERT INTO idem(scope,key,req_sha) %1SELECT 'create',printf('01JD%022d',n),zeroblob(32) FROM i"_s,
            u"INSERT OR REPLACE INTO stock(product_id,sold) %1SELECT 1,max(n) FROM i"_s,
            u"INSERT INTO import_batch(product_id,file_sha,bytes,format,read,taken,state,at) %1"
            "SELECT 1,zeroblob(32),0,'utf-8/line',max(n),max(n),1,0 FROM i"_s })
        must(db->script(QString(statement).replace(u"%1"_s, numbers).replace(u"%2"_s, began)));
    must(db->checkpoint(Connection::Checkpoint::Truncate));
}
