#include "wording/sentences.h"

#include <QCoreApplication>
#include <QList>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace wording {
namespace {

constexpr int DeepestNesting = 4; // a sentence within a sentence within …

/// `order %1 is %2` as the texts around its numbers, and the numbers between them.
struct Pattern {
    QStringList pieces;
    QList<int> numbers;
    qsizetype letters = 0;

    explicit Pattern(const QString &sentence)
    {
        qsizetype from = 0;
        for (qsizetype at = sentence.indexOf(u'%'); at >= 0; at = sentence.indexOf(u'%', at + 1)) {
            if (at + 1 == sentence.size() || !sentence[at + 1].isDigit())
                continue;
            add(sentence.sliced(from, at - from));
            numbers.append(sentence[at + 1].digitValue());
            from = at + 2;
        }
        add(sentence.sliced(from));
    }

    void add(const QString &piece)
    {
        pieces.append(piece);
        letters += piece.size();
    }
};

using Values = std::array<QString, 10>; // by the number of the placeholder

/// What stands in `text` for the numbers of the pattern; each ends where the next piece begins.
std::optional<Values> match(const Pattern &pattern, const QString &text)
{
    const QString &last = pattern.pieces.back();
    if (!text.startsWith(pattern.pieces.front()) || !text.endsWith(last))
        return {};
    Values values;
    qsizetype from = pattern.pieces.front().size();
    for (qsizetype i = 0; i < pattern.numbers.size(); ++i) {
        const bool atEnd = i + 1 == pattern.numbers.size();
        const QString &next = pattern.pieces[i + 1];
        const qsizetype until = atEnd ? text.size() - last.size() : text.indexOf(next, from);
        if (until < from)
            return {};
        values[size_t(pattern.numbers[i])] = text.sliced(from, until - from);
        from = until + next.size();
    }
    return from == text.size() ? std::optional(values) : std::nullopt;
}

struct Found {
    const char *sentence = nullptr;
    Values values;
    qsizetype letters = -1;
};

/// The sentence that says most of the text by itself.
Found find(const QString &text)
{
    Found best;
    for (const auto table : { coreSentences(), engineSentences(), adapterSentences(), words() }) {
        for (const char *sentence : table) {
            const Pattern pattern(QString::fromUtf8(sentence));
            if (pattern.letters <= best.letters)
                continue;
            if (auto values = match(pattern, text))
                best = { sentence, std::move(*values), pattern.letters };
        }
    }
    return best;
}

/// The translation with the values in place, all at once: a value may itself hold a percent sign.
QString filled(const QString &sentence, const Values &values)
{
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == u'%' && i + 1 < sentence.size() && sentence[i + 1].isDigit())
            text += values[size_t(sentence[++i].digitValue())];
        else
            text += sentence[i];
    }
    return text;
}

QString translatedTo(const QString &text, int depth)
{
    const Found found = depth < DeepestNesting ? find(text) : Found();
    if (!found.sentence)
        return text;
    const QString translation = QCoreApplication::translate("engine", found.sentence);
    if (translation == QString::fromUtf8(found.sentence))
        return text;
    Values values;
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = found.values[i].isEmpty() ? QString() : translatedTo(found.values[i], depth + 1);
    return filled(translation, values);
}
} // namespace

QString inReadersLanguage(const QString &text)
{
    return text.isEmpty() ? text : translatedTo(text, 0);
}

} // namespace wording
