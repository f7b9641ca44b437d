#pragma once

#include "gui/setuppage.h"

#include <memory>

namespace Ui {
class SetupDelivery;
}

/// Where keys go: onto the screen, or to the shop by webhook.
class SetupDelivery final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupDelivery(SetupHost &host, QWidget *parent = nullptr);
    ~SetupDelivery() override;

protected:
    bool isEmpty() const override;
    void save(std::function<void(Result<>)> done) override;
    void savedNow() override;
    bool goesOnBySelf() const override;
    QLabel *errorLabel() override;
    void retranslate() override;

private:
    void watch();

    std::unique_ptr<Ui::SetupDelivery> m_ui;
};
