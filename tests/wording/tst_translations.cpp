#include "wording/errortext.h"
#include "wording/language.h"
#include "wording/sentences.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {
const QString Root = QStringLiteral(NEVERDROP_SOURCE_DIR);
const QString Chinese = Root + u"/translations/neverdrop_zh_CN.ts"_s;
const QString English = Root + u"/translations/neverdrop_en.ts"_s;

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< one, or one a plural form
    QString type; ///< empty when it is finished
    bool plural = false;
};

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.type = xml.attributes().value("type"_L1).toString();
    if (!message.plural) {
        message.translations.append(xml.readElementText());
        return;
    }
    while (xml.readNextStartElement())
        message.translations.append(xml.readElementText());
}

QList<Message> messagesOf(const QString &path)
{
    QXmlStreamReader xml(readText(path));
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append({ context, {}, {}, {}, xml.attributes().value("numerus"_L1) == "yes"_L1 });
        else if (xml.name() == "source"_L1)
            messages.back().source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, messages.back());
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// `%1`, `%2`, `%n` as often as they occur, in order.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression form(u"%[0-9n]"_s);
    QStringList found;
    for (auto match = form.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

QString unescaped(QString text)
{
    return text.replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s);
}

/// The sentences that a source fails with, as far as they stand there as one text.
QStringList failuresIn(const QString &source)
{
    static const QRegularExpression failure(
        u"ErrorClass::\\w+,\\s*((?:u?\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:_s)?\\s*)+)(\\+?)"_s);
    static const QRegularExpression comment(u"^\\s*//.*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression literal(u"\"((?:[^\"\\\\\\n]|\\\\.)*)\""_s);
    QStringList sentences;
    for (auto match = failure.globalMatch(QString(source).remove(comment)); match.hasNext();) {
        const auto found = match.next();
        QString sentence;
        for (auto part = literal.globalMatch(found.captured(1)); part.hasNext();)
            sentence += part.next().captured(1);
        sentences.append(unescaped(sentence) + (found.captured(2).isEmpty() ? QString() : u"%1"_s));
    }
    return sentences;
}

/// Two words at least; `1s,5s,60s` beside an error class is a list of waits.
bool isSentence(const QString &text)
{
    return text.contains(QRegularExpression(u"[a-z]+:? [a-z]+"_s));
}

QStringList everySentence()
{
    QStringList all;
    for (const auto table : { wording::coreSentences(), wording::engineSentences(),
             wording::adapterSentences(), wording::words() }) {
        for (const char *sentence : table)
            all.append(QString::fromUtf8(sentence));
    }
    return all;
}
} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private:
    /// As the program speaks it; gone with the test.
    void speak(const QString &language)
    {
        m_translator = std::make_unique<QTranslator>();
        QVERIFY(wording::load(language, *m_translator));
        QVERIFY(QCoreApplication::installTranslator(m_translator.get()));
    }
    std::unique_ptr<QTranslator> m_translator;

