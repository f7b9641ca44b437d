#pragma once

#include "engine/rules.h"

#include <QFile>

/// The allotment journal as a file beside the backups: one line for each allotment, each authenticated
/// together with the one before it, on disk before the transaction that allots commits. It holds key
/// numbers, keyed fingerprints (a key that is imported again after a restore is known by nothing else) and
/// order ids, no secret (contract.md section 7).
class AllotmentLog final : public AllotmentJournal {
public:
    /// Opens or makes the file. What a crash left half-written at its end is cut off: its transaction
    /// never committed.
    static Result<std::shared_ptr<AllotmentLog>> open(
        const QString &file, std::shared_ptr<const Vault> vault);
    /// The journal of the folder `db`. When it lacks the last record that the database knows of – somebody
    /// cut or removed it, or the backup folder is another now – it is kept under another name and begun anew
    /// with every allotment there is.
    static Result<std::shared_ptr<AllotmentLog>> openFor(
        Connection &db, const QString &file, std::shared_ptr<const Vault> vault, Instant now);
    Result<> append(const Allotment &allotment) override;
    Result<> sync() override;
    QByteArray head() const override { return m_last; }

    /// Everything that was ever allotted, for a restore. DataDamaged when a line is missing or altered,
    /// NotFound when there is no file: then nobody knows what was sold.
    static Result<std::vector<Allotment>> read(const QString &file, const Vault &vault);

private:
    AllotmentLog(const QString &file, std::shared_ptr<const Vault> vault)
        : m_file(file)
        , m_vault(std::move(vault))
    {
    }
    QFile m_file;
    std::shared_ptr<const Vault> m_vault;
    QByteArray m_last; ///< the MAC of the last line
    qint64 m_sureEnd = 0; ///< up to here it is on the disk
    QByteArray m_sureLast;
};
