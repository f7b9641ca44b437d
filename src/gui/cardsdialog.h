#pragma once

#include <QDialog>
#include <QJsonArray>
#include <QJsonObject>

#include <memory>

class MessageBar;
namespace Ui {
class CardsDialog;
}

/// The keys of one order, covered until somebody wants to see them. Whoever opens it has asked the engine,
/// which recorded it.
class CardsDialog final : public QDialog {
    Q_OBJECT

public:
    CardsDialog(const QJsonObject &order, const QJsonArray &cards, QWidget *parent = nullptr);
    ~CardsDialog() override;

    /// All but the last two characters covered; a short one wholly.
    static QString masked(const QString &card);

private:
    void show(bool revealed);
    void copy();
    void save();
    void print();

    std::unique_ptr<Ui::CardsDialog> m_ui;
    MessageBar *m_message;
    QString m_number;
    QStringList m_cards;
};
