#include "cli/arguments.h"

#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A command line and the request it stands for. contract.md section 2.
struct Row {
    const char *name;
    const char *line;
    const char *command;
    const char *args;
    const char *elsewhere; ///< paths and sources: what does not stand in the request yet
};

// clang-format off: a row a line reads best
const Row Rows[] = {
    { "init", "init", "init", "{}", "" },
    { "all settings", "config get", "config get", "{}", "" },
    { "one setting", "config get retry.tiers", "config get", R"({"key":"retry.tiers"})", "" },
    { "a setting is text whatever it looks like", "config set retry.alert_after 3", "config set",
        R"({"key":"retry.alert_after","value":"3"})", "" },
    { "a negative value is a value", "config set retry.jitter -1", "config set",
        R"({"key":"retry.jitter","value":"-1"})", "" },
    { "a value after -- may look like an option", "config set retry.jitter -- --x", "config set",
        R"({"key":"retry.jitter","value":"--x"})", "" },

    { "product with what it must have", "product add --sku S --name N --price 9.90", "product add",
        R"({"sku":"S","name":"N","price":"9.90"})", "" },
    { "product with everything",
        "product add --sku S --name \"视频 会员\" --price 9.90 --currency USD --kind loop --quota 5 --tier "
        "10:9.00 --tier 50:8.50"
        " --min 2 --max-per-order 20 --low-stock 3 --drill",
        "product add",
        R"({"sku":"S","name":"视频 会员","price":"9.90","currency":"USD","kind":"loop","quota":5,"tier":["10:9.00","50:8.50"],)"
        R"("min":2,"max_per_order":20,"low_stock":3,"drill":true})",
        "" },
    { "a nonsense price is the engine's to refuse", "product add --sku S --name N --price -1", "product add",
        R"({"sku":"S","name":"N","price":"-1"})", "" },
    { "product of text", "product add --sku S --name N --price 1 --kind text --text-file t.txt",
        "product add", R"({"sku":"S","name":"N","price":"1","kind":"text"})", "text<file t.txt" },
    { "products", "product list", "product list", "{}", "" },
    { "product switched off", "product edit --sku S --enabled false", "product edit",
        R"({"sku":"S","enabled":false})", "" },
    { "product switched on", "product edit --sku S --enabled=true", "product edit",
        R"({"sku":"S","enabled":true})", "" },
    { "product removed", "product remove --sku S", "product remove", R"({"sku":"S"})", "" },

    { "import of a file", "keys import --sku S keys.txt", "keys import", R"({"sku":"S"})", "file=keys.txt" },
    { "import of standard input", "keys import - --sku S --encoding gb18030 --separator blank-line --dry-run",
        "keys import", R"({"sku":"S","encoding":"gb18030","separator":"blank-line","dry_run":true})",
        "file=-" },
    { "stock of all", "keys stock", "keys stock", "{}", "" },
    { "stock of one", "keys stock --sku S", "keys stock", R"({"sku":"S"})", "" },
    { "export of keys", "keys export --sku S out.txt --state sold --separator line", "keys export",
        R"({"sku":"S","state":"sold","separator":"line"})", "file=out.txt" },
    { "void keys", "keys void --sku S -", "keys void", R"({"sku":"S"})", "file=-" },
    { "undo an import", "keys undo 12", "keys undo", R"({"batch":"12"})", "" },

    { "provider types", "provider types", "provider types", "{}", "" },
    { "provider with fields and a secret file",
        "provider add shop1 --type epay --set pid=1001 --set base_url=https://p.example/ --secret key=@k.txt",
        "provider add",
        R"({"id":"shop1","type":"epay","set":{"pid":"1001","base_url":"https://p.example/"}})",
        "secret.key<file k.txt" },
    { "several fields after one --set",
        "provider add --set pid=1 methods=alipay,wxpay shop1 --type epay --secret a=- b=env:B",
        "provider add", R"({"id":"shop1","type":"epay","set":{"pid":"1","methods":"alipay,wxpay"}})",
        "secret.a<stdin secret.b<variable B" },
    { "a field may hold = and be empty", "provider add p --type t --set a=b=c --set d=", "provider add",
        R"({"id":"p","type":"t","set":{"a":"b=c","d":""}})", "" },
    { "a field from a file", "provider add p --type alipay --set app_cert=@app.crt", "provider add",
        R"({"id":"p","type":"alipay"})", "set.app_cert<file app.crt" },
    { "a field that begins with @", "channel add t --type telegram --set chat_id=@@mychannel", "channel add",
        R"({"id":"t","type":"telegram","set":{"chat_id":"@mychannel"}})", "" },
    { "provider changed", "provider edit p --set pid=2 --enabled false", "provider edit",
        R"({"id":"p","set":{"pid":"2"},"enabled":false})", "" },
    { "providers", "provider list", "provider list", "{}", "" },
    { "an id may be a command's word", "provider test list", "provider test", R"({"id":"list"})", "" },
    { "provider removed", "provider remove p", "provider remove", R"({"id":"p"})", "" },
    { "channel types", "channel types", "channel types", "{}", "" },
    { "channel changed", "channel edit c --set use=both --secret secret=env:HOOK", "channel edit",
        R"({"id":"c","set":{"use":"both"}})", "secret.secret<variable HOOK" },
    { "channels", "channel list", "channel list", "{}", "" },
    { "channel tested", "channel test c", "channel test", R"({"id":"c"})", "" },
    { "channel with a new secret", "channel rotate-secret c", "channel rotate-secret", R"({"id":"c"})", "" },
    { "channel removed", "channel remove c", "channel remove", R"({"id":"c"})", "" },

    { "order with what it must have", "order create --sku S --provider p", "order create",
        R"({"sku":"S","provider":"p"})", "" },
    { "order with everything",
        "order create --sku S --quantity 3 --provider p --method alipay --contact a@b.example --channel c1 "
        "--channel c2"
        " --client-ip 203.0.113.5 --return-url https://s.example/ok --expires-in 900 --request-id r-1",
        "order create",
        R"({"sku":"S","quantity":3,"provider":"p","method":"alipay","contact":"a@b.example","channel":["c1","c2"],)"
        R"("client_ip":"203.0.113.5","return_url":"https://s.example/ok","expires_in":900,"request_id":"r-1"})",
        "" },
    { "an empty contact with =", "order create --contact= --sku S --provider p", "order create",
        R"({"sku":"S","provider":"p","contact":""})", "" },
    { "orders", "order list", "order list", "{}", "" },
    { "orders, filtered", "order list --state paid --attention --search -x --limit 20 --before c9",
        "order list", R"({"state":"paid","attention":true,"search":"-x","limit":20,"before":"c9"})", "" },
    { "order shown", "order show 01J", "order show", R"({"id":"01J"})", "" },
    { "orders for the books", "order export o.csv --from 2026-11-01 --to 2026-11-30", "order export",
        R"({"from":"2026-11-01","to":"2026-11-30"})", "file=o.csv" },
    { "order checked", "order check 01J", "order check", R"({"id":"01J"})", "" },
    { "order sent again", "order resend 01J", "order resend", R"({"id":"01J"})", "" },
    { "order confirmed", "order confirm 01J --reason \"seen in the app\"", "order confirm",
        R"({"id":"01J","reason":"seen in the app"})", "" },
    { "order cancelled", "order cancel 01J", "order cancel", R"({"id":"01J"})", "" },
    { "order refunded", "order refund 01J", "order refund", R"({"id":"01J"})", "" },
    { "order refunded in part", "order refund 01J --amount 1.50 --reason late", "order refund",
        R"({"id":"01J","amount":"1.50","reason":"late"})", "" },
    { "keys of an order", "order cards 01J", "order cards", R"({"id":"01J"})", "" },
    { "key replaced", "order replace 01J --card 2 --reason dead", "order replace",
        R"({"id":"01J","card":2,"reason":"dead"})", "" },

    { "jobs", "queue list --state in_doubt --limit 5", "queue list", R"({"state":"in_doubt","limit":5})",
        "" },
    { "lanes", "queue lanes", "queue lanes", "{}", "" },
    { "one job again", "queue retry 7", "queue retry", R"({"job":"7"})", "" },
    { "all failed jobs again", "queue retry --failed", "queue retry", R"({"failed":true})", "" },
    { "all lanes held", "queue pause", "queue pause", "{}", "" },
    { "one lane goes on", "queue resume --lane deliver:shop", "queue resume", R"({"lane":"deliver:shop"})",
        "" },
    { "attempts of an order", "trace show 01J", "trace show", R"({"order":"01J"})", "" },
    { "chain verified", "trace verify", "trace verify", "{}", "" },
    { "chain exported", "trace export t.jsonl", "trace export", "{}", "file=t.jsonl" },

    { "engine", "serve --listen 127.0.0.1:0 --until-idle 2.5", "serve",
        R"({"listen":"127.0.0.1:0","until_idle":2.5})", "" },
    { "default token", "token", "token", "{}", "" },
    { "a token", "token shop", "token", R"({"name":"shop"})", "" },
    { "a new token", "token add shop", "token add", R"({"name":"shop"})", "" },
    { "a token may be called like a verb", "token add rotate", "token add", R"({"name":"rotate"})", "" },
    { "token replaced", "token rotate shop", "token rotate", R"({"name":"shop"})", "" },
    { "token removed", "token remove shop", "token remove", R"({"name":"shop"})", "" },
    { "reconcile", "reconcile --provider p --day 2026-11-23", "reconcile",
        R"({"provider":"p","day":"2026-11-23"})", "" },

    { "backup", "backup b.ndb", "backup", "{}", "file=b.ndb" },
    { "restore", "restore b.ndb --recovery-code-file code.txt", "restore", "{}",
        "file=b.ndb recovery_code<line code.txt" },
    { "quarantine", "quarantine show", "quarantine show", "{}", "" },
    { "quarantine ended", "quarantine release", "quarantine release", "{}", "" },
    { "new passphrase", "vault change-passphrase --new-passphrase-file p.txt", "vault change-passphrase",
        "{}", "new_passphrase<line p.txt" },
    { "new data key", "vault rotate-key", "vault rotate-key", "{}", "" },
    { "recovery file", "vault export-recovery r.ndr", "vault export-recovery", "{}", "file=r.ndr" },
    { "recover", "vault recover r.ndr --recovery-code-file c.txt", "vault recover", "{}",
        "file=r.ndr recovery_code<line c.txt" },
    { "audit", "audit list --limit 9", "audit list", R"({"limit":9})", "" },
    { "doctor", "doctor", "doctor", "{}", "" },
    { "sandbox", "sandbox --listen 127.0.0.1:0 --config f.json", "sandbox", R"({"listen":"127.0.0.1:0"})",
        "config=f.json" },
    { "demo", "demo --orders 50 --seed 1 --speed 10", "demo", R"({"orders":50,"seed":1,"speed":10})", "" },
    { "completion", "completion zsh", "completion", R"({"shell":"zsh"})", "" },
};
// clang-format on

