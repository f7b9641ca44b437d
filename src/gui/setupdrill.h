#pragma once

#include "gui/drill.h"
#include "gui/setuppage.h"

#include <memory>

namespace Ui {
class SetupDrill;
}

/// The proof: one order without money, each step with a tick as it happens.
class SetupDrill final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupDrill(SetupHost &host, QWidget *parent = nullptr);
    ~SetupDrill() override;

    bool isDone() const { return m_states[4] == State::Done; }

protected:
    QLabel *errorLabel() override;
    void retranslate() override;

private:
    enum class State { Ahead, Now, Done, Failed };
    void run();
    void reached(Drill::Step step, const QJsonObject &order);
    void failed(const Error &error);
    void showSteps();
    QString textOf(size_t step) const;

    std::unique_ptr<Ui::SetupDrill> m_ui;
    Drill *m_drill = nullptr;
    std::array<State, 5> m_states {};
    std::array<QLabel *, 5> m_icons;
    std::array<QLabel *, 5> m_texts;
    QString m_source; ///< what brought the news of the payment
};
