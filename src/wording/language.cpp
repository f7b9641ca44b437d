#include "wording/language.h"

#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace wording {

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

bool load(const QString &language, QTranslator &translator)
{
    return translator.load(u":/i18n/neverdrop_"_s + language);
}

} // namespace wording
