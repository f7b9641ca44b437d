#include "gui/securitypanel.h"

#include "gui/autolock.h"
#include "gui/dialogs.h"
#include "gui/icons.h"
#include "gui/passphrasedialog.h"
#include "gui/recoveryexport.h"
#include "gui/secretclipboard.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_securitypanel.h"

#include <QEvent>
#include <QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

SecurityPanel::SecurityPanel(EngineClient &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::SecurityPanel>())
{
    m_ui->setupUi(this);
    m_ui->revealButton->setIcon(icons::named(u"reveal"_s));
    m_ui->copyButton->setIcon(icons::named(u"copy"_s));
    connect(m_ui->passphraseButton, &QPushButton::clicked, this,
        [this] { AutoLock::whenUnlocked(this, [this] { changePassphrase(); }); });
    connect(m_ui->recoveryButton, &QPushButton::clicked, this,
        [this] { AutoLock::whenUnlocked(this, [this] { exportRecovery(); }); });
    connect(m_ui->rotateButton, &QPushButton::clicked, this,
        [this] { AutoLock::whenUnlocked(this, [this] { rotateKey(); }); });
    connect(m_ui->lockButton, &QPushButton::clicked, this, [this] {
        if (AutoLock *lock = AutoLock::of(this))
            lock->lock();
        Q_EMIT said(MessageBar::Kind::Good, tr("Locked: keys, exports and settings ask who you are."));
    });
    const auto act = [this](const QString &command) { return [this, command] { token(command); }; };
    connect(m_ui->showButton, &QPushButton::clicked, this, act(u"token"_s));
    connect(m_ui->addButton, &QPushButton::clicked, this, act(u"token add"_s));
    connect(m_ui->renewButton, &QPushButton::clicked, this, act(u"token rotate"_s));
    connect(m_ui->removeButton, &QPushButton::clicked, this, act(u"token remove"_s));
    connect(m_ui->nameEdit, &QLineEdit::textChanged, this, &SecurityPanel::watchToken);
    connect(m_ui->revealButton, &QToolButton::toggled, this,
        [this](bool on) { m_ui->tokenEdit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_ui->copyButton, &QToolButton::clicked, this,
        [this] { SecretClipboard::copyForAMinute(m_ui->tokenEdit->text()); });
    showToken({});
    retranslate();
}

SecurityPanel::~SecurityPanel() = default;

void SecurityPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    AutoLock *lock = AutoLock::of(this);
    m_ui->lockButton->setVisible(lock);
    if (lock && !std::exchange(m_watchesLock, true))
        connect(lock, &AutoLock::lockedNow, this, [this] { showToken({}); });
}

void SecurityPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SecurityPanel::retranslate()
{
    m_ui->retranslateUi(this);
    showState();
    watchToken();
}

void SecurityPanel::refresh()
{
    m_engine.ask(u"vault status"_s, {}, this, [this](const DeskReply &reply) {
        if (!reply.value) {
            Q_EMIT said(MessageBar::Kind::Bad, texts::error(reply.value.error()));
            return;
        }
        m_status = reply.value->toObject();
        showState();
    });
}

void SecurityPanel::showState()
{
    const bool passphrase = m_status[u"passphrase"_s].toBool();
    const bool keychain = m_status[u"keychain"_s].toBool();
    const bool recovery = m_status[u"recovery"_s].toBool();
    const bool known = !m_status.isEmpty();
    m_ui->stateLabel->setText(!known ? QString()
            : passphrase && keychain ? tr("The vault opens with the system keychain, or with the passphrase.")
            : passphrase             ? tr("The vault opens with the passphrase.")
                                     : tr("The vault opens with the system keychain of this computer."));
    QPalette palette = m_ui->recoveryLabel->palette();
    palette.setColor(QPalette::WindowText, recovery ? theme::good() : theme::waiting());
    m_ui->recoveryLabel->setPalette(palette);
    m_ui->recoveryLabel->setText(!known ? QString()
            : recovery                  ? tr("There is a recovery code. Exporting again makes a new one.")
            : passphrase
            ? tr(
                "There is no recovery file. If the passphrase is forgotten, everything in the vault is lost.")
            : tr("There is no recovery file. Without one, backups open on this computer only."));
    m_ui->passphraseButton->setText(passphrase ? tr("Change &passphrase…") : tr("Set a &passphrase…"));
    for (QPushButton *button : { m_ui->passphraseButton, m_ui->recoveryButton, m_ui->rotateButton }) {
        button->setEnabled(known && !m_rotating);
        button->setToolTip(m_rotating ? tr("The key is being rotated.") : QString());
    }
    m_ui->rotateBar->setVisible(m_rotating);
    m_ui->rotatingLabel->setVisible(m_rotating);
}

