#include "gui/orderactions.h"

#include "gui/autolock.h"
#include "gui/cardsdialog.h"
#include "gui/confirmpaymentdialog.h"
#include "gui/dialogs.h"
#include "gui/evidencesheet.h"
#include "gui/icons.h"
#include "gui/ordercolumns.h"
#include "gui/refunddialog.h"
#include "gui/replacedialog.h"
#include "gui/texts.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {
/// Opens over its window and is gone when it is closed.
void open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}
} // namespace

OrderActions::OrderActions(EngineClient &engine, QWidget *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_window(parent)
{
    add(OrderAct::Resend, u"resend"_s);
    add(OrderAct::Check, u"check"_s);
    add(OrderAct::Confirm, u"confirm"_s);
    add(OrderAct::Cards, u"key"_s);
    add(OrderAct::Refund, u"refund"_s);
    add(OrderAct::Replace, u"replace"_s);
    add(OrderAct::Cancel, u"cancel"_s);
    add(OrderAct::Evidence, u"print"_s);
    add(OrderAct::Timeline, u"trace"_s);
    retranslate();
}

QAction *OrderActions::add(OrderAct act, const QString &icon)
{
    auto *action = new QAction(icons::named(icon), QString(), m_window);
    connect(action, &QAction::triggered, this, [this, act] { trigger(act); });
    m_actions.insert(act, action);
    return action;
}

QList<QAction *> OrderActions::actions() const
{
    QList<QAction *> all;
    for (const OrderAct act : { OrderAct::Resend, OrderAct::Check, OrderAct::Confirm, OrderAct::Cards,
             OrderAct::Refund, OrderAct::Replace, OrderAct::Cancel, OrderAct::Evidence, OrderAct::Timeline })
        all.append(action(act));
    return all;
}

void OrderActions::retranslate()
{
    action(OrderAct::Resend)->setText(tr("&Resend"));
    action(OrderAct::Check)->setText(tr("Chec&k now"));
    action(OrderAct::Confirm)->setText(tr("Confirm pa&yment…"));
    action(OrderAct::Cards)->setText(tr("Sho&w keys…"));
    action(OrderAct::Refund)->setText(tr("Re&fund…"));
    action(OrderAct::Replace)->setText(tr("Re&place a key…"));
    action(OrderAct::Cancel)->setText(tr("&Cancel order"));
    action(OrderAct::Evidence)->setText(tr("&Evidence sheet…"));
    action(OrderAct::Timeline)->setText(tr("&Open timeline"));
    enable();
}

void OrderActions::setOrders(const QList<QJsonObject> &orders)
{
    m_orders = orders;
    enable();
}

QString OrderActions::whyDisabled(OrderAct act) const
{
    if (m_orders.isEmpty())
        return tr("Choose an order first.");
    if (m_orders.size() > 1 && act != OrderAct::Resend)
        return tr("Choose a single order.");
    for (const QJsonObject &order : m_orders) {
        if (m_busy.contains(order[u"id"_s].toString()))
            return tr("The last request is still under way.");
        if (const QString why = whyNot(act, order); !why.isEmpty())
            return why;
    }
    return {};
}

void OrderActions::enable()
{
    const QHash<OrderAct, QString> does {
        { OrderAct::Resend, tr("Sends the same keys again, at once.") },
        { OrderAct::Check, tr("Asks the payment provider now.") },
        { OrderAct::Confirm, tr("You saw the money yourself: deliver without the provider's word.") },
        { OrderAct::Cards, tr("Shows the keys of this order; the audit records it.") },
        { OrderAct::Refund, tr("Gives the money back, whole or in part.") },
        { OrderAct::Replace, tr("Delivers a new key for one that does not work.") },
        { OrderAct::Cancel, tr("Ends this unpaid order; its keys are for sale again.") },
        { OrderAct::Evidence, tr("All that happened with this order on paper, without its keys.") },
        { OrderAct::Timeline, tr("Shows this order with every attempt.") },
    };
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        const QString why = whyDisabled(it.key());
        it.value()->setEnabled(why.isEmpty());
        it.value()->setToolTip(why.isEmpty() ? does.value(it.key()) : why);
    }
}

void OrderActions::trigger(OrderAct act)
{
    if (m_orders.isEmpty())
        return;
    const QString id = m_orders.first()[u"id"_s].toString();
    switch (act) {
    case OrderAct::Resend:
        return resend();
    case OrderAct::Check:
        return run(u"order check"_s, { { u"id"_s, id } }, tr("The provider was asked."));
    case OrderAct::Confirm:
        return confirmPayment();
    case OrderAct::Cards:
        return AutoLock::whenUnlocked(m_window, [this] { showCards(); });
    case OrderAct::Refund:
        return refund();
    case OrderAct::Replace:
        return replace();
    case OrderAct::Cancel:
        return cancel();
    case OrderAct::Evidence:
        return evidence::open(m_engine, m_orders.first(), m_window);
    case OrderAct::Timeline:
        Q_EMIT orderWanted(id);
    }
}

