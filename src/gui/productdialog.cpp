#include "gui/productdialog.h"

#include "core/product.h"
#include "gui/engineclient.h"
#include "gui/messagebar.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_productdialog.h"

#include <QJsonArray>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace {
void say(QLabel *note, const QString &problem)
{
    QPalette palette = note->palette();
    palette.setColor(QPalette::WindowText, theme::bad());
    note->setPalette(palette);
    note->setText(problem);
    note->setVisible(!problem.isEmpty());
}

const QStringList Kinds { u"keys"_s, u"text"_s, u"loop"_s }; // in the order of the box
} // namespace

ProductDialog::ProductDialog(EngineClient &engine, const QJsonObject &product, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::ProductDialog>())
    , m_message(new MessageBar(this))
    , m_isNew(product.isEmpty())
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    setWindowTitle(m_isNew ? tr("Add a product") : tr("Edit %1").arg(product[u"sku"_s].toString()));
    m_ui->buttons->button(QDialogButtonBox::Save)
        ->setText(m_isNew ? tr("&Add product") : tr("&Save changes"));
    m_ui->currencyBox->addItems({ u"CNY"_s, u"USD"_s, u"EUR"_s, u"HKD"_s, u"TWD"_s, u"JPY"_s, u"GBP"_s });
    if (!m_isNew)
        fill(product);
    const auto checks = [this] { check(); };
    for (QLineEdit *edit : { m_ui->skuEdit, m_ui->nameEdit, m_ui->priceEdit })
        connect(edit, &QLineEdit::textChanged, this, checks);
    connect(m_ui->currencyBox, &QComboBox::currentTextChanged, this, checks);
    connect(m_ui->textEdit, &QPlainTextEdit::textChanged, this, checks);
    connect(m_ui->tiersTable, &QTableWidget::itemChanged, this, checks);
    connect(m_ui->minSpin, &QSpinBox::valueChanged, this, checks);
    connect(m_ui->maxSpin, &QSpinBox::valueChanged, this, checks);
    connect(m_ui->kindBox, &QComboBox::currentIndexChanged, this, &ProductDialog::showKind);
    connect(m_ui->addTierButton, &QPushButton::clicked, this, [this] {
        addTier({}, {});
        m_ui->tiersTable->setCurrentCell(m_ui->tiersTable->rowCount() - 1, 0);
        m_ui->tiersTable->editItem(m_ui->tiersTable->currentItem());
    });
    connect(m_ui->removeTierButton, &QPushButton::clicked, this, &ProductDialog::removeTier);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &ProductDialog::save);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showKind();
}

ProductDialog::~ProductDialog() = default;

void ProductDialog::fill(const QJsonObject &product)
{
    m_ui->skuEdit->setText(product[u"sku"_s].toString());
    m_ui->skuEdit->setReadOnly(true);
    m_ui->skuEdit->setToolTip(tr("Orders name the product by it, so it stays."));
    m_ui->nameEdit->setText(product[u"name"_s].toString());
    m_ui->priceEdit->setText(product[u"price"_s].toString());
    m_ui->currencyBox->setCurrentText(product[u"currency"_s].toString());
    m_ui->kindBox->setCurrentIndex(int(Kinds.indexOf(product[u"kind"_s].toString())));
    m_ui->kindBox->setEnabled(false);
    m_ui->kindBox->setToolTip(tr("The kind of a product cannot be changed; add another one."));
    m_ui->quotaSpin->setValue(product[u"quota"_s].toInt());
    m_ui->minSpin->setValue(product[u"min"_s].toInt());
    m_ui->maxSpin->setValue(product[u"max_per_order"_s].toInt());
    m_ui->lowSpin->setValue(product[u"low_stock"_s].toInt());
    m_ui->enabledBox->setChecked(product[u"enabled"_s].toBool());
    m_ui->drillBox->setChecked(product[u"drill"_s].toBool());
    m_ui->textEdit->setPlaceholderText(tr("Leave it empty to keep the present text."));
    for (const QJsonValue tier : product[u"tiers"_s].toArray())
        addTier(QString::number(tier[u"quantity"_s].toInteger()), tier[u"price"_s].toString());
}

void ProductDialog::addTier(const QString &quantity, const QString &price)
{
    QTableWidget *table = m_ui->tiersTable;
    const int row = table->rowCount();
    {
        const QSignalBlocker quiet(table); // half a line is not looked at
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(quantity));
        table->setItem(row, 1, new QTableWidgetItem(price));
    }
    check();
}

void ProductDialog::removeTier()
{
    QTableWidget *table = m_ui->tiersTable;
    table->removeRow(table->currentRow() >= 0 ? table->currentRow() : table->rowCount() - 1);
    check();
}

QString ProductDialog::skuProblem() const
{
    Product product; // all else as it may be, so that only the SKU can be wrong
    product.sku = m_ui->skuEdit->text();
    product.name = u"x"_s;
    product.price = { 1, u"CNY"_s };
    const auto checked = checkProduct(product);
    return checked ? QString() : texts::sentence(checked.error().message);
}

