#include "cli/language.h"

#include "cli/access.h"
#include "engine/datafolder.h"
#include "storage/storedsetting.h"

#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace cli {

QString languageFor(const QString &setting, const QStringList &wanted)
{
    QStringList names { setting };
    names += wanted;
    for (const QString &name : names) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::Chinese)
            return u"zh_CN"_s;
        if (language == QLocale::English)
            return u"en"_s;
    }
    return u"en"_s;
}

QString languageOf(const QStringList &arguments, const QProcessEnvironment &environment)
{
    const QString folder = dataFolder(parse(arguments, environment).globals, environment);
    const QString setting = storedSetting(DataFolder::databasePath(folder), u"ui.language"_s);
    return languageFor(setting, QLocale::system().uiLanguages());
}

bool load(const QString &language, QTranslator &translator)
{
    return translator.load(u":/i18n/neverdrop_"_s + language);
}

} // namespace cli
