#pragma once

#include "gui/page.h"

#include <memory>

class MessageBar;
class RowsModel;
namespace Ui {
class AboutPage;
}

/// What this program is, and `doctor`: whether everything it needs is in order.
class AboutPage final : public Page {
    Q_OBJECT

public:
    explicit AboutPage(EngineClient &engine, QWidget *parent = nullptr);
    ~AboutPage() override;

protected:
    void retranslate() override;

private:
    void examine();

    std::unique_ptr<Ui::AboutPage> m_ui;
    MessageBar *m_message;
    RowsModel *m_checks;
};
