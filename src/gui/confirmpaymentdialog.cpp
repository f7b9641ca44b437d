#include "gui/confirmpaymentdialog.h"

#include "gui/ordercolumns.h"
#include "ui_confirmpaymentdialog.h"

using namespace Qt::StringLiterals;

ConfirmPaymentDialog::ConfirmPaymentDialog(const QJsonObject &order, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConfirmPaymentDialog>())
{
    m_ui->setupUi(this);
    m_ui->aboutLabel->setText(
        tr("The keys of order %1 (%2, %3) are delivered at once, without the provider's word. The audit "
           "records it.")
            .arg(
                ordercolumns::shortNumber(order), ordercolumns::product(order), ordercolumns::amount(order)));
    connect(m_ui->sawBox, &QCheckBox::toggled, this, &ConfirmPaymentDialog::enable);
    connect(m_ui->numberEdit, &QLineEdit::textChanged, this, &ConfirmPaymentDialog::enable);
    connect(m_ui->reasonEdit, &QLineEdit::textChanged, this, &ConfirmPaymentDialog::enable);
    connect(m_ui->goButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    enable();
}

ConfirmPaymentDialog::~ConfirmPaymentDialog() = default;

void ConfirmPaymentDialog::enable()
{
    QString why;
    if (m_ui->numberEdit->text().trimmed().isEmpty())
        why = tr("The provider's number is missing.");
    else if (m_ui->reasonEdit->text().trimmed().isEmpty())
        why = tr("The reason is missing.");
    else if (!m_ui->sawBox->isChecked())
        why = tr("Tick the box when you saw the money.");
    m_ui->goButton->setEnabled(why.isEmpty());
    m_ui->goButton->setToolTip(why);
}

QString ConfirmPaymentDialog::reason() const
{
    return u"%1; %2"_s.arg(m_ui->numberEdit->text().trimmed(), m_ui->reasonEdit->text().trimmed());
}
