#pragma once

#include "gui/engineclient.h"

/// One order of a drill product through the sandbox, without money, from the goods to the delivery: proof
/// that this installation works. Makes what it needs and is not there yet.
class Drill final : public QObject {
    Q_OBJECT

public:
    enum class Step { Prepared, Ordered, Paid, Found, Delivered };

    explicit Drill(EngineClient &engine, QObject *parent = nullptr);

    void start();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void reached(Drill::Step step, const QJsonObject &order); ///< in this sequence; no order while preparing
    void failed(const Error &error);

private:
    using Next = std::function<void(const QJsonValue &)>;
    void ask(const QString &command, const QJsonObject &args, Next next);
    /// `command` where the list `listing` holds nothing that `there` recognises.
    void ensure(const QString &listing, std::function<bool(const QJsonObject &)> there,
        const QString &command, const QJsonObject &args, std::function<void()> next);
    void ensureProduct();
    void ensureKeys();
    void importKeys();
    void ensureSandbox();
    void loseCallbacks();
    void order();
    void pay();
    void look();
    void follow(const QJsonObject &order);
    void fail(const Error &error);

    EngineClient &m_engine;
    bool m_running = false;
    QString m_sandbox;
    QString m_order;
    Step m_reached = Step::Prepared;
};
