#pragma once

#include "architecture/sourcetext.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

/// The rules of the architecture as functions: a source goes in, sentences about what it breaks come
/// out. Pure, so that tst_layers.cpp can show each of them a bad example.
namespace rules {
using namespace Qt::StringLiterals;

/// What a layer may include besides itself: design.md section 1.
inline const QMap<QString, QSet<QString>> &layers()
{
    static const QMap<QString, QSet<QString>> table {
        { u"core"_s, {} },
        { u"crypto"_s, { u"core"_s } },
        { u"vault"_s, { u"core"_s, u"crypto"_s } },
        { u"storage"_s, { u"core"_s } },
        { u"providers"_s, { u"core"_s, u"crypto"_s } },
        { u"channels"_s, { u"core"_s, u"crypto"_s } },
        { u"engine"_s, { u"core"_s, u"crypto"_s, u"vault"_s, u"storage"_s, u"providers"_s, u"channels"_s } },
        { u"http"_s, { u"core"_s } },
        { u"server"_s, { u"engine"_s, u"http"_s, u"core"_s } },
        { u"sandbox"_s, { u"http"_s, u"crypto"_s, u"core"_s } },
        { u"demo"_s, { u"engine"_s, u"sandbox"_s, u"core"_s } },
        { u"wording"_s, { u"core"_s } },
        { u"host"_s,
            { u"core"_s, u"crypto"_s, u"vault"_s, u"storage"_s, u"engine"_s, u"http"_s, u"server"_s,
                u"sandbox"_s, u"demo"_s } },
        { u"gui"_s, { u"engine"_s, u"core"_s, u"wording"_s } },
        { u"cli"_s,
            { u"core"_s, u"crypto"_s, u"vault"_s, u"storage"_s, u"providers"_s, u"channels"_s, u"engine"_s,
                u"http"_s, u"server"_s, u"sandbox"_s, u"demo"_s, u"wording"_s, u"host"_s } },
        { u"app"_s,
            { u"core"_s, u"crypto"_s, u"vault"_s, u"storage"_s, u"providers"_s, u"channels"_s, u"engine"_s,
                u"http"_s, u"server"_s, u"sandbox"_s, u"demo"_s, u"wording"_s, u"host"_s, u"gui"_s } },
    };
    return table;
}

/// A system header and where alone it may stand.
struct Fence {
    QRegularExpression header; ///< matches the whole name between < and >
    QRegularExpression where; ///< matches the beginning of the path below src/

    Fence(const QString &itsHeader, const QString &itsWhere)
        : header(QRegularExpression::anchoredPattern(itsHeader))
        , where(u"\\A(?:"_s + itsWhere + u')')
    {
    }
    bool isBroken(const QString &name, const QString &path) const
    {
        return header.match(name).hasMatch() && !where.match(path).hasMatch();
    }
};

inline const QList<Fence> &fences()
{
    static const QList<Fence> table {
        { u"QtSql.*|QSql.*"_s, u"nowhere"_s },
        { u"QtNetwork.*|QNetwork.*|Q(Tcp|Udp|Ssl|Local)(Server|Socket|Error|Configuration|Certificate.*|Key)|"
          "QAbstractSocket|QHost.*|QDns.*"_s,
            u"(engine|http|server|sandbox|demo|host|cli|app)/"_s },
        { u"QtWidgets.*|QtGui.*|Q\\w*Application|Q\\w*Widget|QMainWindow|Q\\w*Dialog|Q\\w*Button"
          "|QLabel|QPixmap|QIcon|QSystemTrayIcon|QMessageBox|QCharts?/.*|QtCharts.*"_s,
            u"(gui|app)/"_s },
        { u"QObject|QThread\\w*|Q\\w*Timer|QProcess\\w*|QEvent\\w*|QFuture\\w*|QtConcurrent.*"_s,
            u"(?!core/|providers/|channels/)"_s },
        { u"sqlite3\\.h"_s, u"storage/"_s },
        { u"openssl/.*"_s, u"crypto/"_s },
        { u"curl/.*"_s, u"engine/"_s },
        { u"(qt6)?keychain.*"_s, u"vault/"_s },
        { u"boost/.*"_s, u"http/"_s },
        { u"CLI/.*"_s, u"cli/"_s },
        { u"(unistd|fcntl|dirent|pwd|poll|pthread|termios|windows|aclapi|io|psapi|sddl|winsock2|shlobj)\\.h|"
          "sys/.*|netinet/.*|arpa/.*|mach/.*|linux/.*"_s,
            u"core/platform_"_s },
    };
    return table;
}

/// One file. `path` is below src/, e.g. `core/money.cpp`.
struct Source {
    QString path;
    QString text;
    SourceText cut;

