#include "engine/commands/registry.h"

#include <QHash>

namespace {
QHash<QString, commands::Handler> allCommands()
{
    QHash<QString, commands::Handler> all;
    for (const auto &family : {commands::catalogueCommands(), commands::accountCommands(), commands::orderCommands(),
                               commands::queueCommands(), commands::folderCommands()}) {
        for (const commands::Command &command : family)
            all.insert(command.name, command.run);
    }
    return all;
}
} // namespace

const commands::Handler *commands::find(const QString &command)
{
    static const QHash<QString, Handler> all = allCommands();
    const auto found = all.constFind(command);
    return found == all.constEnd() ? nullptr : &*found;
}
