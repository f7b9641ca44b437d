#include "core/error.h"

using namespace Qt::StringLiterals;

QString errorClassName(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::Unreachable:
        return u"unreachable"_s;
    case ErrorClass::Timeout:
        return u"timeout"_s;
    case ErrorClass::ServerError:
        return u"server_error"_s;
    case ErrorClass::RateLimited:
        return u"rate_limited"_s;
    case ErrorClass::Auth:
        return u"auth"_s;
    case ErrorClass::Rejected:
        return u"rejected"_s;
    case ErrorClass::Integrity:
        return u"integrity"_s;
    case ErrorClass::Malformed:
        return u"malformed"_s;
    case ErrorClass::Mismatch:
        return u"mismatch"_s;
    case ErrorClass::Pending:
        return u"pending"_s;
    case ErrorClass::Refused:
        return u"refused"_s;
    case ErrorClass::OutOfStock:
        return u"out_of_stock"_s;
    case ErrorClass::PayloadDamaged:
        return u"payload_damaged"_s;
    case ErrorClass::Local:
        return u"local"_s;
    case ErrorClass::Crash:
        return u"crash"_s;
    case ErrorClass::BadUsage:
        return u"bad_usage"_s;
    case ErrorClass::NotFound:
        return u"not_found"_s;
    case ErrorClass::WrongState:
        return u"wrong_state"_s;
    case ErrorClass::DifferentContent:
        return u"different_content"_s;
    case ErrorClass::TooManyOpen:
        return u"too_many_open"_s;
    case ErrorClass::FolderInUse:
        return u"folder_in_use"_s;
    case ErrorClass::Quarantined:
        return u"quarantined"_s;
    case ErrorClass::VaultLocked:
        return u"vault_locked"_s;
    case ErrorClass::DataDamaged:
        return u"data_damaged"_s;
    case ErrorClass::DatabaseNewer:
        return u"database_newer"_s;
    case ErrorClass::ProviderUnavailable:
        return u"provider_unavailable"_s;
    }
    Q_UNREACHABLE();
}

int exitCodeFor(ErrorClass kind)
{
    switch (kind) {
    case ErrorClass::BadUsage:
        return 2;
    case ErrorClass::NotFound:
        return 3;
    case ErrorClass::WrongState:
    case ErrorClass::DifferentContent:
    case ErrorClass::OutOfStock:
    case ErrorClass::TooManyOpen:
    case ErrorClass::FolderInUse:
    case ErrorClass::Quarantined:
        return 4;
    case ErrorClass::VaultLocked:
        return 5;
    case ErrorClass::PayloadDamaged:
    case ErrorClass::DataDamaged:
        return 6;
    default:
        return 1;
    }
}
