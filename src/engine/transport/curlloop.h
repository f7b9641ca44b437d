#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <curl/curl.h>

#include <functional>
#include <map>

/// libcurl's multi interface on the Qt event loop of the thread it was made in: QSocketNotifier tells
/// when a socket is ready, QTimer when libcurl wants to look at its own deadlines. Nothing blocks.
/// For HTTP and SMTP alike: whoever starts a transfer owns the easy handle and sets its options.
class CurlLoop final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(CURLcode)>;

    CurlLoop();
    ~CurlLoop() override;

    /// `done` is called later, once, when the transfer has ended; the handle is its owner's again then.
    /// An error: libcurl would not take the handle (out of memory); `done` is not called.
    CURLMcode start(CURL *easy, Done done);
    /// Ends a transfer without calling its `done`. Harmless for a handle that is not running.
    void cancel(CURL *easy);

private:
    struct Watch {
        QSocketNotifier *read = nullptr; ///< children of this object
        QSocketNotifier *write = nullptr;
    };

    static int onSocket(CURL *easy, curl_socket_t socket, int what, void *self, void *socketData);
    static int onTimer(CURLM *multi, long timeoutMs, void *self);
    void watch(curl_socket_t socket, int what);
    void act(curl_socket_t socket, int event);
    void reportFinished();
    QSocketNotifier *makeNotifier(curl_socket_t socket, QSocketNotifier::Type type, int event);

    CURLM *m_multi = nullptr;
    QTimer m_timer;
    std::map<curl_socket_t, Watch> m_watches;
    std::map<CURL *, Done> m_running;
};
