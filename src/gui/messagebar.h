#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

/// One line at the head of a page: what just happened or went wrong, with at most one thing to do about it.
/// Good news go by themselves; bad ones stay until they are closed.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    enum class Kind { Good, Note, Bad };
    void show(Kind kind, const QString &text);
    /// `action` may be an undo; pressing it closes the bar.
    void show(Kind kind, const QString &text, const QString &action, std::function<void()> act);
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    Kind m_kind = Kind::Note;
    std::function<void()> m_act;
    int m_shown = 0;
};
