#include "storage/migrator.h"

#include "storage/connection.h"
#include "storage/onlinebackup.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {
const auto Folder = u":/schema"_s;

QStringList scriptsIn(const QString &folder)
{
    return QDir(folder).entryList({ u"*.sql"_s }, QDir::Files, QDir::Name);
}

Result<int> versionOf(Connection &db)
{
    const auto version
        = db.one("PRAGMA user_version", {}, [](const Row &row) { return int(row.integer(0)); });
    if (!version)
        return fail(version.error());
    return version->value_or(0);
}

Result<> apply(Connection &db, const QString &file, int version)
{
    QFile script(file);
    if (!script.open(QIODevice::ReadOnly))
        return fail(ErrorClass::Local, u"the program's own %1 cannot be read: install it again"_s.arg(file));
    auto transaction = Transaction::begin(db);
    if (!transaction)
        return fail(transaction.error());
    if (auto done = db.script(QString::fromUtf8(script.readAll())); !done)
        return done;
    if (auto done = db.script(u"PRAGMA user_version=%1"_s.arg(version)); !done)
        return done;
    return transaction->commit();
}

/// So that a migration that turns out wrong can be taken back by hand. A damaged file is found here,
/// by the check of the copy, before anything is changed.
Result<> copyBefore(Connection &db, int version)
{
    if (db.path() == u":memory:"_s)
        return {};
    return onlineBackup(db, db.path() + u".before-%1"_s.arg(version, 3, 10, QChar(u'0')), {});
}
} // namespace

int schemaVersion()
{
    return int(scriptsIn(Folder).size());
}

Result<> refuseNewer(Connection &db, int newest)
{
    const auto version = versionOf(db);
    if (!version)
        return fail(version.error());
    if (*version <= newest)
        return {};
    return fail(ErrorClass::DatabaseNewer,
        u"%1 was written by a newer version of this program (schema %2, this one knows %3): install that version"_s
            .arg(QDir::toNativeSeparators(db.path()), QString::number(*version), QString::number(newest)));
}

Result<> migrate(Connection &db)
{
    return migrate(db, Folder);
}

Result<> migrate(Connection &db, const QString &folder)
{
    const QStringList scripts = scriptsIn(folder);
    const int newest = int(scripts.size());
    if (auto known = refuseNewer(db, newest); !known)
        return known;
    const auto version = versionOf(db);
    if (!version)
        return fail(version.error());
    if (*version > 0 && *version < newest) {
        if (auto copied = copyBefore(db, *version + 1); !copied)
            return copied;
    }
    for (int next = *version + 1; next <= newest; ++next) {
        if (auto done = apply(db, folder + u'/' + scripts.at(next - 1), next); !done)
            return done;
    }
    return {};
}
