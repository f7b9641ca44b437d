#pragma once

#include "core/money.h"

#include <QDialog>
#include <QJsonObject>

#include <memory>

namespace Ui {
class RefundDialog;
}

/// How much of an order goes back, and why.
class RefundDialog final : public QDialog {
    Q_OBJECT

public:
    explicit RefundDialog(const QJsonObject &order, QWidget *parent = nullptr);
    ~RefundDialog() override;

    QString amount() const; ///< empty: all that is left
    QString reason() const;

private:
    void enable();
    QString whyNot() const;

    std::unique_ptr<Ui::RefundDialog> m_ui;
    Money m_left;
};
