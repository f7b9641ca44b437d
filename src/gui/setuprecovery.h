#pragma once

#include "gui/setuppage.h"

#include <memory>

namespace Ui {
class SetupRecovery;
}

/// Offers the recovery file, whose code is shown once.
class SetupRecovery final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupRecovery(SetupHost &host, QWidget *parent = nullptr);
    ~SetupRecovery() override;

protected:
    QLabel *errorLabel() override;
    void retranslate() override;

private:
    void exportNow();

    std::unique_ptr<Ui::SetupRecovery> m_ui;
};
