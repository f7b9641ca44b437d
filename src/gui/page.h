#pragma once

#include "gui/engineclient.h"

#include <QEvent>
#include <QWidget>

/// What all pages have in common: they ask the engine, are told when they come into view, and can send the
/// reader to another page. A page that was never shown asks nothing.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(EngineClient &engine, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_engine(engine)
    {
    }

    /// It came into view: time to read what it shows.
    virtual void enter() { }
    /// F5.
    virtual void refresh() { enter(); }
    /// Ctrl+F: the cursor goes to the search field, if there is one.
    virtual void search() { }
    /// Shows this order, where the page shows orders.
    virtual void showOrder(const QString &id) { Q_UNUSED(id) }

Q_SIGNALS:
    void orderWanted(const QString &id); ///< show this order
    void pageWanted(const QString &name); ///< `orders`, `queue`, `products` …

protected:
    EngineClient &engine() { return m_engine; }
    /// Texts that setupUi does not know: called after a change of language.
    virtual void retranslate() { }
    void changeEvent(QEvent *event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            retranslate();
    }

private:
    EngineClient &m_engine;
};
