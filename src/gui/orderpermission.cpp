#include "gui/orderpermission.h"

#include "gui/texts.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace {
struct Gui {
    Q_DECLARE_TR_FUNCTIONS(gui)
};

QString unless(bool allowed, const QString &why)
{
    return allowed ? QString() : why;
}
} // namespace

QString whyNot(OrderAct act, const QJsonObject &order)
{
    const QString state = order[u"state"_s].toString();
    const QString named = texts::code(state);
    const auto is = [&state](const QStringList &states) { return states.contains(state); };
    switch (act) {
    case OrderAct::Resend:
        return unless(is({ u"paid"_s, u"delivering"_s, u"delivered"_s }),
            Gui::tr("Only what was paid can be sent again; this order is: %1.").arg(named));
    case OrderAct::Confirm:
        return unless(is({ u"awaiting_payment"_s, u"expired"_s, u"cancelled"_s }),
            Gui::tr("There is nothing to confirm; this order is: %1.").arg(named));
    case OrderAct::Cancel:
        return unless(is({ u"awaiting_payment"_s }),
            Gui::tr("Only an unpaid order can be cancelled; this one is: %1.").arg(named));
    case OrderAct::Refund:
        if (!order[u"paid"_s].isObject())
            return Gui::tr("No payment is known, so there is nothing to refund.");
        return unless(is({ u"paid"_s, u"delivering"_s, u"delivered"_s, u"expired"_s }),
            Gui::tr("It cannot be refunded; this order is: %1.").arg(named));
    case OrderAct::Replace:
        return unless(is({ u"delivered"_s }),
            Gui::tr("A key is replaced after it was delivered; this order is: %1.").arg(named));
    case OrderAct::Cards:
        return unless(
            order[u"delivery"_s].isObject(), Gui::tr("It has no keys yet: they are given out on payment."));
    case OrderAct::Check:
    case OrderAct::Evidence:
    case OrderAct::Timeline:
        return {};
    }
    return {};
}
