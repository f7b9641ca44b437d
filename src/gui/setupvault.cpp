#include "gui/setupvault.h"

#include "gui/passphrasestrength.h"
#include "ui_setupvault.h"

using namespace Qt::StringLiterals;

SetupVault::SetupVault(SetupHost &host, QWidget *parent)
    : SetupPage(host, parent)
    , m_ui(std::make_unique<Ui::SetupVault>())
{
    m_ui->setupUi(this);
    setCommitPage(true); // what is made here is not unmade by going back
    connect(m_ui->passphraseRadio, &QRadioButton::toggled, this, &SetupVault::watch);
    connect(m_ui->passphraseEdit, &QLineEdit::textChanged, this, &SetupVault::watch);
    connect(m_ui->againEdit, &QLineEdit::textChanged, this, &SetupVault::watch);
    SetupVault::retranslate();
}

SetupVault::~SetupVault() = default;

void SetupVault::initializePage()
{
    setButtonText(QWizard::CommitButton, tr("Create"));
}

QLabel *SetupVault::errorLabel()
{
    return m_ui->errorLabel;
}

void SetupVault::retranslate()
{
    m_ui->retranslateUi(this);
    setTitle(tr("Protect your keys"));
    setSubTitle(tr("Card keys and secrets are stored encrypted. What opens them?"));
    setButtonText(QWizard::CommitButton, tr("Create"));
    watch();
}

void SetupVault::watch()
{
    const bool byPassphrase = m_ui->passphraseRadio->isChecked();
    m_ui->passphraseEdit->setEnabled(byPassphrase);
    m_ui->againEdit->setEnabled(byPassphrase);
    const bool differs
        = !m_ui->againEdit->text().isEmpty() && m_ui->againEdit->text() != m_ui->passphraseEdit->text();
    m_ui->hintLabel->setText(!byPassphrase ? QString()
            : differs                      ? tr("The two differ.")
                                           : PassphraseStrength::of(m_ui->passphraseEdit->text()).text);
}

bool SetupVault::validatePage()
{
    if (isSaved() || !m_ui->passphraseRadio->isChecked())
        return SetupPage::validatePage();
    const QString passphrase = m_ui->passphraseEdit->text();
    if (PassphraseStrength::of(passphrase).score == 0)
        refuse(tr("Type a passphrase of at least 8 characters; four random words are good."));
    else if (passphrase != m_ui->againEdit->text())
        refuse(tr("The two passphrases differ; type the same one twice."));
    else
        return SetupPage::validatePage();
    return false;
}

void SetupVault::save(std::function<void(Result<>)> done)
{
    const bool byPassphrase = m_ui->passphraseRadio->isChecked();
    host().create(byPassphrase ? m_ui->passphraseEdit->text() : QString(), std::move(done));
}

void SetupVault::savedNow()
{
    m_ui->passphraseEdit->clear(); // no longer needed here
    m_ui->againEdit->clear();
    Q_EMIT created();
}