    Source(const QString &itsPath, const QString &itsText)
        : path(itsPath)
        , text(itsText)
        , cut(itsText)
    {
    }
};

inline QString layerOf(const QString &path)
{
    return path.section(u'/', 0, 0);
}

inline QStringList brokenIncludes(const Source &source)
{
    const QString &path = source.path;
    static const QRegularExpression include(
        u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)"_s, QRegularExpression::MultilineOption);
    const QString layer = layerOf(path);
    QStringList broken;
    for (auto match = include.globalMatch(source.text); match.hasNext();) {
        const auto found = match.next();
        const QString header = found.captured(2);
        if (found.captured(1) == u"\"") {
            const QString used = layerOf(header);
            const bool generated = header.endsWith(u".moc") || (layer == u"gui" && header.startsWith(u"ui_"));
            if (!generated && used != layer && !layers().value(layer).contains(used))
                broken.append(u"%1 includes \"%2\""_s.arg(path, header));
            continue;
        }
        for (const Fence &fence : fences()) {
            // QCoreApplication is Qt Core, whatever its name.
            if (header != u"QCoreApplication" && fence.isBroken(header, path))
                broken.append(u"%1 includes <%2>"_s.arg(path, header));
        }
    }
    return broken;
}

inline QStringList matches(
    const QString &path, const QString &text, const QString &pattern, const QString &what)
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    QStringList found;
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found.append(u"%1 %2: %3"_s.arg(path, what, match.next().captured().simplified()));
    return found;
}

inline QStringList sqlOutsideStorage(const Source &source)
{
    const QString &path = source.path;
    if (layerOf(path) == u"storage")
        return {};
    return matches(path, source.cut.literals.join(u'\n'),
        u"\\bSELECT\\s|\\bINSERT (OR \\w+ )?INTO\\b|\\bUPDATE\\s+\\w+\\s+SET\\b|\\bDELETE FROM\\b|\\bPRAGMA\\s"_s,
        u"speaks SQL"_s);
}

inline QStringList translationOutsideTheSurface(const Source &source)
{
    const QString &path = source.path;
    if (QSet<QString> { u"wording"_s, u"gui"_s, u"cli"_s, u"app"_s }.contains(layerOf(path)))
        return {};
    const bool adapter = layerOf(path) == u"providers" || layerOf(path) == u"channels";
    const QString marks = adapter ? u"\\bQT_(?!TRANSLATE_NOOP\\b)TR\\w*"_s : u"\\bQT_TR\\w*"_s;
    return matches(
        path, source.cut.code, marks + u"|\\btr\\s*\\(|\\bQCoreApplication::translate\\b"_s, u"translates"_s);
}

/// A `static` whose declaration ends in = ; { or in ( with a text or a number behind it, so no function.
inline const QString &changingStatic()
{
    static const QString pattern
        = u"\\b(static|thread_local)\\s+"
          "(?!(inline\\s+|static\\s+|thread_local\\s+)?(const|constexpr|consteval)\\b)"
          "[^;{}()=]*?[\\w>*&]\\s*(=(?!=)|;|\\{|\\(\\s*(u?\"|[0-9]))"_s;
    return pattern;
}

