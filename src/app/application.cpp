#include "app/application.h"

#include "app/desktop.h"
#include "app/hosts.h"
#include "app/singleinstance.h"
#include "gui/autolock.h"
#include "gui/engineclient.h"
#include "gui/mainwindow.h"
#include "gui/setupwizard.h"
#include "gui/texts.h"
#include "gui/unlockdialog.h"
#include "storage/storedsetting.h"
#include "wording/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMessageBox>
#include <QProgressDialog>
#include <QShortcut>
#include <QStatusBar>

using namespace Qt::StringLiterals;

Application::Application(StartOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_passphrase(qgetenv("NEVERDROP_PASSPHRASE"))
{
}

Application::~Application()
{
    m_desktop.reset();
    m_window.reset();
    m_client.reset();
    cleanse(m_passphrase);
}

void Application::useLanguage(const QString &setting)
{
    const QString language = wording::languageFor(setting, QLocale::system().uiLanguages());
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    QLocale::setDefault(QLocale(language));
    if (m_qts.load(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    if (wording::load(language, m_ours))
        QCoreApplication::installTranslator(&m_ours);
}

std::optional<int> Application::start()
{
    useLanguage(m_options.language.isEmpty()
            ? storedSetting(DataFolder::databasePath(m_options.folder), u"ui.language"_s)
            : m_options.language);
    if (m_options.demo) {
        startEngine(hosts::demo(), [this](const Result<> &started) {
            if (started)
                showWindow();
            else
                giveUp(started.error());
        });
        return {};
    }
    m_instance = std::make_unique<SingleInstance>(m_options.folder);
    if (m_instance->raiseOther())
        return 0;
    m_instance->listen();
    if (DataFolder::exists(m_options.folder))
        openShop();
    else
        setUp();
    return {};
}

// ---- opening the folder -----------------------------------------------------------------------------

void Application::openShop()
{
    openBy(m_passphrase);
}

void Application::openBy(const QByteArray &passphrase)
{
    auto folder = std::make_shared<std::optional<Folder>>();
    m_thread.work([folder, path = m_options.folder,
                      passphrase] { folder->emplace(shopfolder::open(path, passphrase)); },
        [this, folder] { opened(std::move(**folder)); });
}

void Application::opened(Folder folder)
{
    if (folder) {
        if (m_unlock)
            m_unlock->accept();
        startEngine(hosts::shop(std::move(*folder)), [this](const Result<> &started) {
            if (started)
                showWindow();
            else
                giveUp(started.error());
        });
        return;
    }
    const Error &error = folder.error();
    if (error.kind == ErrorClass::VaultLocked)
        askToUnlock(error);
    else if (error.kind == ErrorClass::DataDamaged)
        offerBackup(error);
    else
        giveUp(error);
}

void Application::askToUnlock(const Error &why)
{
    if (m_unlock) {
        m_unlock->refuse(texts::error(why));
        return;
    }
    m_wait.reset();
    const bool asksForIt = shopfolder::hasPassphrase(m_options.folder);
    m_unlock = new UnlockDialog(asksForIt ? UnlockDialog::Way::Passphrase : UnlockDialog::Way::Keychain,
        asksForIt ? tr("This shop is protected by a passphrase. Until it is open, nothing is delivered.")
                  : texts::error(why));
    m_unlock->setAttribute(Qt::WA_DeleteOnClose);
    m_unlock->setCancelText(tr("Quit"));
    if (asksForIt && !m_passphrase.isEmpty())
        m_unlock->refuse(texts::error(why));
    connect(m_unlock, &UnlockDialog::given, this,
        [this](const QString &passphrase) { openBy(passphrase.toUtf8()); });
    connect(m_unlock, &QDialog::rejected, this, [this] { quit(); });
    m_unlock->open();
}

void Application::offerBackup(const Error &damage)
{
    if (m_unlock)
        m_unlock->accept();
    QStringList files = shopfolder::backups(m_options.folder);
    // One that did not open either is not offered again: the next older one is.
    files.remove(0, std::max<qsizetype>(0, files.indexOf(m_triedBackup) + 1));
    if (files.isEmpty()) {
        giveUp(damage);
        return;
    }
    askForBackup(files.first(), m_trouble.isEmpty() ? texts::error(damage) : m_trouble);
}

void Application::giveUp(const Error &error)
{
    m_wait.reset();
    QMessageBox::critical(nullptr, u"NeverDrop"_s, texts::error(error));
    QCoreApplication::exit(1);
}

void Application::startEngine(EngineThread::Build build, std::function<void(Result<>)> done)
{
    m_thread.start(std::move(build), [this, done = std::move(done)](const Result<> &started) {
        if (started) {
            m_client = std::make_unique<EngineClient>(m_thread.engine());
            if (const QString trouble = m_thread.trouble(); !trouble.isEmpty())
                m_said = texts::sentence(trouble);
        }
        done(started);
    });
}

// ---- the window -------------------------------------------------------------------------------------

void Application::showWindow()
{
    m_wait.reset();
    m_window = std::make_unique<MainWindow>(*m_client);
    m_desktop = std::make_unique<Desktop>(*m_client, *m_window);
    connect(m_desktop.get(), &Desktop::quitWanted, this, &Application::quit);
    connectWindow();
    // Without a tray a hidden window could not be reached any more.
    if (!m_options.minimized || !m_desktop->hasTray() || !m_said.isEmpty() || !m_trouble.isEmpty())
        m_window->show();
    if (!m_said.isEmpty())
        m_window->statusBar()->showMessage(std::exchange(m_said, {}));
    if (!m_trouble.isEmpty())
        askForBackup(m_triedBackup, std::exchange(m_trouble, {}));
}

void Application::connectWindow()
{
    m_window->onClose([this] {
        if (m_desktop->hidesInstead())
            return true;
        quit();
        return false;
    });
    connect(
        new QShortcut(QKeySequence::Quit, m_window.get()), &QShortcut::activated, this, &Application::quit);
    platform::onTerminate([this] { quit(); });
    connect(m_window.get(), &MainWindow::languageWanted, this, &Application::useLanguage);
    connect(m_window.get(), &MainWindow::restoreWanted, this, &Application::restore,
        Qt::QueuedConnection); // the window that says so goes away
    if (!m_instance)
        return;
    m_window->lock().setKeychainProof([this](const std::function<void(Result<>)> &done) {
        auto proved = std::make_shared<Result<>>();
        m_thread.work([proved, folder = m_options.folder] { *proved = shopfolder::proveKeychain(folder); },
            [proved, done] { done(*proved); });
    });
    connect(m_instance.get(), &SingleInstance::raiseWanted, m_desktop.get(), &Desktop::raise);
}

void Application::quit()
{
    if (std::exchange(m_quitting, true))
        return;
    // Not quit(): that asks the windows, and a window that hides in the tray says no.
    m_thread.stop([] { QCoreApplication::exit(0); });
}

// ---- the first start --------------------------------------------------------------------------------

void Application::setUp()
{
    auto *wizard = new SetupWizard(*this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &QDialog::finished, this, [this] {
        if (m_client)
            showWindow(); // whatever was skipped can be done there
        else
            quit();
    });
    wizard->show();
}

void Application::create(const QString &passphrase, std::function<void(Result<>)> done)
{
    auto folder = std::make_shared<std::optional<Folder>>();
    const auto make = [folder, path = m_options.folder, secret = passphrase.toUtf8()] {
        folder->emplace(shopfolder::create(path, secret));
    };
    m_thread.work(make, [this, folder, done = std::move(done)] {
        if (!**folder)
            done(fail((*folder)->error()));
        else
            startEngine(hosts::shop(std::move(***folder)), done);
    });
}

// ---- restoring --------------------------------------------------------------------------------------

void Application::askForBackup(const QString &file, const QString &trouble)
{
    m_wait.reset();
    auto *dialog = new RestoreDialog(file, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->refuse(trouble);
    connect(dialog, &RestoreDialog::wanted, this, &Application::restore, Qt::QueuedConnection);
    connect(dialog, &QDialog::rejected, this, [this] {
        if (!m_window)
            quit();
    });
    dialog->open();
}

void Application::restore(const RestoreRequest &request)
{
    m_desktop.reset();
    m_window.reset();
    m_client.reset();
    m_wait = std::make_unique<QProgressDialog>(tr("The backup is being restored…"), QString(), 0, 0);
    m_wait->setMinimumDuration(0);
    m_wait->show();
    m_thread.end([this, request] {
        auto report = std::make_shared<std::optional<Result<restore::Report>>>();
        const QByteArray passphrase
            = request.passphrase.isEmpty() ? m_passphrase : request.passphrase.toUtf8();
        m_thread.work(
            [report, folder = m_options.folder, request, passphrase] {
                report->emplace(shopfolder::restoreFrom(folder, request, passphrase));
            },
            [this, request, report] { restored(request, **report); });
    });
}

void Application::restored(const RestoreRequest &request, const Result<restore::Report> &report)
{
    m_triedBackup = request.file;
    if (report) {
        m_said = tr("Restored: %1 orders, %2 keys, of which %3 were sold after the backup. The state from "
                    "before is kept as %4.")
                     .arg(report->orders)
                     .arg(report->keys)
                     .arg(report->soldSince)
                     .arg(report->kept);
        m_trouble.clear();
    } else {
        m_trouble = texts::error(report.error());
    }
    // What opened the backup opens the folder now; after a failure what opened it before.
    openBy(report && !request.passphrase.isEmpty() ? request.passphrase.toUtf8() : m_passphrase);
}
