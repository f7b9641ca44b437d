#include "architecture/rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString Root = QStringLiteral(NEVERDROP_SOURCE_DIR);

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList foldersOf(const QString &path)
{
    return QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

QStringList sourcesBelow(const QString &folder, const QStringList &patterns = { u"*.h"_s, u"*.cpp"_s })
{
    QStringList paths;
    for (QDirIterator it(folder, patterns, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        paths.append(it.next());
    paths.sort();
    return paths;
}

/// Folders beside the adapters that hold what several of them share.
const QSet<QString> SharedFolders { u"channels/wire"_s };
}

/// The architecture, as rules that can fail: design.md sections 1, 2 and 7.
class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The rules, each shown what it must find and what it must leave alone ------------------------

    void badExamplesAreFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &path, const QString &text) {
            QTest::newRow(name) << path << text;
        };
        row("core includes the engine", u"core/a.cpp"_s, u"#include \"engine/desk.h\"\n"_s);
        row("storage includes crypto", u"storage/a.cpp"_s, u"#include \"crypto/aead.h\"\n"_s);
        row("a provider includes storage", u"providers/epay/a.cpp"_s,
            u"#include \"storage/connection.h\"\n"_s);
        row("a provider includes a channel", u"providers/epay/a.cpp"_s,
            u"#include \"channels/channel.h\"\n"_s);
        row("the window includes storage", u"gui/a.cpp"_s, u"#include \"storage/connection.h\"\n"_s);
        row("an include without its layer", u"core/a.cpp"_s, u"#include \"money.h\"\n"_s);
        row("an include with blanks", u"core/a.cpp"_s, u"  #  include  \"engine/desk.h\"\n"_s);
        row("Qt Sql anywhere", u"storage/a.cpp"_s, u"#include <QSqlQuery>\n"_s);
        row("Qt Network in core", u"core/a.cpp"_s, u"#include <QNetworkAccessManager>\n"_s);
        row("a host address in a provider", u"providers/epay/a.cpp"_s, u"#include <QHostAddress>\n"_s);
        row("a widget in core", u"core/a.cpp"_s, u"#include <QWidget>\n"_s);
        row("a message box in the engine", u"engine/a.cpp"_s, u"#include <QMessageBox>\n"_s);
        row("an object in a provider", u"providers/epay/a.h"_s, u"#include <QObject>\n"_s);
        row("a timer in a channel", u"channels/webhook/a.h"_s, u"#include <QTimer>\n"_s);
        row("a thread in a provider", u"providers/epay/a.h"_s, u"#include <QThread>\n"_s);
        row("SQLite in the engine", u"engine/a.cpp"_s, u"#include <sqlite3.h>\n"_s);
        row("OpenSSL in a provider", u"providers/alipay/a.cpp"_s, u"#include <openssl/evp.h>\n"_s);
        row("curl in the server", u"server/a.cpp"_s, u"#include <curl/curl.h>\n"_s);
        row("the key chain in the window", u"gui/a.cpp"_s, u"#include <qt6keychain/keychain.h>\n"_s);
        row("unistd in storage", u"storage/a.cpp"_s, u"#include <unistd.h>\n"_s);
        row("sys headers in core", u"core/clock.cpp"_s, u"#include <sys/stat.h>\n"_s);
        row("windows.h in the command line", u"cli/a.cpp"_s, u"#include <windows.h>\n"_s);
        row("a query in the engine", u"engine/a.cpp"_s, u"run(\"SELECT id FROM job\");\n"_s);
        row("an insert in the window", u"gui/a.cpp"_s,
            u"run(u\"INSERT OR IGNORE INTO job VALUES(1)\"_s);\n"_s);
        row("an update in a raw text", u"cli/a.cpp"_s, u"run(R\"(UPDATE job\n SET state=1)\");\n"_s);
        row("a delete", u"server/a.cpp"_s, u"run(\"DELETE FROM job\");\n"_s);
        row("a translated text in core", u"core/a.cpp"_s, u"return tr(\"hello\");\n"_s);
        row("a mark in the engine", u"engine/a.cpp"_s, u"QT_TRANSLATE_NOOP(\"a\", \"b\")\n"_s);
        row("another mark in a provider", u"providers/epay/a.cpp"_s, u"QT_TR_NOOP(\"b\")\n"_s);
        row("a counter in a function", u"core/a.cpp"_s,
            u"int f()\n{\n    static int calls = 0;\n    return ++calls;\n}\n"_s);
        row("a lazy object in a function", u"core/a.cpp"_s, u"    static std::map<int, QString> cache;\n"_s);
        row("a static with braces", u"core/a.cpp"_s, u"    static QList<int> cache { 1, 2 };\n"_s);
        row("a static with brackets", u"core/a.cpp"_s, u"    static QRegularExpression form(u\"a\"_s);\n"_s);
        row("a static member", u"core/a.h"_s, u"    static inline int s_count = 0;\n"_s);
        row("a static pointer", u"core/a.h"_s, u"    static Engine *s_self;\n"_s);
        row("a thread_local", u"core/a.cpp"_s, u"thread_local int depth = 0;\n"_s);
        row("a global number", u"core/a.cpp"_s, u"namespace {\nint calls = 0;\n}\n"_s);
        row("a global object", u"core/a.cpp"_s, u"std::atomic<int> calls;\n"_s);
        row("a global with braces", u"core/a.cpp"_s, u"QList<int> cache { 1, 2 };\n"_s);
        row("a global pointer", u"core/a.cpp"_s, u"Engine *engine = nullptr;\n"_s);
        row("a global of two words", u"core/a.cpp"_s, u"unsigned long calls = 0;\n"_s);
        row("an inline global", u"core/a.h"_s, u"inline int calls = 0;\n"_s);
        row("an extern", u"core/a.h"_s, u"extern int calls;\n"_s);
        row("a singleton", u"engine/a.cpp"_s, u"    Engine::instance()->run();\n"_s);
        row("an exception", u"core/a.cpp"_s, u"    throw std::runtime_error(\"\");\n"_s);
        row("old slots", u"engine/a.h"_s, u"public slots:\n"_s);
        row("old signals", u"engine/a.h"_s, u"signals:\n"_s);
        row("old emit", u"engine/a.cpp"_s, u"    emit changed();\n"_s);
        row("foreach", u"engine/a.cpp"_s, u"    foreach (int i, list)\n"_s);
        row("a provider with a clock", u"providers/epay/a.cpp"_s,
            u"    const auto now = QDateTime::currentDateTimeUtc();\n"_s);
        row("storage with a clock", u"storage/a.cpp"_s, u"    std::chrono::system_clock::now();\n"_s);
        row("the engine with dice", u"engine/a.cpp"_s, u"    QRandomGenerator::global()->generate();\n"_s);
        row("a long file", u"core/a.cpp"_s, QString(401, u'\n'));
    }
    void badExamplesAreFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QCOMPARE(rules::everyRule({ path, text }).size(), 1);
    }

    void goodExamplesAreLeftAlone_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &path, const QString &text) {
            QTest::newRow(name) << path << text;
        };
        row("its own layer", u"core/a.cpp"_s, u"#include \"core/money.h\"\n"_s);
        row("a layer below", u"engine/a.cpp"_s,
            u"#include \"storage/connection.h\"\n#include <curl/curl.h>\n"_s);
        row("Qt Core", u"providers/epay/a.cpp"_s,
            u"#include <QString>\n#include <QUrl>\n#include <QJsonObject>\n"_s);
        row("the application of Qt Core", u"core/a.cpp"_s, u"#include <QCoreApplication>\n"_s);
        row("system headers in the platform file", u"core/platform_posix.cpp"_s,
            u"#include <unistd.h>\n#include <sys/file.h>\n"_s);
        row("a global of a signal handler", u"core/platform_posix.cpp"_s,
            u"std::atomic<int> wakeUpEnd = -1;\n"_s);
        row("a moc file", u"cli/a.cpp"_s, u"#include \"a.moc\"\n"_s);
        row("a form in the window", u"gui/a.cpp"_s, u"#include \"ui_a.h\"\n"_s);
        row("SQL in storage", u"storage/a.cpp"_s, u"run(\"SELECT id FROM job\");\n"_s);
        row("SQL in a comment", u"engine/a.cpp"_s, u"// SELECT id FROM job\n/* DELETE FROM job */\n"_s);
        row("words that are no SQL", u"engine/a.cpp"_s,
            u"say(\"Select a product, update the key set\");\n"_s);
        row("tr in the command line", u"cli/a.cpp"_s, u"return tr(\"hello\");\n"_s);
        row("a mark in a provider", u"providers/epay/a.cpp"_s, u"QT_TRANSLATE_NOOP(\"adapters\", \"b\")\n"_s);
        row("a function whose name ends in tr", u"core/a.cpp"_s,
            u"    return std::strtr(a);\n    str(b);\n"_s);
        row("a constant in a function", u"core/a.cpp"_s,
            u"    static const QRegularExpression form(u\"a;b\"_s);\n"_s);
        row("a constexpr", u"core/a.cpp"_s, u"static constexpr int Limit = 3;\nconstexpr int Other = 4;\n"_s);
        row("an inline constant", u"core/a.h"_s,
            u"inline constexpr int Limit = 3;\nstatic inline const int Other = 3;\n"_s);
        row("a global constant", u"core/a.cpp"_s, u"const QString Root = u\"/\"_s;\n"_s);
        row("a static function", u"core/a.h"_s,
            u"    static Result<Money> parse(QStringView text, int limit = 3);\n"_s);
        row("a static function with a body", u"core/a.cpp"_s,
            u"static int twice(int a)\n{\n    return a;\n}\n"_s);
        row("a function that begins a line", u"core/a.cpp"_s,
            u"QString Money::toString() const\n{\n}\nint f(int a = 3);\n"_s);
        row("a declared class", u"core/a.h"_s,
            u"class Connection;\nstruct sqlite3;\nenum class A { B = 1 };\nusing C = int;\n"_s);
        row("a static_assert", u"core/a.h"_s, u"static_assert(sizeof(int) == 4);\n"_s);
        row("extern C", u"core/platform_posix.cpp"_s, u"extern \"C\" void wakeUp(int)\n"_s);
        row("Qt's own application", u"vault/a.cpp"_s, u"    QCoreApplication::instance()->thread();\n"_s);
        row("a comment that throws", u"core/a.h"_s, u"/// nothing in src/ throws; never throw here\n"_s);
        row("upper-case keywords", u"engine/a.h"_s,
            u"public Q_SLOTS:\nQ_SIGNALS:\n    Q_EMIT changed();\n"_s);
        row("a text that looks like code", u"core/a.cpp"_s,
            u"    f(\"static int a = 0; throw\", 'x', 10'000, '\"');\n"_s);
        row("the clock itself", u"core/clock.cpp"_s, u"    return std::chrono::system_clock::now();\n"_s);
        row("400 lines", u"core/a.cpp"_s, QString(400, u'\n'));
    }
    void goodExamplesAreLeftAlone()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QCOMPARE(rules::everyRule({ path, text }), QStringList());
    }

    void linksFollowTheSameTable()
    {
        QCOMPARE(rules::brokenLinks(u"core"_s, u"nd_layer(core SOURCES a.cpp USES crypto LINKS Qt6::Core)"_s)
                     .size(),
            1);
        QCOMPARE(
            rules::brokenLinks(u"storage"_s, u"nd_layer(storage SOURCES a.cpp\n  USES core crypto)"_s).size(),
            1);
        QCOMPARE(rules::brokenLinks(u"storage"_s, u"nd_layer(storage SOURCES a.cpp USES core LINKS crypto)"_s)
                     .size(),
            1);
        QCOMPARE(
            rules::brokenLinks(u"vault"_s, u"nd_layer(vault SOURCES a.cpp # engine\n USES core crypto)"_s),
            QStringList());
    }

    void sourcesAreCutIntoCodeAndTexts()
    {
        const SourceText source(
            u"a(\"x\\\"y\"); // \"no\"\nb('\"', 1'000, u\"z\"_s); /* \"no\"\n */ c(R\"-(r\")-\");\n"_s);
        QCOMPARE(source.literals, (QStringList { u"x\\\"y"_s, u"z"_s, u"r\""_s }));
        QCOMPARE(source.code, u"a(\"\"); \nb('', 1'000, u\"\"_s); \n c(\"\");\n"_s);
    }

    // The sources --------------------------------------------------------------------------------

    void everyFolderOfSrcIsALayer()
    {
        for (const QString &folder : foldersOf(Root + u"/src"_s))
            QVERIFY2(
                rules::layers().contains(folder), qPrintable(folder + u" is not in the table of layers"_s));
    }

    void everySourceKeepsTheRules_data()
    {
        QTest::addColumn<QString>("layer");
        for (const QString &layer : rules::layers().keys())
            QTest::newRow(qPrintable(layer)) << layer;
    }
    void everySourceKeepsTheRules()
    {
        QFETCH(QString, layer);
        const QString folder = Root + u"/src/"_s + layer;
        if (!QDir(folder).exists()) {
            QVERIFY2(layer == u"gui" || layer == u"app", "this layer is missing");
            QSKIP("this layer has not been started");
        }
        const QStringList paths = sourcesBelow(folder);
        QVERIFY2(!paths.isEmpty(), "this layer has no sources");
        QStringList broken;
        for (const QString &path : paths)
            broken += rules::everyRule({ path.sliced((Root + u"/src/"_s).size()), readText(path) });
        broken += rules::brokenLinks(layer, readText(folder + u"/CMakeLists.txt"_s));
        QVERIFY2(broken.isEmpty(), qPrintable(u'\n' + broken.join(u'\n')));
    }

    void everyAdapterIsRegisteredDescribedAndTested_data()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QString>("adapter");
        for (const QString &layer : { u"providers"_s, u"channels"_s }) {
            for (const QString &adapter : foldersOf(Root + u"/src/"_s + layer)) {
                if (!SharedFolders.contains(layer + u'/' + adapter))
                    QTest::addRow("%s/%s", qPrintable(layer), qPrintable(adapter)) << layer << adapter;
            }
        }
    }
    void everyAdapterIsRegisteredDescribedAndTested()
    {
        QFETCH(QString, layer);
        QFETCH(QString, adapter);
        const QString folder = Root + u"/src/%1/%2"_s.arg(layer, adapter);
        const QString includes = u"\"%1/%2/"_s.arg(layer, adapter);
        QVERIFY2(readText(Root + u"/src/%1/registry.cpp"_s.arg(layer)).contains(includes),
            "registry.cpp does not know it");
        QVERIFY2(readText(folder + u"/README.md"_s).size() > 100, "its README.md is missing or says nothing");
        // By its header, by its type name through the registry, or by the name of the test.
        const QRegularExpression mention(
            u"%1|u?\"%2\"|tst_%3"_s.arg(includes, adapter, QString(adapter).remove(u'_')));
        bool tested = false;
        for (const QString &test : sourcesBelow(Root + u"/tests/"_s + layer, { u"tst_*.cpp"_s }))
            tested = tested || mention.match(test + readText(test)).hasMatch();
        QVERIFY2(tested, qPrintable(u"no test below tests/%1 names it"_s.arg(layer)));
    }

    /// A test that is not in its CMakeLists.txt never runs.
    void everyTestIsBuilt()
    {
        QStringList forgotten;
        for (const QString &folder : foldersOf(Root + u"/tests"_s)) {
            const QString cmake = readText(Root + u"/tests/%1/CMakeLists.txt"_s.arg(folder));
            for (const QString &path : sourcesBelow(Root + u"/tests/"_s + folder, { u"tst_*.cpp"_s })) {
                const QString name = QFileInfo(path).completeBaseName().sliced(4);
                if (!cmake.contains(QRegularExpression(u"\\b%1\\b"_s.arg(name))))
                    forgotten.append(folder + u'/' + name);
            }
        }
        QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(u", ")));
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
