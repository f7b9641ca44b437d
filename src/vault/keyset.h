#pragma once

#include "core/random.h"
#include "core/result.h"
#include "crypto/aead.h"
#include "crypto/secretbytes.h"

#include <vector>

/// The keys themselves, as they stand sealed in VaultWraps::keySet. Only src/vault includes this.
struct KeySet {
    struct Generation {
        quint32 id; ///< 1, 2, 3 …, never used again within a vault
        SecretBytes key;
    };
    std::vector<Generation> generations; ///< oldest first; the last one seals
    SecretBytes lasting; ///< for fingerprints and MACs: survives every rotation

    static KeySet create(Random &random);
    void addGeneration(Random &random);
    void dropOldGenerations();

    QByteArray seal(const Aead &root, const QString &vaultId) const;
    static Result<KeySet> open(const Aead &root, const QString &vaultId, const QByteArray &sealed);
};

/// `size` random bytes that leave no copy behind.
SecretBytes randomSecret(Random &random, int size = 32);
