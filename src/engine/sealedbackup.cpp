#include "engine/sealedbackup.h"

#include "core/json.h"
#include "crypto/aead.h"
#include "crypto/digest.h"

#include <QFile>
#include <QSaveFile>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype Piece = 256 * 1024;
const auto Magic = "NeverDrop backup 1\n";

Error unreadable(const QFileDevice &file)
{
    return { ErrorClass::Local, u"%1 cannot be used: %2"_s.arg(file.fileName(), file.errorString()) };
}

Error damaged(const QString &file)
{
    return { ErrorClass::DataDamaged,
        u"%1 is damaged or is no NeverDrop backup; use another one"_s.arg(file) };
}

Aead keyFor(const Vault &vault, const QByteArray &salt)
{
    return Aead(SecretBytes(vault.mac("backup", salt)));
}

/// Binds a piece to its place, to the head, and to being the last.
QByteArray placeOf(const QByteArray &headSha, quint64 index, bool last)
{
    return headSha + QByteArray::number(index) + (last ? "/last" : "/more");
}

QByteArray headLine(const sealedbackup::Head &head, const QByteArray &salt)
{
    return json::canonical(QJsonObject { { u"folder_id"_s, head.folderId },
               { u"created_at"_s, toRfc3339(head.createdAt) }, { u"orders"_s, head.orders },
               { u"keys"_s, head.keys }, { u"salt"_s, QString::fromLatin1(salt.toHex()) },
               { u"wraps"_s, QString::fromLatin1(head.wraps.toBytes().toBase64()) } })
        + '\n';
}

struct Opened {
    sealedbackup::Head head;
    QByteArray salt;
    QByteArray sha;
};

Result<Opened> readHeadOf(QFile &file)
{
    if (file.readLine(64) != Magic)
        return fail(damaged(file.fileName()));
    const QByteArray line = file.readLine(1 << 20);
    auto object = json::parseObject(line.trimmed());
    if (!object || !line.endsWith('\n'))
        return fail(damaged(file.fileName()));
    auto wraps
        = VaultWraps::fromBytes(QByteArray::fromBase64(object->value(u"wraps"_s).toString().toLatin1()));
    if (!wraps)
        return fail(wraps.error());
    auto at = parseRfc3339(object->value(u"created_at"_s).toString());
    if (!at)
        return fail(damaged(file.fileName()));
    return Opened { { object->value(u"folder_id"_s).toString(), *at, object->value(u"orders"_s).toInteger(),
                        object->value(u"keys"_s).toInteger(), *wraps },
        QByteArray::fromHex(object->value(u"salt"_s).toString().toLatin1()), digest::sha256(line) };
}

/// Pieces one after the other: length (4 bytes, big-endian), sealed bytes.
Result<> sealPieces(
    QFile &source, QSaveFile &target, Sha256Stream &sum, const Aead &aead, const QByteArray &headSha)
{
    quint64 index = 0;
    bool last = false;
    while (!last) {
        const QByteArray plain = source.read(Piece);
        last = source.atEnd();
        const QByteArray sealed = aead.seal(plain, placeOf(headSha, index++, last));
        QByteArray length(4, 0);
        qToBigEndian(quint32(sealed.size()), length.data());
        sum.add(length);
        sum.add(sealed);
        if (target.write(length) != 4 || target.write(sealed) != sealed.size())
            return fail(unreadable(target));
    }
    return {};
}
} // namespace

Result<sealedbackup::Written> sealedbackup::write(
    const QString &database, const QString &target, const Head &head, const Vault &vault, Random &random)
{
    QFile source(database);
    if (!source.open(QIODevice::ReadOnly))
        return fail(unreadable(source));
    QSaveFile file(target);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return fail(unreadable(file));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray salt = random.bytes(32);
    const QByteArray line = headLine(head, salt);
    Sha256Stream sum;
    sum.add(Magic);
    sum.add(line);
    if (file.write(Magic) < 0 || file.write(line) != line.size())
        return fail(unreadable(file));
    if (auto sealed = sealPieces(source, file, sum, keyFor(vault, salt), digest::sha256(line)); !sealed)
        return fail(sealed.error());
    const qint64 bytes = file.pos();
    if (!file.commit())
        return fail(unreadable(file));
    return Written { bytes, sum.result().toHex() };
}

Result<sealedbackup::Head> sealedbackup::readHead(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(unreadable(file));
    auto opened = readHeadOf(file);
    if (!opened)
        return fail(opened.error());
    return opened->head;
}

Result<> sealedbackup::open(const QString &path, const QString &database, const Vault &vault)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(unreadable(file));
    auto opened = readHeadOf(file);
    if (!opened)
        return fail(opened.error());
    QSaveFile target(database);
    target.setDirectWriteFallback(false);
    if (!target.open(QIODevice::WriteOnly))
        return fail(unreadable(target));
    target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const Aead aead = keyFor(vault, opened->salt);
    for (quint64 index = 0;; ++index) {
        const QByteArray length = file.read(4);
        if (length.size() != 4)
            return fail(damaged(path));
        const quint32 size = qFromBigEndian<quint32>(length.constData());
        const QByteArray sealed = size <= Piece + 64 ? file.read(size) : QByteArray();
        if (sealed.size() != qsizetype(size) || sealed.isEmpty())
            return fail(damaged(path));
        const bool last = file.atEnd();
        auto plain = aead.open(sealed, placeOf(opened->sha, index, last));
        if (!plain)
            return fail(damaged(path));
        if (target.write(plain->view().data(), plain->size()) != plain->size())
            return fail(unreadable(target));
        if (last)
            break;
    }
    return target.commit() ? Result<> {} : fail(unreadable(target));
}
