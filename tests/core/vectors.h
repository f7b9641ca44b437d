#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// The rows of tests/data/core/`name`, which generate.mjs there has written.
inline QJsonArray coreRows(const QString &name)
{
    QFile file(QStringLiteral(NEVERDROP_SOURCE_DIR "/tests/data/core/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}
