#include "gui/queuepage.h"

#include "gui/callwords.h"
#include "gui/emptyhint.h"
#include "gui/icons.h"
#include "gui/messagebar.h"
#include "gui/pagedmodel.h"
#include "gui/queuecolumns.h"
#include "gui/tablecolumns.h"
#include "gui/texts.h"
#include "ui_queuepage.h"

#include <QDateTime>
#include <QSignalBlocker>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// What the page can show; the first two are no state of a job.
const QStringList &filters()
{
    static const QStringList names { u"open"_s, u"all"_s, u"failed"_s, u"waiting"_s, u"held"_s, u"in_doubt"_s,
        u"running"_s, u"done"_s, u"cancelled"_s };
    return names;
}

/// As the engine allows it (contract.md section 2): what is in flight or asks first is left alone.
bool canResend(const QJsonObject &job)
{
    const QString state = job[u"state"_s].toString();
    return state != u"running" && state != u"in_doubt";
}

void say(QWidget *button, bool enabled, const QString &why)
{
    button->setEnabled(enabled);
    button->setToolTip(enabled ? QString() : why);
}
} // namespace

QueuePage::QueuePage(EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::QueuePage>())
    , m_message(new MessageBar(this))
    , m_jobs(new PagedModel(engine, u"queue list"_s, u"id"_s, queuecolumns::jobs(engine), this))
    , m_lanes(new RowsModel(u"lane"_s, queuecolumns::lanes(engine), this))
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    for (const QString &name : filters())
        m_ui->stateBox->addItem(QString(), name);
    m_ui->sinceEdit->setDateTime(QDateTime::fromMSecsSinceEpoch(toMs(engine.now())).addSecs(-3600));
    setUpTables();
    connectAll();
    m_tick.setInterval(1s);
    m_soon.setInterval(250ms);
    m_soon.setSingleShot(true);
    QueuePage::retranslate();
    follow();
    followLanes();
}

QueuePage::~QueuePage() = default;

void QueuePage::setUpTables()
{
    m_ui->jobsView->setModel(m_jobs);
    m_ui->lanesView->setModel(m_lanes);
    m_empty = new EmptyHint(m_ui->jobsView);
    m_noLanes = new EmptyHint(m_ui->lanesView);
    tablecolumns::keep(m_ui->jobsView, u"queue"_s, { 18, 10, 10, 11, 8, 8, 14, 30 });
    tablecolumns::keep(m_ui->lanesView, u"lanes"_s, { 32, 24, 8, 10 });
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 1);
    m_ui->resendButton->setIcon(icons::named(u"resend"_s));
    m_ui->pauseButton->setIcon(icons::named(u"pause"_s));
    m_ui->resumeButton->setIcon(icons::named(u"resume"_s));
}

void QueuePage::connectAll()
{
    connect(m_ui->stateBox, &QComboBox::currentIndexChanged, this, &QueuePage::filter);
    connect(m_jobs, &PagedModel::failed, this,
        [this](const Error &error) { m_message->show(MessageBar::Kind::Bad, texts::error(error)); });
    connect(m_jobs, &PagedModel::loaded, this, &QueuePage::follow);
    connect(
        m_ui->jobsView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueuePage::follow);
    connect(m_ui->lanesView->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &QueuePage::followLanes);
    connect(m_ui->jobsView, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        const QString order = m_jobs->rowAt(index.row())[u"order_id"_s].toString();
        if (!order.isEmpty())
            Q_EMIT orderWanted(order);
    });
    connect(m_ui->resendButton, &QPushButton::clicked, this, &QueuePage::resendSelected);
    connect(m_ui->resendFailedButton, &QPushButton::clicked, this, [this] { resendFailed({}); });
    connect(m_ui->resendSinceButton, &QPushButton::clicked, this,
        [this] { resendFailed(toRfc3339(fromMs(m_ui->sinceEdit->dateTime().toMSecsSinceEpoch()))); });
    connect(m_ui->pauseButton, &QPushButton::clicked, this, [this] { setPaused(selectedLanes(), true); });
    connect(m_ui->resumeButton, &QPushButton::clicked, this, [this] { setPaused(selectedLanes(), false); });
    connect(m_ui->pauseAllButton, &QPushButton::clicked, this, [this] { setPaused({}, true); });
    connect(m_ui->resumeAllButton, &QPushButton::clicked, this, [this] { setPaused({}, false); });
    connect(&m_tick, &QTimer::timeout, this, &QueuePage::tick);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_jobs->refresh();
        readLanes();
    });
    connect(&engine(), &EngineClient::queueChanged, this, &QueuePage::refreshSoon);
    connect(&engine(), &EngineClient::everythingChanged, this, &QueuePage::refreshSoon);
}

void QueuePage::retranslate()
{
    m_ui->retranslateUi(this);
    for (int i = 0; i < filters().size(); ++i) {
        const QString name = filters().at(i);
        m_ui->stateBox->setItemText(i,
            name == u"open"      ? tr("What is not finished")
                : name == u"all" ? tr("Everything")
                                 : callwords::code(name));
    }
    m_empty->setText(tr("Nothing waits here. What fails or is not due yet appears by itself."));
    m_noLanes->setText(tr("Lanes appear with the first call to a provider or a channel."));
    m_jobs->refreshTexts();
    m_lanes->refreshTexts();
    follow();
    followLanes();
}

void QueuePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_tick.start();
}

void QueuePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_tick.stop();
    m_soon.stop();
}

void QueuePage::enter()
{
    if (m_jobs->args().isEmpty())
        filter();
    else
        m_jobs->refresh();
    readLanes();
}