void SecurityPanel::changePassphrase()
{
    auto *dialog = new PassphraseDialog(m_engine, m_status[u"passphrase"_s].toBool(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PassphraseDialog::changed, this, [this] {
        Q_EMIT said(MessageBar::Kind::Good, tr("The new passphrase opens the vault from now on."));
        refresh();
    });
    dialog->open();
}

void SecurityPanel::exportRecovery()
{
    recoveryexport::run(
        m_engine, this, [this] { refresh(); },
        [this](const QString &sentence) { Q_EMIT said(MessageBar::Kind::Bad, sentence); });
}

void SecurityPanel::rotateKey()
{
    if (!dialogs::confirm(this, tr("Rotate the data key"),
            tr("Every key and secret is sealed anew under a fresh key. Orders go on meanwhile; with many "
               "keys "
               "this takes minutes. If the program ends in between, it goes on at the next rotation."),
            tr("Rotate")))
        return;
    m_rotating = true;
    showState();
    m_engine.ask(u"vault rotate-key"_s, {}, this, [this](const DeskReply &reply) {
        m_rotating = false;
        showState();
        if (reply.value)
            Q_EMIT said(MessageBar::Kind::Good, tr("Everything is sealed under the new key."));
        else
            Q_EMIT said(MessageBar::Kind::Bad, texts::error(reply.value.error()));
    });
}

void SecurityPanel::watchToken()
{
    const QString name = m_ui->nameEdit->text().trimmed();
    const bool own = !name.isEmpty() && name != u"default"_s;
    m_ui->addButton->setEnabled(own);
    m_ui->removeButton->setEnabled(own);
    const QString why = own ? QString() : tr("The default token is always there; type another name.");
    m_ui->addButton->setToolTip(why);
    m_ui->removeButton->setToolTip(why);
}

void SecurityPanel::token(const QString &command)
{
    const QString typed = m_ui->nameEdit->text().trimmed();
    const QString name = typed.isEmpty() ? u"default"_s : typed;
    const bool dangerous = command == u"token rotate"_s || command == u"token remove"_s;
    if (dangerous
        && !dialogs::confirm(this, tr("API token"),
            tr("Whoever uses the token “%1” now is refused from this moment on.").arg(name),
            command == u"token rotate"_s ? tr("Renew") : tr("Remove")))
        return;
    AutoLock::whenUnlocked(this, [this, command, name] {
        showToken({});
        m_engine.ask(command, { { u"name"_s, name } }, this, [this, command, name](const DeskReply &reply) {
            if (!reply.value) {
                Q_EMIT said(MessageBar::Kind::Bad, texts::error(reply.value.error()));
                return;
            }
            showToken((*reply.value)[u"token"_s].toString());
            if (command == u"token remove"_s)
                Q_EMIT said(MessageBar::Kind::Good, tr("The token “%1” is removed.").arg(name));
        });
    });
}

void SecurityPanel::showToken(const QString &token)
{
    m_ui->tokenEdit->setText(token);
    m_ui->revealButton->setChecked(false);
    for (QWidget *part : { static_cast<QWidget *>(m_ui->tokenEdit),
             static_cast<QWidget *>(m_ui->revealButton), static_cast<QWidget *>(m_ui->copyButton) })
        part->setVisible(!token.isEmpty());
}
