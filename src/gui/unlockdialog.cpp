#include "gui/unlockdialog.h"

#include "gui/dialogs.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "ui_unlockdialog.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

UnlockDialog::UnlockDialog(Way way, const QString &why, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::UnlockDialog>())
    , m_way(way)
{
    m_ui->setupUi(this);
    m_ui->iconLabel->setPixmap(icons::named(u"lock"_s).pixmap(40, 40));
    m_ui->whyLabel->setText(why);
    m_ui->passphraseLabel->setVisible(way == Way::Passphrase);
    m_ui->passphraseEdit->setVisible(way == Way::Passphrase);
    m_ui->unlockButton->setDefault(true);
    connect(m_ui->unlockButton, &QPushButton::clicked, this, &UnlockDialog::give);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->passphraseEdit, &QLineEdit::textEdited, m_ui->errorLabel, &QLabel::clear);
    QPalette palette = m_ui->errorLabel->palette();
    palette.setColor(QPalette::WindowText, theme::bad());
    m_ui->errorLabel->setPalette(palette);
}

UnlockDialog::~UnlockDialog() = default;

void UnlockDialog::setCancelText(const QString &text)
{
    m_ui->cancelButton->setText(text);
}

void UnlockDialog::give()
{
    const QString passphrase = m_ui->passphraseEdit->text();
    if (m_way == Way::Passphrase && passphrase.isEmpty()) {
        refuse(tr("Type the passphrase."));
        return;
    }
    m_ui->errorLabel->clear();
    m_ui->unlockButton->setEnabled(false);
    m_ui->unlockButton->setToolTip(tr("It is being checked."));
    m_ui->passphraseEdit->setEnabled(false);
    Q_EMIT given(passphrase);
}

void UnlockDialog::refuse(const QString &sentence)
{
    m_ui->errorLabel->setText(sentence);
    dialogs::growToFit(*this);
    m_ui->unlockButton->setEnabled(true);
    m_ui->unlockButton->setToolTip({});
    m_ui->passphraseEdit->setEnabled(true);
    m_ui->passphraseEdit->selectAll();
    m_ui->passphraseEdit->setFocus(Qt::OtherFocusReason);
}
