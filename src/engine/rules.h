#pragma once

#include "core/random.h"
#include "core/settings.h"
#include "engine/accounts.h"
#include "storage/catalogue.h"

#include <QSet>

#include <memory>
#include <vector>

/// Where each allotment of keys is also written, so that a restored backup knows what was sold since
/// (contract.md section 7). Called on the writer's thread inside the transaction; one sync() before its
/// COMMIT puts all of a batch on the disk, hence before anything is sent.
class AllotmentJournal {
public:
    virtual ~AllotmentJournal() = default;
    virtual Result<> append(const Allotment &allotment) = 0;
    virtual Result<> sync() = 0;
    /// Names the last record. Kept in the database, so that a journal that was cut or lost is noticed.
    virtual QByteArray head() const = 0;
};

/// What a transaction knows besides the database. An immutable snapshot, replaced when a setting or an
/// account changes.
struct Rules {
    Settings settings;
    std::shared_ptr<const Vault> vault;
    std::shared_ptr<const Accounts> accounts;
    std::shared_ptr<AllotmentJournal> journal; ///< null: none is kept (throw-away folders)
    std::shared_ptr<Random> random; ///< thread-safe
    QString folderTag; ///< the 4 characters in every order number
    bool quarantined = false;
    Instant nothingExpiresBefore {}; ///< after a start of the computer: its clock may not be right yet
};

/// What a person should hear, besides going to the alert channels.
struct Warning {
    QString event; ///< `order.attention`, `channel.down`, `stock.low`, …
    QString title;
    QString text;
    QString orderUlid; ///< empty: it is about no order
};

/// What a transaction changed, for whoever has to hear of it after the commit.
struct Changes {
    QSet<OrderId> orders;
    bool queue = false; ///< jobs were added, moved or brought forward
    bool accounts = false; ///< a channel was switched off: load the accounts again
    QStringList restocked;
    QList<Warning> warnings;

    void add(const Changes &other)
    {
        orders += other.orders;
        queue = queue || other.queue;
        accounts = accounts || other.accounts;
        restocked += other.restocked;
        warnings += other.warnings;
    }
};
