#include "gui/pages.h"

#include "gui/aboutpage.h"
#include "gui/dashboardpage.h"
#include "gui/orderspage.h"

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
    PageEntry { "about", QT_TRANSLATE_NOOP("gui", "About"), "about", make<AboutPage> },
};
} // namespace

std::span<const PageEntry> pageEntries()
{
    return Entries;
}
