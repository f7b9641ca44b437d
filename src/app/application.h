#pragma once

#include "app/enginethread.h"
#include "app/shopfolder.h"
#include "gui/setuphost.h"

#include <QObject>
#include <QPointer>
#include <QTranslator>

#include <memory>

class Desktop;
class EngineClient;
class MainWindow;
class QProgressDialog;
class SetupWizard;
class SingleInstance;
class UnlockDialog;

/// What the command line asked for (contract.md section 1).
struct StartOptions {
    QString folder;
    QString language; ///< `zh_CN`, `en`; empty: the setting, else the system
    bool minimized = false;
    bool demo = false;
};

/// From the first to the last moment of the program: opens the vault, starts the engine, shows the window,
/// and ends in the right order.
class Application final : public QObject, private SetupHost {
    Q_OBJECT

public:
    explicit Application(StartOptions options, QObject *parent = nullptr);
    ~Application() override;

    /// Nothing further to do where another window was raised. @return the exit code then
    std::optional<int> start();

private:
    using Folder = Result<std::unique_ptr<DataFolder>>;

    void openShop();
    void openBy(const QByteArray &passphrase);
    void opened(Folder folder);
    void askToUnlock(const Error &why);
    void offerBackup(const Error &damage);
    void giveUp(const Error &error);
    void startEngine(EngineThread::Build build, std::function<void(Result<>)> done);
    void showWindow();
    void connectWindow();
    void quit();
    // the first start
    void setUp();
    void useLanguage(const QString &setting) override;
    void create(const QString &passphrase, std::function<void(Result<>)> done) override;
    EngineClient *client() override { return m_client.get(); }
    // another state of the folder
    void restore(const RestoreRequest &request);
    void restored(const RestoreRequest &request, const Result<restore::Report> &report);
    void askForBackup(const QString &file, const QString &trouble);

    StartOptions m_options;
    QByteArray m_passphrase; ///< of the environment
    QTranslator m_ours;
    QTranslator m_qts;
    EngineThread m_thread;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<EngineClient> m_client;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Desktop> m_desktop;
    QPointer<UnlockDialog> m_unlock;
    std::unique_ptr<QProgressDialog> m_wait; ///< while the engine is away
    QString m_said; ///< what the window says when it is there
    QString m_trouble; ///< why the last restore failed
    QString m_triedBackup;
    bool m_quitting = false;
};
