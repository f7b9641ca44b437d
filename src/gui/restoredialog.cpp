#include "gui/restoredialog.h"

#include "gui/dialogs.h"
#include "gui/theme.h"
#include "ui_restoredialog.h"

#include <QFileInfo>
#include <QPushButton>

using namespace Qt::StringLiterals;

RestoreDialog::RestoreDialog(const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RestoreDialog>())
{
    m_ui->setupUi(this);
    m_ui->fileEdit->setText(file);
    QPalette palette = m_ui->errorLabel->palette();
    palette.setColor(QPalette::WindowText, theme::bad());
    m_ui->errorLabel->setPalette(palette);
    connect(m_ui->browseButton, &QPushButton::clicked, this, &RestoreDialog::browse);
    for (QLineEdit *edit : { m_ui->fileEdit, m_ui->passphraseEdit, m_ui->codeEdit })
        connect(edit, &QLineEdit::textChanged, this, &RestoreDialog::watch);
    for (QRadioButton *way : { m_ui->keychainRadio, m_ui->passphraseRadio, m_ui->codeRadio })
        connect(way, &QRadioButton::toggled, this, &RestoreDialog::watch);
    connect(m_ui->understoodBox, &QCheckBox::toggled, this, &RestoreDialog::watch);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->restoreButton, &QPushButton::clicked, this, &RestoreDialog::go);
    watch();
}

RestoreDialog::~RestoreDialog() = default;

void RestoreDialog::browse()
{
    if (const auto file
        = dialogs::openFile(this, tr("Choose a backup"), tr("Backups (*.ndbk);;All files (*)")))
        m_ui->fileEdit->setText(*file);
}

void RestoreDialog::watch()
{
    const bool byPassphrase = m_ui->passphraseRadio->isChecked();
    const bool byCode = m_ui->codeRadio->isChecked();
    m_ui->passphraseEdit->setEnabled(byPassphrase);
    m_ui->codeEdit->setEnabled(byCode);
    const QString why = !QFileInfo(m_ui->fileEdit->text()).isFile() ? tr("Choose the file of a backup.")
        : byPassphrase && m_ui->passphraseEdit->text().isEmpty()    ? tr("Type the passphrase.")
        : byCode && m_ui->codeEdit->text().trimmed().isEmpty()      ? tr("Type the recovery code.")
        : !m_ui->understoodBox->isChecked() ? tr("Say that you have understood what a restore does.")
                                            : QString();
    m_ui->restoreButton->setEnabled(why.isEmpty());
    m_ui->restoreButton->setToolTip(why);
}

void RestoreDialog::go()
{
    RestoreRequest request { m_ui->fileEdit->text(), {}, {} };
    if (m_ui->passphraseRadio->isChecked())
        request.passphrase = m_ui->passphraseEdit->text();
    else if (m_ui->codeRadio->isChecked())
        request.recoveryCode = m_ui->codeEdit->text().trimmed();
    accept();
    Q_EMIT wanted(request);
}

void RestoreDialog::refuse(const QString &sentence)
{
    m_ui->errorLabel->setText(sentence);
    dialogs::growToFit(*this);
}
