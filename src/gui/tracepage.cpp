#include "gui/tracepage.h"

#include "gui/callwords.h"
#include "gui/dialogs.h"
#include "gui/emptyhint.h"
#include "gui/exportrun.h"
#include "gui/icons.h"
#include "gui/messagebar.h"
#include "gui/pagedmodel.h"
#include "gui/tablecolumns.h"
#include "gui/texts.h"
#include "gui/tracecolumns.h"
#include "ui_tracepage.h"

#include <QFontDatabase>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int RowsOfAScreen = 60;

const QStringList &kinds()
{
    static const QStringList names { u"create"_s, u"query"_s, u"close"_s, u"refund"_s, u"deliver"_s,
        u"alert"_s, u"callback"_s, u"test"_s, u"list"_s };
    return names;
}

QString directionWords(const QString &name)
{
    return name == u"in" ? TracePage::tr("In: from the provider")
                         : TracePage::tr("Out: to the provider or shop");
}
} // namespace

TracePage::TracePage(EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::TracePage>())
    , m_message(new MessageBar(this))
    , m_entries(new PagedModel(engine, u"trace list"_s, u"n"_s, tracecolumns::columns(engine), this))
{
    m_ui->setupUi(this);
    setUp();
    connectAll();
    TracePage::retranslate();
    hideProgress();
}

TracePage::~TracePage() = default;

void TracePage::setUp()
{
    m_ui->layout->insertWidget(0, m_message);
    m_ui->entriesView->setModel(m_entries);
    m_empty = new EmptyHint(m_ui->entriesView);
    tablecolumns::keep(m_ui->entriesView, u"trace"_s, { 6, 17, 8, 18, 9, 10, 10, 8, 30 });
    m_ui->detailEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    m_ui->verifyButton->setIcon(icons::named(u"check"_s));
    m_ui->exportButton->setIcon(icons::named(u"export"_s));
    m_typing.setSingleShot(true);
    m_typing.setInterval(400ms);
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
}

void TracePage::connectAll()
{
    for (QComboBox *box : { m_ui->directionBox, m_ui->kindBox, m_ui->outcomeBox })
        connect(box, &QComboBox::currentIndexChanged, this, &TracePage::load);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, &TracePage::load);
    connect(&m_typing, &QTimer::timeout, this, &TracePage::load);
    connect(m_entries, &PagedModel::loaded, this, &TracePage::loaded);
    connect(m_entries, &PagedModel::failed, this, &TracePage::loadFailed);
    connect(m_ui->entriesView->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &TracePage::showEntry);
    connect(m_ui->entriesView, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        const QString order = m_entries->rowAt(index.row())[u"order_id"_s].toString();
        if (!order.isEmpty())
            Q_EMIT orderWanted(order);
    });
    connect(m_ui->verifyButton, &QPushButton::clicked, this, &TracePage::verify);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &TracePage::exportAll);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, [this] {
        if (!m_export)
            return;
        m_export->cancel();
        m_export->deleteLater();
        hideProgress();
        m_message->show(MessageBar::Kind::Note, tr("The export was cancelled; no file was left."));
    });
    connect(&m_soon, &QTimer::timeout, m_entries, &PagedModel::refresh);
    connect(&engine(), &EngineClient::queueChanged, this, &TracePage::refreshSoon);
    connect(&engine(), &EngineClient::everythingChanged, this, &TracePage::refreshSoon);
}

void TracePage::fillBox(
    QComboBox *box, const QString &everything, const QStringList &names, QString (*words)(const QString &))
{
    const QSignalBlocker quiet(box); // the same choice in another language
    const int chosen = std::max(0, box->currentIndex());
    box->clear();
    box->addItem(everything, QString());
    for (const QString &name : names)
        box->addItem(words(name), name);
    box->setCurrentIndex(chosen);
}

void TracePage::retranslate()
{
    m_ui->retranslateUi(this);
    fillBox(m_ui->directionBox, tr("Both directions"), { u"in"_s, u"out"_s }, directionWords);
    fillBox(m_ui->kindBox, tr("Every kind"), kinds(), callwords::kind);
    fillBox(m_ui->outcomeBox, tr("Every outcome"), { u"done"_s, u"retry"_s, u"failed"_s, u"unknown"_s },
        callwords::code);
    m_empty->setText(nothingFits());
    m_entries->refreshTexts();
    showEntry();
}

QString TracePage::nothingFits()
{
    return tr("No attempt fits. Every call to a provider or shop, and every callback, appears here.");
}

