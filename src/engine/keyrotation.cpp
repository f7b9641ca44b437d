#include "engine/keyrotation.h"

#include "storage/sealedrows.h"

using namespace Qt::StringLiterals;

void KeyRotation::start()
{
    auto self = shared_from_this();
    changeWraps(
        [self](const VaultWraps &wraps) {
            return self->m_vault->beginRotation(wraps, *self->m_engine.config().random);
        },
        [self] { self->nextPiece(); });
}

/// Stored first, used after: a row sealed under a key that was never stored would be lost.
void KeyRotation::changeWraps(
    std::function<Result<VaultWraps>(const VaultWraps &)> change, std::function<void()> then)
{
    auto self = shared_from_this();
    m_engine.write<VaultWraps>(
        [change = std::move(change)](Fulfilment &step) -> Result<VaultWraps> {
            FolderRepository folder(step.db());
            auto body = folder.vaultWraps();
            if (!body)
                return fail(body.error());
            auto wraps = VaultWraps::fromBytes(*body);
            if (!wraps)
                return fail(wraps.error());
            auto changed = change(*wraps);
            if (!changed)
                return fail(changed.error());
            auto stored = folder.setVaultWraps(changed->toBytes());
            return stored ? changed : fail(stored.error());
        },
        [self, then = std::move(then)](Result<VaultWraps> wraps) {
            if (!wraps) {
                self->m_done(fail(wraps.error()));
                return;
            }
            if (auto used = self->m_vault->use(*wraps); !used) {
                self->m_done(fail(used.error()));
                return;
            }
            then();
        });
}

Result<KeyRotation::Piece> KeyRotation::reseal(
    Connection &db, const Vault &vault, QByteArrayView kind, qint64 after)
{
    constexpr int Limit = 2000;
    SealedRowRepository rows(db);
    auto page = rows.page(kind, after, Limit);
    if (!page)
        return fail(page.error());
    Piece piece { after, int(page->size()) == Limit && page->back().text.isEmpty() };
    for (SealedRow &row : *page) {
        piece.last = row.row;
        const VaultPlace place
            = row.text.isEmpty() ? VaultPlace(kind, row.row) : VaultPlace(kind, QStringView(row.text));
        auto sealed = vault.reseal(place, row.blob);
        if (!sealed)
            return fail(sealed.error());
        if (*sealed == row.blob)
            continue;
        row.blob = *sealed;
        if (auto stored = rows.store(kind, row); !stored)
            return fail(stored.error());
    }
    return piece;
}

void KeyRotation::nextPiece()
{
    const auto kinds = SealedRowRepository::kinds();
    if (m_kind == kinds.size()) {
        finish();
        return;
    }
    auto self = shared_from_this();
    m_engine.write<Piece>([vault = m_vault, kind = kinds[m_kind], after = m_after](
                              Fulfilment &step) { return reseal(step.db(), *vault, kind, after); },
        [self](Result<Piece> piece) {
            if (!piece) {
                self->m_done(fail(piece.error()));
                return;
            }
            self->m_after = piece->more ? piece->last : 0;
            self->m_kind += !piece->more;
            self->nextPiece();
        });
}

void KeyRotation::finish()
{
    auto self = shared_from_this();
    changeWraps([self](const VaultWraps &wraps) { return self->m_vault->finishRotation(wraps); },
        [self] { self->m_done({}); });
}