QString described(const cli::CommandLine &line)
{
    QStringList parts;
    for (auto it = line.paths.begin(); it != line.paths.end(); ++it)
        parts.append(it.key() + u'=' + it.value());
    const QStringList kinds { u"file "_s, u"line "_s, u"stdin"_s, u"variable "_s };
    for (const cli::Source &source : line.sources) {
        const QString member = source.field.isEmpty() ? source.member : source.member + u'.' + source.field;
        parts.append(member + u'<' + kinds.at(int(source.kind)) + source.where);
    }
    return parts.join(u' ');
}
} // namespace

class TestArguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCommandLineIsOneRequest_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("args");
        QTest::addColumn<QString>("elsewhere");
        for (const Row &row : Rows)
            QTest::newRow(row.name) << QString::fromUtf8(row.line) << QString::fromUtf8(row.command)
                                    << QByteArray(row.args) << QString::fromUtf8(row.elsewhere);
    }
    void aCommandLineIsOneRequest()
    {
        QFETCH(QString, line);
        QFETCH(QString, command);
        QFETCH(QByteArray, args);
        QFETCH(QString, elsewhere);
        const QJsonDocument expected = QJsonDocument::fromJson(args);
        QVERIFY(expected.isObject());
        const auto parsed = cli::parse(QProcess::splitCommand(line), {});
        QVERIFY2(!parsed.wrongUsage, parsed.wrongUsage ? qPrintable(parsed.wrongUsage->message) : "");
        QCOMPARE(parsed.request.command, command);
        QCOMPARE(parsed.request.args, expected.object());
        QCOMPARE(parsed.request.actor, u"cli"_s);
        QCOMPARE(described(parsed), elsewhere);
    }

    void everyCommandStandsInTheTableAbove()
    {
        QSet<QString> seen;
        for (const Row &row : Rows)
            seen.insert(QString::fromUtf8(row.command));
        for (const cli::Command &command : cli::commands())
            QVERIFY2(seen.contains(QString::fromLatin1(command.words)), command.words);
        QCOMPARE(seen.size(), qsizetype(cli::commands().size()));
    }

    void globalOptionsStandBeforeOrAfterTheCommand_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("before")
            << u"--data-dir /d --passphrase-file /p --json --log-level debug order show X"_s;
        QTest::newRow("after")
            << u"order show X --json --log-level=debug --data-dir /d --passphrase-file=/p"_s;
        QTest::newRow("between")
            << u"--json order --data-dir=/d show --passphrase-file /p X --log-level debug"_s;
    }
    void globalOptionsStandBeforeOrAfterTheCommand()
    {
        QFETCH(QString, line);
        const auto parsed = cli::parse(QProcess::splitCommand(line), {});
        QVERIFY(!parsed.wrongUsage);
        QCOMPARE(parsed.globals.dataDir, u"/d"_s);
        QCOMPARE(parsed.globals.passphraseFile, u"/p"_s);
        QVERIFY(parsed.globals.json);
        QCOMPARE(parsed.globals.logLevel, cli::LogLevel::Debug);
        QCOMPARE(parsed.request.args, (QJsonObject { { u"id"_s, u"X"_s } }));
    }

    void theEnvironmentServesWhereTheLineNamesNothing()
    {
        QProcessEnvironment environment;
        environment.insert(u"NEVERDROP_DATA_DIR"_s, u"/env"_s);
        environment.insert(u"NEVERDROP_NEW_PASSPHRASE"_s, u"secret"_s);
        auto parsed = cli::parse({ u"vault"_s, u"change-passphrase"_s }, environment);
        QCOMPARE(parsed.globals.dataDir, u"/env"_s);
        QCOMPARE(described(parsed), u"new_passphrase<variable NEVERDROP_NEW_PASSPHRASE"_s);

        parsed = cli::parse({ u"--data-dir"_s, u"/line"_s, u"vault"_s, u"change-passphrase"_s,
                                u"--new-passphrase-file"_s, u"f"_s },
            environment);
        QCOMPARE(parsed.globals.dataDir, u"/line"_s);
        QCOMPARE(described(parsed), u"new_passphrase<line f"_s);
    }

    void anEmptyValueIsAValue()
    {
        const auto parsed = cli::parse({ u"config"_s, u"set"_s, u"retry.slow_tier"_s, QString() }, {});
        QVERIFY(!parsed.wrongUsage);
        QCOMPARE(parsed.request.args,
            (QJsonObject { { u"key"_s, u"retry.slow_tier"_s }, { u"value"_s, QString() } }));
    }

    void noOptionMeansTwoThings()
    {
        // The parser tells options with a value from flags by their name alone.
        QMap<QString, bool> flags;
        for (const cli::Command &command : cli::commands()) {
            for (const cli::Argument &option : command.options) {
                const QString name = QString::fromLatin1(option.name);
                const bool flag = option.kind == cli::ValueKind::Flag;
                QVERIFY2(!flags.contains(name) || flags[name] == flag, option.name);
                flags[name] = flag;
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestArguments)
#include "tst_arguments.moc"
