#include "gui/setupproduct.h"

#include "ui_setupproduct.h"

using namespace Qt::StringLiterals;

SetupProduct::SetupProduct(SetupHost &host, QWidget *parent)
    : SetupPage(host, parent)
    , m_ui(std::make_unique<Ui::SetupProduct>())
{
    m_ui->setupUi(this);
    SetupProduct::retranslate();
}

SetupProduct::~SetupProduct() = default;

QLabel *SetupProduct::errorLabel()
{
    return m_ui->errorLabel;
}

void SetupProduct::retranslate()
{
    m_ui->retranslateUi(this);
    setTitle(tr("Your first product"));
    setSubTitle(tr("Leave it empty to add products later."));
}

QString SetupProduct::sku() const
{
    return m_ui->skuEdit->text().trimmed();
}

bool SetupProduct::isEmpty() const
{
    return sku().isEmpty() && m_ui->nameEdit->text().trimmed().isEmpty()
        && m_ui->priceEdit->text().trimmed().isEmpty();
}

void SetupProduct::save(std::function<void(Result<>)> done)
{
    QJsonObject args { { u"sku"_s, sku() }, { u"price"_s, m_ui->priceEdit->text().trimmed() } };
    const QString name = m_ui->nameEdit->text().trimmed();
    if (!name.isEmpty())
        args.insert(u"name"_s, name);
    ask(u"product add"_s, args, done, [done](const QJsonValue &) { done({}); });
}

void SetupProduct::savedNow()
{
    for (QLineEdit *edit : { m_ui->skuEdit, m_ui->nameEdit, m_ui->priceEdit })
        edit->setReadOnly(true);
}
