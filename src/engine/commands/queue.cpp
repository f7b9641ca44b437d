#include "engine/commands/registry.h"

QList<commands::Command> commands::queueCommands()
{
    return {};
}
