#include "gui/orderdetail.h"

#include "gui/icons.h"
#include "gui/keptcolumns.h"
#include "gui/orderactions.h"
#include "gui/ordercolumns.h"
#include "gui/orderfacts.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "gui/timeline.h"
#include "ui_orderdetail.h"

#include <QAction>
#include <QClipboard>
#include <QFontDatabase>
#include <QMenu>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

OrderDetail::OrderDetail(EngineClient &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::OrderDetail>())
    , m_actions(new OrderActions(engine, this))
    , m_timeline(new RowsModel(timeline::IdKey, timeline::columns(engine), this))
{
    m_ui->setupUi(this);
    build();
    connect(&m_engine, &EngineClient::ordersChanged, this, [this](const QList<QJsonObject> &orders) {
        for (const QJsonObject &order : orders) {
            if (order[u"id"_s].toString() == orderId())
                setOrder(order);
        }
    });
    connect(&m_engine, &EngineClient::everythingChanged, this, &OrderDetail::readAgain);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(
        &m_engine, &EngineClient::queueChanged, this, soon); // an attempt that changed nothing but the log
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &OrderDetail::readTimeline);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible() && !m_order.isEmpty())
            show();
    });
    m_clock.start(5s);
    clear();
}

OrderDetail::~OrderDetail() = default;

void OrderDetail::build()
{
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_ui->headLabel->setFont(bold);
    m_ui->resendButton->setDefaultAction(m_actions->action(OrderAct::Resend));
    m_ui->checkButton->setDefaultAction(m_actions->action(OrderAct::Check));
    m_ui->cardsButton->setDefaultAction(m_actions->action(OrderAct::Cards));
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    for (const OrderAct act :
        { OrderAct::Confirm, OrderAct::Refund, OrderAct::Replace, OrderAct::Cancel, OrderAct::Evidence })
        menu->addAction(m_actions->action(act));
    m_ui->moreButton->setMenu(menu);
    m_ui->copyButton->setIcon(icons::named(u"copy"_s));
    connect(m_ui->copyButton, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(orderId()); });
    m_ui->timelineView->setModel(m_timeline);
    kept::columns(m_ui->timelineView, u"timeline"_s, timeline::widths());
    kept::splitter(m_ui->splitter, u"order"_s, { 430, 590 });
    kept::splitter(m_ui->attemptSplitter, u"attempt"_s, { 240, 160 });
    connect(m_ui->timelineView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &OrderDetail::showAttempt);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_ui->requestEdit->setFont(fixed);
    m_ui->responseEdit->setFont(fixed);
}

void OrderDetail::clear()
{
    m_order = {};
    m_actions->setOrders({});
    m_timeline->setRows({});
    m_ui->stack->setCurrentWidget(m_ui->nothingPage);
}

void OrderDetail::setOrder(const QJsonObject &order)
{
    const bool another = order[u"id"_s].toString() != orderId();
    m_order = order;
    m_actions->setOrders({ order });
    m_ui->stack->setCurrentWidget(m_ui->orderPage);
    show();
    if (another) {
        m_timeline->setRows({});
        showAttempt();
    }
    readTimeline();
}

void OrderDetail::show()
{
    m_ui->iconLabel->setPixmap(ordercolumns::icon(m_order).pixmap(22, 22));
    m_ui->headLabel->setText(u"%1 · %2 · %3"_s.arg(texts::code(m_order[u"state"_s].toString()),
        ordercolumns::product(m_order), ordercolumns::amount(m_order)));
    m_ui->standsLabel->setText(texts::whereItStands(m_order, m_engine.now()));
    QPalette colours;
    if (m_order[u"attention"_s].isObject())
        colours.setColor(QPalette::WindowText, theme::bad());
    m_ui->standsLabel->setPalette(colours);
    showFacts();
    m_timeline->refreshTexts();
}

void OrderDetail::showFacts()
{
    const auto say
        = [](QLabel *label, const QString &text) { label->setText(text.isEmpty() ? u"–"_s : text); };
    say(m_ui->numberValue, orderId());
    say(m_ui->contactValue, m_order[u"contact"_s].toString());
    say(m_ui->createdValue, texts::time(m_order[u"created_at"_s]));
    say(m_ui->paidValue, facts::paid(m_order));
    say(m_ui->providerValue, facts::provider(m_order));
    say(m_ui->providerNumberValue, m_order[u"provider_trade_no"_s].toString());
    say(m_ui->walletNumberValue, m_order[u"channel_trade_no"_s].toString());
    say(m_ui->deliveryValue, facts::channels(m_order, m_engine.now()).join(u'\n'));
    const QStringList refunds = facts::refunds(m_order);
    say(m_ui->refundsValue, refunds.join(u'\n'));
    m_ui->refundsLabel->setVisible(!refunds.isEmpty());
    m_ui->refundsValue->setVisible(!refunds.isEmpty());
}

void OrderDetail::readAgain()
{
    if (m_order.isEmpty())
        return;
    const QString id = orderId();
    m_engine.ask(u"order show"_s, { { u"id"_s, id } }, this, [this, id](const DeskReply &reply) {
        if (reply.value && id == orderId())
            setOrder(reply.value->toObject());
    });
}

void OrderDetail::readTimeline()
{
    if (m_order.isEmpty() || !isVisible())
        return;
    const QString id = orderId();
    m_engine.ask(u"trace show"_s, { { u"order"_s, id } }, this, [this, id](const DeskReply &trace) {
        if (!trace.value || id != orderId())
            return;
        const QList<QJsonObject> attempts = itemsOf(*trace.value);
        m_engine.ask(
            u"queue next"_s, { { u"order"_s, id } }, this, [this, id, attempts](const DeskReply &jobs) {
                takeTimeline(id, jobs.value ? attempts + timeline::next(itemsOf(*jobs.value)) : attempts);
            });
    });
}

void OrderDetail::takeTimeline(const QString &id, const QList<QJsonObject> &rows)
{
    if (id != orderId())
        return;
    const bool wasEmpty = m_timeline->rowCount() == 0;
    m_timeline->setRows(rows);
    if (wasEmpty)
        m_ui->timelineView->scrollToBottom(); // what happened last is what is asked for
    m_ui->timelineView->setAccessibleDescription(tr("%n row(s)", nullptr, int(rows.size())));
}

void OrderDetail::showAttempt()
{
    const QModelIndex current = m_ui->timelineView->currentIndex();
    const QJsonObject attempt = current.isValid() ? m_timeline->rowAt(current.row()) : QJsonObject();
    const bool isAttempt = attempt.contains(u"request"_s) || attempt.contains(u"response"_s);
    m_ui->attemptPane->setVisible(isAttempt);
    m_ui->requestEdit->setPlainText(isAttempt ? timeline::readable(attempt[u"request"_s]) : QString());
    m_ui->responseEdit->setPlainText(isAttempt ? timeline::readable(attempt[u"response"_s]) : QString());
}

void OrderDetail::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readTimeline();
}

void OrderDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OrderDetail::retranslate()
{
    m_ui->retranslateUi(this);
    m_actions->retranslate();
    if (!m_order.isEmpty())
        show();
}
