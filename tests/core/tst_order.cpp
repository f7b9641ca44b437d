#include "core/order.h"

#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int States = 8;
constexpr int Events = 11;

// A row a state, a column an event; `-` is a refusal. Letters: Awaiting, Paid, delIvering, Delivered,
// Expired, Cancelled, refunDing = R, refundeD = F.
//                                 payment  allotted  done  resent  replaced  expiry  cancel  refund  refund
//                                 refund  refunded accepted started done    failed  elsewhere
constexpr const char *Expected[States] = {
    /* awaiting_payment */ "P        -         -     -       -         E       C       -       -       -     "
                           "  F",
    /* paid             */
    "-        I         D     I       -         -       -       R       -       -       F",
    /* delivering       */
    "-        -         D     I       -         -       -       R       -       -       -",
    /* delivered        */
    "-        -         -     I       I         -       -       R       -       -       -",
    /* expired          */
    "P        -         -     -       -         -       -       R       -       -       F",
    /* cancelled        */
    "P        -         -     -       -         -       -       -       -       -       F",
    /* refunding        */
    "-        -         R     -       -         -       -       -       F       P       -",
    /* refunded         */
    "-        -         -     -       -         -       -       -       -       -       -",
};
constexpr const char *EventNames[Events]
    = { "payment accepted", "allotted", "delivery done", "resent", "replaced", "expiry passed", "cancelled",
          "refund started", "refund done", "refund failed", "refunded elsewhere" };
const QMap<QString, OrderState> Letters { { u"A"_s, OrderState::AwaitingPayment },
    { u"P"_s, OrderState::Paid }, { u"I"_s, OrderState::Delivering }, { u"D"_s, OrderState::Delivered },
    { u"E"_s, OrderState::Expired }, { u"C"_s, OrderState::Cancelled }, { u"R"_s, OrderState::Refunding },
    { u"F"_s, OrderState::Refunded } };
}

class TestOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moves_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("event");
        QTest::addColumn<QString>("letter");
        for (int state = 0; state < States; ++state) {
            const QStringList cells = QString::fromLatin1(Expected[state]).split(u' ', Qt::SkipEmptyParts);
            QCOMPARE(cells.size(), Events);
            for (int event = 0; event < Events; ++event)
                QTest::addRow("%s: %s", qPrintable(orderStateName(OrderState(state))), EventNames[event])
                    << state << event << cells[event];
        }
    }
    void moves()
    {
        QFETCH(int, state);
        QFETCH(int, event);
        QFETCH(QString, letter);
        const auto next = nextState(OrderState(state), OrderEvent(event));
        if (letter == u"-") {
            QVERIFY2(!next, next ? qPrintable(orderStateName(*next)) : "");
            QCOMPARE(next.error().kind, ErrorClass::WrongState);
            QVERIFY2(next.error().message.contains(orderStateName(OrderState(state))),
                qPrintable(next.error().message));
        } else {
            QVERIFY2(next, next ? "" : qPrintable(next.error().message));
            QCOMPARE(orderStateName(*next), orderStateName(Letters.value(letter)));
        }
    }

    void theTableHasNothingElse()
    {
        int arrows = 0;
        for (const char *row : Expected)
            arrows += int(QString::fromLatin1(row)
                              .split(u' ', Qt::SkipEmptyParts)
                              .filter(QRegularExpression(u"[A-Z]"_s))
                              .size());
        QCOMPARE(int(orderTransitions().size()), arrows);
        for (const OrderTransition &arrow : orderTransitions())
            QCOMPARE(nextState(arrow.from, arrow.event).value(), arrow.to);
    }

    /// Which commands of contract.md section 2 are allowed where.
    void commandsAreAllowedWhereTheContractSays_data()
    {
        QTest::addColumn<OrderEvent>("event");
        QTest::addColumn<QStringList>("allowed");
        QTest::newRow("confirm") << OrderEvent::PaymentAccepted
                                 << QStringList { u"awaiting_payment"_s, u"expired"_s, u"cancelled"_s };
        QTest::newRow("cancel") << OrderEvent::Cancelled << QStringList { u"awaiting_payment"_s };
        QTest::newRow("resend") << OrderEvent::Resent
                                << QStringList { u"paid"_s, u"delivering"_s, u"delivered"_s };
        QTest::newRow("refund") << OrderEvent::RefundStarted
                                << QStringList { u"paid"_s, u"delivering"_s, u"delivered"_s, u"expired"_s };
        QTest::newRow("replace") << OrderEvent::Replaced << QStringList { u"delivered"_s };
    }
    void commandsAreAllowedWhereTheContractSays()
    {
        QFETCH(OrderEvent, event);
        QFETCH(QStringList, allowed);
        QStringList found;
        for (int state = 0; state < States; ++state) {
            if (nextState(OrderState(state), event))
                found.append(orderStateName(OrderState(state)));
        }
        QCOMPARE(found, allowed);
    }

    void aRefusedRefundFindsItsWayBackToDelivered()
    {
        const auto back = nextState(OrderState::Refunding, OrderEvent::RefundFailed);
        QCOMPARE(nextState(*back, OrderEvent::DeliveryDone).value(), OrderState::Delivered);
        QCOMPARE(nextState(*back, OrderEvent::Allotted).value(), OrderState::Delivering);
    }

    void namesAreThoseOfTheContract()
    {
        const QStringList states { u"awaiting_payment"_s, u"paid"_s, u"delivering"_s, u"delivered"_s,
            u"expired"_s, u"cancelled"_s, u"refunding"_s, u"refunded"_s };
        for (int i = 0; i < states.size(); ++i) {
            QCOMPARE(orderStateName(OrderState(i)), states[i]);
            QCOMPARE(orderStateFromName(states[i]), OrderState(i));
        }
        const QStringList codes { u"amount_mismatch"_s, u"integrity_failure"_s, u"out_of_stock"_s,
            u"retries_exhausted"_s, u"permanent_error"_s, u"paid_late"_s, u"duplicate_payment"_s,
            u"provider_conflict"_s, u"provider_unreachable"_s, u"in_doubt"_s };
        for (int i = 0; i < codes.size(); ++i) {
            QCOMPARE(attentionName(Attention(i + 1)), codes[i]);
            QCOMPARE(attentionFromName(codes[i]), Attention(i + 1));
        }
        QCOMPARE(attentionName(Attention::None), QString());
        QCOMPARE(attentionFromName(u""), std::nullopt);
        QCOMPARE(attentionFromName(u"Paid_late"), std::nullopt);
        QCOMPARE(orderStateFromName(u"Paid"), std::nullopt);
        QCOMPARE(orderStateFromName(u""), std::nullopt);
        QCOMPARE(paymentSourceName(PaymentSource::Callback), u"callback"_s);
        QCOMPARE(paymentSourceName(PaymentSource::Query), u"query"_s);
        QCOMPARE(paymentSourceName(PaymentSource::Manual), u"manual"_s);
        QCOMPARE(paymentSourceName(PaymentSource::Bill), u"bill"_s);
    }
};

QTEST_APPLESS_MAIN(TestOrder)
#include "tst_order.moc"
