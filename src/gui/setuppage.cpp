#include "gui/setuppage.h"

#include "gui/texts.h"
#include "gui/theme.h"

#include <QEvent>
#include <QPointer>

#include <utility>

SetupPage::SetupPage(SetupHost &host, QWidget *parent)
    : QWizardPage(parent)
    , m_host(host)
{
}

bool SetupPage::validatePage()
{
    if (m_saved || (!m_busy && isEmpty()))
        return true;
    if (std::exchange(m_busy, true))
        return false;
    refuse({});
    Q_EMIT busyChanged(true);
    setEnabled(false);
    save([self = QPointer<SetupPage>(this)](const Result<> &saved) {
        if (!self)
            return;
        self->m_busy = false;
        self->setEnabled(true);
        Q_EMIT self->busyChanged(false);
        if (!saved) {
            self->refuse(texts::error(saved.error()));
            return;
        }
        self->m_saved = true;
        self->savedNow();
        if (self->goesOnBySelf())
            Q_EMIT self->goOn();
    });
    return false;
}

void SetupPage::refuse(const QString &sentence)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::bad());
    errorLabel()->setPalette(colours);
    errorLabel()->setTextFormat(Qt::PlainText);
    errorLabel()->setText(sentence);
}

void SetupPage::ask(const QString &command, const QJsonObject &args, std::function<void(Result<>)> done,
    std::function<void(const QJsonValue &)> next)
{
    engine().ask(
        command, args, this, [done = std::move(done), next = std::move(next)](const DeskReply &reply) {
            if (reply.value)
                next(*reply.value);
            else
                done(fail(reply.value.error()));
        });
}

void SetupPage::changeEvent(QEvent *event)
{
    QWizardPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}
