#pragma once

#include "gui/setuppage.h"

#include <QJsonObject>

#include <memory>

namespace Ui {
class SetupPayment;
}

/// How buyers pay: an account at a provider, entered in a form made from what its adapter declares.
class SetupPayment final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupPayment(SetupHost &host, QWidget *parent = nullptr);
    ~SetupPayment() override;

    void initializePage() override;

protected:
    bool isEmpty() const override;
    void save(std::function<void(Result<>)> done) override;
    void savedNow() override;
    QLabel *errorLabel() override;
    void retranslate() override;

private:
    void showTypes(const QList<QJsonObject> &types);
    void buildForm();

    std::unique_ptr<Ui::SetupPayment> m_ui;
    QList<QJsonObject> m_types;
};
