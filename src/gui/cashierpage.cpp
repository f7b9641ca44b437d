#include "gui/cashierpage.h"

#include "gui/messagebar.h"
#include "gui/paymentpane.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "ui_cashierpage.h"

#include <QJsonArray>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {
/// As the engine sees it: so that the price that is shown is the one that is asked for.
Product priced(const QJsonObject &row)
{
    Product product;
    product.sku = row[u"sku"_s].toString();
    const QString currency = row[u"currency"_s].toString();
    product.price = Money::parse(row[u"price"_s].toString(), currency).value_or(Money { 0, currency });
    product.minQuantity = row[u"min"_s].toInteger(1);
    product.maxQuantity = row[u"max_per_order"_s].toInteger(1);
    for (const QJsonValue tier : row[u"tiers"_s].toArray()) {
        const auto unit = Money::parse(tier[u"price"_s].toString(), currency);
        if (unit)
            product.tiers.append({ tier[u"quantity"_s].toInteger(), unit->minor });
    }
    return product;
}

QString shown(const Money &money)
{
    return texts::money(money.toString(), money.currency);
}

/// Fills a box anew; what was chosen stays chosen where it is still there.
void fill(QComboBox *box, const QList<std::pair<QString, QString>> &entries)
{
    const QSignalBlocker quiet(box);
    const QVariant chosen = box->currentData();
    box->clear();
    for (const auto &[text, data] : entries)
        box->addItem(text, data);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

QString methodName(const QString &method)
{
    if (method == u"alipay"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "Alipay"));
    if (method == u"wxpay"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "WeChat Pay"));
    return method == u"qqpay"_s ? texts::translated(QT_TRANSLATE_NOOP("gui", "QQ Wallet")) : method;
}

bool isSandbox(const QJsonObject &provider)
{
    return provider[u"type"_s] == u"sandbox"_s;
}
} // namespace

CashierPage::CashierPage(EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::CashierPage>())
    , m_message(new MessageBar(this))
    , m_payment(new PaymentPane(engine, *m_message, this))
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    m_ui->columns->addWidget(m_payment, 1);
    QFont bold = font();
    bold.setBold(true);
    m_ui->createButton->setFont(bold);
    connect(m_ui->productBox, &QComboBox::currentIndexChanged, this, &CashierPage::productChosen);
    connect(m_ui->quantitySpin, &QSpinBox::valueChanged, this, &CashierPage::showPrice);
    connect(m_ui->providerBox, &QComboBox::currentIndexChanged, this, &CashierPage::fillMethods);
    connect(m_ui->createButton, &QPushButton::clicked, this, &CashierPage::create);
    connect(m_payment, &PaymentPane::newOrderWanted, this, &CashierPage::startOver);
    connect(m_payment, &PaymentPane::orderWanted, this, &Page::orderWanted);
    connect(m_ui->hintButton, &QPushButton::clicked, this,
        [this] { Q_EMIT pageWanted(m_products.isEmpty() ? u"products"_s : u"providers"_s); });
    startOver();
    CashierPage::retranslate();
}

CashierPage::~CashierPage() = default;

void CashierPage::read(const QString &command, QList<QJsonObject> &into, void (CashierPage::*then)())
{
    engine().ask(command, {}, this, [this, &into, then](const DeskReply &reply) {
        if (!reply.value) {
            m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
            return;
        }
        into = itemsOf(*reply.value);
        (this->*then)();
    });
}

void CashierPage::enter()
{
    read(u"product list"_s, m_products, &CashierPage::fillProducts);
    read(u"provider types"_s, m_types, &CashierPage::fillMethods);
    read(u"provider list"_s, m_providers, &CashierPage::fillProviders);
    read(u"channel list"_s, m_channels, &CashierPage::fillChannels);
    m_payment->refresh();
}

void CashierPage::fillProducts()
{
    QList<std::pair<QString, QString>> entries;
    for (const QJsonObject &one : std::as_const(m_products)) {
        if (!one[u"enabled"_s].toBool())
            continue;
        const QJsonValue stock = one[u"stock"_s];
        const QString name = one[u"name"_s].toString();
        entries.append(
            { stock.isNull() ? name
                             : tr("%1 (%n in stock)", nullptr, stock[u"available"_s].toInt()).arg(name),
                one[u"sku"_s].toString() });
    }
    fill(m_ui->productBox, entries);
    productChosen();
}

QJsonObject CashierPage::product() const
{
    for (const QJsonObject &one : m_products) {
        if (one[u"sku"_s].toString() == m_ui->productBox->currentData().toString())
            return one;
    }
    return {};
}

QJsonObject CashierPage::provider() const
{
    for (const QJsonObject &one : m_providers) {
        if (one[u"id"_s].toString() == m_ui->providerBox->currentData().toString())
            return one;
    }
    return {};
}

void CashierPage::productChosen()
{
    const QJsonObject chosen = product();
    m_ui->quantitySpin->setRange(chosen[u"min"_s].toInt(1), chosen[u"max_per_order"_s].toInt(1));
    fillProviders();
    showPrice();
}

void CashierPage::fillProviders()
{
    QList<std::pair<QString, QString>> entries;
    for (const QJsonObject &one : std::as_const(m_providers)) {
        const QString id = one[u"id"_s].toString();
        if (one[u"enabled"_s].toBool() && isSandbox(one) == product()[u"drill"_s].toBool())
            entries.append({ id, id });
    }
    fill(m_ui->providerBox, entries);
    fillMethods();
}

