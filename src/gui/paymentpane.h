#pragma once

#include "gui/engineclient.h"
#include "gui/messagebar.h"
#include "gui/secretclipboard.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui {
class PaymentPane;
}

/// One order at the cashier: the code that the buyer scans, what becomes of it, and in the end its keys.
class PaymentPane final : public QWidget {
    Q_OBJECT

public:
    PaymentPane(EngineClient &engine, MessageBar &message, QWidget *parent = nullptr);
    ~PaymentPane() override;

    void showOrder(const QJsonObject &order, const QString &productName);
    void clear();
    void refresh(); ///< reads the order again

Q_SIGNALS:
    void newOrderWanted();
    void orderWanted(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectButtons();
    void take(const QList<QJsonObject> &orders);
    void display(const QJsonObject &order);
    void showState();
    void tick();
    QString payload() const;
    /// Asks for the keys; the engine's audit log says why.
    void withKeys(const QString &reason, std::function<void(const QStringList &)> then);
    void showKeys();
    void conceal();
    void copyKeys();
    void copyText();
    void printKeys();
    void saveKeys();

    EngineClient &m_engine;
    MessageBar &m_message;
    std::unique_ptr<Ui::PaymentPane> m_ui;
    SecretClipboard m_clipboard;
    QTimer m_second;
    QJsonObject m_order;
    QString m_name;
    bool m_asked = false; ///< its keys were shown by themselves once
};
