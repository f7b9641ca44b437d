#include "gui/queuestrip.h"

#include "gui/engineclient.h"
#include "gui/jobrow.h"
#include "gui/rowsmodel.h"
#include "ui_queuestrip.h"

#include <QEvent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int Shown = 8;
}

QueueStrip::QueueStrip(EngineClient &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::QueueStrip>())
{
    m_ui->setupUi(this);
    QFont bold = font();
    bold.setBold(true);
    m_ui->titleLabel->setFont(bold);
    connect(m_ui->allButton, &QPushButton::clicked, this, &QueueStrip::allWanted);
    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms);
    connect(&m_soon, &QTimer::timeout, this, &QueueStrip::read);
    connect(&m_engine, &EngineClient::queueChanged, this, [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    });
    connect(&m_second, &QTimer::timeout, this, [this] {
        for (JobRow *row : std::as_const(m_rows))
            row->tick();
    });
    m_second.setInterval(1s);
}

QueueStrip::~QueueStrip() = default;

void QueueStrip::read()
{
    m_engine.ask(u"queue next"_s, { { u"limit"_s, Shown } }, this, [this](const DeskReply &reply) {
        if (reply.value)
            setJobs(itemsOf(*reply.value));
    });
}

JobRow *QueueStrip::add(const QString &id)
{
    auto *row = new JobRow(m_engine, this);
    connect(row, &JobRow::failed, this, &QueueStrip::failed);
    connect(row, &JobRow::orderWanted, this, &QueueStrip::orderWanted);
    m_rows.insert(id, row);
    return row;
}

void QueueStrip::setJobs(const QList<QJsonObject> &jobs)
{
    QHash<QString, JobRow *> gone = m_rows;
    int at = 1; // behind the label of the empty list
    for (const QJsonObject &job : jobs) {
        const QString id = job[u"id"_s].toString();
        JobRow *row = gone.take(id);
        if (!row)
            row = add(id);
        row->setRow(job);
        if (m_ui->rowsLayout->indexOf(row) != at)
            m_ui->rowsLayout->insertWidget(at, row);
        row->setVisible(true);
        ++at;
    }
    for (auto it = gone.cbegin(); it != gone.cend(); ++it) {
        m_rows.remove(it.key());
        it.value()->hide();
        it.value()->deleteLater();
    }
    m_ui->emptyLabel->setVisible(jobs.isEmpty());
}

void QueueStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_second.start();
    read();
}

void QueueStrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

void QueueStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
}
