#include "cli/language.h"

#include "cli/access.h"
#include "engine/datafolder.h"
#include "storage/storedsetting.h"
#include "wording/language.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace cli {

QString languageOf(const QStringList &arguments, const QProcessEnvironment &environment)
{
    const QString folder = dataFolder(parse(arguments, environment).globals, environment);
    const QString setting = storedSetting(DataFolder::databasePath(folder), u"ui.language"_s);
    return wording::languageFor(setting, QLocale::system().uiLanguages());
}

} // namespace cli
