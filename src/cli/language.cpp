#include "cli/language.h"

#include "cli/access.h"
#include "engine/datafolder.h"
#include "storage/accounts.h"

#include <QFile>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

/// `ui.language` of the folder, empty where that cannot be read: no folder yet, or a damaged one.
QString languageSetting(const QString &folder)
{
    const QString path = DataFolder::databasePath(folder);
    if (!QFile::exists(path))
        return {};
    auto db = Connection::open(path, Connection::Mode::ReadOnly);
    if (!db)
        return {};
    const auto settings = FolderRepository(**db).settings();
    return settings ? settings->value(u"ui.language"_s) : QString();
}
} // namespace

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
    return languageFor(languageSetting(folder), QLocale::system().uiLanguages());
}

bool load(const QString &language, QTranslator &translator)
{
    return translator.load(u":/i18n/neverdrop_"_s + language);
}

} // namespace cli
