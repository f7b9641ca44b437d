#pragma once

#include "core/result.h"

#include <QDialog>
#include <QJsonObject>

#include <memory>

class EngineClient;
class MessageBar;
class QLabel;
namespace Ui {
class ProductDialog;
}

/// A product is added or changed. What the engine would refuse is said beside the field while it is typed.
class ProductDialog final : public QDialog {
    Q_OBJECT

public:
    /// `product`: as `product list` has it; empty: a new one.
    ProductDialog(EngineClient &engine, const QJsonObject &product, QWidget *parent = nullptr);
    ~ProductDialog() override;

Q_SIGNALS:
    void saved(const QJsonObject &product);

private:
    void fill(const QJsonObject &product);
    void addTier(const QString &quantity, const QString &price);
    void removeTier();
    /// Says beside the fields what is wrong, and lets it be saved when nothing is.
    void check();
    QString skuProblem() const;
    QString priceProblem() const;
    QString tiersProblem() const;
    QString whatIsMissing() const;
    void showKind();
    QJsonObject args() const;
    void save();

    EngineClient &m_engine;
    std::unique_ptr<Ui::ProductDialog> m_ui;
    MessageBar *m_message;
    bool m_isNew;
    bool m_saving = false;
};
