#include "gui/paymentpane.h"

#include "core/privatefile.h"
#include "gui/autolock.h"
#include "gui/deliverytext.h"
#include "gui/deliverytextdialog.h"
#include "gui/dialogs.h"
#include "gui/icons.h"
#include "gui/qrview.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_paymentpane.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QJsonArray>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int CopiedModule = 8; // pixels a dot of the picture that is sent to the buyer

QString moneyOf(const QJsonObject &order)
{
    return texts::money(order[u"amount"_s].toString(), order[u"currency"_s].toString());
}

bool isOpen(const QJsonObject &order)
{
    return order[u"state"_s] == u"awaiting_payment"_s;
}

bool hasKeys(const QJsonObject &order)
{
    const QString state = order[u"state"_s].toString();
    return state == u"delivering"_s || state == u"delivered"_s;
}
} // namespace

PaymentPane::PaymentPane(EngineClient &engine, MessageBar &message, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_message(message)
    , m_ui(std::make_unique<Ui::PaymentPane>())
{
    m_ui->setupUi(this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 2.2);
    large.setBold(true);
    m_ui->amountLabel->setFont(large);
    m_ui->keysEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(&engine, &EngineClient::ordersChanged, this, &PaymentPane::take);
    connect(&engine, &EngineClient::everythingChanged, this, &PaymentPane::refresh);
    m_second.setInterval(500ms);
    connect(&m_second, &QTimer::timeout, this, &PaymentPane::tick);
    connectButtons();
    clear();
}

PaymentPane::~PaymentPane() = default;

void PaymentPane::connectButtons()
{
    m_ui->copyLinkButton->setIcon(icons::named(u"copy"_s));
    m_ui->copyQrButton->setIcon(icons::named(u"copy"_s));
    m_ui->copyKeysButton->setIcon(icons::named(u"copy"_s));
    m_ui->printButton->setIcon(icons::named(u"print"_s));
    m_ui->saveButton->setIcon(icons::named(u"save"_s));
    m_ui->showKeysButton->setIcon(icons::named(u"reveal"_s));
    const auto on
        = [this](QPushButton *button, auto act) { connect(button, &QPushButton::clicked, this, act); };
    on(m_ui->copyLinkButton, [this] {
        QGuiApplication::clipboard()->setText(payload());
        m_message.show(MessageBar::Kind::Good, tr("The payment link is copied."));
    });
    on(m_ui->copyQrButton, [this] {
        QGuiApplication::clipboard()->setImage(qr::image(payload(), CopiedModule));
        m_message.show(MessageBar::Kind::Good, tr("The QR code is copied as a picture."));
    });
    on(m_ui->copyKeysButton, &PaymentPane::copyKeys);
    on(m_ui->copyTextButton, &PaymentPane::copyText);
    on(m_ui->editTextButton, [this] {
        auto *dialog = new DeliveryTextDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(m_ui->printButton, &PaymentPane::printKeys);
    on(m_ui->saveButton, &PaymentPane::saveKeys);
    on(m_ui->showKeysButton, [this] { AutoLock::whenUnlocked(this, [this] { showKeys(); }); });
    on(m_ui->newButton, &PaymentPane::newOrderWanted);
    on(m_ui->orderButton, [this] { Q_EMIT orderWanted(m_order.value(u"id"_s).toString()); });
}

void PaymentPane::showOrder(const QJsonObject &order, const QString &productName)
{
    clear();
    m_name = productName;
    display(order);
}

void PaymentPane::clear()
{
    conceal();
    m_order = {};
    m_asked = false;
    m_second.stop();
    m_ui->stack->setCurrentWidget(m_ui->emptyPage);
}

void PaymentPane::refresh()
{
    if (m_order.isEmpty())
        return;
    const QString id = m_order.value(u"id"_s).toString();
    m_engine.ask(u"order show"_s, { { u"id"_s, id } }, this, [this, id](const DeskReply &reply) {
        if (reply.value && m_order.value(u"id"_s) == id)
            display(reply.value->toObject());
    });
}

void PaymentPane::take(const QList<QJsonObject> &orders)
{
    for (const QJsonObject &order : orders) {
        if (!m_order.isEmpty() && order[u"id"_s] == m_order.value(u"id"_s))
            display(order);
    }
}

QString PaymentPane::payload() const
{
    const QJsonObject payment = m_order.value(u"payment"_s).toObject();
    const QString code = payment[u"qr"_s].toString();
    return code.isEmpty() ? payment[u"url"_s].toString() : code;
}

void PaymentPane::display(const QJsonObject &order)
{
    m_order = order;
    m_ui->stack->setCurrentWidget(m_ui->orderPage);
    m_ui->amountLabel->setText(moneyOf(order));
    m_ui->nameLabel->setText(tr("%1 × %2").arg(m_name).arg(order[u"quantity"_s].toInteger()));
    const bool open = isOpen(order);
    const QString code = payload();
    const bool drawn = m_ui->qrView->setText(code);
    m_ui->payBox->setVisible(open && !code.isEmpty());
    m_ui->qrView->setVisible(drawn);
    m_ui->copyQrButton->setEnabled(drawn);
    m_ui->linkEdit->setText(code);
    m_ui->linkEdit->setCursorPosition(0);
    const QString note = order[u"payment"_s][u"note"_s].toString();
    m_ui->noteLabel->setVisible(open && !note.isEmpty());
    m_ui->noteLabel->setText(texts::sentence(note));
    if (open)
        m_second.start();
    else
        m_second.stop();
    showState();
    if (order[u"state"_s] == u"delivered"_s && !m_asked && isVisible()) {
        const AutoLock *lock = AutoLock::of(this);
        if (!lock || !lock->isLocked()) // else the button asks who is there
            showKeys();
    }
}

void PaymentPane::showState()
{
    const QString state = m_order.value(u"state"_s).toString();
    const bool attention = !m_order.value(u"attention"_s).isNull();
    const bool done = state == u"delivered"_s;
    const QColor colour = attention ? theme::bad() : done ? theme::good() : theme::waiting();
    m_ui->stateIcon->setPixmap(icons::coloured(attention ? u"trouble"_s
            : done                                       ? u"ok"_s
                                                         : u"waiting"_s,
        colour)
                                   .pixmap(18, 18));
    QString text = texts::whereItStands(m_order, m_engine.now());
    if (isOpen(m_order) && !attention)
        text = payload().isEmpty() ? tr("The payment provider has not answered yet; this goes on.")
                                   : tr("Waiting for the buyer to pay.");
    m_ui->stateLabel->setText(text);
    const bool shown = !m_ui->keysEdit->document()->isEmpty();
    m_ui->keysBox->setVisible(hasKeys(m_order));
    m_ui->keysEdit->setVisible(shown);
    m_ui->showKeysButton->setVisible(!shown);
    tick();
}

void PaymentPane::tick()
{
    if (!isOpen(m_order)) {
        m_ui->countdownLabel->hide();
        return;
    }
    m_ui->countdownLabel->setText(
        tr("Expires in %1")
            .arg(texts::countdown(m_order.value(u"payment"_s)[u"expires_at"_s], m_engine.now())));
    m_ui->countdownLabel->show();
}

void PaymentPane::withKeys(const QString &reason, std::function<void(const QStringList &)> then)
{
    const QString id = m_order.value(u"id"_s).toString();
    m_engine.ask(u"order cards"_s, { { u"id"_s, id }, { u"reason"_s, reason } }, this,
        [this, id, then = std::move(then)](const DeskReply &reply) {
            if (m_order.value(u"id"_s) != id)
                return;
            if (!reply.value) {
                m_message.show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
                return;
            }
            QStringList keys;
            for (const QJsonValue key : (*reply.value)[u"cards"_s].toArray())
                keys.append(key.toString());
            then(keys);
        });
}

void PaymentPane::showKeys()
{
    m_asked = true;
    withKeys(u"shown"_s, [this](const QStringList &keys) {
        if (!isVisible())
            return;
        m_ui->keysEdit->setPlainText(keys.join(u'\n'));
        showState();
    });
}

void PaymentPane::conceal()
{
    m_ui->keysEdit->clear(); // and no question to the engine: at the very end it is gone already
    m_ui->keysEdit->hide();
    m_ui->showKeysButton->show();
}

void PaymentPane::copyKeys()
{
    withKeys(u"copied"_s, [this](const QStringList &keys) {
        m_clipboard.copy(keys.join(u'\n'));
        m_message.show(MessageBar::Kind::Good,
            tr("%n key(s) copied. The clipboard is cleared in a minute.", nullptr, int(keys.size())));
    });
}

void PaymentPane::copyText()
{
    withKeys(u"copied"_s, [this](const QStringList &keys) {
        const QHash<QString, QString> values { { u"name"_s, m_name },
            { u"quantity"_s, QString::number(m_order.value(u"quantity"_s).toInteger()) },
            { u"amount"_s, moneyOf(m_order) }, { u"order"_s, m_order.value(u"id"_s).toString() },
            { u"keys"_s, keys.join(u'\n') } };
        m_clipboard.copy(deliverytext::filled(DeliveryTextDialog::kept(), values));
        m_message.show(
            MessageBar::Kind::Good, tr("The delivery text is copied. The clipboard is cleared in a minute."));
    });
}

void PaymentPane::printKeys()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        withKeys(u"printed"_s, [this, printer](const QStringList &keys) {
            QTextDocument page;
            page.setPlainText(u"%1\n%2\n\n%3"_s.arg(
                m_ui->nameLabel->text(), m_order.value(u"id"_s).toString(), keys.join(u'\n')));
            page.print(printer.get());
        });
    });
    dialog->open();
}

void PaymentPane::saveKeys()
{
    const auto path = dialogs::saveFile(this, tr("Save the keys (the file is not encrypted)"),
        m_order.value(u"id"_s).toString() + u".txt"_s, tr("Text files (*.txt)"));
    if (!path)
        return;
    withKeys(u"saved"_s, [this, path = *path](const QStringList &keys) {
        PrivateFile file(path);
        auto written = file.open();
        if (written)
            written = file.write((keys.join(u'\n') + u'\n').toUtf8());
        if (written)
            written = file.commit();
        if (written)
            m_message.show(
                MessageBar::Kind::Good, tr("%n key(s) written to %1.", nullptr, int(keys.size())).arg(path));
        else
            m_message.show(MessageBar::Kind::Bad, texts::error(written.error()));
    });
}

void PaymentPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    if (!m_order.isEmpty())
        display(m_order);
}

void PaymentPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    conceal();
}
