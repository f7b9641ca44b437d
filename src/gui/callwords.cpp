#include "gui/callwords.h"

#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace {
struct Gui {
    Q_DECLARE_TR_FUNCTIONS(gui)
};

using Word = std::pair<const char *, const char *>;

constexpr Word Kinds[] = {
    { "create", QT_TRANSLATE_NOOP("gui", "Create a payment") },
    { "query", QT_TRANSLATE_NOOP("gui", "Ask about a payment") },
    { "close", QT_TRANSLATE_NOOP("gui", "Close a payment") },
    { "refund", QT_TRANSLATE_NOOP("gui", "Refund") },
    { "deliver", QT_TRANSLATE_NOOP("gui", "Deliver keys") },
    { "alert", QT_TRANSLATE_NOOP("gui", "Alert") },
    { "callback", QT_TRANSLATE_NOOP("gui", "Callback") },
    { "test", QT_TRANSLATE_NOOP("gui", "Test") },
    { "list", QT_TRANSLATE_NOOP("gui", "List payments") },
};

constexpr Word LaneStates[] = {
    { "open", QT_TRANSLATE_NOOP("gui", "Flowing") },
    { "busy", QT_TRANSLATE_NOOP("gui", "Flowing") },
    { "paused", QT_TRANSLATE_NOOP("gui", "Paused by hand") },
    { "broken", QT_TRANSLATE_NOOP("gui", "Resting after failures") },
    { "limited", QT_TRANSLATE_NOOP("gui", "Rate limited") },
    { "offline", QT_TRANSLATE_NOOP("gui", "Offline") },
    { "auth", QT_TRANSLATE_NOOP("gui", "Credentials refused") },
    { "quarantined", QT_TRANSLATE_NOOP("gui", "In quarantine") },
};

template <size_t N> QString wordOf(const Word (&words)[N], const QString &name)
{
    for (const auto &[code, word] : words) {
        if (name == QLatin1StringView(code))
            return texts::translated(word);
    }
    return callwords::code(name);
}
} // namespace

QString callwords::kind(const QString &name)
{
    return wordOf(Kinds, name);
}

QString callwords::code(const QString &name)
{
    const QString word = texts::code(name);
    return word == name ? QString(name).replace(u'_', u' ') : word;
}

QString callwords::lane(const QString &name)
{
    return Gui::tr("%1: %2").arg(kind(name.section(u':', 0, 0)), name.section(u':', 1));
}

QString callwords::laneState(const QString &name)
{
    return wordOf(LaneStates, name);
}

QIcon callwords::jobIcon(const QString &state)
{
    if (state == u"failed")
        return icons::coloured(u"trouble"_s, theme::bad());
    if (state == u"done")
        return icons::coloured(u"ok"_s, theme::good());
    if (state == u"running")
        return icons::coloured(u"refresh"_s, theme::good());
    if (state == u"held")
        return icons::coloured(u"pause"_s, theme::waiting());
    if (state == u"in_doubt")
        return icons::coloured(u"info"_s, theme::waiting());
    return state == u"cancelled" ? icons::coloured(u"cancel"_s, theme::faint())
                                 : icons::coloured(u"waiting"_s, theme::waiting());
}

QIcon callwords::laneIcon(const QString &state)
{
    if (state == u"open" || state == u"busy")
        return icons::coloured(u"ok"_s, theme::good());
    if (state == u"paused")
        return icons::coloured(u"pause"_s, theme::waiting());
    const bool needsPerson = state == u"auth" || state == u"broken";
    return icons::coloured(
        needsPerson ? u"trouble"_s : u"waiting"_s, needsPerson ? theme::bad() : theme::waiting());
}

QIcon callwords::outcomeIcon(const QString &outcome)
{
    if (outcome == u"done")
        return icons::coloured(u"ok"_s, theme::good());
    if (outcome == u"failed")
        return icons::coloured(u"trouble"_s, theme::bad());
    return icons::coloured(outcome == u"retry" ? u"resend"_s : u"info"_s, theme::waiting());
}
