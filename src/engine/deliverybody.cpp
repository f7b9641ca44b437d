#include "engine/deliverybody.h"

#include <QCborMap>

using namespace Qt::StringLiterals;

namespace {
enum Field { DeliveryRow, Body, LoggedBody, MessageId, IdempotencyKey };
}

QByteArray deliverybody::seal(const Vault &vault, JobId job, const Content &content)
{
    QCborMap map;
    map[DeliveryRow] = content.delivery;
    map[Body] = content.message.body;
    map[LoggedBody] = content.message.loggedBody;
    map[MessageId] = content.message.messageId;
    map[IdempotencyKey] = content.message.idempotencyKey;
    QByteArray plain = QCborValue(map).toCbor();
    const QByteArray sealed = vault.seal(VaultPlace("job_body", job.value), plain);
    cleanse(plain);
    return sealed;
}

Result<deliverybody::Content> deliverybody::open(const Vault &vault, JobId job, const QByteArray &sealed)
{
    auto plain = vault.open(VaultPlace("job_body", job.value), sealed);
    if (!plain)
        return fail(plain.error());
    const QCborMap map = QCborValue::fromCbor(plain->view().toByteArray()).toMap();
    return Content { map[DeliveryRow].toInteger(),
        { map[Body].toByteArray(), map[LoggedBody].toByteArray(), map[MessageId].toString(),
            map[IdempotencyKey].toString() } };
}
