#include "gui/pages.h"

#include "gui/aboutpage.h"
#include "gui/accountspage.h"
#include "gui/cashierpage.h"
#include "gui/dashboardpage.h"
#include "gui/orderspage.h"
#include "gui/productspage.h"
#include "gui/queuepage.h"
#include "gui/settingspage.h"
#include "gui/tracepage.h"

#include <QCoreApplication>

#include <array>

namespace {
template <class T> Page *make(EngineClient &engine, QWidget *parent)
{
    return new T(engine, parent);
}

constexpr std::array Entries {
    PageEntry { "dashboard", QT_TRANSLATE_NOOP("gui", "Dashboard"), "dashboard", make<DashboardPage> },
    PageEntry { "orders", QT_TRANSLATE_NOOP("gui", "Orders"), "orders", make<OrdersPage> },
    PageEntry { "queue", QT_TRANSLATE_NOOP("gui", "Retry queue"), "queue", make<QueuePage> },
    PageEntry { "products", QT_TRANSLATE_NOOP("gui", "Products and keys"), "products", make<ProductsPage> },
    PageEntry { "cashier", QT_TRANSLATE_NOOP("gui", "Cashier"), "cashier", make<CashierPage> },
    PageEntry {
        "providers", QT_TRANSLATE_NOOP("gui", "Payment providers"), "providers", make<ProvidersPage> },
    PageEntry { "channels", QT_TRANSLATE_NOOP("gui", "Channels"), "channels", make<ChannelsPage> },
    PageEntry { "trace", QT_TRANSLATE_NOOP("gui", "Trace"), "trace", make<TracePage> },
    PageEntry { "settings", QT_TRANSLATE_NOOP("gui", "Settings"), "settings", make<SettingsPage> },
    PageEntry { "about", QT_TRANSLATE_NOOP("gui", "About"), "about", make<AboutPage> },
};
} // namespace

std::span<const PageEntry> pageEntries()
{
    return Entries;
}
