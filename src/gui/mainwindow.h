#pragma once

#include "gui/page.h"

#include <QMainWindow>

#include <memory>

class AutoLock;
class QuarantineBar;
struct RestoreRequest;
namespace Ui {
class MainWindow;
}

/// The frame: a list of pages at the side, the page at the right, one line of state below. Pages are made
/// when they are first shown.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(EngineClient &engine, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(const QString &name); ///< `dashboard`, `orders`, … ; an unknown name changes nothing
    void showOrder(const QString &id);
    QString currentPage() const;
    Page *page(const QString &name); ///< made if it was not there

    /// Asked when the window is to be closed: whoever answers true (a tray) keeps the engine running behind
    /// a hidden window.
    void onClose(std::function<bool()> hidesInstead) { m_hidesInstead = std::move(hidesInstead); }

    AutoLock &lock() { return *m_lock; }

Q_SIGNALS:
    void languageWanted(const QString &setting);
    void restoreWanted(const RestoreRequest &request);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addEntries();
    void translateEntries();
    void showShortcuts();

    EngineClient &m_engine;
    std::unique_ptr<Ui::MainWindow> m_ui;
    AutoLock *m_lock = nullptr;
    QuarantineBar *m_quarantine = nullptr;
    QHash<QString, Page *> m_pages;
    std::function<bool()> m_hidesInstead;
};
