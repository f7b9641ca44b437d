#include "cli/commands/pages.h"
#include "cli/text.h"
#include "core/privatefile.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli {

using Encode = std::function<Result<QByteArray>(const QJsonValue &item)>;

namespace {

Result<> write(const QJsonArray &items, const Encode &encode, PrivateFile &file)
{
    for (const auto &item : items) {
        const auto bytes = encode(item);
        if (!bytes)
            return fail(bytes.error());
        if (auto written = file.write(*bytes); !written)
            return written;
    }
    return {};
}

/// All pages; how many items they had.
Result<qint64> writePages(Session &session, const Paging &paging, const Encode &encode, PrivateFile &file)
{
    QJsonObject args = paging.args;
    qint64 count = 0;
    while (true) {
        const auto page = askObject(session, paging.command, args);
        if (!page)
            return fail(page.error());
        const QJsonArray items = page->value("items"_L1).toArray();
        if (auto written = write(items, encode, file); !written)
            return fail(written.error());
        count += items.size();
        const QJsonValue next = page->value("next"_L1);
        if (next.isNull() || next.isUndefined())
            return count;
        if (next == args.value(paging.cursor))
            return fail(ErrorClass::Malformed,
                Text::tr("The engine's pages of %1 do not lead on.").arg(paging.command));
        args.insert(paging.cursor, next);
    }
}
} // namespace

DeskReply exportPages(
    Session &session, const QString &path, const Paging &paging, const Encode &encode, const QByteArray &head)
{
    PrivateFile file(path);
    auto done = file.open();
    if (done)
        done = file.write(head);
    if (!done)
        return asReply(fail(done.error()));
    const auto count = writePages(session, paging, encode, file);
    if (!count)
        return asReply(fail(count.error()));
    if (auto committed = file.commit(); !committed)
        return asReply(fail(committed.error()));
    return asReply(QJsonObject { { u"exported"_s, *count } });
}

Result<QByteArray> base64Member(const QJsonObject &reply, QStringView name)
{
    const QJsonValue value = reply.value(name);
    const auto decoded = QByteArray::fromBase64Encoding(
        value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!value.isString() || !decoded)
        return fail(
            ErrorClass::Malformed, Text::tr("The engine's answer has no base64 text in %1.").arg(name));
    return *decoded;
}

} // namespace cli
