#pragma once

#include "gui/engineclient.h"
#include "gui/orderpermission.h"

#include <QHash>
#include <QSet>

class QAction;
class QWidget;

/// What can be done with orders by hand, wherever they are shown: one QAction for each. With several orders
/// only resend is possible; they are sent one after another.
class OrderActions final : public QObject {
    Q_OBJECT

public:
    /// Dialogs open over `parent`, which also owns the actions.
    OrderActions(EngineClient &engine, QWidget *parent);

    void setOrders(const QList<QJsonObject> &orders);
    QAction *action(OrderAct act) const { return m_actions.value(act); }
    QList<QAction *> actions() const; ///< in the order of a menu
    void retranslate();
    /// Ends a resend of several after the one under way.
    void stop() { m_waiting.clear(); }

Q_SIGNALS:
    void succeeded(const QString &text);
    void failed(const QString &text);
    void progressed(const QString &text); ///< several are being sent; stop() ends it
    void orderWanted(const QString &id);

private:
    QAction *add(OrderAct act, const QString &icon);
    void trigger(OrderAct act);
    void enable();
    QString whyDisabled(OrderAct act) const;
    void run(const QString &command, const QJsonObject &args, const QString &said);
    void take(const QString &id, const QString &said, const DeskReply &reply);
    void resend();
    void resendNext();
    void resendEnded();
    void confirmPayment();
    void refund();
    void replace();
    void cancel();
    void showCards();

    EngineClient &m_engine;
    QWidget *m_window;
    QHash<OrderAct, QAction *> m_actions;
    QList<QJsonObject> m_orders;
    QSet<QString> m_busy; ///< orders that something is being done with
    QStringList m_waiting; ///< to be sent again
    int m_wanted = 0;
    int m_sent = 0;
    QString m_firstError;
};

inline size_t qHash(OrderAct act, size_t seed = 0)
{
    return qHash(int(act), seed);
}
