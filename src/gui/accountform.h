#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

/// The inputs of one account, generated from what its adapter declares (`provider types`, `channel types`):
/// check boxes, texts, passwords for secrets, several lines for public keys and certificates.
class AccountForm final : public QWidget {
    Q_OBJECT

public:
    /// `fields` as declared, `values` as the account has them; `editing`: an empty secret stays as it is.
    AccountForm(const QJsonArray &fields, const QJsonObject &values, bool editing, QWidget *parent = nullptr);

    QJsonObject plain() const; ///< those that differ from the account's values
    QJsonObject secrets() const; ///< those that were typed or loaded
    /// The title of a required field that is empty, and the cursor goes there; empty: all is there.
    QString missing();
    /// The cursor goes to the field that the engine's sentence names, if it names one.
    void focusFieldIn(const QString &sentence);

Q_SIGNALS:
    void fileRefused(const QString &sentence);

private:
    struct Input {
        QString name;
        QString title;
        bool secret = false;
        bool required = false;
        QString known; ///< what the account has, or the default
        QCheckBox *box = nullptr; ///< one of the three
        QLineEdit *line = nullptr;
        QPlainTextEdit *text = nullptr;

        QWidget *widget() const;
        QString value() const;
        void setValue(const QString &value) const;
    };

    void add(QFormLayout *layout, const QJsonObject &field, const QJsonObject &values);
    QWidget *makeInput(Input &input, const QString &fallback);
    QToolButton *fileButton(const Input &input);
    void load(const Input &input);

    QList<Input> m_inputs;
    bool m_editing;
};