QString ProductDialog::priceProblem() const
{
    const auto price = Money::parse(m_ui->priceEdit->text(), m_ui->currencyBox->currentText().toUpper());
    if (!price)
        return texts::sentence(price.error().message);
    return price->minor > 0 ? QString() : texts::sentence(u"the price must be more than zero"_s);
}

QString ProductDialog::tiersProblem() const
{
    Product product;
    product.sku = product.name = u"x"_s;
    product.price = { 1, m_ui->currencyBox->currentText().toUpper() };
    const QTableWidget *table = m_ui->tiersTable;
    for (int row = 0; row < table->rowCount(); ++row) {
        bool isNumber = false;
        const qint64 quantity = table->item(row, 0)->text().toLongLong(&isNumber);
        if (!isNumber || quantity < 2)
            return tr("Line %1: the quantity is a whole number from 2 on.").arg(row + 1);
        const auto unit = Money::parse(table->item(row, 1)->text(), product.price.currency);
        if (!unit)
            return tr("Line %1: %2").arg(row + 1).arg(texts::sentence(unit.error().message));
        product.tiers.append({ quantity, unit->minor });
    }
    const auto checked = checkProduct(product);
    return checked ? QString() : texts::sentence(checked.error().message);
}

QString ProductDialog::whatIsMissing() const
{
    if (m_ui->skuEdit->text().isEmpty())
        return tr("The SKU is missing.");
    if (m_ui->priceEdit->text().isEmpty())
        return tr("The price is missing.");
    if (m_ui->kindBox->currentIndex() == 1 && m_isNew && m_ui->textEdit->toPlainText().trimmed().isEmpty())
        return tr("The text that buyers get is missing.");
    if (!m_isNew && m_ui->nameEdit->text().trimmed().isEmpty())
        return tr("The name is missing.");
    return m_saving ? tr("It is being saved.") : QString();
}

void ProductDialog::check()
{
    const QString sku = m_ui->skuEdit->text().isEmpty() ? QString() : skuProblem();
    const QString price = m_ui->priceEdit->text().isEmpty() ? QString() : priceProblem();
    const QString tiers = tiersProblem();
    const QString range = m_ui->minSpin->value() > m_ui->maxSpin->value()
        ? tr("The smallest quantity is larger than the largest one.")
        : QString();
    say(m_ui->skuNote, sku);
    say(m_ui->priceNote, price);
    say(m_ui->tiersNote, tiers);
    say(m_ui->rangeNote, range);
    QString why = whatIsMissing();
    for (const QString &problem : { sku, price, tiers, range }) {
        if (why.isEmpty())
            why = problem;
    }
    QPushButton *button = m_ui->buttons->button(QDialogButtonBox::Save);
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
    m_ui->removeTierButton->setEnabled(m_ui->tiersTable->rowCount() > 0);
    m_ui->removeTierButton->setToolTip(
        m_ui->tiersTable->rowCount() > 0 ? QString() : tr("There is no wholesale price."));
}

void ProductDialog::showKind()
{
    const QString kind = Kinds.value(m_ui->kindBox->currentIndex());
    m_ui->textLabel->setVisible(kind == u"text"_s);
    m_ui->textEdit->setVisible(kind == u"text"_s);
    m_ui->quotaLabel->setVisible(kind == u"loop"_s);
    m_ui->quotaSpin->setVisible(kind == u"loop"_s);
    m_ui->lowLabel->setVisible(kind != u"text"_s);
    m_ui->lowSpin->setVisible(kind != u"text"_s);
    check();
}

QJsonObject ProductDialog::args() const
{
    const QString kind = Kinds.value(m_ui->kindBox->currentIndex());
    QJsonArray tiers;
    const QTableWidget *table = m_ui->tiersTable;
    for (int row = 0; row < table->rowCount(); ++row)
        tiers.append(table->item(row, 0)->text() + u':' + table->item(row, 1)->text());
    QJsonObject args { { u"sku"_s, m_ui->skuEdit->text() }, { u"price"_s, m_ui->priceEdit->text() },
        { u"currency"_s, m_ui->currencyBox->currentText().toUpper() }, { u"kind"_s, kind },
        { u"tier"_s, tiers }, { u"min"_s, m_ui->minSpin->value() },
        { u"max_per_order"_s, m_ui->maxSpin->value() }, { u"low_stock"_s, m_ui->lowSpin->value() },
        { u"drill"_s, m_ui->drillBox->isChecked() }, { u"enabled"_s, m_ui->enabledBox->isChecked() } };
    if (const QString name = m_ui->nameEdit->text().trimmed(); !name.isEmpty())
        args.insert(u"name"_s, name);
    if (kind == u"loop"_s)
        args.insert(u"quota"_s, m_ui->quotaSpin->value());
    if (const QString text = m_ui->textEdit->toPlainText(); kind == u"text"_s && !text.trimmed().isEmpty())
        args.insert(u"text"_s, text);
    return args;
}

void ProductDialog::save()
{
    m_saving = true;
    check();
    m_engine.ask(
        m_isNew ? u"product add"_s : u"product edit"_s, args(), this, [this](const DeskReply &reply) {
            m_saving = false;
            check();
            if (!reply.value) {
                m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
                return;
            }
            Q_EMIT saved(reply.value->toObject());
            accept();
        });
}
