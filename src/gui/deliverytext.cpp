#include "gui/deliverytext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {
QRegularExpression braces()
{
    return QRegularExpression(u"\\{([^{}\\n]*)\\}"_s);
}
}

QStringList deliverytext::placeholders()
{
    return { u"name"_s, u"quantity"_s, u"amount"_s, u"order"_s, u"keys"_s };
}

QStringList deliverytext::unknown(const QString &text)
{
    QStringList found;
    for (auto match = braces().globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        if (!placeholders().contains(one.captured(1)) && !found.contains(one.captured()))
            found.append(one.captured());
    }
    return found;
}

/// In one go: a key may have braces in it too.
QString deliverytext::filled(const QString &text, const QHash<QString, QString> &values)
{
    QString result;
    qsizetype from = 0;
    for (auto match = braces().globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        result += text.mid(from, one.capturedStart() - from);
        result += values.value(one.captured(1), one.captured());
        from = one.capturedEnd();
    }
    return result + text.mid(from);
}
