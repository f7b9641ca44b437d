#include "cli/layouts.h"

namespace cli {

const Layout *layoutFor(QStringView words)
{
    static const QHash<QString, Layout> all = [] {
        QHash<QString, Layout> layouts = listLayouts();
        layouts.insert(pageLayouts());
        return layouts;
    }();
    const auto found = all.constFind(words.toString());
    return found == all.constEnd() ? nullptr : &*found;
}

} // namespace cli