void QueuePage::filter()
{
    const QString name = m_ui->stateBox->currentData().toString();
    if (name == u"open")
        m_jobs->load({ { u"open"_s, true } });
    else
        m_jobs->load({ { u"state"_s, name == u"all" ? QString() : name } });
}

void QueuePage::refreshSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void QueuePage::readLanes()
{
    engine().ask(u"queue lanes"_s, {}, this, [this](const DeskReply &reply) {
        if (!reply.value)
            return; // the list of jobs, asked beside it, says what is wrong
        m_lanes->setRows(itemsOf(*reply.value));
        followLanes();
    });
}

/// The countdowns go on. Where one ran out, the engine's news follow by themselves.
void QueuePage::tick()
{
    const auto redraw = [](RowsModel *model, int column) {
        if (model->rowCount() > 0)
            Q_EMIT model->dataChanged(
                model->index(0, column), model->index(model->rowCount() - 1, column), { Qt::DisplayRole });
    };
    redraw(m_jobs, queuecolumns::Due);
    redraw(m_lanes, queuecolumns::Until);
}

QList<QJsonObject> QueuePage::selectedJobs() const
{
    QList<QJsonObject> jobs;
    for (const QModelIndex &index : m_ui->jobsView->selectionModel()->selectedRows())
        jobs.append(m_jobs->rowAt(index.row()));
    return jobs;
}

QStringList QueuePage::selectedLanes() const
{
    QStringList lanes;
    for (const QModelIndex &index : m_ui->lanesView->selectionModel()->selectedRows())
        lanes.append(m_lanes->idAt(index.row()));
    return lanes;
}

void QueuePage::follow()
{
    const QList<QJsonObject> jobs = selectedJobs();
    const bool can = std::any_of(jobs.cbegin(), jobs.cend(), canResend);
    say(m_ui->resendButton, can,
        jobs.isEmpty() ? tr("Select the jobs first.")
                       : tr("A call in flight, or one that is in doubt, cannot be sent again now."));
}

void QueuePage::followLanes()
{
    const bool any = !selectedLanes().isEmpty();
    say(m_ui->pauseButton, any, tr("Select the lanes first."));
    say(m_ui->resumeButton, any, tr("Select the lanes first."));
    const bool known = m_lanes->rowCount() > 0;
    say(m_ui->pauseAllButton, known, tr("There is no lane yet."));
    say(m_ui->resumeAllButton, known, tr("There is no lane yet."));
}

/// Asks once for each and tells, when all have answered, how many went well and what the last one said.
void QueuePage::askForEach(const QString &command, const QList<QJsonObject> &args,
    std::function<void(int done, const QString &error)> reply)
{
    struct Tally {
        qsizetype left = 0;
        int done = 0;
        QString error;
    };
    const auto tally = std::make_shared<Tally>();
    tally->left = args.size();
    for (const QJsonObject &one : args) {
        engine().ask(command, one, this, [tally, reply](const DeskReply &answer) {
            if (answer.value)
                ++tally->done;
            else
                tally->error = texts::error(answer.value.error());
            if (--tally->left == 0)
                reply(tally->done, tally->error);
        });
    }
}

void QueuePage::resendSelected()
{
    QList<QJsonObject> args;
    for (const QJsonObject &job : selectedJobs()) {
        if (canResend(job))
            args.append({ { u"job"_s, job[u"id"_s] } });
    }
    if (args.isEmpty())
        return;
    m_message->show(MessageBar::Kind::Note, tr("Sending %n job(s) again…", nullptr, int(args.size())));
    askForEach(u"queue retry"_s, args, [this](int done, const QString &error) {
        if (error.isEmpty())
            m_message->show(MessageBar::Kind::Good, tr("%n job(s) were sent again.", nullptr, done));
        else
            m_message->show(MessageBar::Kind::Bad, error);
        m_jobs->refresh();
    });
}

void QueuePage::resendFailed(const QString &since)
{
    QJsonObject args { { u"failed"_s, true } };
    if (!since.isEmpty())
        args.insert(u"since"_s, since);
    m_message->show(MessageBar::Kind::Note, tr("Sending what failed again…"));
    engine().ask(u"queue retry"_s, args, this, [this](const DeskReply &reply) {
        if (!reply.value) {
            m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
            return;
        }
        const int count = (*reply.value)[u"retried"_s].toInt();
        if (count == 0)
            m_message->show(MessageBar::Kind::Note, tr("Nothing has failed."));
        else
            m_message->show(MessageBar::Kind::Good, tr("%n job(s) were sent again.", nullptr, count));
        m_jobs->refresh();
    });
}

void QueuePage::setPaused(const QStringList &lanes, bool pause)
{
    QList<QJsonObject> args;
    for (const QString &lane : lanes)
        args.append({ { u"lane"_s, lane } });
    if (args.isEmpty())
        args.append(QJsonObject()); // all of them
    askForEach(
        pause ? u"queue pause"_s : u"queue resume"_s, args, [this, lanes, pause](int, const QString &error) {
            readLanes();
            m_jobs->refresh();
            if (!error.isEmpty())
                m_message->show(MessageBar::Kind::Bad, error);
            else if (pause)
                m_message->show(MessageBar::Kind::Note,
                    tr("Paused: nothing goes out there until you resume it."), tr("Resume"),
                    [this, lanes] { setPaused(lanes, false); });
            else
                m_message->show(MessageBar::Kind::Good, tr("Resumed: what is due goes out now."));
        });
}
