#include "gui/hourschart.h"

#include "core/clock.h"
#include "gui/theme.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QDateTime>
#include <QEvent>
#include <QJsonObject>
#include <QLegend>
#include <QToolTip>
#include <QValueAxis>

using namespace Qt::StringLiterals;

namespace {
QString hourOf(const QJsonValue &hour)
{
    const auto at = parseRfc3339(hour[u"at"_s].toString());
    return at ? QDateTime::fromMSecsSinceEpoch(toMs(*at)).toString(u"HH"_s) : QString();
}
} // namespace

HoursChart::HoursChart(QWidget *parent)
    : QChartView(parent)
    , m_orders(new QBarSet(QString(), this))
    , m_paid(new QBarSet(QString(), this))
    , m_times(new QBarCategoryAxis(this))
    , m_counts(new QValueAxis(this))
{
    auto *series = new QBarSeries;
    series->append(m_orders);
    series->append(m_paid);
    series->setBarWidth(0.8);
    chart()->addSeries(series);
    chart()->addAxis(m_times, Qt::AlignBottom);
    chart()->addAxis(m_counts, Qt::AlignLeft);
    series->attachAxis(m_times);
    series->attachAxis(m_counts);
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->setMargins({});
    chart()->setBackgroundRoundness(0);
    m_times->setGridLineVisible(false);
    m_times->setTruncateLabels(false); // two digits have room, whatever Qt Charts thinks
    m_counts->setLabelFormat(u"%d"_s);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::NoFocus); // a picture: there is nothing to do in it
    for (const QBarSet *set : { m_orders, m_paid })
        connect(set, &QBarSet::hovered, this, [this, set](bool inside, int hour) { tip(set, inside, hour); });
    translate();
    colour();
}

void HoursChart::setHours(const QJsonArray &hours)
{
    if (hours == m_hours)
        return;
    m_hours = hours;
    QStringList names;
    qreal most = 4; // so that a quiet day shows whole numbers
    m_orders->remove(0, m_orders->count());
    m_paid->remove(0, m_paid->count());
    for (const QJsonValue hour : hours) {
        names.append(hourOf(hour));
        m_orders->append(hour[u"orders"_s].toDouble());
        m_paid->append(hour[u"paid"_s].toDouble());
        most = std::max({ most, hour[u"orders"_s].toDouble(), hour[u"paid"_s].toDouble() });
    }
    names.removeDuplicates(); // the hour that comes twice when clocks are set back
    m_times->setCategories(names);
    m_counts->setRange(0, most);
    m_counts->applyNiceNumbers();
    translate();
}

void HoursChart::translate()
{
    m_orders->setLabel(tr("Orders"));
    m_paid->setLabel(tr("Payments"));
    setAccessibleName(tr("Orders and payments by hour"));
    setAccessibleDescription(
        tr("%1 orders and %2 payments in the last 24 hours").arg(m_orders->sum()).arg(m_paid->sum()));
}

void HoursChart::tip(const QBarSet *set, bool inside, int hour)
{
    if (inside && hour < m_hours.size())
        QToolTip::showText(QCursor::pos(),
            tr("%1:00 – %2: %3").arg(hourOf(m_hours.at(hour)), set->label()).arg(int(set->at(hour))), this);
    else
        QToolTip::hideText();
}

void HoursChart::colour()
{
    const QPalette colours = palette();
    const QColor text = colours.color(QPalette::WindowText);
    QColor line = text;
    line.setAlphaF(0.15f);
    setBackgroundBrush(colours.color(QPalette::Window));
    chart()->setBackgroundBrush(colours.color(QPalette::Window));
    chart()->setPlotAreaBackgroundVisible(false);
    chart()->legend()->setLabelColor(text);
    for (QAbstractAxis *axis :
        { static_cast<QAbstractAxis *>(m_times), static_cast<QAbstractAxis *>(m_counts) }) {
        axis->setLabelsColor(theme::faint());
        axis->setGridLineColor(line);
        axis->setLinePenColor(line);
    }
    m_orders->setColor(colours.color(QPalette::Highlight));
    m_paid->setColor(theme::good());
    for (QBarSet *set : { m_orders, m_paid })
        set->setBorderColor(Qt::transparent);
}

void HoursChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        colour();
    else if (event->type() == QEvent::LanguageChange)
        translate();
}
