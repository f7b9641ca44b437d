#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class ShortcutsDialog;
}

/// F1: what can be done with the keyboard.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget *parent = nullptr);
    ~ShortcutsDialog() override;

private:
    std::unique_ptr<Ui::ShortcutsDialog> m_ui;
};
