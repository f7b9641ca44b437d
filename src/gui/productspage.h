#pragma once

#include "gui/page.h"

#include <QTimer>

#include <memory>

class KeysPane;
class MessageBar;
class RowsModel;
namespace Ui {
class ProductsPage;
}

/// What is sold, how much of it there is, and below it the keys of the chosen product.
class ProductsPage final : public Page {
    Q_OBJECT

public:
    explicit ProductsPage(EngineClient &engine, QWidget *parent = nullptr);
    ~ProductsPage() override;

    void enter() override;

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectButtons();
    void soon();
    void read();
    void showProducts(const QList<QJsonObject> &products);
    void choose(); ///< another row, or its product changed
    void enable();
    QJsonObject chosen() const;
    void add();
    void edit();
    void removeChosen();
    void importKeys(const QString &file);
    void tellImported(const QJsonObject &report, const QString &why);
    void undo(const QString &batch);

    std::unique_ptr<Ui::ProductsPage> m_ui;
    MessageBar *m_message;
    RowsModel *m_products;
    KeysPane *m_keys;
    QTimer m_soon; ///< stock moves with every order; it is read again at most once a second
    QString m_lastBatch;
    bool m_known = false; ///< the list was read once
};
