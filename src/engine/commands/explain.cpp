#include "engine/commands/explain.h"

#include "engine/commands/arguments.h"
#include "engine/engine.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
/// What a merchant pastes: an address with its `?`, a query or a form, with line breaks from the mail it
/// was in.
QByteArray parametersIn(const QString &pasted)
{
    QString text = pasted.trimmed();
    text.remove(u'\r').remove(u'\n');
    const qsizetype question = text.indexOf(u'?');
    if (question >= 0 && (text.startsWith(u"http"_s) || text.startsWith(u'/')))
        text.remove(0, question + 1);
    return text.toUtf8();
}
} // namespace

void commands::providerExplain(Engine &engine, const DeskRequest &request, Desk::Done done)
{
    const QString id = arguments::textOr(request.args, u"id"_s);
    const ProviderAccount *account = engine.rules()->accounts->provider(id);
    if (!account || account->row.hiddenAt) {
        done({ fail(ErrorClass::NotFound, u"there is no payment provider %1"_s.arg(id)), {} });
        return;
    }
    if (!account->adapter) {
        done({ fail(ErrorClass::ProviderUnavailable, account->problem), {} });
        return;
    }
    const auto query = arguments::text(request.args, u"query"_s);
    if (!query) {
        done({ fail(query.error()), {} });
        return;
    }
    const CallbackRequest callback { "GET", parametersIn(*query), {}, {} };
    const auto said = account->adapter->explainCallback(callback, engine.now());
    if (!said) {
        done({ fail(said.error()), {} });
        return;
    }
    const bool accepted = account->adapter->readCallback(callback, engine.now()).has_value();
    done(
        { QJsonValue(QJsonObject { { u"id"_s, id }, { u"signed_text"_s, QString::fromUtf8(said->signedText) },
              { u"expected"_s, said->expected }, { u"given"_s, said->given }, { u"equal"_s, said->equal },
              { u"accepted"_s, accepted }, { u"findings"_s, QJsonArray::fromStringList(said->findings) } }),
            {} });
}
