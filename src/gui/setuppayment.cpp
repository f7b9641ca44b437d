#include "gui/setuppayment.h"

#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "ui_setuppayment.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

SetupPayment::SetupPayment(SetupHost &host, QWidget *parent)
    : SetupPage(host, parent)
    , m_ui(std::make_unique<Ui::SetupPayment>())
{
    m_ui->setupUi(this);
    connect(m_ui->typeCombo, &QComboBox::currentIndexChanged, this, &SetupPayment::buildForm);
    SetupPayment::retranslate();
}

SetupPayment::~SetupPayment() = default;

QLabel *SetupPayment::errorLabel()
{
    return m_ui->errorLabel;
}

void SetupPayment::retranslate()
{
    m_ui->retranslateUi(this);
    setTitle(tr("How buyers pay"));
    setSubTitle(tr("Your account at a payment provider. Choose “Later” to skip it."));
    if (m_ui->typeCombo->count() > 0)
        m_ui->typeCombo->setItemText(0, tr("Later"));
}

void SetupPayment::initializePage()
{
    if (m_types.isEmpty())
        engine().ask(u"provider types"_s, {}, this, [this](const DeskReply &reply) {
            if (reply.value)
                showTypes(itemsOf(*reply.value));
            else
                refuse(texts::error(reply.value.error()));
        });
}

void SetupPayment::showTypes(const QList<QJsonObject> &types)
{
    m_types = types;
    m_ui->typeCombo->clear();
    m_ui->typeCombo->addItem(tr("Later"), QString());
    for (const QJsonObject &type : types)
        m_ui->typeCombo->addItem(texts::sentence(type[u"title"_s].toString()), type[u"type"_s].toString());
}

void SetupPayment::buildForm()
{
    while (m_ui->fieldLayout->rowCount() > 0)
        m_ui->fieldLayout->removeRow(0);
    refuse({});
    const QString chosen = m_ui->typeCombo->currentData().toString();
    for (const QJsonObject &type : std::as_const(m_types)) {
        if (type[u"type"_s] != chosen)
            continue;
        const QList<QJsonObject> fields = itemsOf(QJsonObject { { u"items"_s, type[u"fields"_s] } });
        for (const QJsonObject &field : fields) {
            if (!field[u"required"_s].toBool())
                continue; // the rest is on the page of the providers
            auto *edit = new QLineEdit(m_ui->formWidget);
            edit->setObjectName(field[u"name"_s].toString());
            edit->setText(field[u"default"_s].toString());
            edit->setToolTip(texts::sentence(field[u"help"_s].toString()));
            edit->setPlaceholderText(edit->toolTip());
            edit->setProperty("secret", field[u"secret"_s].toBool());
            edit->setEchoMode(field[u"secret"_s].toBool() ? QLineEdit::Password : QLineEdit::Normal);
            m_ui->fieldLayout->addRow(edit->objectName() + u':', edit);
        }
    }
    m_ui->sandboxLabel->setVisible(chosen == u"sandbox"_s);
}

bool SetupPayment::isEmpty() const
{
    return m_ui->typeCombo->currentData().toString().isEmpty();
}

void SetupPayment::save(std::function<void(Result<>)> done)
{
    const QString type = m_ui->typeCombo->currentData().toString();
    QJsonObject plain;
    QJsonObject secret;
    const auto edits = m_ui->formWidget->findChildren<QLineEdit *>();
    for (const QLineEdit *edit : edits)
        (edit->property("secret").toBool() ? secret : plain)
            .insert(edit->objectName(), edit->text().trimmed());
    ask(u"provider add"_s,
        { { u"id"_s, QString(type).replace(u'_', u'-') }, { u"type"_s, type }, { u"set"_s, plain },
            { u"secret"_s, secret } },
        done, [done](const QJsonValue &) { done({}); });
}

void SetupPayment::savedNow()
{
    const auto edits = m_ui->formWidget->findChildren<QLineEdit *>();
    for (QLineEdit *edit : edits) {
        if (edit->property("secret").toBool())
            edit->clear();
    }
    m_ui->formWidget->setEnabled(false);
    m_ui->typeCombo->setEnabled(false);
}
