#include "vault/systemkeystore.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>
#include <QTimer>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace {
const QString Service = u"NeverDrop"_s;

tl::unexpected<Error> locked(QString message)
{
    return fail(ErrorClass::VaultLocked, std::move(message));
}

Result<> outcomeOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return fail(ErrorClass::NotFound, u"The system keychain has no entry %1."_s.arg(job.key()));
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return locked(u"The system keychain is locked; unlock it and try again, or use a passphrase."_s);
    default:
        return locked(
            u"The system keychain cannot be used (%1); log in to a desktop session, or use a passphrase."_s
                .arg(job.errorString()));
    }
}

/// Starts `job` and waits for it. The job deletes itself when it has finished, be that after the
/// timeout: the keychain library still writes to it then. `take` sees it before.
template <class Take> Result<> await(QKeychain::Job *job, Millis timeout, Take take)
{
    Q_ASSERT(
        QCoreApplication::instance() && QThread::currentThread() == QCoreApplication::instance()->thread());
    Result<> outcome = locked(
        u"The system keychain did not answer within %1; unlock it and try again, or use a passphrase."_s.arg(
            formatDuration(timeout)));
    QEventLoop loop;
    QObject::connect(job, &QKeychain::Job::finished, &loop, [&](QKeychain::Job *finished) {
        outcome = outcomeOf(*finished);
        if (outcome)
            take();
        loop.quit();
    });
    QTimer::singleShot(timeout, &loop, &QEventLoop::quit);
    job->start();
    loop.exec();
    return outcome;
}
} // namespace

SystemKeyStore::SystemKeyStore(Millis timeout)
    : m_timeout(timeout)
{
}

Result<SecretBytes> SystemKeyStore::read(const QString &name)
{
    auto *job = new QKeychain::ReadPasswordJob(Service);
    job->setKey(name);
    SecretBytes value;
    const auto outcome
        = await(job, m_timeout, [&] { value = SecretBytes(QByteArrayView(job->binaryData())); });
    if (!outcome)
        return fail(outcome.error());
    return value;
}

Result<> SystemKeyStore::write(const QString &name, QByteArrayView value)
{
    auto *job = new QKeychain::WritePasswordJob(Service);
    job->setKey(name);
    job->setBinaryData(value.toByteArray());
    return await(job, m_timeout, [] {});
}

void SystemKeyStore::remove(const QString &name)
{
    auto *job = new QKeychain::DeletePasswordJob(Service);
    job->setKey(name);
    (void)await(job, m_timeout, [] {});
}
