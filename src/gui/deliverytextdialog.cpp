#include "gui/deliverytextdialog.h"

#include "gui/deliverytext.h"
#include "gui/theme.h"
#include "ui_deliverytextdialog.h"

#include <QPushButton>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace {
const auto Key = u"cashier/template"_s;
}

QString DeliveryTextDialog::usual()
{
    return tr("Hello! Here is your order {order}: {name} × {quantity}, {amount}.\n{keys}\nThank you!");
}

QString DeliveryTextDialog::kept()
{
    const QString text = QSettings().value(Key).toString();
    return text.isEmpty() ? usual() : text;
}

DeliveryTextDialog::DeliveryTextDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::DeliveryTextDialog>())
{
    m_ui->setupUi(this);
    QStringList names;
    for (const QString &name : deliverytext::placeholders())
        names.append(u"{%1}"_s.arg(name));
    m_ui->hintLabel->setText(tr("These are filled in: %1").arg(names.join(u' ')));
    m_ui->templateEdit->setPlainText(kept());
    connect(m_ui->templateEdit, &QPlainTextEdit::textChanged, this, &DeliveryTextDialog::check);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &DeliveryTextDialog::save);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
        [this] { m_ui->templateEdit->setPlainText(usual()); });
    check();
}

DeliveryTextDialog::~DeliveryTextDialog() = default;

void DeliveryTextDialog::check()
{
    const QStringList unknown = deliverytext::unknown(m_ui->templateEdit->toPlainText());
    QPalette palette = m_ui->problemLabel->palette();
    palette.setColor(QPalette::WindowText, theme::bad());
    m_ui->problemLabel->setPalette(palette);
    const QString problem
        = unknown.isEmpty() ? QString() : tr("There is no placeholder %1.").arg(unknown.join(u", "_s));
    m_ui->problemLabel->setText(problem);
    QPushButton *save = m_ui->buttons->button(QDialogButtonBox::Save);
    save->setEnabled(problem.isEmpty());
    save->setToolTip(problem);
}

void DeliveryTextDialog::save()
{
    QSettings().setValue(Key, m_ui->templateEdit->toPlainText());
    accept();
}
