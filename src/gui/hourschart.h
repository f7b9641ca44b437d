#pragma once

#include <QChartView>
#include <QJsonArray>

class QBarCategoryAxis;
class QBarSet;
class QValueAxis;

/// Orders and payments by hour, in the colours of the palette.
class HoursChart final : public QChartView {
    Q_OBJECT

public:
    explicit HoursChart(QWidget *parent = nullptr);

    /// `hours` as `dashboard` answers them.
    void setHours(const QJsonArray &hours);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    void translate();
    void tip(const QBarSet *set, bool inside, int hour);

    QJsonArray m_hours;
    QBarSet *m_orders;
    QBarSet *m_paid;
    QBarCategoryAxis *m_times;
    QValueAxis *m_counts;
};
