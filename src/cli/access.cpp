#include "cli/access.h"

#include "cli/text.h"
#include "wording/sentences.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cli {

QString dataFolder(const GlobalOptions &globals, const QProcessEnvironment &environment)
{
    QString folder = globals.dataDir;
    if (folder.isEmpty())
        folder = environment.value(u"NEVERDROP_DATA_DIR"_s);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QDir::cleanPath(QDir(folder).absolutePath());
}

VaultAccess Access::vault()
{
    VaultAccess access;
    if (passphrase)
        access.passphrase = passphrase->clone();
    else
        access.keyStore = &keyStore;
    return access;
}

Result<std::unique_ptr<Access>> readAccess(
    const GlobalOptions &globals, const QProcessEnvironment &environment)
{
    auto access = std::make_unique<Access>();
    QByteArray passphrase;
    if (!globals.passphraseFile.isEmpty()) {
        QFile file(globals.passphraseFile);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorClass::VaultLocked,
                Text::tr("The passphrase file %1 cannot be read: %2.")
                    .arg(globals.passphraseFile, wording::inReadersLanguage(file.errorString())));
        passphrase = file.readLine(64 * 1024);
        while (passphrase.endsWith('\n') || passphrase.endsWith('\r'))
            passphrase.chop(1);
        if (passphrase.isEmpty())
            return fail(ErrorClass::VaultLocked,
                Text::tr("The first line of %1 is empty; it must hold the passphrase.")
                    .arg(globals.passphraseFile));
    } else {
        passphrase = environment.value(u"NEVERDROP_PASSPHRASE"_s).toUtf8();
    }
    if (!passphrase.isEmpty())
        access->passphrase = SecretBytes(passphrase);
    cleanse(passphrase);
    return access;
}

} // namespace cli
