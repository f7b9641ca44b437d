#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

/// A file of tests/data/channels; an empty object (which every count check notices) if it cannot be read.
inline QJsonObject loadVectors(const QString &name)
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/channels/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}
