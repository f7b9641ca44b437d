#include "gui/refunddialog.h"

#include "gui/ordercolumns.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_refunddialog.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
/// What was paid and did not go back yet.
Money leftOf(const QJsonObject &order)
{
    const QString currency = order[u"currency"_s].toString();
    const auto minor = [&currency](const QJsonValue &amount) {
        const auto money = Money::parse(amount.toString(), currency);
        return money ? money->minor : 0;
    };
    Money left { minor(order[u"paid"_s][u"amount"_s]), currency };
    for (const QJsonValue refund : order[u"refunds"_s].toArray()) {
        if (refund[u"state"_s] != u"refused"_s)
            left.minor -= minor(refund[u"amount"_s]);
    }
    return left;
}
} // namespace

RefundDialog::RefundDialog(const QJsonObject &order, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RefundDialog>())
    , m_left(leftOf(order))
{
    m_ui->setupUi(this);
    m_ui->aboutLabel->setText(tr("The money of order %1 (%2) goes back to the buyer through %3.")
                                  .arg(ordercolumns::shortNumber(order), ordercolumns::product(order),
                                      order[u"provider"_s].toString()));
    m_ui->fullButton->setText(
        tr("&All that is left: %1").arg(texts::money(m_left.toString(), m_left.currency)));
    m_ui->currencyLabel->setText(m_left.currency);
    connect(m_ui->partButton, &QRadioButton::toggled, this, [this](bool part) {
        m_ui->amountEdit->setEnabled(part);
        if (part)
            m_ui->amountEdit->setFocus();
        enable();
    });
    connect(m_ui->amountEdit, &QLineEdit::textChanged, this, &RefundDialog::enable);
    connect(m_ui->goButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    enable();
}

RefundDialog::~RefundDialog() = default;

QString RefundDialog::whyNot() const
{
    if (m_left.minor <= 0)
        return tr("All of it was refunded already.");
    if (m_ui->fullButton->isChecked())
        return {};
    const auto money = Money::parse(m_ui->amountEdit->text().trimmed(), m_left.currency);
    if (!money)
        return tr("Write an amount such as %1.").arg(m_left.toString());
    if (money->minor <= 0 || money->minor > m_left.minor)
        return tr("At most %1 can be refunded.").arg(texts::money(m_left.toString(), m_left.currency));
    return {};
}

void RefundDialog::enable()
{
    const QString why = whyNot();
    m_ui->goButton->setEnabled(why.isEmpty());
    m_ui->goButton->setToolTip(why);
    const auto money = Money::parse(m_ui->amountEdit->text().trimmed(), m_left.currency);
    const bool all = m_ui->fullButton->isChecked() || (money && money->minor == m_left.minor);
    QString said = why;
    if (why.isEmpty())
        said = all ? tr("A full refund makes the order's keys void: they are never sold again.")
                   : tr("After a part the order stays as it is, and so do its keys.");
    m_ui->warningLabel->setText(said);
    QPalette colours;
    if (all || !why.isEmpty())
        colours.setColor(QPalette::WindowText, theme::bad());
    m_ui->warningLabel->setPalette(colours);
}

QString RefundDialog::amount() const
{
    return m_ui->fullButton->isChecked() ? QString() : m_ui->amountEdit->text().trimmed();
}

QString RefundDialog::reason() const
{
    return m_ui->reasonEdit->text().trimmed();
}
