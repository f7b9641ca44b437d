#include "gui/setuplanguage.h"

#include "ui_setuplanguage.h"

using namespace Qt::StringLiterals;

SetupLanguage::SetupLanguage(SetupHost &host, QWidget *parent)
    : SetupPage(host, parent)
    , m_ui(std::make_unique<Ui::SetupLanguage>())
{
    m_ui->setupUi(this);
    m_ui->logoLabel->setPixmap(QIcon(u":/icons/neverdrop.svg"_s).pixmap(72, 72));
    m_ui->languageCombo->setItemData(0, u"system"_s);
    m_ui->languageCombo->setItemData(1, u"zh_CN"_s);
    m_ui->languageCombo->setItemData(2, u"en"_s);
    connect(m_ui->languageCombo, &QComboBox::currentIndexChanged, this,
        [this] { this->host().useLanguage(setting()); });
    SetupLanguage::retranslate();
}

SetupLanguage::~SetupLanguage() = default;

QString SetupLanguage::setting() const
{
    return m_ui->languageCombo->currentData().toString();
}

QLabel *SetupLanguage::errorLabel()
{
    return m_ui->errorLabel;
}

void SetupLanguage::retranslate()
{
    const QSignalBlocker quiet(m_ui->languageCombo);
    m_ui->retranslateUi(this);
    setTitle(tr("Welcome to NeverDrop"));
    setSubTitle(tr("Every paid order reaches its buyer exactly once, or a person is asked."));
}
