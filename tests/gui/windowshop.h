#pragma once

#include "gui/engineclient.h"
#include "support/shop.h"

#include <QApplication>
#include <QTest>

/// A page's world: the real engine on a temporary folder, fake clock and network, and the window's client of
/// it, all on this thread.
struct WindowShop {
    Shop shop;
    EngineClient client { *shop.engine };

    /// Lets everything that waits come to an end, news and repaints included.
    void settle()
    {
        shop.settle();
        QCoreApplication::processEvents();
        shop.settle();
    }
    /// Waits until `holds`, letting the engine work. @return false when it did not come to hold
    template <class Condition> bool until(Condition holds)
    {
        return QTest::qWaitFor(
            [&] {
                settle();
                return bool(holds());
            },
            5000);
    }
};
