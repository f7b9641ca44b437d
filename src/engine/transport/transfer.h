#pragma once

#include "core/http.h"
#include "core/result.h"
#include "engine/transport/addressrules.h"
#include "engine/transport/curlloop.h"
#include "engine/transport/proxy.h"

#include <array>
#include <memory>
#include <optional>

/// How one transfer reaches its target; everything in it was checked before.
struct Way {
    QList<QHostAddress> addresses; ///< the only ones to connect to; empty behind a proxy
    Proxy proxy;
    AddressPolicy policy;
    Millis timeout { 0 }; ///< from now to the last byte of the answer
    Millis connectTimeout { 0 }; ///< from now to the end of the TLS handshake
    Millis maxIdle { 0 }; ///< a kept connection that was idle for longer is not used
    QByteArray userAgent;
    QString caBundle; ///< PEM file; empty = the system's
};

/// One HTTP/1.1 request on the wire and its answer: a libcurl easy handle, set up, watched and judged.
/// Redirects are not followed, cookies, netrc, alt-svc and HSTS files are not used, TLS is verified.
class Transfer {
public:
    Transfer(HttpRequest request, const Target &target, Way way);
    /// Ends it if it is still running.
    ~Transfer();
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    /// `ended` is called later, once; result() is valid in it. The loop must outlive this object.
    Result<> start(CurlLoop &loop, std::function<void()> ended);
    /// The answer (without `took`), or: Unreachable before the request was sent, Timeout after that,
    /// Malformed once an answer began, BadUsage for a connection to an address that is not permitted.
    Result<HttpReply> result();

private:
    /// How far it got, which decides what a failure means.
    enum class Stage { Connecting, Sent, Answering, HeadersRead };

    template <class T> void set(CURLoption option, T value);
    void setConnection(const Target &target);
    void setCertificates();
    void setProxy();
    void setRequest(const Target &target);
    void setBody();
    void setHeaders();
    void addHeaderLine(const QByteArray &line);

    static int onConnected(void *self, char *address, char *, int, int);
    static size_t onHeader(char *data, size_t size, size_t count, void *self);
    static size_t onBody(char *data, size_t size, size_t count, void *self);
    bool readHeaderLine(QByteArrayView line);
    bool stop(ErrorClass kind, const QString &message);

    Error errorOf(CURLcode code) const;
    Error connectError(CURLcode code, const QString &reason) const;
    QString reasonOf(CURLcode code) const;
    template <class T> T info(CURLINFO what) const;

    struct Free {
        void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    HttpRequest m_request;
    Way m_way;
    QString m_where; ///< HOST:PORT, for messages

    std::unique_ptr<curl_slist, Free> m_pinned;
    std::unique_ptr<curl_slist, Free> m_headerLines;
    std::unique_ptr<CURL, Free> m_easy;
    std::array<char, CURL_ERROR_SIZE> m_errorText {};
    bool m_settable = true;
    CurlLoop *m_loop = nullptr; ///< while it runs
    CURLcode m_code = CURLE_OK;

    Stage m_stage = Stage::Connecting;
    std::optional<Error> m_stopped; ///< why we ended it ourselves
    qint64 m_headerBytes = 0;
    HttpReply m_reply;
};
