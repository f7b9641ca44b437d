#include "gui/pages.h"

#include "gui/aboutpage.h"
#include "gui/settingspage.h"

#include <QCoreApplication>

#include <array>

namespace {
template <class T> Page *make(EngineClient &engine, QWidget *parent)
{
    return new T(engine, parent);
}

constexpr std::array Entries {
    PageEntry { "settings", QT_TRANSLATE_NOOP("gui", "Settings"), "settings", make<SettingsPage> },
    PageEntry { "about", QT_TRANSLATE_NOOP("gui", "About"), "about", make<AboutPage> },
};
} // namespace

std::span<const PageEntry> pageEntries()
{
    return Entries;
}
