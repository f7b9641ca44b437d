#pragma once

#include <QString>
#include <QStringList>

/// A C++ source cut in two: what the compiler runs, and what stands between quotes.
struct SourceText {
    QString code; ///< comments gone, texts and characters emptied (`"…"` is `""`), lines kept
    QStringList literals; ///< the contents of string literals, escapes as written

    explicit SourceText(QStringView text)
    {
        while (!text.isEmpty()) {
            if (text.startsWith(u"//"))
                skip(text, text.indexOf(u'\n'));
            else if (text.startsWith(u"/*"))
                skip(text, after(text, u"*/", 2));
            else if (text.startsWith(u"R\"") && !endsInWord())
                rawString(text);
            else if (text.front() == u'"' && isInclude())
                take(text, text.indexOf(u'\n'));
            else if (text.front() == u'"')
                literals.append(quoted(text));
            else if (text.front() == u'\'' && !endsInWord()) // else a digit separator
                quoted(text);
            else
                take(text, 1);
        }
    }

private:
    static qsizetype after(QStringView text, QStringView end, qsizetype from)
    {
        const qsizetype found = text.indexOf(end, from);
        return found < 0 ? -1 : found + end.size();
    }
    bool endsInWord() const
    {
        return !code.isEmpty() && (code.back().isLetterOrNumber() || code.back() == u'_');
    }
    bool isInclude() const
    {
        return code.sliced(code.lastIndexOf(u'\n') + 1).trimmed() == QStringLiteral("#include");
    }
    void take(QStringView &text, qsizetype count)
    {
        code += text.first(count < 0 ? text.size() : count);
        text = text.sliced(count < 0 ? text.size() : count);
    }
    void skip(QStringView &text, qsizetype count)
    {
        const QStringView gone = text.first(count < 0 ? text.size() : count);
        code += QString(gone.count(u'\n'), u'\n');
        text = text.sliced(gone.size());
    }
    /// A text in `"` or `'` with escapes. @return what stands between the quotes
    QString quoted(QStringView &text)
    {
        const QChar quote = text.front();
        qsizetype end = 1;
        while (end < text.size() && text[end] != quote && text[end] != u'\n')
            end += text[end] == u'\\' ? 2 : 1;
        const QString content = text.first(std::min(end, text.size())).sliced(1).toString();
        code += quote;
        code += quote;
        text = text.sliced(std::min(end + 1, text.size()));
        return content;
    }
    void rawString(QStringView &text)
    {
        const qsizetype open = text.indexOf(u'(');
        const QString end = u')' + text.sliced(2, open - 2).toString() + u'"';
        const qsizetype close = text.indexOf(end, open);
        literals.append(text.sliced(open + 1, close - open - 1).toString());
        code += QStringLiteral("\"\"");
        skip(text, close + end.size());
    }
};
