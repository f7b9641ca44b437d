#pragma once

#include "providers/endpoint.h"
#include "providers/epay/epaytext.h"

#include <QStringList>

/// What both Epay versions need to know of an account, and the part of a new payment that they send
/// alike.
namespace epay {

struct Account {
    Endpoint endpoint;
    QString pid;
    QStringList methods; ///< at least one; the first is the default

    /// Reads `pid`, `methods` and the common fields. BadUsage naming the field.
    static Result<Account> read(const AccountFields &fields);
    static FieldInfo pidField();
    static FieldInfo methodsField();
};

/// type, out_trade_no, notify_url, return_url, name, money: checked and cleaned so that nothing a
/// buyer wrote can split the signed text (epay.md section 1, second attack). Without a return_url
/// the buyer goes back to the provider's own start page. BadUsage says what cannot be sent.
Result<Params> paymentParams(const PaymentOrder &order, const Account &account);

/// The product's name without `& = ? # %`, quotes, `< > \` and control characters, at most 64
/// characters and 127 octets; `order` when nothing is left.
QString cleanSubject(const QString &subject);

/// The buyer's address, or 127.0.0.1 when none is known: the field must not be empty.
QString clientIp(const PaymentOrder &order);

} // namespace epay
