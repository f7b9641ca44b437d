#include "gui/messagebar.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"messageBar"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 6, 6);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setAutoRaise(true);
    m_close->setIcon(icons::named(u"close"_s));
    m_close->setAccessibleName(tr("Close this message"));
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto act = std::exchange(m_act, {}))
            act();
    });
    hide();
}

void MessageBar::show(Kind kind, const QString &text)
{
    show(kind, text, {}, {});
}

void MessageBar::show(Kind kind, const QString &text, const QString &action, std::function<void()> act)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_act = std::move(act);
    colour();
    setVisible(true);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    const int shown = ++m_shown; // a timer of an earlier message must not close this one
    if (kind == Kind::Bad)
        return;
    QTimer::singleShot(action.isEmpty() ? 6s : 12s, this, [this, shown] {
        if (shown == m_shown)
            hide();
    });
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::colour()
{
    const QColor colour = m_kind == Kind::Bad ? theme::bad()
        : m_kind == Kind::Good                ? theme::good()
                                              : theme::waiting();
    const QString name = m_kind == Kind::Bad ? u"trouble"_s : m_kind == Kind::Good ? u"ok"_s : u"info"_s;
    m_icon->setPixmap(icons::coloured(name, colour).pixmap(18, 18));
    QColor ground = colour;
    ground.setAlphaF(theme::isDark() ? 0.22f : 0.12f);
    QPalette palette;
    palette.setColor(QPalette::Window, ground);
    setPalette(palette);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_close->setAccessibleName(tr("Close this message"));
    else if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
}
