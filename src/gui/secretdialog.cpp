#include "gui/secretdialog.h"

#include "gui/icons.h"
#include "ui_secretdialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SecretDialog::SecretDialog(const QString &secret, const QString &note, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SecretDialog>())
{
    m_ui->setupUi(this);
    m_ui->secretEdit->setText(secret);
    m_ui->secretEdit->setCursorPosition(0);
    m_ui->noteLabel->setText(note);
    m_ui->noteLabel->setVisible(!note.isEmpty());
    m_ui->copyButton->setIcon(icons::named(u"copy"_s));
    connect(m_ui->copyButton, &QPushButton::clicked, this, &SecretDialog::copy);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SecretDialog::~SecretDialog() = default;

void SecretDialog::copy()
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    const QString secret = m_ui->secretEdit->text();
    clipboard->setText(secret);
    m_ui->copyButton->setText(tr("Copied"));
    // Longer than it takes to paste it; the dialog may be gone by then.
    QTimer::singleShot(60s, clipboard, [clipboard, secret] {
        if (clipboard->text() == secret)
            clipboard->clear();
    });
}
