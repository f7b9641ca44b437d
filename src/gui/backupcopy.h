#pragma once

#include "core/privatefile.h"
#include "gui/engineclient.h"

#include <QCryptographicHash>

#include <memory>

/// Fetches one backup from the engine piece by piece into a file, which appears only when it is whole and its
/// digest is right.
class BackupCopy final : public QObject {
    Q_OBJECT

public:
    explicit BackupCopy(EngineClient &engine, QObject *parent = nullptr);
    ~BackupCopy() override;

    void start(const QString &path);
    void cancel();
    bool isRunning() const { return m_file != nullptr; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 all);
    void made(const QString &path, qint64 orders, qint64 keys);
    void failed(const Error &error);
    void cancelled();

private:
    void begun(const QJsonValue &answer);
    void readOn();
    void take(const QByteArray &piece);
    void finish();
    void check(const QJsonValue &answer);
    void giveUp(const Error &error);
    void forget();

    EngineClient &m_engine;
    QString m_path;
    std::unique_ptr<PrivateFile> m_file; ///< while one is being made
    QCryptographicHash m_hash { QCryptographicHash::Sha256 };
    QString m_session; ///< empty: the engine has none for us
    qint64 m_all = 0;
    qint64 m_done = 0;
    bool m_cancel = false;
};
