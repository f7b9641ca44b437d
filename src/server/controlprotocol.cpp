#include "server/controlprotocol.h"

#include "core/json.h"

#include <QJsonDocument>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace control {
namespace {

constexpr qsizetype HeaderSize = 4;

/// The class behind a wire name; nothing for a name that a newer engine may have.
std::optional<ErrorClass> errorClassFrom(const QString &name)
{
    for (int i = 0; i <= int(ErrorClass::ProviderUnavailable); ++i) {
        if (errorClassName(ErrorClass(i)) == name)
            return ErrorClass(i);
    }
    return {};
}

DeskReply malformed(const QString &what)
{
    return { fail(ErrorClass::Malformed, u"The engine's answer %1."_s.arg(what)), {} };
}
} // namespace

QByteArray frame(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    QByteArray bytes(HeaderSize, Qt::Uninitialized);
    qToBigEndian(quint32(json.size()), bytes.data());
    return bytes + json;
}

Result<std::optional<QJsonObject>> FrameReader::next()
{
    if (m_bytes.size() < HeaderSize)
        return std::optional<QJsonObject>();
    const qint64 length = qFromBigEndian<quint32>(m_bytes.constData());
    if (length > LargestFrame)
        return fail(
            ErrorClass::Malformed, u"A frame of %1 bytes on the control socket is too long."_s.arg(length));
    if (m_bytes.size() < HeaderSize + length)
        return std::optional<QJsonObject>();
    auto object = json::parseObject(m_bytes.mid(HeaderSize, length));
    m_bytes.remove(0, HeaderSize + length);
    if (!object)
        return fail(object.error());
    return std::optional(*object);
}

QJsonObject toJson(const DeskRequest &request)
{
    return { { u"command"_s, request.command }, { u"args"_s, request.args }, { u"actor"_s, request.actor } };
}

Result<DeskRequest> requestFrom(const QJsonObject &object)
{
    const QJsonValue command = object.value("command"_L1);
    const QJsonValue args = object.value("args"_L1);
    const QJsonValue actor = object.value("actor"_L1);
    if (!command.isString() || !args.isObject() || !actor.isString())
        return fail(
            ErrorClass::Malformed, u"A request on the control socket needs command, args and actor."_s);
    DeskRequest request;
    request.command = command.toString();
    request.args = args.toObject();
    request.actor = actor.toString();
    return request;
}

QJsonObject toJson(const DeskReply &reply)
{
    if (!reply.value)
        return errorDocument(reply.value.error(), reply.extra);
    return { { u"ok"_s, *reply.value } };
}

DeskReply replyFrom(const QJsonObject &object)
{
    if (object.contains("ok"_L1))
        return { object.value("ok"_L1), {} };
    const QJsonObject error = object.value("error"_L1).toObject();
    if (error.isEmpty())
        return malformed(u"has neither ok nor error"_s);
    const auto kind = errorClassFrom(error.value("code"_L1).toString());
    if (!kind)
        return malformed(u"has an unknown error code"_s);
    QJsonObject extra = object;
    extra.remove("error"_L1);
    return { fail(*kind, error.value("message"_L1).toString()), extra };
}

QJsonObject errorDocument(const Error &error, const QJsonObject &extra)
{
    QJsonObject document = extra;
    document.insert("error"_L1,
        QJsonObject { { u"code"_s, errorClassName(error.kind) }, { u"message"_s, error.message } });
    return document;
}

} // namespace control
