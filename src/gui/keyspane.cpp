#include "gui/keyspane.h"

#include "gui/autolock.h"
#include "gui/columnwidths.h"
#include "gui/dialogs.h"
#include "gui/icons.h"
#include "gui/keyexport.h"
#include "gui/texts.h"
#include "ui_keyspane.h"

#include <QFontDatabase>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QStringList States { u"available"_s, u"reserved"_s, u"sold"_s, u"void"_s }; // as in the box
}

KeysPane::KeysPane(EngineClient &engine, MessageBar &message, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_message(message)
    , m_ui(std::make_unique<Ui::KeysPane>())
    , m_keys(new PagedModel(engine, u"keys list"_s, u"id"_s, columns(), this))
{
    m_ui->setupUi(this);
    m_ui->keysView->setModel(m_keys);
    columnwidths::remember(m_ui->keysView, u"keys"_s, { 260, 80, 260 });
    m_ui->revealButton->setIcon(icons::named(u"reveal"_s));
    m_ui->copyButton->setIcon(icons::named(u"copy"_s));
    m_ui->voidButton->setIcon(icons::named(u"remove"_s));
    m_ui->exportButton->setIcon(icons::named(u"export"_s));
    m_forget.setSingleShot(true);
    m_forget.setInterval(60s);
    connect(&m_forget, &QTimer::timeout, this, &KeysPane::conceal);
    connect(m_keys, &PagedModel::loaded, this, &KeysPane::enable);
    connect(m_keys, &PagedModel::failed, this, &KeysPane::fail);
    connect(
        m_ui->keysView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &KeysPane::enable);
    connect(m_ui->stateBox, &QComboBox::currentIndexChanged, this, &KeysPane::load);
    const auto guarded = [this](QPushButton *button, void (KeysPane::*act)()) {
        connect(button, &QPushButton::clicked, this,
            [this, act] { AutoLock::whenUnlocked(this, [this, act] { (this->*act)(); }); });
    };
    guarded(m_ui->revealButton, &KeysPane::reveal);
    guarded(m_ui->copyButton, &KeysPane::copy);
    guarded(m_ui->exportButton, &KeysPane::exportKeys);
    connect(m_ui->voidButton, &QPushButton::clicked, this, &KeysPane::setAside);
    connect(m_ui->keysView, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const QString order = m_keys->rowAt(index.row())[u"order_id"_s].toString(); !order.isEmpty())
            Q_EMIT orderWanted(order);
    });
    enable();
}

KeysPane::~KeysPane() = default;

std::vector<Column> KeysPane::columns()
{
    const auto fixedWidth = [](const QJsonObject &, int role) -> QVariant {
        return role == Qt::FontRole ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QVariant();
    };
    return {
        { QT_TRANSLATE_NOOP("gui", "Key"),
            [this](const QJsonObject &row) {
                return m_revealed.value(row[u"id"_s].toString(), row[u"masked"_s].toString()).simplified();
            },
            Qt::AlignLeft | Qt::AlignVCenter, fixedWidth },
        { QT_TRANSLATE_NOOP("gui", "Use"),
            [](const QJsonObject &row) { return QString::number(row[u"unit"_s].toInteger()); },
            Qt::AlignRight | Qt::AlignVCenter },
        { QT_TRANSLATE_NOOP("gui", "Order"),
            [](const QJsonObject &row) { return row[u"order_id"_s].toString(); } }
    };
}

QString KeysPane::state() const
{
    return States.value(m_ui->stateBox->currentIndex());
}

void KeysPane::showProduct(const QJsonObject &product)
{
    const bool same = product[u"sku"_s] == m_product.value(u"sku"_s);
    m_product = product;
    if (!same)
        load();
}

void KeysPane::load()
{
    conceal();
    m_ui->keysView->setColumnHidden(1, m_product.value(u"kind"_s) != u"loop"_s);
    m_ui->keysView->setColumnHidden(2, state() == u"available"_s || state() == u"void"_s);
    m_ui->titleLabel->setText(
        m_product.isEmpty() ? tr("Keys") : tr("Keys of %1").arg(m_product.value(u"name"_s).toString()));
    m_keys->setRows({});
    if (!m_product.isEmpty() && m_product.value(u"kind"_s) != u"text"_s)
        m_keys->load({ { u"sku"_s, m_product.value(u"sku"_s) }, { u"state"_s, state() } });
    enable();
}

void KeysPane::refresh()
{
    if (!m_product.isEmpty() && m_product.value(u"kind"_s) != u"text"_s)
        m_keys->refresh();
}

void KeysPane::conceal()
{
    m_forget.stop();
    if (m_revealed.isEmpty())
        return;
    m_revealed.clear();
    m_keys->refreshTexts();
}

QStringList KeysPane::selected() const
{
    QStringList ids;
    QModelIndexList rows = m_ui->keysView->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &index : std::as_const(rows))
        ids.append(m_keys->idAt(index.row()));
    return ids;
}

