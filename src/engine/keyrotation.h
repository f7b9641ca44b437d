#pragma once

#include "engine/engine.h"

#include <memory>

/// `vault rotate-key`: a new data key, and every row sealed anew, in pieces that each are one transaction.
/// Stopped anywhere – a kill included – it goes on when it is started again: rows under the old key open
/// all the while, and the old key is dropped only when none is left.
class KeyRotation : public std::enable_shared_from_this<KeyRotation> {
public:
    KeyRotation(Engine &engine, std::shared_ptr<Vault> vault, std::function<void(Result<>)> done)
        : m_engine(engine)
        , m_vault(std::move(vault))
        , m_done(std::move(done))
    {
    }
    void start();

private:
    struct Piece {
        qint64 last = 0;
        bool more = false;
    };
    void changeWraps(
        std::function<Result<VaultWraps>(const VaultWraps &)> change, std::function<void()> then);
    void nextPiece();
    static Result<Piece> reseal(Connection &db, const Vault &vault, QByteArrayView kind, qint64 after);
    void finish();

    Engine &m_engine;
    std::shared_ptr<Vault> m_vault;
    std::function<void(Result<>)> m_done;
    size_t m_kind = 0;
    qint64 m_after = 0;
};
