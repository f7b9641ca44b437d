#pragma once

#include "gui/setuppage.h"

#include <memory>

namespace Ui {
class SetupLanguage;
}

/// What this program is, and in which language it speaks; that changes at once.
class SetupLanguage final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupLanguage(SetupHost &host, QWidget *parent = nullptr);
    ~SetupLanguage() override;

    QString setting() const; ///< `system`, `zh_CN`, `en`

protected:
    QLabel *errorLabel() override;
    void retranslate() override;

private:
    std::unique_ptr<Ui::SetupLanguage> m_ui;
};
