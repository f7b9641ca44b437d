#include "engine/transport/curlloop.h"

#include <QPointer>

namespace {

constexpr long openConnections = 128; ///< in use or kept; above it a finished one is closed instead of kept

/// libcurl wants this before any other call of any thread; a static's initialisation is exactly that.
bool libraryReady()
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

} // namespace

CurlLoop::CurlLoop()
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
    m_multi = libraryReady() ? curl_multi_init() : nullptr;
    if (!m_multi)
        qFatal("libcurl could not be started: out of memory");
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlLoop::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlLoop::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, openConnections);
}

CurlLoop::~CurlLoop()
{
    for (const auto &[easy, done] : m_running)
        curl_multi_remove_handle(m_multi, easy);
    curl_multi_cleanup(m_multi);
}

CURLMcode CurlLoop::start(CURL *easy, Done done)
{
    const CURLMcode code = curl_multi_add_handle(m_multi, easy);
    if (code == CURLM_OK)
        m_running.emplace(easy, std::move(done));
    return code;
}

void CurlLoop::cancel(CURL *easy)
{
    if (m_running.erase(easy) > 0)
        curl_multi_remove_handle(m_multi, easy);
}

int CurlLoop::onSocket(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    static_cast<CurlLoop *>(self)->watch(socket, what);
    return 0;
}

int CurlLoop::onTimer(CURLM *, long timeoutMs, void *self)
{
    QTimer &timer = static_cast<CurlLoop *>(self)->m_timer;
    if (timeoutMs < 0)
        timer.stop();
    else
        timer.start(std::chrono::milliseconds(timeoutMs));
    return 0;
}

void CurlLoop::watch(curl_socket_t socket, int what)
{
    Watch &watch = m_watches[socket];
    if (what == CURL_POLL_REMOVE) {
        for (QSocketNotifier *notifier : { watch.read, watch.write }) {
            if (!notifier)
                continue;
            notifier->setEnabled(false);
            notifier->deleteLater(); // it may be the one that is calling us
        }
        m_watches.erase(socket);
        return;
    }
    if (!watch.read) {
        watch.read = makeNotifier(socket, QSocketNotifier::Read, CURL_CSELECT_IN);
        watch.write = makeNotifier(socket, QSocketNotifier::Write, CURL_CSELECT_OUT);
    }
    watch.read->setEnabled(what & CURL_POLL_IN);
    watch.write->setEnabled(what & CURL_POLL_OUT);
}

QSocketNotifier *CurlLoop::makeNotifier(curl_socket_t socket, QSocketNotifier::Type type, int event)
{
    auto *notifier = new QSocketNotifier(static_cast<qintptr>(socket), type, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, socket, event] { act(socket, event); });
    return notifier;
}

void CurlLoop::act(curl_socket_t socket, int event)
{
    int stillRunning = 0;
    curl_multi_socket_action(m_multi, socket, event, &stillRunning);
    reportFinished();
}

/// Each `done` may start, cancel, or destroy this object, so nothing is held across the call.
void CurlLoop::reportFinished()
{
    const QPointer<CurlLoop> self(this);
    int waiting = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &waiting)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *const easy = message->easy_handle;
        const CURLcode code = message->data.result; // gone after the next call
        curl_multi_remove_handle(m_multi, easy);
        auto running = m_running.extract(easy);
        running.mapped()(code);
        if (!self)
            return;
    }
}
