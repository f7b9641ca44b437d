#pragma once

#include "gui/engineclient.h"

#include <QObject>
#include <QSaveFile>

/// Writes all pages of a list command into a file of its owner only, one JSON document a line: a page when
/// the one before has come, so that the window stays alive and the run can be cancelled. The file appears
/// whole or not at all.
class ExportRun final : public QObject {
    Q_OBJECT

public:
    ExportRun(EngineClient &engine, const QString &command, const QString &path, QObject *parent);

    void start();
    void cancel(); ///< nothing is left behind

Q_SIGNALS:
    void progressed(qint64 items);
    void finished(qint64 items);
    void failed(const QString &sentence);

private:
    void askNext();
    void take(const QJsonValue &page);
    void fail(const QString &sentence);

    EngineClient &m_engine;
    const QString m_command;
    QSaveFile m_file;
    QString m_after;
    qint64 m_items = 0;
    bool m_over = false;
};
