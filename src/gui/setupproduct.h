#pragma once

#include "gui/setuppage.h"

#include <memory>

namespace Ui {
class SetupProduct;
}

/// The first product.
class SetupProduct final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupProduct(SetupHost &host, QWidget *parent = nullptr);
    ~SetupProduct() override;

    QString sku() const;

protected:
    bool isEmpty() const override;
    void save(std::function<void(Result<>)> done) override;
    void savedNow() override;
    QLabel *errorLabel() override;
    void retranslate() override;

private:
    std::unique_ptr<Ui::SetupProduct> m_ui;
};
