#pragma once

#include "gui/page.h"

#include <QTimer>

#include <memory>

class MessageBar;
class OrderActions;
class OrderDetail;
class PagedModel;
namespace Ui {
class OrdersPage;
}

/// All orders, newest first, with the one that was chosen in full.
class OrdersPage final : public Page {
    Q_OBJECT

public:
    explicit OrdersPage(EngineClient &engine, QWidget *parent = nullptr);
    ~OrdersPage() override;

    void enter() override;
    void refresh() override;
    void search() override;
    void showOrder(const QString &id) override;

protected:
    void retranslate() override;

private:
    void buildTable();
    void connectNews();
    void connectFilter();
    void watch(OrderActions *actions);
    QJsonObject filter() const;
    bool isFiltered() const;
    bool fits(const QJsonObject &order) const;
    void load();
    void loaded();
    void readAllSoon();
    void take(const QJsonObject &order);
    void select();
    QList<QJsonObject> selected() const;
    void showMenu(const QPoint &at);
    void emptyAct();

    std::unique_ptr<Ui::OrdersPage> m_ui;
    MessageBar *m_message;
    PagedModel *m_orders;
    OrderDetail *m_detail;
    OrderActions *m_actions; ///< of the selected orders, one or several
    QTimer m_typing;
    QTimer m_reload;
    QTimer m_clock;
    QString m_wanted; ///< to be selected when it comes
    bool m_entered = false;
};
