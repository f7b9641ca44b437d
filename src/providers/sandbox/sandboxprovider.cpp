#include "providers/sandbox/sandboxprovider.h"

#include "providers/epay/epayprovider.h"

using namespace Qt::StringLiterals;

namespace {

ProviderTraits sandboxTraits()
{
    ProviderTraits traits = epayTraits();
    traits.type = u"sandbox"_s;
    traits.title = u"Sandbox (no real money)"_s;
    traits.fields.clear();
    // Nobody else's server: no need to ask slowly.
    traits.callInterval = Millis(0);
    traits.orderInterval = Millis(500);
    traits.limitedWait = Millis(1000);
    traits.maxInFlight = 4;
    return traits;
}

Result<std::unique_ptr<PaymentProvider>> makeSandbox(const AccountFields &fields)
{
    AccountFields internal = fields;
    if (internal.fields.contains(u"key"_s)) // no real secret: the engine may hand it in with the others
        internal.secrets.insert(u"key"_s, internal.fields.take(u"key"_s).toUtf8());
    return EpayProvider::make(internal, sandboxTraits());
}

} // namespace

ProviderType sandboxProviderType()
{
    return { sandboxTraits(), &makeSandbox };
}
