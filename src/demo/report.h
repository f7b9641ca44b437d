#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

/// What became of one order that met trouble, in words for a merchant.
struct TroubledOrder {
    QString orderId;
    QString sku;
    QString state;
    QStringList troubles; ///< `lost_callback`, `http_5xx` …, by the sandbox's own ledger
    QString source; ///< what brought the news: `callback`, `query`
    double detectedAfter = -1; ///< seconds from payment to knowing of it
    int queries = 0;
};

struct DemoReport {
    int orders = 0;
    int paid = 0;
    int delivered = 0;
    int callbacksLost = 0;
    int recoveredByPolling = 0;
    int retries = 0;
    int deliveredTwice = 0;
    int oversold = 0;
    double seconds = 0;
    QList<TroubledOrder> troubled;

    bool ok() const { return orders > 0 && delivered == paid && deliveredTwice == 0 && oversold == 0; }
    QJsonObject toJson() const;
};
