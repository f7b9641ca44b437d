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

} // namespace

ProviderType sandboxProviderType()
{
    return { sandboxTraits(),
        [](const AccountFields &fields) { return EpayProvider::make(fields, sandboxTraits()); } };
}
