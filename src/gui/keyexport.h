#pragma once

#include "core/privatefile.h"

#include <QJsonObject>
#include <QObject>

#include <memory>

class EngineClient;

/// Writes the keys of a product to a file that only its owner can read, page by page; importable again.
/// Deletes itself when it has ended.
class KeyExport final : public QObject {
    Q_OBJECT

public:
    KeyExport(
        EngineClient &engine, const QString &sku, const QString &state, const QString &path, QObject *parent);
    void start();

Q_SIGNALS:
    void done(qint64 keys, const QString &path);
    void failed(const Error &error);

private:
    void begin(bool blankLines);
    void next(const QJsonValue &after);
    void take(const QJsonObject &page);
    void give(const Error &error);

    EngineClient &m_engine;
    QString m_sku;
    QString m_state;
    QString m_path;
    std::unique_ptr<PrivateFile> m_file;
    bool m_blankLines = false; ///< between the keys, where some have several lines
    qint64 m_keys = 0;
};
