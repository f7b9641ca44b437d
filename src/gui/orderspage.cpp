#include "gui/orderspage.h"

#include "gui/icons.h"
#include "gui/keptcolumns.h"
#include "gui/messagebar.h"
#include "gui/orderactions.h"
#include "gui/ordercolumns.h"
#include "gui/orderdetail.h"
#include "gui/pagedmodel.h"
#include "gui/texts.h"
#include "ui_orderspage.h"

#include <QAction>
#include <QMenu>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto TypingPause = 400ms;

QStringList states()
{
    return { u"awaiting_payment"_s, u"paid"_s, u"delivering"_s, u"delivered"_s, u"expired"_s, u"cancelled"_s,
        u"refunding"_s, u"refunded"_s };
}
} // namespace

OrdersPage::OrdersPage(EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::OrdersPage>())
    , m_message(new MessageBar(this))
    , m_orders(new PagedModel(engine, u"order list"_s, u"id"_s, ordercolumns::all(engine), this))
    , m_detail(new OrderDetail(engine, this))
    , m_actions(new OrderActions(engine, this))
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    m_ui->splitter->addWidget(m_detail);
    kept::splitter(m_ui->splitter, u"orders"_s, { 300, 380 });
    m_ui->stateBox->addItem(QString(), QString());
    for (const QString &state : states())
        m_ui->stateBox->addItem(QString(), state);
    m_ui->searchEdit->addAction(icons::named(u"search"_s), QLineEdit::LeadingPosition);
    buildTable();
    connectFilter();
    connectNews();
    watch(m_actions);
    watch(m_detail->actions());
    OrdersPage::retranslate();
}

OrdersPage::~OrdersPage() = default;

void OrdersPage::buildTable()
{
    m_ui->ordersView->setModel(m_orders);
    kept::columns(m_ui->ordersView, u"orders"_s, ordercolumns::widths());
    m_ui->ordersView->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_ui->ordersView, &QWidget::customContextMenuRequested, this, &OrdersPage::showMenu);
    connect(m_ui->ordersView->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &OrdersPage::select);
    connect(m_orders, &PagedModel::loaded, this, &OrdersPage::loaded);
    connect(m_orders, &PagedModel::failed, this,
        [this](const Error &error) { m_message->show(MessageBar::Kind::Bad, texts::error(error)); });
}

void OrdersPage::connectFilter()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingPause);
    connect(&m_typing, &QTimer::timeout, this, &OrdersPage::load);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, &OrdersPage::load);
    connect(m_ui->stateBox, &QComboBox::currentIndexChanged, this, &OrdersPage::load);
    connect(m_ui->attentionBox, &QCheckBox::toggled, this, &OrdersPage::load);
    connect(m_ui->emptyButton, &QPushButton::clicked, this, &OrdersPage::emptyAct);
}

void OrdersPage::connectNews()
{
    connect(&engine(), &EngineClient::ordersChanged, this, [this](const QList<QJsonObject> &orders) {
        if (!m_entered)
            return;
        for (const QJsonObject &order : orders)
            take(order);
        m_actions->setOrders(selected());
        loaded();
    });
    connect(&engine(), &EngineClient::everythingChanged, this, &OrdersPage::readAllSoon);
    m_reload.setSingleShot(true);
    m_reload.setInterval(1s);
    connect(&m_reload, &QTimer::timeout, this, [this] {
        if (m_orders->isLoading())
            m_reload.start(); // its answer may be older than the news
        else
            m_orders->refresh();
    });
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_orders->refreshTexts(); // ages grow
    });
    m_clock.start(30s);
}

void OrdersPage::readAllSoon()
{
    if (m_entered && !m_reload.isActive())
        m_reload.start();
}

void OrdersPage::watch(OrderActions *actions)
{
    connect(actions, &OrderActions::succeeded, this,
        [this](const QString &text) { m_message->show(MessageBar::Kind::Good, text); });
    connect(actions, &OrderActions::failed, this,
        [this](const QString &text) { m_message->show(MessageBar::Kind::Bad, text); });
    connect(actions, &OrderActions::progressed, this, [this, actions](const QString &text) {
        m_message->show(MessageBar::Kind::Note, text, tr("Stop"), [actions] { actions->stop(); });
    });
    connect(actions, &OrderActions::orderWanted, this, &OrdersPage::showOrder);
}

// ---- the list -------------------------------------------------------------------------------------

QJsonObject OrdersPage::filter() const
{
    QJsonObject args;
    if (const QString state = m_ui->stateBox->currentData().toString(); !state.isEmpty())
        args.insert(u"state"_s, state);
    if (m_ui->attentionBox->isChecked())
        args.insert(u"attention"_s, true);
    if (const QString text = m_ui->searchEdit->text().trimmed(); !text.isEmpty())
        args.insert(u"search"_s, text);
    return args;
}

