#include "engine/commands/arguments.h"
#include "engine/commands/registry.h"
#include "engine/engine.h"
#include "storage/keyrows.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
using Reply = Desk::Done;

std::optional<CardState> cardStateFromName(const QString &name)
{
    if (name == u"available"_s)
        return CardState::Free;
    if (name == u"reserved"_s)
        return CardState::Reserved;
    if (name == u"sold"_s)
        return CardState::Sold;
    return name == u"void"_s ? std::optional(CardState::Void) : std::nullopt;
}

/// As much of a key as helps a person to recognise it: the first four and the last two characters, and
/// nothing of a short one. The length is not told either.
QString masked(const QString &key)
{
    constexpr qsizetype ShortestShown = 10;
    const QString stars = u"****"_s;
    const QList<uint> letters = key.simplified().toUcs4();
    if (letters.size() < ShortestShown)
        return stars;
    const auto text = [&letters](qsizetype from, qsizetype count) {
        const QList<uint> part = letters.mid(from, count);
        return QString::fromUcs4(reinterpret_cast<const char32_t *>(part.constData()), part.size());
    };
    return text(0, 4) + stars + text(letters.size() - 2, 2);
}

Result<QString> opened(const Vault &vault, const Card &card)
{
    auto plain = vault.open(VaultPlace("card_key", card.id.value), card.secret);
    if (!plain)
        return fail(plain.error());
    return QString::fromUtf8(plain->view());
}

Result<QJsonValue> listKeys(Connection &db, const QJsonObject &args, const Vault &vault)
{
    auto product = ProductRepository(db).bySku(arguments::textOr(args, u"sku"_s));
    if (!product)
        return fail(product.error());
    const QString name = arguments::textOr(args, u"state"_s, u"available"_s);
    const auto state = cardStateFromName(name);
    if (!state)
        return fail(ErrorClass::BadUsage,
            u"keys are listed by the state available, reserved, sold or void, not '%1'"_s.arg(name));
    auto limit = arguments::number(args, u"limit"_s, 50, 1, 1000);
    auto before = arguments::cursor(args);
    if (!limit || !before)
        return fail(limit ? before.error() : limit.error());
    auto cards = KeyRowRepository(db).newest(product->id, *state, { *before }, int(*limit) + 1);
    if (!cards)
        return fail(cards.error());
    const bool more = qint64(cards->size()) > *limit;
    if (more)
        cards->pop_back();
    QJsonArray items;
    for (const auto &[card, order] : *cards) {
        auto key = opened(vault, card);
        if (!key)
            return fail(key.error());
        items.append(QJsonObject { { u"id"_s, QString::number(card.id.value) }, { u"state"_s, name },
            { u"masked"_s, masked(*key) },
            { u"order_id"_s, order.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(order) },
            { u"unit"_s, card.unit } });
    }
    return QJsonValue(QJsonObject { { u"items"_s, items },
        { u"next"_s,
            more ? QJsonValue(QString::number(cards->back().card.id.value))
                 : QJsonValue(QJsonValue::Null) } });
}

void keysList(Engine &engine, const DeskRequest &request, Reply done)
{
    engine.read<QJsonValue>([args = request.args, rules = engine.rules()](
                                Connection &db) { return listKeys(db, args, *rules->vault); },
        [done = std::move(done)](Result<QJsonValue> list) {
            done({ std::move(list), {} });
        });
}

Result<> audit(Fulfilment &step, const DeskRequest &request, const QString &action, const QString &subject,
    const QString &reason)
{
    return FolderRepository(step.db()).audit({ 0, step.now(), request.actor, action, subject, reason });
}

Result<QJsonObject> revealKey(Fulfilment &step, const DeskRequest &request)
{
    const CardId id { arguments::textOr(request.args, u"id"_s).toLongLong() };
    auto card = KeyRowRepository(step.db()).byId(id);
    if (!card)
        return fail(card.error());
    auto product = ProductRepository(step.db()).byId(card->product);
    if (!product)
        return fail(product.error());
    auto key = opened(*step.rules().vault, *card);
    if (!key)
        return fail(key.error());
    if (auto audited = audit(step, request, u"keys.reveal"_s, u"%1 #%2"_s.arg(product->sku).arg(id.value),
            arguments::textOr(request.args, u"reason"_s));
        !audited)
        return fail(audited.error());
    return QJsonObject { { u"id"_s, QString::number(id.value) }, { u"key"_s, *key } };
}

Result<QJsonObject> voidIds(Fulfilment &step, const DeskRequest &request)
{
    auto product = ProductRepository(step.db()).bySku(arguments::textOr(request.args, u"sku"_s));
    if (!product)
        return fail(product.error());
    auto ids = arguments::list(request.args, u"ids"_s);
    if (!ids)
        return fail(ids.error());
    KeyRowRepository cards(step.db());
    QSet<QByteArray> seen; // of a loop key several uses may be marked
    std::vector<QByteArray> fingerprints;
    for (const QString &id : std::as_const(*ids)) {
        auto card = cards.byId({ id.toLongLong() });
        if (!card)
            return fail(card.error());
        if (!seen.contains(card->fingerprint))
            fingerprints.push_back(card->fingerprint);
        seen.insert(card->fingerprint);
    }
    auto total = CardRepository(step.db()).setAside(product->id, fingerprints);
    if (!total)
        return fail(total.error());
    if (auto audited = audit(step, request, u"keys.void"_s, product->sku, u"%1 keys"_s.arg(total->voided));
        !audited)
        return fail(audited.error());
    return QJsonObject { { u"voided"_s, total->voided }, { u"not_found"_s, total->notFound },
        { u"sold"_s, total->sold } };
}

using Step = Result<QJsonObject> (*)(Fulfilment &, const DeskRequest &);

commands::Handler writing(Step run)
{
    return [run](Engine &engine, const DeskRequest &request, Reply done) {
        engine.write<QJsonObject>([run, request](Fulfilment &step) { return run(step, request); },
            [done = std::move(done)](Result<QJsonObject> value) {
                done({ value ? Result<QJsonValue>(QJsonValue(*value)) : fail(value.error()), {} });
            });
    };
}
} // namespace

QList<commands::Command> commands::keyCommands()
{
    return { { u"keys list"_s, keysList }, { u"keys reveal"_s, writing(revealKey) },
        { u"keys void-ids"_s, writing(voidIds) } };
}
