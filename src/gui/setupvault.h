#pragma once

#include "gui/setuppage.h"

#include <memory>

namespace Ui {
class SetupVault;
}

/// How the vault opens. Next makes the folder: from there on the shop exists.
class SetupVault final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupVault(SetupHost &host, QWidget *parent = nullptr);
    ~SetupVault() override;

    void initializePage() override;

Q_SIGNALS:
    void created();

protected:
    bool isEmpty() const override { return false; }
    void save(std::function<void(Result<>)> done) override;
    void savedNow() override;
    QLabel *errorLabel() override;
    void retranslate() override;
    bool validatePage() override;

private:
    void watch();

    std::unique_ptr<Ui::SetupVault> m_ui;
};
