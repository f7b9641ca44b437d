#pragma once

#include "gui/page.h"

#include <QJsonObject>
#include <QTimer>

#include <memory>

class HoursChart;
class MessageBar;
class NeedsYou;
class QueueStrip;
namespace Ui {
class DashboardPage;
}

/// The shop at a glance: the day in numbers, what needs a person, what the queue does next.
class DashboardPage final : public Page {
    Q_OBJECT

public:
    explicit DashboardPage(EngineClient &engine, QWidget *parent = nullptr);
    ~DashboardPage() override;

    void enter() override;

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void shapeTiles();
    void read();
    void readSoon();
    void showDay(const QJsonObject &day);
    void showSuccess(qint64 delivered, qint64 failed);
    void fail(const QString &text);

    std::unique_ptr<Ui::DashboardPage> m_ui;
    MessageBar *m_message;
    HoursChart *m_chart;
    NeedsYou *m_needsYou;
    QueueStrip *m_queue;
    QTimer m_soon;
    QTimer m_minute; ///< the day goes on even if nothing happens
    QJsonObject m_day;
    bool m_entered = false;
};
