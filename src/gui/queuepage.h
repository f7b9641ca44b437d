#pragma once

#include "gui/page.h"

#include <QTimer>

#include <memory>

class EmptyHint;
class MessageBar;
class PagedModel;
class RowsModel;
namespace Ui {
class QueuePage;
}

/// The retry queue: what is tried again when, why, and through which lanes; resending and pausing by hand.
class QueuePage final : public Page {
    Q_OBJECT

public:
    explicit QueuePage(EngineClient &engine, QWidget *parent = nullptr);
    ~QueuePage() override;

    void enter() override;

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setUpTables();
    void connectAll();
    void filter();
    void refreshSoon();
    void readLanes();
    void tick();
    void follow();
    void followLanes();
    QList<QJsonObject> selectedJobs() const;
    QStringList selectedLanes() const;
    void resendSelected();
    void resendFailed(const QString &since);
    void setPaused(const QStringList &lanes, bool pause);
    void askForEach(const QString &command, const QList<QJsonObject> &args,
        std::function<void(int done, const QString &error)> reply);

    std::unique_ptr<Ui::QueuePage> m_ui;
    MessageBar *m_message;
    PagedModel *m_jobs;
    RowsModel *m_lanes;
    EmptyHint *m_empty = nullptr;
    EmptyHint *m_noLanes = nullptr;
    QTimer m_tick; ///< countdowns, while somebody sees them
    QTimer m_soon; ///< coalesces news
};