bool OrdersPage::isFiltered() const
{
    return !m_orders->args().isEmpty();
}

void OrdersPage::load()
{
    m_typing.stop();
    if (m_entered && filter() == m_orders->args() && !m_orders->isLoading())
        return;
    m_orders->load(filter());
}

void OrdersPage::enter()
{
    if (m_entered)
        return;
    m_entered = true;
    m_orders->load(filter());
}

void OrdersPage::refresh()
{
    m_entered = true;
    m_orders->load(filter());
}

void OrdersPage::search()
{
    m_ui->searchEdit->setFocus();
    m_ui->searchEdit->selectAll();
}

void OrdersPage::loaded()
{
    const bool empty = m_orders->rowCount() == 0;
    m_ui->listStack->setCurrentWidget(empty ? m_ui->emptyPage : m_ui->tablePage);
    m_ui->emptyLabel->setText(isFiltered()
            ? tr("No order fits what you look for.")
            : tr("No orders yet. Make the first one at the cashier, or let your shop create it."));
    m_ui->emptyButton->setText(isFiltered() ? tr("Show all orders") : tr("Open the cashier"));
    if (m_wanted.isEmpty())
        return;
    if (const int row = m_orders->rowOf(m_wanted); row >= 0) {
        m_wanted.clear();
        m_ui->ordersView->selectRow(row);
    }
}

void OrdersPage::emptyAct()
{
    if (!isFiltered()) {
        Q_EMIT pageWanted(u"cashier"_s);
        return;
    }
    m_ui->searchEdit->clear();
    m_ui->attentionBox->setChecked(false);
    m_ui->stateBox->setCurrentIndex(0);
    load();
}

bool OrdersPage::fits(const QJsonObject &order) const
{
    const QJsonObject &args = m_orders->args();
    if (const QString state = args[u"state"_s].toString(); !state.isEmpty() && order[u"state"_s] != state)
        return false;
    return !args[u"attention"_s].toBool() || order[u"attention"_s].isObject();
}

/// An order as it is now: in place, in, or out.
void OrdersPage::take(const QJsonObject &order)
{
    const QString id = order[u"id"_s].toString();
    if (!fits(order)) {
        m_orders->remove(id);
        return;
    }
    if (m_orders->update(order) || m_orders->args().contains(u"search"_s))
        return; // whether a new one matches the search only the engine knows
    // The list is sorted by number, which is the time of creation, newest first.
    const auto &rows = m_orders->rows();
    const auto at = std::lower_bound(rows.cbegin(), rows.cend(), id,
        [](const QJsonObject &row, const QString &wanted) { return row[u"id"_s].toString() > wanted; });
    if (at == rows.cend() && m_orders->canFetchMore({}))
        return; // its place is further down, in what was not read yet
    const QScrollBar *bar = m_ui->ordersView->verticalScrollBar();
    const bool atTop = bar->value() == bar->minimum();
    m_orders->insert(int(at - rows.cbegin()), order);
    if (atTop)
        m_ui->ordersView->scrollToTop();
}

// ---- what is chosen -------------------------------------------------------------------------------

QList<QJsonObject> OrdersPage::selected() const
{
    QList<QJsonObject> orders;
    const QModelIndexList rows = m_ui->ordersView->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        orders.append(m_orders->rowAt(index.row()));
    return orders;
}

void OrdersPage::select()
{
    const QList<QJsonObject> orders = selected();
    m_actions->setOrders(orders);
    if (orders.size() == 1)
        m_detail->setOrder(orders.first());
}

void OrdersPage::showOrder(const QString &id)
{
    if (!m_entered)
        enter();
    engine().ask(u"order show"_s, { { u"id"_s, id } }, this, [this, id](const DeskReply &reply) {
        if (!reply.value) {
            m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
            return;
        }
        if (const int row = m_orders->rowOf(id); row >= 0) {
            m_ui->ordersView->selectRow(row);
            m_ui->ordersView->scrollTo(m_orders->index(row, 0));
        } else {
            m_ui->ordersView->clearSelection();
            m_wanted = id;
        }
        m_detail->setOrder(reply.value->toObject());
    });
}

void OrdersPage::showMenu(const QPoint &at)
{
    m_actions->setOrders(selected());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_actions->actions());
    menu->popup(m_ui->ordersView->viewport()->mapToGlobal(at));
}

void OrdersPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->stateBox->setItemText(0, tr("All"));
    for (int i = 1; i < m_ui->stateBox->count(); ++i)
        m_ui->stateBox->setItemText(i, texts::code(m_ui->stateBox->itemData(i).toString()));
    m_actions->retranslate();
    m_orders->refreshTexts();
    loaded();
}
