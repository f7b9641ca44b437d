#pragma once

#include <QLabel>

class QAbstractItemView;

/// What an empty table says instead of nothing: what belongs here and what to do next. Lies over the view
/// and is there only while the view has no rows.
class EmptyHint final : public QLabel {
    Q_OBJECT

public:
    /// The view has its model already.
    explicit EmptyHint(QAbstractItemView *view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void colour();

    QAbstractItemView *m_view;
};
