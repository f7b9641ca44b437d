#include "gui/secretclipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace {
QByteArray digestOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}
} // namespace

SecretClipboard::SecretClipboard(QObject *parent, std::chrono::milliseconds keep)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(keep);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::forget);
}

SecretClipboard::~SecretClipboard()
{
    forget();
}

void SecretClipboard::copy(const QString &secret)
{
    auto *data = new QMimeData;
    data->setText(secret);
    data->setData(u"x-kde-passwordManagerHint"_s, "secret"); // clipboard histories leave it out
    QGuiApplication::clipboard()->setMimeData(data);
    m_digest = digestOf(secret);
    m_timer.start();
}

void SecretClipboard::copyForAMinute(const QString &secret)
{
    auto *keeper = new SecretClipboard;
    keeper->copy(secret);
    connect(&keeper->m_timer, &QTimer::timeout, keeper, &QObject::deleteLater);
    connect(
        QCoreApplication::instance(), &QCoreApplication::aboutToQuit, keeper, [keeper] { delete keeper; });
}

void SecretClipboard::forget()
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (!m_digest.isEmpty() && clipboard && digestOf(clipboard->text()) == m_digest)
        clipboard->clear();
    m_digest.clear();
}
