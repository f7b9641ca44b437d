#include "engine/commands/registry.h"

QHash<QString, commands::Handler> commands::all()
{
    QHash<QString, Handler> all;
    for (const auto &family : { catalogueCommands(), accountCommands(), channelCommands(), orderCommands(),
             queueCommands(), traceCommands(), outlookCommands(), folderCommands(), backupCommands(),
             doctorCommands(), longRunCommands(), vaultCommands(), drillCommands() }) {
        for (const Command &command : family)
            all.insert(command.name, command.run);
    }
    return all;
}
