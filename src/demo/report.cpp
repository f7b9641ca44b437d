#include "demo/report.h"

#include <QStringList>

using namespace Qt::StringLiterals;

QJsonObject DemoReport::toJson() const
{
    return { { u"orders"_s, orders }, { u"paid"_s, paid }, { u"delivered"_s, delivered },
        { u"callbacks_lost"_s, callbacksLost }, { u"recovered_by_polling"_s, recoveredByPolling },
        { u"retries"_s, retries }, { u"delivered_twice"_s, deliveredTwice }, { u"oversold"_s, oversold },
        { u"ok"_s, ok() } };
}