void CashierPage::fillMethods()
{
    const QJsonObject account = provider();
    QString methods = account[u"fields"_s][u"methods"_s].toString();
    for (const QJsonObject &type : std::as_const(m_types)) {
        if (!methods.isEmpty() || type[u"type"_s] != account[u"type"_s])
            continue;
        for (const QJsonValue field : type[u"fields"_s].toArray()) {
            if (field[u"name"_s] == u"methods"_s)
                methods = field[u"default"_s].toString();
        }
    }
    QList<std::pair<QString, QString>> entries;
    for (const QString &part : methods.split(u',', Qt::SkipEmptyParts))
        entries.append({ methodName(part.trimmed()), part.trimmed() });
    fill(m_ui->methodBox, entries);
    m_ui->methodBox->setVisible(!entries.isEmpty());
    m_ui->methodLabel->setVisible(!entries.isEmpty());
    enable();
}

void CashierPage::fillChannels()
{
    QList<std::pair<QString, QString>> entries { { tr("On this screen"), u"screen"_s },
        { tr("Through every delivery channel"), QString() } };
    for (const QJsonObject &one : std::as_const(m_channels)) {
        const QString id = one[u"id"_s].toString();
        if (one[u"enabled"_s].toBool() && one[u"use"_s] != u"alert"_s)
            entries.append({ tr("Through %1").arg(id), id });
    }
    if (entries.size() == 2)
        entries.removeLast(); // there is none: that is the screen again
    fill(m_ui->channelBox, entries);
}

void CashierPage::showPrice()
{
    const Product chosen = priced(product());
    const qint64 quantity = m_ui->quantitySpin->value();
    const auto amount = orderAmount(chosen, quantity);
    QString text;
    if (!chosen.sku.isEmpty() && !amount)
        text = texts::sentence(amount.error().message);
    else if (!chosen.sku.isEmpty())
        text = tr("%1 each, together %2").arg(shown(unitPrice(chosen, quantity)), shown(*amount));
    m_ui->priceLabel->setText(text);
    enable();
}

QString CashierPage::whyNot() const
{
    const QJsonObject chosen = product();
    if (m_creating)
        return tr("The order is being created.");
    if (m_products.isEmpty())
        return tr("There is no product yet.");
    if (chosen.isEmpty())
        return tr("No product is on sale.");
    if (provider().isEmpty())
        return chosen[u"drill"_s].toBool()
            ? tr("This product is for drills, and there is no sandbox account to pay through.")
            : tr("There is no payment account that is switched on.");
    const QJsonValue stock = chosen[u"stock"_s];
    if (!stock.isNull() && stock[u"available"_s].toInteger() < m_ui->quantitySpin->value())
        return tr("There are only %n key(s) in stock.", nullptr, stock[u"available"_s].toInt());
    return {};
}

void CashierPage::enable()
{
    const QString why = whyNot();
    m_ui->createButton->setEnabled(why.isEmpty());
    m_ui->createButton->setToolTip(why);
    m_ui->hintLabel->setText(why);
    const bool goesElsewhere = !m_creating && (m_products.isEmpty() || provider().isEmpty());
    m_ui->hintButton->setVisible(goesElsewhere);
    m_ui->hintButton->setText(m_products.isEmpty() ? tr("Add a product") : tr("Add an account"));
}

void CashierPage::create()
{
    if (!whyNot().isEmpty())
        return;
    m_creating = true;
    enable();
    QJsonObject args { { u"sku"_s, product()[u"sku"_s] }, { u"quantity"_s, m_ui->quantitySpin->value() },
        { u"provider"_s, provider()[u"id"_s] }, { u"contact"_s, m_ui->contactEdit->text().trimmed() },
        { u"method"_s, m_ui->methodBox->currentData().toString() }, { u"request_id"_s, m_requestId } };
    if (const QString channel = m_ui->channelBox->currentData().toString(); !channel.isEmpty())
        args.insert(u"channel"_s, QJsonArray { channel });
    engine().ask(u"order create"_s, args, this, [this](const DeskReply &reply) {
        m_creating = false;
        if (!reply.value)
            m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
        // It may have been made all the same: then creating its payment goes on.
        const QJsonObject order = reply.value ? reply.value->toObject() : reply.extra[u"order"_s].toObject();
        if (order.isEmpty())
            enable();
        else
            created(order);
    });
}

void CashierPage::created(const QJsonObject &order)
{
    m_requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_payment->showOrder(order, product()[u"name"_s].toString());
    m_payment->setFocus();
    m_ui->formBox->setEnabled(false); // until "New order": a second Enter makes no second order
    read(u"product list"_s, m_products, &CashierPage::fillProducts);
}

void CashierPage::startOver()
{
    m_requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_message->hide();
    m_payment->clear();
    m_ui->formBox->setEnabled(true);
    m_ui->contactEdit->clear();
    m_ui->quantitySpin->setValue(m_ui->quantitySpin->minimum());
    m_ui->productBox->setFocus();
    if (isVisible())
        enter();
}

void CashierPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_ui->formBox->isEnabled())
        create();
    else
        Page::keyPressEvent(event);
}

void CashierPage::retranslate()
{
    m_ui->retranslateUi(this);
    fillProducts();
    fillChannels();
}
