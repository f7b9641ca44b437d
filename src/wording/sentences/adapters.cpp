#include "wording/sentences.h"

#include <QCoreApplication>

#include <array>

namespace wording {
namespace {
// One sentence a line, in the order of the sources.
// clang-format off
constexpr std::array Table {
    // providers
    QT_TRANSLATE_NOOP("engine", "base_url: must begin with https://"),
    QT_TRANSLATE_NOOP("engine", "base_url: http would show everything, secrets too, to everybody on the way: use https, or set allow_http=true for a private address"),
    QT_TRANSLATE_NOOP("engine", "base_url: is not an address such as https://pay.example.com/"),
    QT_TRANSLATE_NOOP("engine", "base_url: must not hold a user, a ? or a #"),
    QT_TRANSLATE_NOOP("engine", "base_url: give the folder without %1"),
    QT_TRANSLATE_NOOP("engine", "%1: is missing"),
    QT_TRANSLATE_NOOP("engine", "%1: must be true or false"),
    // providers/epay
    QT_TRANSLATE_NOOP("engine", "%1: Epay takes an http or https address of at most 255 characters without ?, & or #"),
    QT_TRANSLATE_NOOP("engine", "the payment method %1 is not one of this account's (%2)"),
    QT_TRANSLATE_NOOP("engine", "pid: must be the merchant number, digits without a leading zero"),
    QT_TRANSLATE_NOOP("engine", "methods: must be names such as alipay,wxpay with a comma between them, each once"),
    QT_TRANSLATE_NOOP("engine", "the order number %1 is not 6 to 32 letters and digits"),
    QT_TRANSLATE_NOOP("engine", "Epay takes amounts above zero in CNY only"),
    QT_TRANSLATE_NOOP("engine", "the provider limits our calls (HTTP %1)"),
    QT_TRANSLATE_NOOP("engine", "the provider's server failed (HTTP %1)"),
    QT_TRANSLATE_NOOP("engine", "the provider's server wants a login (HTTP 401): check base_url"),
    QT_TRANSLATE_NOOP("engine", "the provider answers with a redirect (HTTP %1): check base_url"),
    QT_TRANSLATE_NOOP("engine", "the provider has no such page or refuses the call (HTTP %1): check base_url"),
    QT_TRANSLATE_NOOP("engine", "the provider's answer is empty"),
    QT_TRANSLATE_NOOP("engine", "the provider answered with a web page instead of JSON: check base_url"),
    QT_TRANSLATE_NOOP("engine", "the provider's answer cannot be read: %1"),
    QT_TRANSLATE_NOOP("engine", "the provider's answer is not a JSON object"),
    QT_TRANSLATE_NOOP("engine", "refunded at the provider, perhaps only in part: it does not say"),
    QT_TRANSLATE_NOOP("engine", "frozen at the provider"),
    QT_TRANSLATE_NOOP("engine", "only pre-authorised at the provider"),
    QT_TRANSLATE_NOOP("engine", "the provider gives the unknown status %1"),
    QT_TRANSLATE_NOOP("engine", "the provider's answer has no code"),
    QT_TRANSLATE_NOOP("engine", "code %1, \"%2\""),
    QT_TRANSLATE_NOOP("engine", "the provider wants us to ask less often (%1)"),
    QT_TRANSLATE_NOOP("engine", "the provider refuses this merchant: check pid and key and ask its operator (%1)"),
    QT_TRANSLATE_NOOP("engine", "the provider says the order is already paid: it is asked (%1)"),
    QT_TRANSLATE_NOOP("engine", "the provider finds our clock wrong: set this computer's time (%1)"),
    QT_TRANSLATE_NOOP("engine", "the provider could not do it now (%1)"),
    QT_TRANSLATE_NOOP("engine", "the provider refused (%1)"),
    QT_TRANSLATE_NOOP("engine", "the provider answers for merchant %1, but we are %2"),
    QT_TRANSLATE_NOOP("engine", "the provider has switched merchant %1 off: ask its operator"),
    QT_TRANSLATE_NOOP("engine", "merchant %1, active, balance %2"),
    QT_TRANSLATE_NOOP("engine", "not told"),
    QT_TRANSLATE_NOOP("engine", "the provider describes an order without %1"),
    QT_TRANSLATE_NOOP("engine", "the provider gives an amount that cannot be read: %1"),
    QT_TRANSLATE_NOOP("engine", "the provider does not know the order (yet)"),
    QT_TRANSLATE_NOOP("engine", "an Epay callback is a GET or a POST of a form"),
    QT_TRANSLATE_NOOP("engine", "the callback carries notify_url or return_url: it was made from a request of ours"),
    QT_TRANSLATE_NOOP("engine", "the callback is not signed with %1, as this account demands"),
    QT_TRANSLATE_NOOP("engine", "this is no callback: it has no %1"),
    QT_TRANSLATE_NOOP("engine", "the callback is for another merchant number than %1"),
    QT_TRANSLATE_NOOP("engine", "the callback's money cannot be read: %1"),
    QT_TRANSLATE_NOOP("engine", "the callback says %1"),
    QT_TRANSLATE_NOOP("engine", "\"%1\" is not a cursor of this provider's list"),
    QT_TRANSLATE_NOOP("engine", "the provider's list of orders is not a list"),
    QT_TRANSLATE_NOOP("engine", "the provider's payment link is too long or holds control characters"),
    QT_TRANSLATE_NOOP("engine", "the provider's payment link is not an https address"),
    QT_TRANSLATE_NOOP("engine", "the provider offers only a link for phones, which cannot be scanned"),
    QT_TRANSLATE_NOOP("engine", "the provider offers neither a QR code nor a link for this payment method: choose another"),
    QT_TRANSLATE_NOOP("engine", "the callback's signature is wrong: it is not from the provider, or the key is not the right one"),
    QT_TRANSLATE_NOOP("engine", "Epay V1 (MD5)"),
    QT_TRANSLATE_NOOP("engine", "the parameters hold a broken percent sequence"),
    QT_TRANSLATE_NOOP("engine", "the parameters are not valid UTF-8"),
    QT_TRANSLATE_NOOP("engine", "a parameter has a name that no genuine message carries"),
    QT_TRANSLATE_NOOP("engine", "the parameter %1 is given twice"),
    // providers/epay_v2
    QT_TRANSLATE_NOOP("engine", "the provider's answer is not signed with RSA"),
    QT_TRANSLATE_NOOP("engine", "the signature of the provider's answer is wrong: check platform_public_key"),
    QT_TRANSLATE_NOOP("engine", "the provider's answer is more than 300 s off our clock: set this computer's time"),
    QT_TRANSLATE_NOOP("engine", "Epay V2 (RSA)"),
    QT_TRANSLATE_NOOP("engine", "the provider answers for another refund, merchant or amount than %1"),
    QT_TRANSLATE_NOOP("engine", "the provider's answer holds no payment link"),
    QT_TRANSLATE_NOOP("engine", "the provider offers only \"%1\" for this payment method, which cannot be shown: choose another"),
    QT_TRANSLATE_NOOP("engine", "the refund number must have more than 5 characters"),
    QT_TRANSLATE_NOOP("engine", "the provider does not know this refund (yet)"),
    QT_TRANSLATE_NOOP("engine", "the callback's signature is wrong: it is not from the provider, or check platform_public_key"),
    QT_TRANSLATE_NOOP("engine", "the callback is more than 300 s off our clock: an old one, or a wrong clock; the order is asked for"),
    // providers
    QT_TRANSLATE_NOOP("engine", "this payment provider offers no way to %1"),
    QT_TRANSLATE_NOOP("engine", "close a payment"),
    QT_TRANSLATE_NOOP("engine", "refund a payment"),
    QT_TRANSLATE_NOOP("engine", "ask about a refund"),
    QT_TRANSLATE_NOOP("engine", "list payments"),
    QT_TRANSLATE_NOOP("engine", "the provider speaks of order %1, but %2 was meant"),
    QT_TRANSLATE_NOOP("engine", "the provider says that order %1 is paid, but not how much"),
    QT_TRANSLATE_NOOP("engine", "the provider says %1 %2 for order %3, which costs %4 %5"),
    QT_TRANSLATE_NOOP("engine", "the provider names payment %1 for order %2, which was created as %3"),
    // titles of a single word
    QT_TRANSLATE_NOOP("engine", "Screen"),
    // providers/sandbox
    QT_TRANSLATE_NOOP("engine", "Sandbox (no real money)"),
    // channels/screen
    QT_TRANSLATE_NOOP("engine", "the screen channel sends nothing; look at the order in the window"),
    // channels/webhook
    QT_TRANSLATE_NOOP("engine", "the receiver's answer does not match its Content-Digest; something between you changes it"),
    QT_TRANSLATE_NOOP("engine", "the receiver's sha256 is not that of the body we sent; something between you changes it"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered 409 without saying that it has this delivery; check it"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered 429: too many at once"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered 410: it is gone for good; give the channel a new address and switch it on"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered %1, a redirect, which is never followed; set its final address"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered %1; check its address and log"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered %1, a fault on its side; look at its log if this lasts"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered %1, which is no HTTP status of an answer"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered %1: it refuses our signature; compare the secret on both sides"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered %1: it wants it again later"),
    QT_TRANSLATE_NOOP("engine", "the receiver answered 413: the body is too large for it; raise its limit or lower delivery.chunk_size"),
    QT_TRANSLATE_NOOP("engine", "field proxy: %1"),
    QT_TRANSLATE_NOOP("engine", "field secret: %1"),
    // channels/wire
    QT_TRANSLATE_NOOP("engine", "it cannot be read as an address; copy it whole, without blanks"),
    QT_TRANSLATE_NOOP("engine", "it does not begin with https://"),
    QT_TRANSLATE_NOOP("engine", "it begins with %1:, use https://"),
    QT_TRANSLATE_NOOP("engine", "it names no host"),
    QT_TRANSLATE_NOOP("engine", "it holds a user name or password; take it out, the signature proves who we are"),
    QT_TRANSLATE_NOOP("engine", "it holds a fragment (#…), which no receiver gets to see; take it out"),
    QT_TRANSLATE_NOOP("engine", "port 0 cannot be called"),
    QT_TRANSLATE_NOOP("engine", "http would show the keys to the network; use https (http is for this computer only)"),
    QT_TRANSLATE_NOOP("engine", "it is missing"),
    QT_TRANSLATE_NOOP("engine", "field url: %1"),
    QT_TRANSLATE_NOOP("engine", "the webhook secret must begin with %1; copy it whole"),
    QT_TRANSLATE_NOOP("engine", "the webhook secret is not base64 after %1; copy it whole"),
    QT_TRANSLATE_NOOP("engine", "the webhook secret holds %1 bytes, it must hold %2 to %3; copy it whole or make a new one"),
    QT_TRANSLATE_NOOP("engine", "the webhook has no single %1 header; send it once"),
    QT_TRANSLATE_NOOP("engine", "the webhook-id holds a point; leave it out"),
    QT_TRANSLATE_NOOP("engine", "the webhook-timestamp is not a number; send Unix seconds"),
    QT_TRANSLATE_NOOP("engine", "the webhook-timestamp is more than 5 minutes off; check both clocks"),
    QT_TRANSLATE_NOOP("engine", "no webhook signature matches; check the secret on both sides"),
};
// clang-format on
} // namespace

std::span<const char *const> adapterSentences()
{
    return Table;
}

} // namespace wording
