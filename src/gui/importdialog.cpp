#include "gui/importdialog.h"

#include "gui/dialogs.h"
#include "gui/messagebar.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_importdialog.h"

#include <QDragEnterEvent>
#include <QJsonArray>
#include <QMimeData>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QStringList Encodings { u"auto"_s, u"utf-8"_s, u"gb18030"_s, u"utf-16"_s }; // as in the box

/// What is to be said of a line, where it is not a new key.
QString whatOf(const QJsonObject &row)
{
    const QString where = row[u"where"_s].toString();
    if (where == u"file"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "Stands here twice"));
    if (where == u"stock"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "In stock already"));
    if (where == u"reserved"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "Reserved for an unpaid order"));
    if (where == u"sold"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "Sold already"));
    if (where == u"void"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "Known and taken out of stock"));
    return texts::sentence(row[u"reason"_s].toString());
}

std::vector<Column> columns()
{
    const auto colour = [](const QJsonObject &row, int role) -> QVariant {
        return role == Qt::ForegroundRole && row.contains(u"reason"_s) ? theme::bad() : QVariant();
    };
    return { { QT_TRANSLATE_NOOP("gui", "Line"),
                 [](const QJsonObject &row) { return QString::number(row[u"line"_s].toInteger()); },
                 Qt::AlignRight | Qt::AlignVCenter },
        { QT_TRANSLATE_NOOP("gui", "Why it is not imported"), whatOf, Qt::AlignLeft | Qt::AlignVCenter,
            colour },
        { QT_TRANSLATE_NOOP("gui", "Order"),
            [](const QJsonObject &row) { return row[u"order_id"_s].toString(); } } };
}

QList<QJsonObject> linesOf(const QJsonObject &report)
{
    QList<QJsonObject> lines;
    for (const QString &list : { u"rejected"_s, u"known"_s }) {
        for (const QJsonValue line : report[list].toArray())
            lines.append(line.toObject());
    }
    std::stable_sort(lines.begin(), lines.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a[u"line"_s].toInteger() < b[u"line"_s].toInteger();
    });
    return lines;
}

QString fileIn(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}
} // namespace

ImportDialog::ImportDialog(EngineClient &engine, const QJsonObject &product, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ImportDialog>())
    , m_message(new MessageBar(this))
    , m_lines(new RowsModel(u"line"_s, columns(), this))
    , m_feed(engine)
    , m_sku(product[u"sku"_s].toString())
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    setWindowTitle(tr("Import card keys for %1").arg(product[u"name"_s].toString()));
    m_ui->linesView->setModel(m_lines);
    m_ui->linesView->horizontalHeader()->resizeSection(0, 60);
    m_ui->linesView->horizontalHeader()->resizeSection(1, 270);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Import"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(400ms);
    connect(&m_typing, &QTimer::timeout, this, &ImportDialog::look);
    connect(m_ui->pasteEdit, &QPlainTextEdit::textChanged, this, &ImportDialog::sourceChanged);
    connect(m_ui->sourceTabs, &QTabWidget::currentChanged, this, &ImportDialog::sourceChanged);
    connect(m_ui->encodingBox, &QComboBox::currentIndexChanged, this, &ImportDialog::sourceChanged);
    connect(m_ui->separatorBox, &QComboBox::currentIndexChanged, this, &ImportDialog::sourceChanged);
    connect(m_ui->fileButton, &QPushButton::clicked, this, [this] {
        if (const auto path = dialogs::openFile(
                this, tr("File with card keys"), tr("Text files (*.txt *.csv);;All files (*)")))
            chooseFile(*path);
    });
    connect(m_ui->linesView, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const QString id = m_lines->rowAt(index.row())[u"order_id"_s].toString(); !id.isEmpty())
            Q_EMIT orderWanted(id);
    });
    connect(&m_feed, &KeyFeed::previewed, this, &ImportDialog::showPreview);
    connect(&m_feed, &KeyFeed::failed, this, &ImportDialog::fail);
    connect(&m_feed, &KeyFeed::progressed, m_ui->progressBar, &QProgressBar::setValue);
    connect(&m_feed, &KeyFeed::imported, this, [this](const QJsonObject &report) {
        setState(State::Nothing);
        Q_EMIT ended(report, {});
        accept();
    });
    connect(&m_feed, &KeyFeed::stopped, this, [this](const QJsonObject &report, const QString &why) {
        setState(State::Nothing);
        if (!report.isEmpty())
            Q_EMIT ended(report, why);
        QDialog::reject();
    });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, [this] {
        setState(State::Importing);
        m_feed.import(plan());
    });
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    setState(State::Nothing);
}

