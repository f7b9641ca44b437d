#include "gui/setuprecovery.h"

#include "gui/recoveryexport.h"
#include "ui_setuprecovery.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

SetupRecovery::SetupRecovery(SetupHost &host, QWidget *parent)
    : SetupPage(host, parent)
    , m_ui(std::make_unique<Ui::SetupRecovery>())
{
    m_ui->setupUi(this);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &SetupRecovery::exportNow);
    SetupRecovery::retranslate();
}

SetupRecovery::~SetupRecovery() = default;

QLabel *SetupRecovery::errorLabel()
{
    return m_ui->errorLabel;
}

void SetupRecovery::retranslate()
{
    m_ui->retranslateUi(this);
    setTitle(tr("A way back"));
    setSubTitle(tr("If this computer or the passphrase is lost, only a recovery file opens your backups."));
}

void SetupRecovery::exportNow()
{
    refuse({});
    recoveryexport::run(
        engine(), this, [this] { m_ui->savedLabel->setText(tr("The recovery file is saved.")); },
        [this](const QString &sentence) { refuse(sentence); });
}
