#pragma once

#include "gui/engineclient.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include <memory>

class OrderActions;
class RowsModel;
namespace Ui {
class OrderDetail;
}

/// One order: where it stands and why, its facts, and every attempt. Keeps itself up to date.
class OrderDetail final : public QWidget {
    Q_OBJECT

public:
    explicit OrderDetail(EngineClient &engine, QWidget *parent = nullptr);
    ~OrderDetail() override;

    void setOrder(const QJsonObject &order);
    void clear();
    QString orderId() const { return m_order[u"id"].toString(); }
    OrderActions *actions() const { return m_actions; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void retranslate();
    void show(); ///< headline, sentence and facts
    void showFacts();
    void showAttempt();
    void readAgain(); ///< the order itself
    void readTimeline();
    void takeTimeline(const QString &id, const QList<QJsonObject> &rows);

    EngineClient &m_engine;
    std::unique_ptr<Ui::OrderDetail> m_ui;
    OrderActions *m_actions;
    RowsModel *m_timeline;
    QJsonObject m_order;
    QTimer m_soon; ///< the timeline is read at most once a second
    QTimer m_clock; ///< ages grow
};
