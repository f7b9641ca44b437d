#include "gui/passphrasedialog.h"

#include "gui/dialogs.h"
#include "gui/passphrasestrength.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_passphrasedialog.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

PassphraseDialog::PassphraseDialog(EngineClient &engine, bool hasOne, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::PassphraseDialog>())
    , m_hasOne(hasOne)
{
    m_ui->setupUi(this);
    m_ui->presentLabel->setVisible(hasOne);
    m_ui->presentEdit->setVisible(hasOne);
    QPalette palette = m_ui->errorLabel->palette();
    palette.setColor(QPalette::WindowText, theme::bad());
    m_ui->errorLabel->setPalette(palette);
    for (QLineEdit *edit : { m_ui->presentEdit, m_ui->freshEdit, m_ui->againEdit })
        connect(edit, &QLineEdit::textChanged, this, &PassphraseDialog::watch);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->changeButton, &QPushButton::clicked, this, &PassphraseDialog::go);
    m_ui->changeButton->setDefault(true);
    watch();
}

PassphraseDialog::~PassphraseDialog() = default;

void PassphraseDialog::watch()
{
    const auto strength = PassphraseStrength::of(m_ui->freshEdit->text());
    m_ui->hintLabel->setText(strength.text);
    m_ui->errorLabel->clear();
    const QString why = m_busy                               ? tr("It is being changed.")
        : m_hasOne && m_ui->presentEdit->text().isEmpty()    ? tr("Type the present passphrase.")
        : strength.score == 0                                ? tr("Type a longer new passphrase.")
        : m_ui->freshEdit->text() != m_ui->againEdit->text() ? tr("The two new ones differ.")
                                                             : QString();
    m_ui->changeButton->setEnabled(why.isEmpty());
    m_ui->changeButton->setToolTip(why);
    if (!m_ui->againEdit->text().isEmpty() && m_ui->freshEdit->text() != m_ui->againEdit->text())
        m_ui->hintLabel->setText(why);
}

void PassphraseDialog::busy(bool on)
{
    m_busy = on;
    for (QLineEdit *edit : { m_ui->presentEdit, m_ui->freshEdit, m_ui->againEdit })
        edit->setEnabled(!on);
    watch();
}

void PassphraseDialog::refuse(const QString &sentence)
{
    busy(false);
    m_ui->errorLabel->setText(sentence);
    dialogs::growToFit(*this);
    m_ui->presentEdit->setFocus();
    m_ui->presentEdit->selectAll();
}

void PassphraseDialog::go()
{
    busy(true);
    if (!m_hasOne) {
        change();
        return;
    }
    m_engine.ask(u"vault check"_s, { { u"passphrase"_s, m_ui->presentEdit->text() } }, this,
        [this](const DeskReply &reply) {
            if (reply.value)
                change();
            else
                refuse(texts::error(reply.value.error()));
        });
}

void PassphraseDialog::change()
{
    m_engine.ask(u"vault change-passphrase"_s, { { u"new_passphrase"_s, m_ui->freshEdit->text() } }, this,
        [this](const DeskReply &reply) {
            if (!reply.value) {
                refuse(texts::error(reply.value.error()));
                return;
            }
            Q_EMIT changed();
            accept();
        });
}
