#include "engine/allotmentlog.h"

#include "core/json.h"
#include "core/platform.h"
#include "crypto/digest.h"
#include "storage/accounts.h"
#include "storage/catalogue.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {
QByteArray macOf(const Vault &vault, const QByteArray &previous, const QByteArray &record)
{
    return vault.mac("allotment", previous + record).toHex();
}

/// A line is the record's canonical JSON, a blank, and the MAC.
struct Line {
    QByteArray record;
    QByteArray mac;
};

Line split(const QByteArray &line)
{
    const qsizetype blank = line.lastIndexOf(' ');
    return { line.left(blank), line.mid(blank + 1) };
}

QByteArray toLine(const Allotment &allotment)
{
    QJsonArray keys;
    for (const SoldKey &key : allotment.keys)
        keys.append(QJsonObject { { u"id"_s, key.id.value },
            { u"print"_s, QString::fromLatin1(key.fingerprint.toBase64()) }, { u"unit"_s, key.unit } });
    return json::canonical(QJsonObject { { u"keys"_s, keys }, { u"order"_s, allotment.order } });
}

Allotment fromLine(const QByteArray &record)
{
    const QJsonObject said = QJsonDocument::fromJson(record).object();
    Allotment allotment { said.value(u"order"_s).toString(), {} };
    for (const QJsonValue &value : said.value(u"keys"_s).toArray()) {
        const QJsonObject key = value.toObject();
        allotment.keys.push_back({ { key.value(u"id"_s).toInteger() },
            QByteArray::fromBase64(key.value(u"print"_s).toString().toLatin1()),
            key.value(u"unit"_s).toInt(1) });
    }
    for (const QJsonValue &card :
        said.value(u"cards"_s).toArray()) // written before keys had fingerprints here
        allotment.keys.push_back({ { card.toInteger() }, {}, 1 });
    return allotment;
}
} // namespace

Result<std::shared_ptr<AllotmentLog>> AllotmentLog::open(
    const QString &path, std::shared_ptr<const Vault> vault)
{
    if (auto made = platform::makePrivateFolder(QFileInfo(path).absolutePath()); !made)
        return fail(made.error());
    auto log = std::shared_ptr<AllotmentLog>(new AllotmentLog(path, std::move(vault)));
    QFile &file = log->m_file;
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return fail(ErrorClass::Local,
            u"the allotment journal %1 cannot be written: %2"_s.arg(path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    qint64 end = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break;
        log->m_last = split(line.trimmed()).mac;
        end = file.pos();
    }
    if (!file.resize(end) || !file.seek(end))
        return fail(ErrorClass::Local,
            u"the allotment journal %1 cannot be written: %2"_s.arg(path, file.errorString()));
    log->m_sureEnd = end;
    log->m_sureLast = log->m_last;
    return log;
}

namespace {
bool holds(const QString &path, const QByteArray &head)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (line.endsWith('\n') && split(line.trimmed()).mac == head)
            return true;
    }
    return false;
}

void putAside(const QString &path)
{
    for (int n = 1; QFile::exists(path); ++n)
        QFile::rename(path, u"%1.%2"_s.arg(path).arg(n));
}
} // namespace

Result<std::shared_ptr<AllotmentLog>> AllotmentLog::openFor(
    Connection &db, const QString &path, std::shared_ptr<const Vault> vault, Instant now)
{
    FolderRepository folder(db);
    auto head = folder.meta(u"journal_head"_s);
    if (!head)
        return fail(head.error());
    if (!*head || holds(path, (*head)->toLatin1()))
        return open(path, std::move(vault));
    putAside(path);
    auto log = open(path, std::move(vault));
    if (!log)
        return log;
    auto allotted = CardRepository(db).allotted();
    if (!allotted)
        return fail(allotted.error());
    for (const Allotment &one : *allotted) {
        if (auto written = (*log)->append(one); !written)
            return fail(written.error());
    }
    if (auto synced = (*log)->sync(); !synced)
        return fail(synced.error());
    if (auto noted = folder.setMeta(u"journal_head"_s, QString::fromLatin1((*log)->head())); !noted)
        return fail(noted.error());
    const QString what = u"%1 lacked what was sold last; it was written anew from the database"_s.arg(path);
    if (auto audited = folder.audit({ 0, now, u"engine"_s, u"journal.renew"_s, u"folder"_s, what }); !audited)
        return fail(audited.error());
    return log;
}

Result<> AllotmentLog::append(const Allotment &allotment)
{
    const QByteArray record = toLine(allotment);
    const QByteArray mac = macOf(*m_vault, m_last, record);
    const qint64 start = m_file.pos();
    const QByteArray line = record + ' ' + mac + '\n';
    if (m_file.write(line) != line.size()) {
        m_file.resize(start);
        m_file.seek(start);
        return fail(ErrorClass::Local,
            u"the allotment journal %1 cannot be written: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    }
    m_last = mac;
    return {};
}

Result<> AllotmentLog::sync()
{
    if (m_last == m_sureLast)
        return {};
    if (auto synced = platform::syncFile(m_file.handle()); !synced) {
        // The next record follows the last one that is sure, or the chain would be broken.
        m_file.resize(m_sureEnd);
        m_file.seek(m_sureEnd);
        m_last = m_sureLast;
        return synced;
    }
    m_sureEnd = m_file.pos();
    m_sureLast = m_last;
    return {};
}

Result<std::vector<Allotment>> AllotmentLog::read(const QString &path, const Vault &vault)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorClass::NotFound, u"there is no allotment journal at %1"_s.arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorClass::Local, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    std::vector<Allotment> allotted;
    QByteArray previous;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break; // never committed
        const auto [record, mac] = split(line.trimmed());
        if (!digest::equal(mac, macOf(vault, previous, record)))
            return fail(ErrorClass::DataDamaged, u"the allotment journal %1 was altered"_s.arg(path));
        previous = mac;
        allotted.push_back(fromLine(record));
    }
    return allotted;
}
