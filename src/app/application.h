#pragma once

#include "app/enginethread.h"
#include "engine/datafolder.h"

#include <QObject>
#include <QTranslator>

#include <memory>

class Desktop;
class EngineClient;
class MainWindow;
class SingleInstance;

/// What the command line asked for (contract.md section 1).
struct StartOptions {
    QString folder;
    QString language; ///< `zh_CN`, `en`; empty: the setting, else the system
    bool minimized = false;
    bool demo = false;
};

/// From the first to the last moment of the program: opens the vault, starts the engine, shows the window,
/// and ends in the right order.
class Application final : public QObject {
    Q_OBJECT

public:
    explicit Application(StartOptions options, QObject *parent = nullptr);
    ~Application() override;

    /// Nothing further to do where another window was raised. @return the exit code then
    std::optional<int> start();

private:
    void useLanguage(const QString &language);
    void openShop();
    void startEngine(EngineThread::Build build);
    void showWindow();
    void quit();

    StartOptions m_options;
    QTranslator m_ours;
    QTranslator m_qts;
    EngineThread m_thread;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<EngineClient> m_client;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Desktop> m_desktop;
    bool m_quitting = false;
};
