#include "providers/registry.h"

#include "providers/epay/epayprovider.h"
#include "providers/epay_v2/epayv2provider.h"
#include "providers/sandbox/sandboxprovider.h"

#include <algorithm>

const QList<ProviderType> &providerTypes()
{
    static const QList<ProviderType> types = {
        epayProviderType(),
        epayV2ProviderType(),
        sandboxProviderType(),
    };
    return types;
}

const ProviderType *findProviderType(QStringView type)
{
    const QList<ProviderType> &types = providerTypes();
    const auto found = std::find_if(
        types.begin(), types.end(), [type](const ProviderType &each) { return each.traits.type == type; });
    return found == types.end() ? nullptr : &*found;
}
