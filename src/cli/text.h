#pragma once

#include <QCoreApplication>

namespace cli {

/// Text::tr("…"): everything this program says is translated in the context "cli".
class Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

/// The translation of a text of a table, marked there with QT_TRANSLATE_NOOP("cli", …).
inline QString translated(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

} // namespace cli