void OrderActions::run(const QString &command, const QJsonObject &args, const QString &said)
{
    const QString id = args[u"id"_s].toString();
    m_busy.insert(id);
    enable();
    m_engine.ask(command, args, this, [this, id, said](const DeskReply &reply) { take(id, said, reply); });
}

void OrderActions::take(const QString &id, const QString &said, const DeskReply &reply)
{
    m_busy.remove(id);
    if (!reply.value) {
        enable();
        Q_EMIT failed(texts::error(reply.value.error()));
        return;
    }
    const QJsonObject now = reply.value->toObject();
    for (QJsonObject &order : m_orders) {
        if (order[u"id"_s].toString() == id)
            order = now;
    }
    enable();
    Q_EMIT succeeded(
        tr("Order %1: %2 %3")
            .arg(ordercolumns::shortNumber(now), said, texts::whereItStands(now, m_engine.now())));
}

// ---- resend --------------------------------------------------------------------------------------

void OrderActions::resend()
{
    if (m_orders.size() == 1) {
        run(u"order resend"_s, { { u"id"_s, m_orders.first()[u"id"_s] } }, tr("The keys were sent again."));
        return;
    }
    if (!m_waiting.isEmpty())
        return;
    for (const QJsonObject &order : std::as_const(m_orders))
        m_waiting.append(order[u"id"_s].toString());
    m_wanted = int(m_waiting.size());
    m_sent = 0;
    m_firstError.clear();
    resendNext();
}

void OrderActions::resendNext()
{
    if (m_waiting.isEmpty()) {
        resendEnded();
        return;
    }
    Q_EMIT progressed(tr("Sending again: %1 of %2").arg(m_wanted - m_waiting.size() + 1).arg(m_wanted));
    const QString id = m_waiting.takeFirst();
    m_busy.insert(id);
    enable();
    m_engine.ask(u"order resend"_s, { { u"id"_s, id } }, this, [this, id](const DeskReply &reply) {
        m_busy.remove(id);
        if (reply.value)
            ++m_sent;
        else if (m_firstError.isEmpty())
            m_firstError = texts::error(reply.value.error());
        enable();
        resendNext();
    });
}

void OrderActions::resendEnded()
{
    if (m_firstError.isEmpty())
        Q_EMIT succeeded(tr("%n order(s) were sent again.", nullptr, m_sent));
    else
        Q_EMIT failed(tr("%1 of %2 were sent again; the first that failed says: %3")
                          .arg(m_sent)
                          .arg(m_wanted)
                          .arg(m_firstError));
}

// ---- what asks first -----------------------------------------------------------------------------

void OrderActions::confirmPayment()
{
    const QJsonObject order = m_orders.first();
    auto *dialog = new ConfirmPaymentDialog(order, m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, order] {
        run(u"order confirm"_s, { { u"id"_s, order[u"id"_s] }, { u"reason"_s, dialog->reason() } },
            tr("You confirmed the payment."));
    });
    open(dialog);
}

void OrderActions::refund()
{
    const QJsonObject order = m_orders.first();
    auto *dialog = new RefundDialog(order, m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, order] {
        QJsonObject args { { u"id"_s, order[u"id"_s] }, { u"reason"_s, dialog->reason() } };
        if (!dialog->amount().isEmpty())
            args.insert(u"amount"_s, dialog->amount());
        run(u"order refund"_s, args, tr("The refund was asked for."));
    });
    open(dialog);
}

void OrderActions::replace()
{
    const QJsonObject order = m_orders.first();
    auto *dialog = new ReplaceDialog(order, m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, order] {
        run(u"order replace"_s,
            { { u"id"_s, order[u"id"_s] }, { u"card"_s, dialog->card() }, { u"reason"_s, dialog->reason() } },
            tr("A new key took the place of the dead one."));
    });
    open(dialog);
}

void OrderActions::cancel()
{
    const QJsonObject order = m_orders.first();
    if (dialogs::confirm(m_window, tr("Cancel order %1?").arg(ordercolumns::shortNumber(order)),
            tr("The buyer cannot pay it any more, and its keys are for sale again. If the buyer has paid "
               "just "
               "now, ask the provider first (Check now)."),
            tr("Cancel this order")))
        run(u"order cancel"_s, { { u"id"_s, order[u"id"_s] } }, tr("It was cancelled."));
}

void OrderActions::showCards()
{
    const QJsonObject order = m_orders.first();
    m_engine.ask(
        u"order cards"_s, { { u"id"_s, order[u"id"_s] } }, this, [this, order](const DeskReply &reply) {
            if (!reply.value) {
                Q_EMIT failed(texts::error(reply.value.error()));
                return;
            }
            open(new CardsDialog(order, reply.value->toObject()[u"cards"_s].toArray(), m_window));
        });
}
