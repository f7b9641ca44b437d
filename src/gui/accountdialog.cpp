#include "gui/accountdialog.h"

#include "gui/accountform.h"
#include "gui/messagebar.h"
#include "gui/texts.h"
#include "ui_accountdialog.h"

#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

AccountDialog::AccountDialog(EngineClient &engine, const AccountKind &kind, const QList<QJsonObject> &types,
    const QJsonObject &account, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AccountDialog>())
    , m_engine(engine)
    , m_kind(kind)
    , m_types(types)
    , m_account(account)
    , m_message(new MessageBar(this))
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    fill();
    connect(m_ui->typeBox, &QComboBox::currentIndexChanged, this, &AccountDialog::showType);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &AccountDialog::save);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showType();
    (m_account.isEmpty() ? static_cast<QWidget *>(m_ui->idEdit) : m_ui->enabledBox)->setFocus();
}

AccountDialog::~AccountDialog() = default;

void AccountDialog::fill()
{
    const bool isNew = m_account.isEmpty();
    for (const QJsonObject &type : m_types)
        m_ui->typeBox->addItem(texts::sentence(type[u"title"_s].toString()), type[u"type"_s].toString());
    for (QWidget *widget : { static_cast<QWidget *>(m_ui->useLabel), static_cast<QWidget *>(m_ui->useBox),
             static_cast<QWidget *>(m_ui->requiredBox) })
        widget->setVisible(m_kind.channels);
    m_ui->idEdit->setPlaceholderText(tr("letters, digits, - or _"));
    if (isNew) {
        setWindowTitle(m_kind.channels ? tr("New channel") : tr("New payment provider"));
        return;
    }
    const QString id = m_account[u"id"_s].toString();
    setWindowTitle(tr("Edit %1").arg(id));
    m_ui->typeBox->setCurrentIndex(m_ui->typeBox->findData(m_account[u"type"_s].toString()));
    m_ui->typeBox->setEnabled(false);
    m_ui->typeBox->setToolTip(tr("The type of an account is fixed; add another account instead."));
    m_ui->idEdit->setText(id);
    m_ui->idEdit->setReadOnly(true);
    m_ui->idEdit->setToolTip(tr("The name is fixed: orders and the log refer to it."));
    m_ui->enabledBox->setChecked(m_account[u"enabled"_s].toBool());
    m_ui->requiredBox->setChecked(m_account[u"required"_s].toBool(true));
}

const QJsonObject &AccountDialog::type() const
{
    static const QJsonObject none;
    const int row = m_ui->typeBox->currentIndex();
    return row >= 0 && row < m_types.size() ? m_types.at(row) : none;
}

void AccountDialog::showType()
{
    m_form = new AccountForm(type()[u"fields"_s].toArray(), m_account[u"fields"_s].toObject(),
        !m_account.isEmpty(), m_ui->scrollArea);
    connect(m_form, &AccountForm::fileRefused, this, &AccountDialog::refuse);
    m_ui->scrollArea->setWidget(m_form); // the form of the type before goes
    fillUses();
}

void AccountDialog::fillUses()
{
    m_ui->useBox->clear();
    const bool delivers = type()[u"delivers"_s].toBool();
    const bool alerts = type()[u"alerts"_s].toBool();
    if (delivers)
        m_ui->useBox->addItem(tr("Deliveries to buyers"), u"delivery"_s);
    if (alerts)
        m_ui->useBox->addItem(tr("Alerts to me"), u"alert"_s);
    if (delivers && alerts)
        m_ui->useBox->addItem(tr("Deliveries and alerts"), u"both"_s);
    const QString use = m_account.isEmpty() ? type()[u"use"_s].toString() : m_account[u"use"_s].toString();
    m_ui->useBox->setCurrentIndex(std::max(0, m_ui->useBox->findData(use)));
}

QJsonObject AccountDialog::arguments() const
{
    QJsonObject args { { u"id"_s, m_ui->idEdit->text().trimmed() }, { u"set"_s, m_form->plain() },
        { u"secret"_s, m_form->secrets() }, { u"enabled"_s, m_ui->enabledBox->isChecked() } };
    if (m_account.isEmpty())
        args.insert(u"type"_s, type()[u"type"_s]);
    if (m_kind.channels) {
        args.insert(u"use"_s, m_ui->useBox->currentData().toString());
        args.insert(u"required"_s, m_ui->requiredBox->isChecked());
    }
    return args;
}

void AccountDialog::save()
{
    if (m_ui->idEdit->text().trimmed().isEmpty()) {
        m_ui->idEdit->setFocus();
        refuse(tr("Give it a name first."));
        return;
    }
    if (const QString missing = m_form->missing(); !missing.isEmpty()) {
        refuse(tr("%1 is missing.").arg(missing));
        return;
    }
    m_ui->buttons->setEnabled(false);
    const QString verb = m_account.isEmpty() ? u"add"_s : u"edit"_s;
    m_engine.ask(m_kind.noun + u' ' + verb, arguments(), this, [this](const DeskReply &reply) {
        m_ui->buttons->setEnabled(true);
        if (!reply.value) {
            m_form->focusFieldIn(reply.value.error().message);
            refuse(texts::error(reply.value.error()));
            return;
        }
        m_saved = reply.value->toObject();
        accept();
    });
}

void AccountDialog::refuse(const QString &sentence)
{
    m_message->show(MessageBar::Kind::Bad, sentence);
}
