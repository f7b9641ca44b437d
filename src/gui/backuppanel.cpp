#include "gui/backuppanel.h"

#include "gui/autolock.h"
#include "gui/dialogs.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_backuppanel.h"

#include <QDateTime>
#include <QDir>
#include <QEvent>

using namespace Qt::StringLiterals;

BackupPanel::BackupPanel(EngineClient &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::BackupPanel>())
    , m_copy(engine)
{
    m_ui->setupUi(this);
    connect(m_ui->backupButton, &QPushButton::clicked, this,
        [this] { AutoLock::whenUnlocked(this, [this] { backUp(); }); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, [this] {
        m_copy.cancel();
        m_ui->cancelButton->setEnabled(false);
    });
    connect(m_ui->restoreButton, &QPushButton::clicked, this,
        [this] { AutoLock::whenUnlocked(this, [this] { restore(); }); });
    connect(&m_copy, &BackupCopy::progressed, this, &BackupPanel::progress);
    connect(&m_copy, &BackupCopy::made, this, [this](const QString &path, qint64 orders, qint64 keys) {
        ended();
        Q_EMIT said(MessageBar::Kind::Good,
            tr("Backed up to %1: %2 orders, %3 keys.")
                .arg(QDir::toNativeSeparators(path))
                .arg(orders)
                .arg(keys));
    });
    connect(&m_copy, &BackupCopy::failed, this, [this](const Error &error) {
        ended();
        Q_EMIT said(MessageBar::Kind::Bad, texts::error(error));
    });
    connect(&m_copy, &BackupCopy::cancelled, this, [this] {
        ended();
        Q_EMIT said(MessageBar::Kind::Note, tr("The backup was cancelled; nothing was written."));
    });
    ended();
    showState();
}

BackupPanel::~BackupPanel() = default;

void BackupPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    showState();
}

void BackupPanel::refresh()
{
    m_engine.ask(u"backup status"_s, {}, this, [this](const DeskReply &reply) {
        if (!reply.value) {
            Q_EMIT said(MessageBar::Kind::Bad, texts::error(reply.value.error()));
            return;
        }
        m_status = reply.value->toObject();
        showState();
    });
}

void BackupPanel::showState()
{
    const QString error = texts::sentence(m_status[u"error"_s].toString());
    const QJsonValue at = m_status[u"at"_s];
    const bool known = !m_status.isEmpty();
    const QString last = at.isString() ? tr("The last automatic backup was made %1 (%2).")
                                             .arg(texts::age(at, m_engine.now()), texts::time(at))
                                       : tr("No automatic backup was made yet.");
    m_ui->lastLabel->setText(!known ? QString()
            : error.isEmpty()       ? last
                                    : last + u'\n' + tr("The latest attempt failed: %1").arg(error));
    QPalette palette = m_ui->lastLabel->palette();
    palette.setColor(QPalette::WindowText,
        !error.isEmpty()    ? theme::bad()
            : at.isString() ? theme::good()
                            : theme::waiting());
    m_ui->lastLabel->setPalette(palette);
    m_ui->folderLabel->setText(known
            ? tr("Automatic backups are kept in %1. How often and how many is under Settings.")
                  .arg(QDir::toNativeSeparators(m_status[u"folder"_s].toString()))
            : QString());
}

void BackupPanel::backUp()
{
    const QString suggested
        = u"neverdrop-%1.ndbk"_s.arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s));
    const auto path
        = dialogs::saveFile(this, tr("Save the backup"), suggested, tr("Backups (*.ndbk);;All files (*)"));
    if (path)
        m_copy.start(*path);
}

void BackupPanel::progress(qint64 done, qint64 all)
{
    m_ui->backupButton->setEnabled(false);
    m_ui->backupButton->setToolTip(tr("A backup is being made."));
    m_ui->progressBar->setVisible(true);
    m_ui->cancelButton->setVisible(true);
    m_ui->progressBar->setMaximum(all > 0 ? 1000 : 0); // the size is known when the engine has sealed it
    m_ui->progressBar->setValue(all > 0 ? int(done * 1000 / all) : 0);
}

void BackupPanel::ended()
{
    m_ui->backupButton->setEnabled(true);
    m_ui->backupButton->setToolTip({});
    m_ui->progressBar->setVisible(false);
    m_ui->cancelButton->setVisible(false);
    m_ui->cancelButton->setEnabled(true);
}

void BackupPanel::restore()
{
    auto *dialog = new RestoreDialog({}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RestoreDialog::wanted, this, &BackupPanel::restoreWanted);
    dialog->open();
}
