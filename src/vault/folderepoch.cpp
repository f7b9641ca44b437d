#include "vault/folderepoch.h"

using namespace Qt::StringLiterals;

namespace {
QString entryName(const QString &folderId)
{
    return u"epoch-"_s + folderId;
}
} // namespace

Result<qint64> folderepoch::read(KeyStore &keyStore, const QString &folderId)
{
    const auto value = keyStore.read(entryName(folderId));
    if (!value)
        return fail(value.error());
    bool isNumber = false;
    const qint64 epoch = value->view().toByteArray().toLongLong(&isNumber);
    if (!isNumber || epoch < 0)
        return fail(ErrorClass::DataDamaged,
            u"The system keychain's entry %1 is no number; delete it there."_s.arg(entryName(folderId)));
    return epoch;
}

Result<> folderepoch::write(KeyStore &keyStore, const QString &folderId, qint64 epoch)
{
    return keyStore.write(entryName(folderId), QByteArray::number(epoch));
}
