#include "gui/emptyhint.h"

#include "gui/theme.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QEvent>

EmptyHint::EmptyHint(QAbstractItemView *view)
    : QLabel(view->viewport())
    , m_view(view)
{
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(24);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel *model = view->model();
    for (const auto changed : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(model, changed, this, &EmptyHint::follow);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::follow);
    colour();
    follow();
}

void EmptyHint::follow()
{
    setGeometry(m_view->viewport()->rect());
    setVisible(m_view->model()->rowCount() == 0);
}

void EmptyHint::colour()
{
    QPalette faint;
    faint.setColor(QPalette::WindowText, theme::faint());
    setPalette(faint);
}

bool EmptyHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        follow();
    return QLabel::eventFilter(watched, event);
}

void EmptyHint::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
}