/// A definition that begins a line, which is to say outside every function and class.
inline const QString &globalVariable()
{
    static const QString pattern
        = u"^(?!(using|typedef|class|struct|enum|union|namespace|template|return|friend|extern|goto)\\b"
          "|(static|thread_local)\\b|[^;{}()=\\n]*\\bconst(expr|init)?\\b)"
          "[A-Za-z_][^;{}()=\\n\"#]*[\\s*&>]\\w+\\s*(=(?!=)|;|\\{[^}]*\\}\\s*;)"_s;
    return pattern;
}

inline const QString &lowerCaseKeyword()
{
    static const QString pattern = u"^\\s*((public|protected|private)\\s+)?slots\\s*:|^\\s*signals\\s*:"
                                   "|\\bemit\\s+\\w|\\bforeach\\s*\\(|\\bforever\\s*\\{"_s;
    return pattern;
}

inline QStringList forbiddenWords(const Source &source)
{
    const QString &path = source.path;
    const QString &code = source.cut.code;
    QStringList found;
    if (!path.startsWith(u"core/platform_")) { // a signal handler reaches nothing but a global
        found += matches(path, code, changingStatic(), u"keeps a static that can change"_s);
        found += matches(path, code, globalVariable(), u"has a global variable"_s);
    }
    found += matches(path, code, u"\\bextern\\b(?!\\s*\"\")"_s, u"declares an extern"_s);
    found += matches(path, code, u"\\b(?!QCoreApplication\\b)\\w+::instance\\s*\\("_s, u"uses a singleton"_s);
    found += matches(path, code, u"\\bthrow\\b"_s, u"throws"_s);
    found += matches(path, code, lowerCaseKeyword(), u"uses a Qt keyword"_s);
    return found;
}

/// Time and chance are handed in, so that the whole program runs from one seed.
inline QStringList ownTimeOrChance(const Source &source)
{
    const QString &path = source.path;
    if (path == u"core/clock.cpp" || path.startsWith(u"core/platform_") || path == u"crypto/systemrandom.cpp")
        return {};
    static const QSet<QString> Deciding { u"core"_s, u"crypto"_s, u"vault"_s, u"storage"_s, u"providers"_s,
        u"channels"_s };
    const bool decides = Deciding.contains(layerOf(path));
    const QString timers = u"\\b(system_clock|steady_clock)::now|\\bQElapsedTimer\\b"
                           "|\\bcurrent(DateTime|DateTimeUtc|MSecsSinceEpoch|SecsSinceEpoch)\\b"_s;
    const QString chance = u"\\bQRandomGenerator\\b|\\bstd::(rand|srand|random_device|mt19937\\w*)\\b"_s;
    return matches(path, source.cut.code, decides ? timers + u'|' + chance : chance,
        u"has a time or chance of its own"_s);
}

inline constexpr int LongestFile = 400; // the usual size is 250; beyond this a file wants to be cut

inline QStringList tooLong(const Source &source)
{
    const QString &path = source.path;
    const qsizetype lines = source.text.count(u'\n');
    if (lines <= LongestFile)
        return {};
    return { u"%1 has %2 lines, more than %3"_s.arg(path).arg(lines).arg(LongestFile) };
}

inline QStringList everyRule(const Source &source)
{
    return brokenIncludes(source) + sqlOutsideStorage(source) + translationOutsideTheSurface(source)
        + forbiddenWords(source) + ownTimeOrChance(source) + tooLong(source);
}

/// The layers after USES in a layer's CMakeLists.txt that its row does not allow.
inline QStringList brokenLinks(const QString &layer, const QString &cmake)
{
    static const QRegularExpression call(u"nd_layer\\(\\s*(\\w+)([^)]*)\\)"_s);
    static const QRegularExpression comment(u"#[^\\n]*"_s);
    QStringList broken;
    for (auto match = call.globalMatch(QString(cmake).remove(comment)); match.hasNext();) {
        const QStringList words
            = match.next().captured(2).split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
        bool uses = false;
        for (const QString &word : words) {
            if (word == u"USES" || word == u"SOURCES" || word == u"LINKS")
                uses = word == u"USES";
            else if (uses ? !layers().value(layer).contains(word) : layers().contains(word))
                broken.append(u"%1 links %2"_s.arg(layer, word));
        }
    }
    return broken;
}

} // namespace rules
