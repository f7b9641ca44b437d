#include "gui/productspage.h"

#include "gui/columnwidths.h"
#include "gui/dialogs.h"
#include "gui/icons.h"
#include "gui/importdialog.h"
#include "gui/keyspane.h"
#include "gui/messagebar.h"
#include "gui/productdialog.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_productspage.h"

#include <QDragEnterEvent>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto Right = Qt::AlignRight | Qt::AlignVCenter;

QString kindOf(const QJsonObject &product)
{
    const QString kind = product[u"kind"_s].toString();
    if (kind == u"text"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "one text"));
    if (kind == u"loop"_s)
        return texts::translated(QT_TRANSLATE_NOOP("gui", "keys, sold several times"));
    return texts::translated(QT_TRANSLATE_NOOP("gui", "card keys"));
}

QString stockOf(const QJsonObject &product, const QString &state)
{
    const QJsonValue stock = product[u"stock"_s];
    return stock.isNull() ? u"–"_s : QLocale().toString(stock[state].toInteger());
}

bool isLow(const QJsonObject &product)
{
    const QJsonValue stock = product[u"stock"_s];
    return !stock.isNull() && stock[u"available"_s].toInteger() < product[u"low_stock"_s].toInteger();
}

/// Low stock is said with an icon, by its tooltip and to a screen reader.
QVariant lowStock(const QJsonObject &product, int role)
{
    if (!isLow(product))
        return {};
    if (role == Qt::DecorationRole)
        return icons::coloured(u"trouble"_s, theme::waiting());
    const QString low = texts::translated(QT_TRANSLATE_NOOP("gui", "Low stock: import more keys"));
    if (role == Qt::AccessibleTextRole)
        return u"%1, %2"_s.arg(stockOf(product, u"available"_s), low);
    return role == Qt::ToolTipRole ? low : QVariant();
}

QVariant onSale(const QJsonObject &product, int role)
{
    if (role == Qt::ForegroundRole && !product[u"enabled"_s].toBool())
        return theme::faint();
    return {};
}

std::vector<Column> columns()
{
    const auto text
        = [](const QString &key) { return [key](const QJsonObject &row) { return row[key].toString(); }; };
    const auto stock = [](const QString &state) {
        return [state](const QJsonObject &row) { return stockOf(row, state); };
    };
    return { { QT_TRANSLATE_NOOP("gui", "SKU"), text(u"sku"_s), Qt::AlignLeft | Qt::AlignVCenter, onSale },
        { QT_TRANSLATE_NOOP("gui", "Product"), text(u"name"_s), Qt::AlignLeft | Qt::AlignVCenter, onSale },
        { QT_TRANSLATE_NOOP("gui", "Kind"),
            [](const QJsonObject &row) {
                return row[u"drill"_s].toBool()
                    ? texts::translated(QT_TRANSLATE_NOOP("gui", "%1, for drills")).arg(kindOf(row))
                    : kindOf(row);
            },
            Qt::AlignLeft | Qt::AlignVCenter, onSale },
        { QT_TRANSLATE_NOOP("gui", "Price"),
            [](const QJsonObject &row) {
                return texts::money(row[u"price"_s].toString(), row[u"currency"_s].toString());
            },
            Right, onSale },
        { QT_TRANSLATE_NOOP("gui", "In stock"), stock(u"available"_s), Right, lowStock },
        { QT_TRANSLATE_NOOP("gui", "Reserved"), stock(u"reserved"_s), Right },
        { QT_TRANSLATE_NOOP("gui", "Sold"), stock(u"sold"_s), Right },
        { QT_TRANSLATE_NOOP("gui", "Void"), stock(u"void"_s), Right },
        { QT_TRANSLATE_NOOP("gui", "On sale"),
            [](const QJsonObject &row) {
                return row[u"enabled"_s].toBool() ? texts::translated(QT_TRANSLATE_NOOP("gui", "yes"))
                                                  : texts::translated(QT_TRANSLATE_NOOP("gui", "no"));
            },
            Qt::AlignCenter } };
}
} // namespace

