#pragma once

#include "gui/page.h"

#include <functional>
#include <span>

/// The pages of the window, in the order of the list at its side. A new page is one line in pages.cpp.
struct PageEntry {
    const char *name;
    const char *title; ///< marked with QT_TRANSLATE_NOOP("gui", …)
    const char *icon;
    Page *(*make)(EngineClient &engine, QWidget *parent);
};
std::span<const PageEntry> pageEntries();
