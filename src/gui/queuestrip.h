#pragma once

#include <QHash>
#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include <memory>

class EngineClient;
class JobRow;
namespace Ui {
class QueueStrip;
}

/// The next few jobs of the queue, live: those that failed before first. Asks and ticks only while it is
/// seen.
class QueueStrip final : public QWidget {
    Q_OBJECT

public:
    explicit QueueStrip(EngineClient &engine, QWidget *parent = nullptr);
    ~QueueStrip() override;

    void read();

Q_SIGNALS:
    void failed(const QString &text);
    void orderWanted(const QString &id);
    void allWanted();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setJobs(const QList<QJsonObject> &jobs);
    JobRow *add(const QString &id);

    EngineClient &m_engine;
    std::unique_ptr<Ui::QueueStrip> m_ui;
    QHash<QString, JobRow *> m_rows;
    QTimer m_soon;
    QTimer m_second;
};
