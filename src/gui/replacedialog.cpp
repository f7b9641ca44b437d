#include "gui/replacedialog.h"

#include "gui/ordercolumns.h"
#include "ui_replacedialog.h"

using namespace Qt::StringLiterals;

ReplaceDialog::ReplaceDialog(const QJsonObject &order, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ReplaceDialog>())
{
    m_ui->setupUi(this);
    const int quantity = int(order[u"quantity"_s].toInteger());
    m_ui->aboutLabel->setText(tr(
        "Order %1 has %n key(s). The dead one becomes void and counts as a loss; a new one from the stock is "
        "delivered with the others.",
        nullptr, quantity)
                                  .arg(ordercolumns::shortNumber(order)));
    m_ui->cardBox->setMaximum(quantity);
    connect(m_ui->reasonEdit, &QLineEdit::textChanged, this, &ReplaceDialog::enable);
    connect(m_ui->goButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->reasonEdit->setFocus();
    enable();
}

ReplaceDialog::~ReplaceDialog() = default;

void ReplaceDialog::enable()
{
    const bool hasReason = !reason().isEmpty();
    m_ui->goButton->setEnabled(hasReason);
    m_ui->goButton->setToolTip(hasReason ? QString() : tr("The reason is missing."));
}

int ReplaceDialog::card() const
{
    return m_ui->cardBox->value();
}

QString ReplaceDialog::reason() const
{
    return m_ui->reasonEdit->text().trimmed();
}
