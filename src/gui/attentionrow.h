#pragma once

#include <QJsonObject>
#include <QWidget>

#include <memory>

class EngineClient;
class OrderActions;
namespace Ui {
class AttentionRow;
}

/// One order that needs a person: why, and what can be done, at one click.
class AttentionRow final : public QWidget {
    Q_OBJECT

public:
    explicit AttentionRow(EngineClient &engine, QWidget *parent = nullptr);
    ~AttentionRow() override;

    void setRow(const QJsonObject &order);
    OrderActions *actions() const { return m_actions; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();

    EngineClient &m_engine;
    std::unique_ptr<Ui::AttentionRow> m_ui;
    OrderActions *m_actions;
    QJsonObject m_order;
};
