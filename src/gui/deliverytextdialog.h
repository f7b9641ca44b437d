#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class DeliveryTextDialog;
}

/// The template of the text that goes into a chat; kept with the window's settings, without any keys.
class DeliveryTextDialog final : public QDialog {
    Q_OBJECT

public:
    explicit DeliveryTextDialog(QWidget *parent = nullptr);
    ~DeliveryTextDialog() override;

    /// As it was saved last, else a usual one in the reader's language.
    static QString kept();

private:
    static QString usual();
    void check();
    void save();

    std::unique_ptr<Ui::DeliveryTextDialog> m_ui;
};