void TracePage::enter()
{
    if (m_entries->rowCount() == 0)
        load();
    else
        m_entries->refresh();
}

void TracePage::search()
{
    m_ui->searchEdit->setFocus();
    m_ui->searchEdit->selectAll();
}

QJsonObject TracePage::filter() const
{
    return { { u"order"_s, m_ui->searchEdit->text().trimmed() },
        { u"direction"_s, m_ui->directionBox->currentData().toString() },
        { u"kind"_s, m_ui->kindBox->currentData().toString() },
        { u"outcome"_s, m_ui->outcomeBox->currentData().toString() } };
}

void TracePage::load()
{
    m_typing.stop();
    m_entries->load(filter());
}

void TracePage::refreshSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

/// A rare kind of entry is looked for in pieces: goes on until a screen is full or all was seen.
void TracePage::loaded()
{
    m_empty->setText(nothingFits());
    if (m_entries->rowCount() < RowsOfAScreen && m_entries->canFetchMore({}))
        m_entries->fetchMore({});
    showEntry();
}

void TracePage::loadFailed(const Error &error)
{
    if (error.kind != ErrorClass::NotFound) {
        m_message->show(MessageBar::Kind::Bad, texts::error(error));
        return;
    }
    m_entries->setRows({}); // while a number is typed, most of the time there is no such order
    m_empty->setText(tr("There is no order with this number."));
}

void TracePage::showEntry()
{
    const QModelIndexList rows = m_ui->entriesView->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        m_ui->detailEdit->setPlainText({});
        m_ui->detailEdit->setPlaceholderText(tr("Select an attempt to see its request and response."));
        return;
    }
    const QString detail = tracecolumns::detail(m_entries->rowAt(rows.first().row()));
    if (detail != m_ui->detailEdit->toPlainText()) // else the reader would lose the place
        m_ui->detailEdit->setPlainText(detail);
}

void TracePage::showProgress(const QString &text)
{
    m_ui->verifyButton->setEnabled(false);
    m_ui->exportButton->setEnabled(false);
    m_ui->progressLabel->setText(text);
    m_ui->progressBar->setRange(0, 0);
    m_ui->progressLabel->show();
    m_ui->progressBar->show();
    m_ui->cancelButton->setVisible(m_export);
}

void TracePage::hideProgress()
{
    m_ui->verifyButton->setEnabled(true);
    m_ui->exportButton->setEnabled(true);
    for (QWidget *widget : { static_cast<QWidget *>(m_ui->progressLabel),
             static_cast<QWidget *>(m_ui->progressBar), static_cast<QWidget *>(m_ui->cancelButton) })
        widget->hide();
}

void TracePage::verify()
{
    showProgress(tr("Verifying every entry of the log…"));
    engine().ask(u"trace verify"_s, {}, this, [this](const DeskReply &reply) {
        hideProgress();
        verified(reply);
    });
}

void TracePage::verified(const DeskReply &reply)
{
    if (!reply.value) {
        m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
        return;
    }
    const QJsonValue &report = *reply.value;
    if (report[u"ok"_s].toBool())
        m_message->show(MessageBar::Kind::Good,
            tr("The log is complete and unaltered: %n entries.", nullptr, report[u"entries"_s].toInt()));
    else
        m_message->show(MessageBar::Kind::Bad,
            tr("The log was altered or cut off: entry %1 is the first that does not fit.")
                .arg(report[u"first_bad"_s].toInteger()));
}

void TracePage::exportAll()
{
    const auto path = dialogs::saveFile(
        this, tr("Export the attempt log"), u"neverdrop-trace.jsonl"_s, tr("JSON Lines (*.jsonl)"));
    if (!path)
        return;
    m_export = new ExportRun(engine(), u"trace export page"_s, *path, this);
    connect(m_export, &ExportRun::progressed, this, [this](qint64 items) {
        m_ui->progressLabel->setText(tr("%n entries written…", nullptr, int(items)));
    });
    connect(m_export, &ExportRun::finished, this, [this, path = *path](qint64 items) {
        m_export->deleteLater();
        hideProgress();
        m_message->show(
            MessageBar::Kind::Good, tr("%n entries were written to %1.", nullptr, int(items)).arg(path));
    });
    connect(m_export, &ExportRun::failed, this, [this](const QString &sentence) {
        m_export->deleteLater();
        hideProgress();
        m_message->show(MessageBar::Kind::Bad, sentence);
    });
    showProgress(tr("Exporting…"));
    m_export->start();
}
