#pragma once

#include <QColor>

class QApplication;

/// Light or dark, as the system has it (on Linux by the desktop portal, which Qt 6.4 does not ask).
namespace theme {
enum class Scheme { System, Light, Dark };

/// Style, fonts and palette. System: follows the system from now on.
void apply(QApplication &application, Scheme scheme);
bool isDark();

// Colours that mean something, readable on the present background.
QColor good();
QColor waiting();
QColor bad();
QColor faint(); ///< for what is said in passing
} // namespace theme
