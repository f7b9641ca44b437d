#pragma once

#include "engine/httptransport.h"

#include <functional>
#include <memory>
#include <vector>

/// A network under the test's control: every request is recorded, `answers` says what comes back, and
/// nothing comes back before deliver() is called.
class ScriptedNetwork {
public:
    std::function<Result<HttpReply>(const HttpRequest &)> answers;
    std::vector<HttpRequest> sent;

    /// The transport an engine gets; it may be gone while this lives on.
    std::unique_ptr<HttpTransport> transport() { return std::make_unique<Wire>(*this); }

    /// Hands over what has come back. @return how many answers
    int deliver()
    {
        auto due = std::exchange(m_pending, {});
        for (auto &one : due)
            one.done(std::move(one.answer));
        return int(due.size());
    }
    /// The program is gone: whatever was under way has nobody to come back to.
    void forget() { m_pending.clear(); }

private:
    struct Pending {
        HttpTransport::Done done;
        Result<HttpReply> answer;
    };
    class Wire final : public HttpTransport {
    public:
        explicit Wire(ScriptedNetwork &network)
            : m_network(network)
        {
        }
        void send(const HttpRequest &request, Done done) override
        {
            m_network.sent.push_back(request);
            m_network.m_pending.push_back({ std::move(done), m_network.answers(request) });
        }
        void abortAll() override { m_network.forget(); }

    private:
        ScriptedNetwork &m_network;
    };
    std::vector<Pending> m_pending;
};
