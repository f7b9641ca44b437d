#include "channels/webhook/webhookbody.h"

#include "core/json.h"

#include <nlohmann/json.hpp>

#include <QSet>

using namespace Qt::StringLiterals;

// nlohmann::ordered_json because Qt's objects sort their members.
using OrderedJson = nlohmann::ordered_json;

namespace {

QByteArray written(const OrderedJson &value, bool ascii = false)
{
    // All text is valid UTF-8 by the time it gets here (imports check it). Should it not be, a
    // replacement character is shown rather than an exception thrown.
    return QByteArray::fromStdString(value.dump(-1, ' ', ascii, OrderedJson::error_handler_t::replace));
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

OrderedJson event(const QString &type, Instant at, OrderedJson data)
{
    return { { "type", utf8(type) }, { "timestamp", utf8(toRfc3339(at)) }, { "data", std::move(data) } };
}

} // namespace

QByteArray webhookbody::delivery(const DeliveryContent &content)
{
    OrderedJson data { { "order_id", utf8(content.orderId) }, { "delivery_id", utf8(content.deliveryId) },
        { "resend", content.resend }, { "sku", utf8(content.sku) }, { "quantity", content.quantity },
        { "contact", utf8(content.contact) } };
    if (content.chunks > 1) {
        data["chunk"] = content.chunk;
        data["chunks"] = content.chunks;
    }
    data["cards"] = OrderedJson::array();
    for (const QByteArray &card : content.cards)
        data["cards"].push_back(card.toStdString());
    return written(event(u"order.delivered"_s, content.at, std::move(data)));
}

QByteArray webhookbody::maskedDelivery(const DeliveryContent &content)
{
    DeliveryContent masked = content;
    masked.cards.fill("***");
    return delivery(masked);
}

QByteArray webhookbody::alert(const AlertContent &content)
{
    OrderedJson data { { "title", utf8(content.title) }, { "text", utf8(content.text) },
        { "order_id", utf8(content.orderId) } };
    return written(event(content.event, content.at, std::move(data)));
}

QList<QByteArray> webhookbody::cardSpellings(const QByteArray &body)
{
    const Result<JsonValue> document = json::parse(body);
    const JsonValue *data = document ? document->find(u"data") : nullptr;
    const JsonValue *cards = data ? data->find(u"cards") : nullptr;
    if (!cards)
        return {};
    QSet<QByteArray> spellings;
    for (const JsonValue &card : cards->items()) {
        const QByteArray ascii = written(utf8(card.text()), true).sliced(1).chopped(1);
        spellings << card.text().toUtf8() << written(utf8(card.text())).sliced(1).chopped(1) << ascii
                  << QByteArray(ascii).replace("/", "\\/"); // as PHP writes it
    }
    spellings.remove({});
    return spellings.values();
}
