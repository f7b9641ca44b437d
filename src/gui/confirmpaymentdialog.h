#pragma once

#include <QDialog>
#include <QJsonObject>

#include <memory>

namespace Ui {
class ConfirmPaymentDialog;
}

/// A person answers for a payment in the provider's place: only after saying so twice, and with a reason.
class ConfirmPaymentDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ConfirmPaymentDialog(const QJsonObject &order, QWidget *parent = nullptr);
    ~ConfirmPaymentDialog() override;

    QString reason() const; ///< with the provider's number, as the audit keeps it

private:
    void enable();

    std::unique_ptr<Ui::ConfirmPaymentDialog> m_ui;
};