ProductsPage::ProductsPage(EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::ProductsPage>())
    , m_message(new MessageBar(this))
    , m_products(new RowsModel(u"sku"_s, columns(), this))
    , m_keys(new KeysPane(engine, *m_message, this))
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    m_ui->splitter->addWidget(m_keys);
    m_ui->splitter->setSizes({ 300, 260 });
    m_ui->productsView->setModel(m_products);
    columnwidths::remember(m_ui->productsView, u"products"_s, { 120, 190, 130, 90, 85, 80, 70, 60, 70 });
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &ProductsPage::read);
    connect(&this->engine(), &EngineClient::ordersChanged, this, &ProductsPage::soon);
    connect(&this->engine(), &EngineClient::everythingChanged, this, &ProductsPage::soon);
    connect(m_ui->productsView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ProductsPage::choose);
    connect(m_keys, &KeysPane::orderWanted, this, &Page::orderWanted);
    connect(m_keys, &KeysPane::changed, this, &ProductsPage::read);
    connectButtons();
    ProductsPage::retranslate();
}

ProductsPage::~ProductsPage() = default;

void ProductsPage::connectButtons()
{
    m_ui->addButton->setIcon(icons::named(u"add"_s));
    m_ui->editButton->setIcon(icons::named(u"edit"_s));
    m_ui->importButton->setIcon(icons::named(u"import"_s));
    m_ui->undoButton->setIcon(icons::named(u"undo"_s));
    m_ui->removeButton->setIcon(icons::named(u"remove"_s));
    connect(m_ui->addButton, &QPushButton::clicked, this, &ProductsPage::add);
    connect(m_ui->firstButton, &QPushButton::clicked, this, &ProductsPage::add);
    connect(m_ui->editButton, &QPushButton::clicked, this, &ProductsPage::edit);
    connect(m_ui->productsView, &QTableView::activated, this, &ProductsPage::edit);
    connect(m_ui->importButton, &QPushButton::clicked, this, [this] { importKeys({}); });
    connect(m_ui->undoButton, &QPushButton::clicked, this, [this] { undo(m_lastBatch); });
    connect(m_ui->removeButton, &QPushButton::clicked, this, &ProductsPage::removeChosen);
}

void ProductsPage::enter()
{
    read();
    m_keys->refresh();
}

void ProductsPage::soon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void ProductsPage::read()
{
    engine().ask(u"product list"_s, {}, this, [this](const DeskReply &reply) {
        if (reply.value)
            showProducts(itemsOf(*reply.value));
        else
            m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
    });
}

void ProductsPage::showProducts(const QList<QJsonObject> &products)
{
    const bool stockMoved = m_known && products != m_products->rows();
    m_known = true;
    m_products->setRows(products);
    m_ui->productsStack->setCurrentWidget(products.isEmpty() ? m_ui->emptyPage : m_ui->tablePage);
    m_keys->setVisible(!products.isEmpty());
    if (!products.isEmpty() && !m_ui->productsView->currentIndex().isValid())
        m_ui->productsView->selectRow(0);
    choose();
    if (stockMoved)
        m_keys->refresh();
}

void ProductsPage::choose()
{
    m_keys->showProduct(chosen());
    enable();
}

QJsonObject ProductsPage::chosen() const
{
    return m_products->rowAt(m_ui->productsView->currentIndex().row());
}

void ProductsPage::enable()
{
    const QJsonObject product = chosen();
    const QString none = product.isEmpty() ? tr("Choose a product first.") : QString();
    const auto allow = [](QPushButton *button, const QString &whyNot) {
        button->setEnabled(whyNot.isEmpty());
        button->setToolTip(whyNot);
    };
    allow(m_ui->editButton, none);
    allow(m_ui->removeButton, none);
    allow(m_ui->importButton,
        none.isEmpty() && product[u"kind"_s] == u"text"_s
            ? tr("This product is one text for every buyer; it has no keys.")
            : none);
    allow(m_ui->undoButton,
        m_lastBatch.isEmpty() ? tr("Nothing was imported here since the program was started.") : QString());
}

