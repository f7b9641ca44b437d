#include "core/job.h"

#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int States = 7;
constexpr int Events = 12;

// A row a state, a column an event; `-` is a refusal, a second letter the end when the job asks first.
// Letters: Waiting, Running, in doUbt, Done, Failed, Cancelled, Held.
//                          claimed  done  retry  gave  answer  ask      still    owner  holding  released
//                          resend  cancelled
//                                         later  up    lost    claimed  unclear  died
constexpr const char *Expected[States] = {
    /* waiting   */ "R        D     -      F     -       -        -        -      H        -         W       "
                    "C",
    /* running   */
    "-        D     W      F     U       -        U        WU     H        -         -       -",
    /* in_doubt  */
    "-        D     -      F     -       R        -        -      -        -         -       C",
    /* done      */
    "-        -     -      -     -       -        -        -      -        -         W-      -",
    /* failed    */
    "-        -     -      -     -       -        -        -      -        -         W       C",
    /* cancelled */
    "-        -     -      -     -       -        -        -      -        -         -       -",
    /* held      */
    "-        -     -      F     -       -        -        -      -        W         W       C",
};
constexpr const char *EventNames[Events] = { "claimed", "succeeded", "retry later", "gave up", "answer lost",
    "ask claimed", "still unclear", "owner died", "holding", "released", "resend", "cancelled by hand" };
const QMap<QChar, JobState> Letters { { u'W', JobState::Waiting }, { u'R', JobState::Running },
    { u'U', JobState::InDoubt }, { u'D', JobState::Done }, { u'F', JobState::Failed },
    { u'C', JobState::Cancelled }, { u'H', JobState::Held } };
}

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moves_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("event");
        QTest::addColumn<bool>("asksFirst");
        QTest::addColumn<QChar>("letter");
        for (int state = 0; state < States; ++state) {
            const QStringList cells = QString::fromLatin1(Expected[state]).split(u' ', Qt::SkipEmptyParts);
            QCOMPARE(cells.size(), Events);
            for (int event = 0; event < Events; ++event) {
                const QByteArray name = jobStateName(JobState(state)).toLatin1() + ": " + EventNames[event];
                QTest::addRow("%s", name.constData()) << state << event << false << cells[event].front();
                QTest::addRow("%s, asks first", name.constData())
                    << state << event << true << cells[event].back();
            }
        }
    }
    void moves()
    {
        QFETCH(int, state);
        QFETCH(int, event);
        QFETCH(bool, asksFirst);
        QFETCH(QChar, letter);
        const auto next = nextState(JobState(state), JobEvent(event), asksFirst);
        if (letter == u'-') {
            QVERIFY2(!next, next ? qPrintable(jobStateName(*next)) : "");
            QCOMPARE(next.error().kind, ErrorClass::WrongState);
            QVERIFY2(next.error().message.contains(jobStateName(JobState(state))),
                qPrintable(next.error().message));
        } else {
            QVERIFY2(next, next ? "" : qPrintable(next.error().message));
            QCOMPARE(jobStateName(*next), jobStateName(Letters.value(letter)));
        }
    }

    void theTableHasNothingElse()
    {
        int arrows = 0;
        for (const char *row : Expected) {
            for (const QChar c : QString::fromLatin1(row))
                arrows += c.isUpper();
        }
        QCOMPARE(int(jobTransitions().size()), arrows);
        for (const JobTransition &arrow : jobTransitions()) {
            const auto plain = nextState(arrow.from, arrow.event, false);
            const auto asking = nextState(arrow.from, arrow.event, true);
            QVERIFY((plain && *plain == arrow.to) || (asking && *asking == arrow.to));
        }
    }

    /// queue.md section 5.3: nothing leaves a job in doubt towards another transmission but an answer.
    void aJobInDoubtNeverGoesBackToWaitingUnasked()
    {
        for (int event = 0; event < Events; ++event) {
            for (const bool asksFirst : { false, true }) {
                const auto next = nextState(JobState::InDoubt, JobEvent(event), asksFirst);
                QVERIFY(!next || *next != JobState::Waiting);
            }
        }
    }

    void namesAreThoseOfTheContract()
    {
        const QStringList states { u"waiting"_s, u"running"_s, u"in_doubt"_s, u"done"_s, u"failed"_s,
            u"cancelled"_s, u"held"_s };
        for (int i = 0; i < states.size(); ++i) {
            QCOMPARE(jobStateName(JobState(i)), states[i]);
            QCOMPARE(jobStateFromName(states[i]), JobState(i));
        }
        const QStringList kinds { u"create"_s, u"query"_s, u"close"_s, u"refund"_s, u"deliver"_s,
            u"alert"_s };
        for (int i = 0; i < kinds.size(); ++i) {
            QCOMPARE(jobKindName(JobKind(i)), kinds[i]);
            QCOMPARE(jobKindFromName(kinds[i]), JobKind(i));
        }
        QCOMPARE(jobStateFromName(u"Waiting"), std::nullopt);
        QCOMPARE(jobStateFromName(u""), std::nullopt);
        QCOMPARE(jobKindFromName(u"deliveries"), std::nullopt);
        QCOMPARE(laneName(JobKind::Deliver, u"shop-hook"_s), u"deliver:shop-hook"_s);
    }
};

QTEST_APPLESS_MAIN(TestJob)
#include "tst_job.moc"
