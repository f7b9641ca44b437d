#include "gui/setupdrill.h"

#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_setupdrill.h"

using namespace Qt::StringLiterals;

SetupDrill::SetupDrill(SetupHost &host, QWidget *parent)
    : SetupPage(host, parent)
    , m_ui(std::make_unique<Ui::SetupDrill>())
{
    m_ui->setupUi(this);
    m_icons = { m_ui->icon0, m_ui->icon1, m_ui->icon2, m_ui->icon3, m_ui->icon4 };
    m_texts = { m_ui->text0, m_ui->text1, m_ui->text2, m_ui->text3, m_ui->text4 };
    connect(m_ui->runButton, &QPushButton::clicked, this, &SetupDrill::run);
    SetupDrill::retranslate();
}

SetupDrill::~SetupDrill() = default;

QLabel *SetupDrill::errorLabel()
{
    return m_ui->errorLabel;
}

void SetupDrill::retranslate()
{
    m_ui->retranslateUi(this);
    setTitle(tr("See it work"));
    setSubTitle(tr("One order through the built-in sandbox, without money. It can be repeated at any time."));
    showSteps();
}

void SetupDrill::run()
{
    if (!m_drill) {
        m_drill = new Drill(engine(), this);
        connect(m_drill, &Drill::reached, this, &SetupDrill::reached);
        connect(m_drill, &Drill::failed, this, &SetupDrill::failed);
    }
    m_states.fill(State::Ahead);
    m_states[0] = State::Now;
    m_source.clear();
    m_ui->resultLabel->clear();
    refuse({});
    showSteps();
    m_drill->start();
    showSteps();
}

void SetupDrill::reached(Drill::Step step, const QJsonObject &order)
{
    const auto at = size_t(step);
    m_states[at] = State::Done;
    if (at + 1 < m_states.size())
        m_states[at + 1] = State::Now;
    if (step == Drill::Step::Found)
        m_source = order[u"paid"_s][u"source"_s].toString();
    if (step == Drill::Step::Delivered)
        m_ui->resultLabel->setText(m_source == u"callback"_s
                ? tr("It works: the order was paid and delivered.")
                : tr("It works: the paid order was found and delivered, although nobody called back."));
    showSteps();
}

void SetupDrill::failed(const Error &error)
{
    for (State &state : m_states)
        state = state == State::Now ? State::Failed : state;
    showSteps();
    refuse(texts::error(error));
}

QString SetupDrill::textOf(size_t step) const
{
    switch (step) {
    case 0:
        return tr("Drill product, keys and sandbox are ready");
    case 1:
        return tr("Order created, keys reserved");
    case 2:
        return tr("The buyer paid");
    case 3:
        return m_source == u"callback"_s ? tr("The callback arrived and was checked")
                                         : tr("Callback lost on purpose: the payment is found by asking");
    default:
        return tr("Keys delivered, exactly once");
    }
}

void SetupDrill::showSteps()
{
    for (size_t i = 0; i < m_states.size(); ++i) {
        const State state = m_states[i];
        const QColor colour = state == State::Done ? theme::good()
            : state == State::Now                  ? theme::waiting()
            : state == State::Failed               ? theme::bad()
                                                   : theme::faint();
        const QString icon = state == State::Done ? u"ok"_s
            : state == State::Failed              ? u"trouble"_s
                                                  : u"waiting"_s;
        m_icons[i]->setPixmap(icons::coloured(icon, colour).pixmap(20, 20));
        m_texts[i]->setText(textOf(i));
        m_texts[i]->setEnabled(state != State::Ahead);
    }
    const bool running = m_drill && m_drill->isRunning();
    m_ui->runButton->setEnabled(!running);
    m_ui->runButton->setToolTip(running ? tr("The drill is running.") : QString());
}
