#pragma once

#include "gui/engineclient.h"
#include "gui/messagebar.h"
#include "gui/pagedmodel.h"
#include "gui/secretclipboard.h"

#include <QWidget>

#include <memory>

namespace Ui {
class KeysPane;
}

/// The keys of one product, masked. A key is shown or copied when somebody asks for it, and not for long.
class KeysPane final : public QWidget {
    Q_OBJECT

public:
    KeysPane(EngineClient &engine, MessageBar &message, QWidget *parent = nullptr);
    ~KeysPane() override;

    /// As `product list` has it; empty: none.
    void showProduct(const QJsonObject &product);
    void refresh();
    void conceal(); ///< masks what was revealed
    void setForgetAfter(std::chrono::milliseconds span) { m_forget.setInterval(span); }

Q_SIGNALS:
    void orderWanted(const QString &id);
    void changed(); ///< the stock is another one now

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    std::vector<Column> columns();
    void load();
    void enable();
    QStringList selected() const;
    QString state() const;
    void reveal();
    void copy();
    void open(QStringList ids, const QString &reason, QStringList opened,
        std::function<void(const QStringList &keys)> then);
    void setAside();
    void exportKeys();
    void fail(const Error &error);

    EngineClient &m_engine;
    MessageBar &m_message;
    std::unique_ptr<Ui::KeysPane> m_ui;
    PagedModel *m_keys;
    SecretClipboard m_clipboard;
    QTimer m_forget;
    QHash<QString, QString> m_revealed; ///< key id -> the key
    QJsonObject m_product;
};
