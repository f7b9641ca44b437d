#pragma once

#include "gui/settingfield.h"

#include <QObject>

class QComboBox;
class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;
class QWidget;

/// One setting on the page: its name, the control that fits it, a button back to the default, what it means
/// in a line, and what is wrong with the value beside it. Built from its declaration.
class SettingRow final : public QObject {
    Q_OBJECT

public:
    /// Adds itself to `grid`, in its next two rows.
    SettingRow(const SettingField &field, QGridLayout *grid, QWidget *parent);

    QString key() const { return QString::fromLatin1(m_field.key); }
    QString value() const;
    /// What the engine holds. Shown, unless the person has changed the field meanwhile and `keepEdits` is on.
    void take(const QString &stored, const QString &fallback, bool keepEdits);
    void setValue(const QString &value);
    QString stored() const { return m_stored; }
    bool isChanged() const { return m_known && value() != m_stored; }
    bool isGood() const { return m_error.isEmpty(); }
    void showError(const QString &sentence); ///< of the engine; empty: none
    /// @return whether name, key or explanation hold the text
    bool matches(const QString &text) const;
    void setVisible(bool visible);
    void translate();
    void focus();
    QWidget *editor() const { return m_editor; }

Q_SIGNALS:
    void changed();

private:
    QWidget *makeEditor(QWidget *parent);
    QWidget *withBrowse(QWidget *parent);
    void browse();
    void edited();
    void showState();

    SettingField m_field;
    bool m_known = false; ///< the engine has said what it holds
    QString m_stored;
    QString m_fallback;
    QString m_error;
    QLabel *m_title;
    QLabel *m_help;
    QToolButton *m_default;
    QToolButton *m_browse = nullptr;
    QWidget *m_editor = nullptr; ///< the control itself
    QWidget *m_holder = nullptr; ///< it, and the button beside it
    QLineEdit *m_line = nullptr;
    QSpinBox *m_number = nullptr;
    QCheckBox *m_flag = nullptr;
    QComboBox *m_choice = nullptr;
};
