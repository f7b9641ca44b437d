#include "wording/errortext.h"

#include "wording/sentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace wording {
namespace {

const char *kindOfFailure(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::Unreachable:
        return QT_TRANSLATE_NOOP(
            "wording", "The other side could not be reached; check address and network.");
    case ErrorClass::Timeout:
        return QT_TRANSLATE_NOOP("wording", "No complete answer came in time; look whether it was done.");
    case ErrorClass::ServerError:
        return QT_TRANSLATE_NOOP("wording", "The other side's server failed; it is tried again later.");
    case ErrorClass::RateLimited:
        return QT_TRANSLATE_NOOP("wording", "The other side wants fewer calls; wait a moment.");
    case ErrorClass::Auth:
        return QT_TRANSLATE_NOOP(
            "wording", "The other side refuses our key or signature; check the secrets.");
    case ErrorClass::Rejected:
        return QT_TRANSLATE_NOOP("wording", "The other side rejects the request; check what it says.");
    case ErrorClass::Integrity:
        return QT_TRANSLATE_NOOP(
            "wording", "A checksum or signature of the answer is wrong; check the keys.");
    case ErrorClass::Malformed:
        return QT_TRANSLATE_NOOP("wording", "The answer cannot be read; check the address and the versions.");
    case ErrorClass::Mismatch:
        return QT_TRANSLATE_NOOP("wording", "The answer does not fit the order; compare both.");
    case ErrorClass::Pending:
        return QT_TRANSLATE_NOOP("wording", "The payment has not come yet; wait.");
    case ErrorClass::Refused:
        return QT_TRANSLATE_NOOP("wording", "The other side refused; ask its support.");
    case ErrorClass::OutOfStock:
        return QT_TRANSLATE_NOOP("wording", "There are not enough card keys; import more.");
    case ErrorClass::PayloadDamaged:
        return QT_TRANSLATE_NOOP("wording", "The stored delivery is damaged; resend the order.");
    case ErrorClass::Local:
        return QT_TRANSLATE_NOOP(
            "wording", "Something failed on this computer; check disk, rights and network.");
    case ErrorClass::Crash:
        return QT_TRANSLATE_NOOP("wording", "The program ended in the middle; look whether it was done.");
    case ErrorClass::BadUsage:
        return QT_TRANSLATE_NOOP("wording", "The command or a value is wrong; compare it with --help.");
    case ErrorClass::NotFound:
        return QT_TRANSLATE_NOOP("wording", "What was named does not exist; check its number or name.");
    case ErrorClass::WrongState:
        return QT_TRANSLATE_NOOP("wording", "That cannot be done in this state; look at it first.");
    case ErrorClass::DifferentContent:
        return QT_TRANSLATE_NOOP("wording", "The same request id stands for other content; take a new one.");
    case ErrorClass::TooManyOpen:
        return QT_TRANSLATE_NOOP("wording", "There are too many unpaid orders; wait until some have ended.");
    case ErrorClass::FolderInUse:
        return QT_TRANSLATE_NOOP("wording", "Another program uses the folder; end it or wait.");
    case ErrorClass::Quarantined:
        return QT_TRANSLATE_NOOP("wording", "The folder is in quarantine; look at it, then release it.");
    case ErrorClass::VaultLocked:
        return QT_TRANSLATE_NOOP("wording", "The vault does not open; check passphrase or keychain.");
    case ErrorClass::DataDamaged:
        return QT_TRANSLATE_NOOP("wording", "Data is damaged; restore a backup.");
    case ErrorClass::DatabaseNewer:
        return QT_TRANSLATE_NOOP("wording", "A newer version wrote this folder; install that version.");
    case ErrorClass::ProviderUnavailable:
        return QT_TRANSLATE_NOOP("wording", "The payment provider cannot be used now; try again later.");
    }
    Q_UNREACHABLE();
}

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}
} // namespace

QString errorText(const Error &error)
{
    const QString detail = inReadersLanguage(error.message);
    const QString kind = QCoreApplication::translate("wording", kindOfFailure(error.kind));
    const bool english = kind == QLatin1StringView(kindOfFailure(error.kind));
    return english || isChinese(detail) ? detail
                                        : QCoreApplication::translate("wording", "%1 (%2)").arg(kind, detail);
}

} // namespace wording
