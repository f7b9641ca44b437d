#include "gui/attentionrow.h"

#include "gui/orderactions.h"
#include "gui/ordercolumns.h"
#include "gui/texts.h"
#include "ui_attentionrow.h"

#include <QAction>

using namespace Qt::StringLiterals;

AttentionRow::AttentionRow(EngineClient &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::AttentionRow>())
    , m_actions(new OrderActions(engine, this))
{
    m_ui->setupUi(this);
    m_ui->resendButton->setDefaultAction(m_actions->action(OrderAct::Resend));
    m_ui->checkButton->setDefaultAction(m_actions->action(OrderAct::Check));
    m_ui->confirmButton->setDefaultAction(m_actions->action(OrderAct::Confirm));
    m_ui->refundButton->setDefaultAction(m_actions->action(OrderAct::Refund));
    m_ui->openButton->setDefaultAction(m_actions->action(OrderAct::Timeline));
}

AttentionRow::~AttentionRow() = default;

void AttentionRow::setRow(const QJsonObject &order)
{
    m_order = order;
    m_actions->setOrders({ order });
    show();
}

void AttentionRow::show()
{
    m_ui->iconLabel->setPixmap(ordercolumns::icon(m_order).pixmap(16, 16));
    m_ui->headLabel->setText(u" %1 · %2 · %3"_s.arg(
        ordercolumns::shortNumber(m_order), ordercolumns::product(m_order), ordercolumns::amount(m_order)));
    m_ui->headLabel->setToolTip(m_order[u"id"_s].toString());
    const QJsonValue attention = m_order[u"attention"_s];
    m_ui->whyLabel->setText(u"%1 · %2"_s.arg(
        texts::code(attention[u"code"_s].toString()), texts::sentence(attention[u"message"_s].toString())));
}

void AttentionRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        show();
    } else if (event->type() == QEvent::ApplicationPaletteChange)
        show();
}
