#include "gui/pages.h"

#include "gui/aboutpage.h"
#include "gui/cashierpage.h"
#include "gui/productspage.h"

#include <QCoreApplication>

#include <array>

namespace {
template <class T> Page *make(EngineClient &engine, QWidget *parent)
{
    return new T(engine, parent);
}

constexpr std::array Entries {
    PageEntry { "products", QT_TRANSLATE_NOOP("gui", "Products and keys"), "products", make<ProductsPage> },
    PageEntry { "cashier", QT_TRANSLATE_NOOP("gui", "Cashier"), "cashier", make<CashierPage> },
    PageEntry { "about", QT_TRANSLATE_NOOP("gui", "About"), "about", make<AboutPage> },
};
} // namespace

std::span<const PageEntry> pageEntries()
{
    return Entries;
}