ImportDialog::~ImportDialog()
{
    m_feed.disconnect(this); // the widgets go first
}

bool ImportDialog::isPaste() const
{
    return m_ui->sourceTabs->currentWidget() == m_ui->pasteTab;
}

KeyFeed::Plan ImportDialog::plan() const
{
    return { m_sku, isPaste() ? u"utf-8"_s : Encodings.value(m_ui->encodingBox->currentIndex()),
        m_ui->separatorBox->currentIndex() == 1 };
}

void ImportDialog::chooseFile(const QString &path)
{
    m_ui->fileEdit->setText(path);
    if (isPaste())
        m_ui->sourceTabs->setCurrentWidget(m_ui->fileTab);
    else
        sourceChanged();
}

void ImportDialog::sourceChanged()
{
    m_feed.cancel();
    m_message->hide();
    m_preview = {};
    setState(State::Nothing);
    if (isPaste())
        m_typing.start();
    else
        look();
}

void ImportDialog::look()
{
    m_typing.stop();
    const QString path = m_ui->fileEdit->text();
    if (isPaste() ? m_ui->pasteEdit->document()->isEmpty() : path.isEmpty())
        return;
    if (isPaste()) {
        m_feed.setText(m_ui->pasteEdit->toPlainText());
    } else if (const QString problem = m_feed.setFile(path); !problem.isEmpty()) {
        fail(problem);
        return;
    }
    setState(State::Looking);
    m_feed.preview(plan());
}

void ImportDialog::fail(const QString &sentence)
{
    setState(State::Nothing);
    m_message->show(MessageBar::Kind::Bad, sentence);
}

void ImportDialog::showPreview(const QJsonObject &report)
{
    m_preview = report;
    m_lines->setRows(linesOf(report));
    setState(State::Ready);
}

QString ImportDialog::whyNot() const
{
    if (m_state == State::Looking)
        return tr("The keys are still being compared with the stock.");
    if (m_state == State::Importing)
        return tr("The import is under way.");
    if (m_state == State::Nothing)
        return tr("Paste card keys or choose a file first.");
    return m_preview.value(u"imported"_s).toInteger() == 0 ? tr("There is no new key in it.") : QString();
}

void ImportDialog::setState(State state)
{
    m_state = state;
    const bool ready = state == State::Ready;
    const bool working = state == State::Looking || state == State::Importing;
    const qint64 fresh = m_preview.value(u"imported"_s).toInteger();
    QPushButton *button = m_ui->buttons->button(QDialogButtonBox::Ok);
    button->setText(ready && fresh > 0 ? tr("&Import %n key(s)", nullptr, int(fresh)) : tr("&Import"));
    button->setEnabled(whyNot().isEmpty());
    button->setToolTip(whyNot());
    for (QWidget *input :
        { static_cast<QWidget *>(m_ui->sourceTabs), static_cast<QWidget *>(m_ui->optionsFrame) })
        input->setEnabled(state != State::Importing);
    m_ui->encodingBox->setEnabled(!isPaste());
    m_ui->encodingBox->setToolTip(isPaste() ? tr("Pasted text needs no encoding.") : QString());
    m_ui->progressBar->setVisible(working);
    if (working)
        m_ui->progressBar->setValue(0);
    m_ui->linesView->setVisible(ready && m_lines->rowCount() > 0);
    if (!ready) {
        m_ui->summaryLabel->setText(state == State::Nothing ? tr("Nothing to import yet.") : whyNot());
        return;
    }
    const auto count = [this](const QString &name) { return m_preview.value(name).toInteger(); };
    const qsizetype rejected = m_preview.value(u"rejected"_s).toArray().size();
    const QString more = rejected >= 1000 ? u"+"_s : QString(); // as many as are named
    m_ui->summaryLabel->setText(tr("New: %1 · known already: %2 · rejected: %3 · blank lines: %4")
                                    .arg(fresh)
                                    .arg(count(u"duplicates"_s))
                                    .arg(QString::number(rejected) + more)
                                    .arg(count(u"blank"_s)));
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!fileIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    chooseFile(fileIn(event->mimeData()));
    event->acceptProposedAction();
}

void ImportDialog::reject()
{
    if (m_state == State::Importing) {
        m_feed.stop(); // and then it closes
        return;
    }
    m_feed.cancel();
    QDialog::reject();
}