private Q_SLOTS:
    void cleanup() { m_translator.reset(); }

    // The files ------------------------------------------------------------------------------------

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("least");
        QTest::newRow("Chinese") << Chinese << 1000;
        QTest::newRow("plural forms of English") << English << 4;
    }
    void everyTextIsTranslated()
    {
        QFETCH(QString, path);
        QFETCH(int, least);
        const QList<Message> messages = messagesOf(path);
        QVERIFY(messages.size() >= least);
        QStringList bad;
        for (const Message &message : messages) {
            for (const QString &translation : message.translations) {
                if (!message.type.isEmpty() || translation.isEmpty())
                    bad.append(message.source);
                else if (placeholders(translation) != placeholders(message.source))
                    bad.append(message.source + u" -> "_s + translation);
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    /// What lupdate would write is what is there: no text is missing, none is left over.
    void theFilesFollowTheSources_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("Chinese") << Chinese << QStringList();
        QTest::newRow("plural forms of English") << English << QStringList { u"-pluralonly"_s };
    }
    void theFilesFollowTheSources()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, options);
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"copy.ts"_s);
        QVERIFY(QFile::copy(path, copy));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(NEVERDROP_LUPDATE),
            options + QStringLiteral(NEVERDROP_LUPDATE_ARGUMENTS).split(u'|')
                + QStringList { u"-ts"_s, copy });
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);
        QVERIFY2(readText(copy) == readText(path), "run `make translations`, then translate what is new");
    }

    // The sentences of the layers below ------------------------------------------------------------

    void everyFailureHasItsSentence_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char *layer :
            { "core", "crypto", "vault", "storage", "providers", "channels", "engine", "server", "sandbox" })
            QTest::newRow(layer) << Root + u"/src/"_s + QLatin1StringView(layer);
    }
    void everyFailureHasItsSentence()
    {
        QFETCH(QString, folder);
        const QStringList known = everySentence();
        QStringList missing;
        int seen = 0;
        for (QDirIterator it(folder, { u"*.h"_s, u"*.cpp"_s }, QDir::Files, QDirIterator::Subdirectories);
             it.hasNext();) {
            for (const QString &sentence : failuresIn(readText(it.next()))) {
                ++seen;
                if (isSentence(sentence) && !known.contains(sentence))
                    missing.append(sentence);
            }
        }
        QVERIFY(seen > 0);
        QVERIFY2(missing.isEmpty(),
            qPrintable(
                u"add to src/wording/sentences/, then `make translations`:\n"_s + missing.join(u'\n')));
    }

    void aSentenceIsTranslatedWithWhatStandsInIt_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("a code") << u"awaiting_payment"_s << u"待付款"_s;
        QTest::newRow("a value") << u"there is no order 01ABC"_s << u"没有订单 01ABC"_s;
        QTest::newRow("a value that is itself a word") << u"order 01ABC has no keys yet: it is cancelled"_s
                                                       << u"订单 01ABC 还没有卡密：状态为“已取消”"_s;
        QTest::newRow("values in another order")
            << u"the provider says 1.00 CNY for order ND1, which costs 9.90 CNY"_s
            << u"支付接口说订单 ND1 付了 1.00 CNY，应付 9.90 CNY"_s;
        QTest::newRow("a sentence in a sentence")
            << u"payment provider main cannot be used: pid: must be the merchant number, digits without a leading zero"_s
            << u"支付接口 main 不可用：pid：必须是商户号，纯数字，不以 0 开头"_s;
        QTest::newRow("the system's words")
            << u"cannot create /a/b: Permission denied"_s << u"无法创建 /a/b：权限不够"_s;
        QTest::newRow("a value with a percent sign")
            << u"there is no lane %1%2; see 'queue lanes'"_s << u"没有通道 %1%2；请看 queue lanes"_s;
        QTest::newRow("a name in Chinese") << u"product 会员 is not on sale"_s << u"商品 会员 没有上架"_s;
        QTest::newRow("unknown") << u"the moon is made of cheese"_s << u"the moon is made of cheese"_s;
        QTest::newRow("nothing") << QString() << QString();
    }
    void aSentenceIsTranslatedWithWhatStandsInIt()
    {
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        QCOMPARE(wording::inReadersLanguage(english), english);
        speak(u"zh_CN"_s);
        QCOMPARE(wording::inReadersLanguage(english), chinese);
    }

    void anUnknownSentenceComesWithItsKind()
    {
        const Error unknown { ErrorClass::VaultLocked, u"the moon is made of cheese"_s };
        QCOMPARE(wording::errorText(unknown), u"the moon is made of cheese"_s);
        speak(u"en"_s);
        QCOMPARE(wording::errorText(unknown), u"the moon is made of cheese"_s);
        speak(u"zh_CN"_s);
        QCOMPARE(wording::errorText(unknown),
            u"保险库打不开；请检查口令或钥匙串。（the moon is made of cheese）"_s);
        QCOMPARE(wording::errorText({ ErrorClass::NotFound, u"there is no job 7"_s }), u"没有任务 7"_s);
    }

    void everyKindOfFailureIsTold()
    {
        speak(u"zh_CN"_s);
        for (int kind = 0; kind <= int(ErrorClass::ProviderUnavailable); ++kind) {
            const QString text = wording::errorText({ ErrorClass(kind), u"cheese"_s });
            QVERIFY2(text.endsWith(u"。（cheese）"_s), qPrintable(text));
        }
    }

    // The language ---------------------------------------------------------------------------------

    void theSettingComesBeforeTheSystem_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("language");
        const QStringList chinese { u"zh-CN"_s, u"zh"_s };
        QTest::newRow("Chinese system") << u"system"_s << chinese << u"zh_CN"_s;
        QTest::newRow("no setting") << QString() << chinese << u"zh_CN"_s;
        QTest::newRow("English wanted") << u"en"_s << chinese << u"en"_s;
        QTest::newRow("Chinese wanted") << u"zh_CN"_s << QStringList { u"en-US"_s } << u"zh_CN"_s;
        QTest::newRow("traditional reads simplified")
            << u"system"_s << QStringList { u"zh-Hant-TW"_s } << u"zh_CN"_s;
        QTest::newRow("first choice unknown")
            << u"system"_s << QStringList { u"de-DE"_s, u"zh-CN"_s } << u"zh_CN"_s;
        QTest::newRow("English first") << u"system"_s << QStringList { u"en-GB"_s, u"zh-CN"_s } << u"en"_s;
        QTest::newRow("German only") << u"system"_s << QStringList { u"de-DE"_s, u"de"_s } << u"en"_s;
        QTest::newRow("C locale") << u"system"_s << QStringList { u"C"_s } << u"en"_s;
        QTest::newRow("nothing") << QString() << QStringList() << u"en"_s;
    }
    void theSettingComesBeforeTheSystem()
    {
        QFETCH(QString, setting);
        QFETCH(QStringList, wanted);
        QFETCH(QString, language);
        QCOMPARE(wording::languageFor(setting, wanted), language);
    }

    void pluralFormsAreRight()
    {
        const auto orders
            = [](int n) { return QCoreApplication::translate("cli", "%n order(s)", nullptr, n); };
        speak(u"en"_s);
        QCOMPARE(orders(1), u"1 order"_s);
        QCOMPARE(orders(0), u"0 orders"_s);
        QCOMPARE(orders(2), u"2 orders"_s);
        speak(u"zh_CN"_s);
        QCOMPARE(orders(1), u"1 笔订单"_s);
        QCOMPARE(orders(2), u"2 笔订单"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
