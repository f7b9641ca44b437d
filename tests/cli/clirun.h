#pragma once

#include "cli/dispatch.h"
#include "support/fakeclock.h"

#include <QBuffer>
#include <QJsonDocument>

#include <functional>

/// Stands in for the engine: remembers what it was asked, answers what the test says.
struct FakeEngine {
    std::function<DeskReply(const DeskRequest &)> answer = [](const DeskRequest &) {
        return DeskReply { QJsonValue(QJsonObject()), {} };
    };
    QList<DeskRequest> asked;
    int opened = 0;

    QStringList commands() const
    {
        QStringList list;
        for (const DeskRequest &request : asked)
            list.append(request.command);
        return list;
    }
};

class FakeSession final : public cli::Session {
public:
    explicit FakeSession(FakeEngine &engine)
        : m_engine(engine)
    {
        ++m_engine.opened;
    }
    DeskReply ask(const DeskRequest &request) override
    {
        m_engine.asked.append(request);
        return m_engine.answer(request);
    }

private:
    FakeEngine &m_engine;
};

/// What one run of the program left behind.
struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// The one document of `--json`; a null document when it is not exactly one.
    QJsonObject document() const { return QJsonDocument::fromJson(out).object(); }
    QJsonObject error() const { return document().value(QLatin1String("error")).toObject(); }
};

struct Run {
    FakeEngine &engine;
    QByteArray standardInput = {};
    QProcessEnvironment environment = {};
    bool terminal = false;
    std::function<bool()> interrupted = [] { return false; };

    Outcome operator()(const QStringList &arguments)
    {
        QBuffer in(&standardInput);
        QBuffer out;
        QBuffer err;
        in.open(QIODevice::ReadOnly);
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
        cli::Console console { in, out, err, terminal, interrupted };
        FakeClock clock;
        const auto open = [this](const cli::GlobalOptions &,
                              const QProcessEnvironment &) -> Result<std::unique_ptr<cli::Session>> {
            return std::make_unique<FakeSession>(engine);
        };
        const int code = cli::run(arguments, { console, environment, clock, open });
        return { code, out.data(), err.data() };
    }
};

inline QJsonObject objectOf(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

inline DeskReply replyOf(const QJsonValue &value)
{
    return { value, {} };
}

inline DeskReply refusal(ErrorClass kind, const QString &message, const QJsonObject &extra = {})
{
    return { fail(kind, message), extra };
}
