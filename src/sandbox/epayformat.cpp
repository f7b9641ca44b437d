#include "sandbox/epayformat.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

HttpResponse epay::answer(const QJsonObject &object)
{
    QByteArray json;
    for (const QChar c : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))) {
        if (c == u'/')
            json += "\\/";
        else if (c.unicode() > 0x7e)
            json += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        else
            json += char(c.unicode());
    }
    HttpResponse response { 200, {}, json };
    response.headers.set("Content-Type"_ba, "application/json; charset=utf-8"_ba);
    return response;
}

HttpResponse epay::refusal(int code, const QString &message)
{
    return answer({ { u"code"_s, code }, { u"msg"_s, message } });
}

QString epay::localTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::OffsetFromUTC, 8 * 3600)
        .toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString epay::floatText(const Money &money)
{
    QString text = money.toString();
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return text;
}
