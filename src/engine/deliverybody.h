#pragma once

#include "channels/channel.h"
#include "core/ids.h"
#include "vault/vault.h"

/// The body of a delivery job: the very bytes that every attempt sends, sealed to the job's row.
namespace deliverybody {
struct Content {
    qint64 delivery = 0; ///< its row
    Message message;
};
QByteArray seal(const Vault &vault, JobId job, const Content &content);
/// DataDamaged when the blob was altered or belongs to another job.
Result<Content> open(const Vault &vault, JobId job, const QByteArray &sealed);
} // namespace deliverybody
