#pragma once

#include "core/product.h"
#include "gui/page.h"

#include <memory>

class MessageBar;
class PaymentPane;
class QComboBox;
namespace Ui {
class CashierPage;
}

/// Sells by hand: product, quantity, how it is paid; then the code that the buyer scans.
class CashierPage final : public Page {
    Q_OBJECT

public:
    explicit CashierPage(EngineClient &engine, QWidget *parent = nullptr);
    ~CashierPage() override;

    void enter() override;

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void read(const QString &command, QList<QJsonObject> &into, void (CashierPage::*then)());
    void fillProducts();
    void fillProviders(); ///< those that take this product
    void fillMethods();
    void fillChannels();
    void productChosen();
    void showPrice();
    void enable();
    QString whyNot() const;
    void create();
    void created(const QJsonObject &order);
    void startOver();
    QJsonObject product() const;
    QJsonObject provider() const;

    std::unique_ptr<Ui::CashierPage> m_ui;
    MessageBar *m_message;
    PaymentPane *m_payment;
    QList<QJsonObject> m_products;
    QList<QJsonObject> m_providers;
    QList<QJsonObject> m_channels;
    QList<QJsonObject> m_types; ///< of providers: their usual methods
    QString m_requestId; ///< one a form: pressed twice, it is the same order
    bool m_creating = false;
};