void ProductsPage::add()
{
    auto *dialog = new ProductDialog(engine(), {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProductDialog::saved, this, [this](const QJsonObject &product) {
        m_products->append({ product });
        m_ui->productsView->selectRow(m_products->rowOf(product[u"sku"_s].toString()));
        const QString name = product[u"name"_s].toString();
        if (product[u"kind"_s] == u"text"_s)
            m_message->show(MessageBar::Kind::Good, tr("%1 was added.").arg(name));
        else
            m_message->show(MessageBar::Kind::Good, tr("%1 was added. Now import its keys.").arg(name),
                tr("Import keys…"), [this] { importKeys({}); });
        read();
    });
    dialog->open();
}

void ProductsPage::edit()
{
    if (chosen().isEmpty())
        return;
    auto *dialog = new ProductDialog(engine(), chosen(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProductDialog::saved, this, [this](const QJsonObject &product) {
        m_message->show(MessageBar::Kind::Good, tr("%1 was saved.").arg(product[u"name"_s].toString()));
        read();
    });
    dialog->open();
}

void ProductsPage::removeChosen()
{
    const QJsonObject product = chosen();
    const QString name = product[u"name"_s].toString();
    const int left = product[u"stock"_s][u"available"_s].toInt();
    const QString text = left > 0
        ? tr("%1 is no longer sold, and %n key(s) in stock with it. What was sold keeps its history.",
            nullptr, left)
              .arg(name)
        : tr("%1 is no longer sold. What was sold keeps its history.").arg(name);
    if (!dialogs::confirm(this, tr("Remove a product"), text, tr("&Remove")))
        return;
    engine().ask(
        u"product remove"_s, { { u"sku"_s, product[u"sku"_s] } }, this, [this, name](const DeskReply &reply) {
            if (reply.value)
                m_message->show(MessageBar::Kind::Good, tr("%1 was removed.").arg(name));
            else
                m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
            read();
        });
}

void ProductsPage::importKeys(const QString &file)
{
    if (!m_ui->importButton->isEnabled()) {
        m_message->show(MessageBar::Kind::Note, m_ui->importButton->toolTip());
        return;
    }
    auto *dialog = new ImportDialog(engine(), chosen(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::ended, this, &ProductsPage::tellImported);
    connect(dialog, &ImportDialog::orderWanted, this, [this, dialog](const QString &id) {
        dialog->close();
        Q_EMIT orderWanted(id);
    });
    dialog->open();
    if (!file.isEmpty())
        dialog->chooseFile(file);
}

void ProductsPage::tellImported(const QJsonObject &report, const QString &why)
{
    m_lastBatch = report[u"batch"_s].toString();
    const QString count = tr("%n key(s) imported.", nullptr, report[u"imported"_s].toInt());
    m_message->show(why.isEmpty() ? MessageBar::Kind::Good : MessageBar::Kind::Bad,
        why.isEmpty() ? count : why + u' ' + count, tr("Undo"), [this, batch = m_lastBatch] { undo(batch); });
    read();
    m_keys->refresh();
}

void ProductsPage::undo(const QString &batch)
{
    engine().ask(u"keys undo"_s, { { u"batch"_s, batch } }, this, [this](const DeskReply &reply) {
        if (!reply.value) {
            m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
            return;
        }
        m_lastBatch.clear();
        const int kept = (*reply.value)[u"kept"_s].toInt();
        const QString removed = tr("%n key(s) removed again.", nullptr, (*reply.value)[u"removed"_s].toInt());
        m_message->show(MessageBar::Kind::Good,
            kept == 0 ? removed
                      : removed + u' ' + tr("%n key(s) are sold or reserved and stay.", nullptr, kept));
        read();
        m_keys->refresh();
    });
}

void ProductsPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_products->refreshTexts();
    enable();
}

void ProductsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->urls().size() == 1 && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void ProductsPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    importKeys(event->mimeData()->urls().first().toLocalFile());
}
