#pragma once

#include <QHash>
#include <QJsonObject>
#include <QWidget>

#include <memory>

class AttentionRow;
class EngineClient;
namespace Ui {
class NeedsYou;
}

/// The orders that ask for a person, each with its sentence and what can be done.
class NeedsYou final : public QWidget {
    Q_OBJECT

public:
    explicit NeedsYou(EngineClient &engine, QWidget *parent = nullptr);
    ~NeedsYou() override;

    static constexpr int Most = 20; ///< rows at once; the rest is on the page of orders
    /// `total`: all that there are; `orders` are the newest of them.
    void setOrders(const QList<QJsonObject> &orders, qint64 total);

Q_SIGNALS:
    void succeeded(const QString &text);
    void failed(const QString &text);
    void orderWanted(const QString &id);
    void allWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    AttentionRow *add(const QString &id);
    void sayTotal();

    EngineClient &m_engine;
    std::unique_ptr<Ui::NeedsYou> m_ui;
    QHash<QString, AttentionRow *> m_rows;
    qint64 m_total = 0;
};
