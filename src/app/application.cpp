#include "app/application.h"

#include "app/desktop.h"
#include "app/hosts.h"
#include "app/singleinstance.h"
#include "gui/engineclient.h"
#include "gui/mainwindow.h"
#include "gui/texts.h"
#include "storage/storedsetting.h"
#include "vault/systemkeystore.h"
#include "wording/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMessageBox>
#include <QShortcut>

using namespace Qt::StringLiterals;

Application::Application(StartOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

Application::~Application()
{
    m_desktop.reset();
    m_window.reset();
    m_client.reset();
}

void Application::useLanguage(const QString &language)
{
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
    const QString setting = m_options.language.isEmpty()
        ? storedSetting(DataFolder::databasePath(m_options.folder), u"ui.language"_s)
        : m_options.language;
    useLanguage(wording::languageFor(setting, QLocale::system().uiLanguages()));
    if (m_options.demo) {
        startEngine(hosts::demo());
        return {};
    }
    m_instance = std::make_unique<SingleInstance>(m_options.folder);
    if (m_instance->raiseOther())
        return 0;
    m_instance->listen();
    openShop();
    return {};
}

void Application::openShop()
{
    SystemKeyStore keyStore;
    VaultAccess access;
    const QByteArray passphrase = qgetenv("NEVERDROP_PASSPHRASE");
    if (passphrase.isEmpty())
        access.keyStore = &keyStore;
    else
        access.passphrase = SecretBytes(passphrase);
    auto folder = DataFolder::open(m_options.folder, access, u"window"_s, SystemClock());
    if (!folder) {
        QMessageBox::critical(nullptr, u"NeverDrop"_s, texts::error(folder.error()));
        QCoreApplication::exit(1);
        return;
    }
    startEngine(hosts::shop(std::move(*folder)));
}

void Application::startEngine(EngineThread::Build build)
{
    m_thread.start(std::move(build), [this](const Result<> &started) {
        if (!started) {
            QMessageBox::critical(nullptr, u"NeverDrop"_s, texts::error(started.error()));
            QCoreApplication::exit(1);
            return;
        }
        showWindow();
    });
}

void Application::showWindow()
{
    m_client = std::make_unique<EngineClient>(m_thread.engine());
    m_window = std::make_unique<MainWindow>(*m_client);
    m_desktop = std::make_unique<Desktop>(*m_client, *m_window);
    connect(m_desktop.get(), &Desktop::quitWanted, this, &Application::quit);
    m_window->onClose([this] {
        if (m_desktop->hidesInstead())
            return true;
        quit();
        return false;
    });
    connect(
        new QShortcut(QKeySequence::Quit, m_window.get()), &QShortcut::activated, this, &Application::quit);
    if (m_instance) {
        connect(m_instance.get(), &SingleInstance::raiseWanted, m_desktop.get(), &Desktop::raise);
    }
    platform::onTerminate([this] { quit(); });
    // Without a tray a hidden window could not be reached any more.
    if (!m_options.minimized || !m_desktop->hasTray())
        m_window->show();
}

void Application::quit()
{
    if (std::exchange(m_quitting, true))
        return;
    // Not quit(): that asks the windows, and a window that hides in the tray says no.
    m_thread.stop([] { QCoreApplication::exit(0); });
}
