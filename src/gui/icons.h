#pragma once

#include <QIcon>

/// The window's icons: our own outlines in resources/icons, drawn in the palette's colour of the moment,
/// sharp at any size.
namespace icons {
/// `name`: the file without `.svg`.
QIcon named(const QString &name);
/// The same in a fixed colour, for states: ok, waiting, trouble.
QIcon coloured(const QString &name, const QColor &colour);
} // namespace icons
