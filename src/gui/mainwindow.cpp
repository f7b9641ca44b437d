#include "gui/mainwindow.h"

#include "gui/autolock.h"
#include "gui/icons.h"
#include "gui/pages.h"
#include "gui/quarantinebar.h"
#include "gui/settingspage.h"
#include "gui/shortcutsdialog.h"
#include "gui/texts.h"
#include "ui_mainwindow.h"

#include <QCloseEvent>
#include <QSettings>
#include <QShortcut>

using namespace Qt::StringLiterals;

MainWindow::MainWindow(EngineClient &engine, QWidget *parent)
    : QMainWindow(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::MainWindow>())
{
    m_ui->setupUi(this);
    m_lock = new AutoLock(m_engine, this);
    m_quarantine = new QuarantineBar(m_engine, this);
    m_ui->pageLayout->insertWidget(0, m_quarantine);
    addEntries();
    connect(m_ui->pageList, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showPage(QString::fromLatin1(pageEntries()[size_t(row)].name));
    });
    const auto key = [this](const QKeySequence &keys, auto act) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
    };
    key(QKeySequence::HelpContents, [this] { showShortcuts(); });
    key(QKeySequence::Refresh, [this] { page(currentPage())->refresh(); });
    key(QKeySequence::Find, [this] { page(currentPage())->search(); });
    for (int i = 0; i < std::min(9, int(pageEntries().size())); ++i)
        key(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), [this, i] { m_ui->pageList->setCurrentRow(i); });
    const QSettings kept;
    restoreGeometry(kept.value(u"window/geometry"_s).toByteArray());
    m_ui->pageList->setCurrentRow(0);
}

MainWindow::~MainWindow() = default;

void MainWindow::addEntries()
{
    for (const PageEntry &entry : pageEntries()) {
        auto *item
            = new QListWidgetItem(icons::named(QString::fromLatin1(entry.icon)), QString(), m_ui->pageList);
        item->setSizeHint(QSize(0, 36));
        Q_UNUSED(item)
    }
    translateEntries();
}

void MainWindow::translateEntries()
{
    for (int i = 0; i < m_ui->pageList->count(); ++i)
        m_ui->pageList->item(i)->setText(texts::translated(pageEntries()[size_t(i)].title));
}

Page *MainWindow::page(const QString &name)
{
    if (Page *made = m_pages.value(name))
        return made;
    for (const PageEntry &entry : pageEntries()) {
        if (name != QLatin1StringView(entry.name))
            continue;
        Page *made = entry.make(m_engine, m_ui->pageStack);
        made->setObjectName(name);
        m_pages.insert(name, made);
        m_ui->pageStack->addWidget(made);
        connect(made, &Page::orderWanted, this, &MainWindow::showOrder);
        connect(made, &Page::pageWanted, this, &MainWindow::showPage);
        if (const auto *settings = qobject_cast<SettingsPage *>(made)) {
            connect(settings, &SettingsPage::languageWanted, this, &MainWindow::languageWanted);
            connect(settings, &SettingsPage::restoreWanted, this, &MainWindow::restoreWanted);
        }
        return made;
    }
    return nullptr;
}

void MainWindow::showPage(const QString &name)
{
    Page *wanted = page(name);
    if (!wanted)
        return;
    for (int i = 0; i < m_ui->pageList->count(); ++i) {
        if (name == QLatin1StringView(pageEntries()[size_t(i)].name) && m_ui->pageList->currentRow() != i) {
            m_ui->pageList->setCurrentRow(i); // comes back here
            return;
        }
    }
    m_ui->pageStack->setCurrentWidget(wanted);
    wanted->enter();
}

QString MainWindow::currentPage() const
{
    const QWidget *current = m_ui->pageStack->currentWidget();
    return current ? current->objectName() : QString();
}

void MainWindow::showOrder(const QString &id)
{
    showPage(u"orders"_s);
    if (Page *orders = page(u"orders"_s))
        orders->showOrder(id);
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings().setValue(u"window/geometry"_s, saveGeometry());
    if (!m_hidesInstead || !m_hidesInstead()) {
        event->accept();
        return;
    }
    event->ignore();
    hide();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && m_quarantine && isActiveWindow())
        m_quarantine->refresh(); // the command line may have released it
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        translateEntries();
    }
}
