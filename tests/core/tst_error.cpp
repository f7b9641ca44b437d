#include "core/error.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// contract.md section 1: exit codes, and the names that scripts compare with.
    void everyErrorHasANameAndAnExitCode_data()
    {
        QTest::addColumn<ErrorClass>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code");
        const auto row = [](ErrorClass kind, const char *name, int code) {
            QTest::newRow(name) << kind << QString::fromLatin1(name) << code;
        };
        row(ErrorClass::Unreachable, "unreachable", 1);
        row(ErrorClass::Timeout, "timeout", 1);
        row(ErrorClass::ServerError, "server_error", 1);
        row(ErrorClass::RateLimited, "rate_limited", 1);
        row(ErrorClass::Auth, "auth", 1);
        row(ErrorClass::Rejected, "rejected", 1);
        row(ErrorClass::Integrity, "integrity", 1);
        row(ErrorClass::Malformed, "malformed", 1);
        row(ErrorClass::Mismatch, "mismatch", 1);
        row(ErrorClass::Pending, "pending", 1);
        row(ErrorClass::Refused, "refused", 1);
        row(ErrorClass::OutOfStock, "out_of_stock", 4);
        row(ErrorClass::PayloadDamaged, "payload_damaged", 6);
        row(ErrorClass::Local, "local", 1);
        row(ErrorClass::Crash, "crash", 1);
        row(ErrorClass::BadUsage, "bad_usage", 2);
        row(ErrorClass::NotFound, "not_found", 3);
        row(ErrorClass::WrongState, "wrong_state", 4);
        row(ErrorClass::DifferentContent, "different_content", 4);
        row(ErrorClass::TooManyOpen, "too_many_open", 4);
        row(ErrorClass::FolderInUse, "folder_in_use", 4);
        row(ErrorClass::Quarantined, "quarantined", 4);
        row(ErrorClass::VaultLocked, "vault_locked", 5);
        row(ErrorClass::DataDamaged, "data_damaged", 6);
        row(ErrorClass::DatabaseNewer, "database_newer", 1);
        row(ErrorClass::ProviderUnavailable, "provider_unavailable", 1);
    }
    void everyErrorHasANameAndAnExitCode()
    {
        QFETCH(ErrorClass, kind);
        QFETCH(QString, name);
        QFETCH(int, code);
        QCOMPARE(errorClassName(kind), name);
        QCOMPARE(exitCodeFor(kind), code);
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
