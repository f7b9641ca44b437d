#include "gui/jobrow.h"

#include "gui/engineclient.h"
#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "gui/timeline.h"
#include "ui_jobrow.h"

using namespace Qt::StringLiterals;

JobRow::JobRow(EngineClient &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::JobRow>())
{
    m_ui->setupUi(this);
    QFont bold = font();
    bold.setBold(true);
    m_ui->countdownLabel->setFont(bold);
    m_ui->retryButton->setIcon(icons::named(u"resend"_s));
    connect(m_ui->retryButton, &QToolButton::clicked, this, &JobRow::retry);
    connect(m_ui->orderButton, &QToolButton::clicked, this,
        [this] { Q_EMIT orderWanted(m_job[u"order_id"_s].toString()); });
}

JobRow::~JobRow() = default;

void JobRow::setRow(const QJsonObject &job)
{
    m_job = job;
    show();
}

void JobRow::show()
{
    const QString kind = texts::code(m_job[u"kind"_s].toString());
    m_ui->whatLabel->setText(u"%1 · %2"_s.arg(kind, m_job[u"lane"_s].toString().section(u':', 1)));
    const QString order = m_job[u"order_id"_s].toString();
    m_ui->orderButton->setText(order.right(8));
    m_ui->orderButton->setEnabled(!order.isEmpty());
    const qint64 attempts = m_job[u"attempts"_s].toInteger();
    m_ui->triesLabel->setText(
        attempts > 0 ? u"%1/%2"_s.arg(attempts).arg(m_job[u"max_attempts"_s].toInteger()) : QString());
    m_ui->triesLabel->setToolTip(attempts > 0 ? tr("Attempts used up, of how many") : QString());
    m_why = timeline::reason(m_job);
    QPalette colours;
    const bool isRoutine = m_job[u"error_class"_s] == u"pending"_s; // not paid yet: nothing went wrong
    colours.setColor(QPalette::WindowText, isRoutine ? theme::faint() : theme::waiting());
    m_ui->whyLabel->setPalette(colours);
    m_ui->whyLabel->setToolTip(m_why);
    const QString state = m_job[u"state"_s].toString();
    const bool flies = m_asked || state == u"running"_s || state == u"in_doubt"_s;
    m_ui->retryButton->setEnabled(!flies);
    m_ui->retryButton->setToolTip(
        flies ? tr("It is under way; its outcome decides.") : tr("Does not wait for its time."));
    m_ui->retryButton->setAccessibleName(tr("Retry now: %1 %2").arg(kind, order.right(8)));
    elide();
    tick();
}

void JobRow::tick()
{
    const QString state = m_job[u"state"_s].toString();
    m_ui->countdownLabel->setText(
        state == u"waiting"_s ? texts::countdown(m_job[u"due_at"_s], m_engine.now()) : texts::code(state));
    m_ui->countdownLabel->setToolTip(texts::time(m_job[u"due_at"_s]));
}

void JobRow::elide()
{
    m_ui->whyLabel->setText(
        m_ui->whyLabel->fontMetrics().elidedText(m_why, Qt::ElideRight, m_ui->whyLabel->width()));
}

void JobRow::retry()
{
    m_asked = true;
    show();
    m_engine.ask(u"queue retry"_s, { { u"job"_s, m_job[u"id"_s] } }, this, [this](const DeskReply &reply) {
        m_asked = false;
        show();
        if (!reply.value)
            Q_EMIT failed(texts::error(reply.value.error()));
    });
}

void JobRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

void JobRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        show();
    } else if (event->type() == QEvent::ApplicationPaletteChange)
        show();
}
