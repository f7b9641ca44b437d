#include "gui/setupdelivery.h"

#include "gui/secretclipboard.h"
#include "ui_setupdelivery.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

SetupDelivery::SetupDelivery(SetupHost &host, QWidget *parent)
    : SetupPage(host, parent)
    , m_ui(std::make_unique<Ui::SetupDelivery>())
{
    m_ui->setupUi(this);
    for (QWidget *part : { static_cast<QWidget *>(m_ui->secretLabel),
             static_cast<QWidget *>(m_ui->secretEdit), static_cast<QWidget *>(m_ui->copyButton) })
        part->setVisible(false);
    connect(m_ui->webhookRadio, &QRadioButton::toggled, this, &SetupDelivery::watch);
    connect(m_ui->copyButton, &QPushButton::clicked, this,
        [this] { SecretClipboard::copyForAMinute(m_ui->secretEdit->text()); });
    SetupDelivery::retranslate();
}

SetupDelivery::~SetupDelivery() = default;

QLabel *SetupDelivery::errorLabel()
{
    return m_ui->errorLabel;
}

void SetupDelivery::retranslate()
{
    m_ui->retranslateUi(this);
    setTitle(tr("Where keys go"));
    setSubTitle(tr("How a buyer gets the keys of a paid order."));
    watch();
}

void SetupDelivery::watch()
{
    m_ui->urlEdit->setEnabled(m_ui->webhookRadio->isChecked());
}

bool SetupDelivery::isEmpty() const
{
    return m_ui->screenRadio->isChecked(); // where there is no channel, keys are shown here anyway
}

void SetupDelivery::save(std::function<void(Result<>)> done)
{
    ask(u"channel add"_s,
        { { u"id"_s, u"shop"_s }, { u"type"_s, u"webhook"_s },
            { u"set"_s, QJsonObject { { u"url"_s, m_ui->urlEdit->text().trimmed() } } } },
        done, [this, done](const QJsonValue &added) {
            m_ui->secretEdit->setText(added[u"secret"_s].toString());
            done({});
        });
}

bool SetupDelivery::goesOnBySelf() const
{
    return m_ui->secretEdit->text().isEmpty(); // it is shown this once: the reader goes on
}

void SetupDelivery::savedNow()
{
    for (QWidget *part : { static_cast<QWidget *>(m_ui->screenRadio),
             static_cast<QWidget *>(m_ui->webhookRadio), static_cast<QWidget *>(m_ui->urlEdit) })
        part->setEnabled(false);
    for (QWidget *part : { static_cast<QWidget *>(m_ui->secretLabel),
             static_cast<QWidget *>(m_ui->secretEdit), static_cast<QWidget *>(m_ui->copyButton) })
        part->setVisible(!m_ui->secretEdit->text().isEmpty());
}
