#pragma once

#include "core/textencoding.h"

#include <QCryptographicHash>
#include <QIODevice>
#include <QJsonObject>
#include <QObject>

#include <memory>

class EngineClient;

/// Hands the card keys of a text or a file to the engine, in pieces, the next one when the engine has
/// answered: a trial run that only counts, or the import. One run at a time; a new one or cancel() ends it.
class KeyFeed final : public QObject {
    Q_OBJECT

public:
    struct Plan {
        QString sku;
        QString encoding = QStringLiteral("auto"); ///< or as in contract.md section 2, `keys import`
        bool blocks = false; ///< keys are separated by blank lines
    };

    /// More than this is not read here: the command line does that.
    static constexpr qint64 LargestFile = 256LL * 1024 * 1024;

    explicit KeyFeed(EngineClient &engine, QObject *parent = nullptr);

    void setText(const QString &text);
    /// @return why this file cannot be read; empty: it can
    QString setFile(const QString &path);
    bool hasSource() const { return m_source != nullptr; }

    void preview(const Plan &plan) { start(plan, true); }
    void import(const Plan &plan) { start(plan, false); }
    void cancel(); ///< nobody is told
    /// Ends an import after the piece that is with the engine; stopped() says what came in.
    void stop();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(int percent);
    void previewed(const QJsonObject &report);
    void imported(const QJsonObject &report);
    /// The import ended before its end; `report`: what came in and stays. Empty: nothing.
    void stopped(const QJsonObject &report, const QString &why);
    void failed(const QString &sentence); ///< and nothing came in

private:
    void start(const Plan &plan, bool dryRun);
    void measure(int run);
    void begin();
    void send(qint64 offset);
    void ask(const QString &command, const QJsonObject &args, void (KeyFeed::*then)(const QJsonObject &));
    void begun(const QJsonObject &reply);
    void chunkTaken(const QJsonObject &reply);
    void ended(const QJsonObject &report);
    void giveUp(const QString &sentence);
    TextEncoding encoding() const;

    EngineClient &m_engine;
    std::unique_ptr<QIODevice> m_source;
    QString m_name;
    QByteArray m_sha; ///< hex; empty: not measured yet
    TextEncoding m_detected = TextEncoding::Utf8;
    QCryptographicHash m_hash { QCryptographicHash::Sha256 };
    EncodingDetector m_detector;
    Plan m_plan;
    bool m_dryRun = true;
    bool m_running = false;
    bool m_stopping = false;
    int m_run = 0; ///< an answer to an earlier run is dropped
    QString m_session;
    qint64 m_offset = 0;
    QJsonObject m_report;
};
