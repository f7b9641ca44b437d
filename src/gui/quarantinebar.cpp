#include "gui/quarantinebar.h"

#include "gui/autolock.h"
#include "gui/dialogs.h"
#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

QuarantineBar::QuarantineBar(EngineClient &engine, QWidget *parent)
    : QFrame(parent)
    , m_engine(engine)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_release(new QPushButton(this))
{
    setObjectName(u"quarantineBar"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 10, 8);
    layout->setSpacing(10);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_release->setObjectName(u"releaseButton"_s);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_release);
    connect(m_release, &QPushButton::clicked, this,
        [this] { AutoLock::whenUnlocked(this, [this] { release(); }); });
    connect(&engine, &EngineClient::everythingChanged, this, &QuarantineBar::refresh);
    hide();
    translate();
    colour();
    refresh();
}

void QuarantineBar::refresh()
{
    m_engine.ask(u"quarantine show"_s, {}, this, [this](const DeskReply &reply) {
        if (reply.value)
            show(*reply.value);
    });
}

void QuarantineBar::show(const QJsonValue &answer)
{
    m_reason = answer[u"reason"_s].toString();
    if (!answer[u"quarantined"_s].toBool())
        m_trouble.clear();
    translate();
    setVisible(answer[u"quarantined"_s].toBool());
}

void QuarantineBar::translate()
{
    QString text = tr("Quarantine: nothing is sold or delivered. %1").arg(texts::sentence(m_reason));
    if (!m_trouble.isEmpty())
        text += u'\n' + m_trouble;
    m_text->setText(text);
    m_release->setText(tr("&Release…"));
}

void QuarantineBar::release()
{
    if (!dialogs::confirm(this, tr("Release from quarantine"),
            tr("From now on this shop sells and delivers. Release it only if no other copy of it is running: "
               "two copies would sell the same keys twice. Orders that were paid meanwhile are delivered at "
               "once."),
            tr("Release")))
        return;
    m_release->setEnabled(false);
    m_engine.ask(u"quarantine release"_s, {}, this, [this](const DeskReply &reply) {
        m_release->setEnabled(true);
        m_trouble = reply.value ? QString() : texts::error(reply.value.error());
        refresh();
    });
}

void QuarantineBar::colour()
{
    m_icon->setPixmap(icons::coloured(u"trouble"_s, theme::waiting()).pixmap(20, 20));
    QColor ground = theme::waiting();
    ground.setAlphaF(theme::isDark() ? 0.25f : 0.14f);
    QPalette palette;
    palette.setColor(QPalette::Window, ground);
    setPalette(palette);
}

void QuarantineBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
    else if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
}