void KeysPane::enable()
{
    const bool hasKeys = !m_product.isEmpty() && m_product.value(u"kind"_s) != u"text"_s;
    const bool empty = m_keys->rowCount() == 0;
    const auto allow = [](QPushButton *button, const QString &whyNot) {
        button->setEnabled(whyNot.isEmpty());
        button->setToolTip(whyNot);
    };
    const QString choose = selected().isEmpty() ? tr("Choose a key first.") : QString();
    allow(m_ui->revealButton, choose);
    allow(m_ui->copyButton, choose);
    allow(m_ui->voidButton,
        state() != u"available"_s ? tr("Only keys in stock can be taken out of it.") : choose);
    allow(m_ui->exportButton,
        state() == u"reserved"_s ? tr("Reserved keys belong to unpaid orders and are not exported.")
            : empty              ? tr("There is nothing to export.")
                                 : QString());
    m_ui->keysView->setVisible(hasKeys && !empty);
    m_ui->emptyLabel->setVisible(!hasKeys || empty);
    m_ui->stateBox->setEnabled(hasKeys);
    m_ui->emptyLabel->setText(m_product.isEmpty() ? tr("Choose a product to see its keys.")
            : !hasKeys ? tr("This product is one text for every buyer; it has no keys.")
            : m_ui->stateBox->currentIndex() == 0 ? tr("No key in stock. Import some, or drop a file here.")
                                                  : tr("No key in this state."));
}

/// Asks for one key after the other, so that each is in the audit log.
void KeysPane::open(
    QStringList ids, const QString &reason, QStringList opened, std::function<void(const QStringList &)> then)
{
    if (ids.isEmpty()) {
        then(opened);
        return;
    }
    const QString id = ids.takeFirst();
    m_engine.ask(u"keys reveal"_s, { { u"id"_s, id }, { u"reason"_s, reason } }, this,
        [this, ids, reason, opened, then = std::move(then)](const DeskReply &reply) mutable {
            if (!reply.value) {
                fail(reply.value.error());
                return;
            }
            opened.append((*reply.value)[u"key"_s].toString());
            open(std::move(ids), reason, std::move(opened), std::move(then));
        });
}

void KeysPane::reveal()
{
    const QStringList ids = selected();
    open(ids, u"shown"_s, {}, [this, ids](const QStringList &keys) {
        if (!isVisible())
            return;
        for (qsizetype i = 0; i < ids.size(); ++i)
            m_revealed.insert(ids.at(i), keys.at(i));
        m_keys->refreshTexts();
        m_forget.start();
    });
}

void KeysPane::copy()
{
    open(selected(), u"copied"_s, {}, [this](const QStringList &keys) {
        m_clipboard.copy(keys.join(u'\n'));
        m_message.show(MessageBar::Kind::Good,
            tr("%n key(s) copied. The clipboard is cleared in a minute.", nullptr, int(keys.size())));
    });
}

void KeysPane::setAside()
{
    const QStringList ids = selected();
    if (!dialogs::confirm(this, tr("Take out of stock"),
            tr("%n key(s) will never be sold. This cannot be undone.", nullptr, int(ids.size())),
            tr("&Take out")))
        return;
    m_engine.ask(u"keys void-ids"_s,
        { { u"sku"_s, m_product.value(u"sku"_s) }, { u"ids"_s, QJsonArray::fromStringList(ids) } }, this,
        [this](const DeskReply &reply) {
            if (!reply.value) {
                fail(reply.value.error());
                return;
            }
            m_message.show(MessageBar::Kind::Good,
                tr("%n key(s) taken out of stock.", nullptr, (*reply.value)[u"voided"_s].toInt()));
            refresh();
            Q_EMIT changed();
        });
}

void KeysPane::exportKeys()
{
    const QString sku = m_product.value(u"sku"_s).toString();
    if (!dialogs::confirm(this, tr("Export card keys"),
            tr("The file is not encrypted: whoever can read it has the keys. The export is noted in the "
               "audit log."),
            tr("&Export")))
        return;
    const auto path = dialogs::saveFile(
        this, tr("Export card keys"), sku + u'-' + state() + u".txt"_s, tr("Text files (*.txt)"));
    if (!path)
        return;
    auto *run = new KeyExport(m_engine, sku, state(), *path, this);
    connect(run, &KeyExport::failed, this, &KeysPane::fail);
    connect(run, &KeyExport::done, this, [this](qint64 keys, const QString &file) {
        m_message.show(MessageBar::Kind::Good, tr("%n key(s) written to %1.", nullptr, int(keys)).arg(file));
    });
    m_message.show(MessageBar::Kind::Note, tr("The keys are being written…"));
    run->start();
}

void KeysPane::fail(const Error &error)
{
    m_message.show(MessageBar::Kind::Bad, texts::error(error));
}

void KeysPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_keys->refreshTexts();
    m_ui->titleLabel->setText(
        m_product.isEmpty() ? tr("Keys") : tr("Keys of %1").arg(m_product.value(u"name"_s).toString()));
    enable();
}

void KeysPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    conceal();
}
