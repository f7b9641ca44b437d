#include "gui/dashboardpage.h"

#include "gui/failurebound.h"
#include "gui/hourschart.h"
#include "gui/messagebar.h"
#include "gui/needsyou.h"
#include "gui/queuestrip.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_dashboardpage.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// Where the reader's day began.
Instant midnight(Instant now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(now));
    return fromMs(local.date().startOfDay().toMSecsSinceEpoch());
}

QString percent(double share, int decimals)
{
    const QLocale locale;
    return locale.toString(share * 100, 'f', decimals) + u' ' + locale.percent();
}

QString inAll(const QJsonArray &money)
{
    QStringList sums;
    for (const QJsonValue sum : money)
        sums.append(texts::money(sum[u"amount"_s].toString(), sum[u"currency"_s].toString()));
    return sums.join(u'\n');
}
} // namespace

DashboardPage::DashboardPage(EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::DashboardPage>())
    , m_message(new MessageBar(this))
    , m_chart(new HoursChart(this))
    , m_needsYou(new NeedsYou(engine, this))
    , m_queue(new QueueStrip(engine, this))
{
    m_ui->setupUi(this);
    build();
    connect(&engine, &EngineClient::ordersChanged, this, &DashboardPage::readSoon);
    connect(&engine, &EngineClient::everythingChanged, this, &DashboardPage::readSoon);
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &DashboardPage::read);
    connect(&m_minute, &QTimer::timeout, this, &DashboardPage::readSoon);
    m_minute.start(60s);
}

DashboardPage::~DashboardPage() = default;

void DashboardPage::build()
{
    m_ui->layout->insertWidget(0, m_message);
    m_ui->middleLayout->addWidget(m_chart, 5);
    m_ui->middleLayout->addWidget(m_needsYou, 4);
    m_ui->layout->addWidget(m_queue);
    m_ui->layout->setStretch(m_ui->layout->indexOf(m_ui->middleLayout), 1);
    m_chart->setMinimumHeight(180);
    shapeTiles();
    connect(m_needsYou, &NeedsYou::succeeded, this,
        [this](const QString &text) { m_message->show(MessageBar::Kind::Good, text); });
    connect(m_needsYou, &NeedsYou::failed, this, &DashboardPage::fail);
    connect(m_needsYou, &NeedsYou::orderWanted, this, &Page::orderWanted);
    connect(m_needsYou, &NeedsYou::allWanted, this, [this] { Q_EMIT pageWanted(u"orders"_s); });
    connect(m_queue, &QueueStrip::failed, this, &DashboardPage::fail);
    connect(m_queue, &QueueStrip::orderWanted, this, &Page::orderWanted);
    connect(m_queue, &QueueStrip::allWanted, this, [this] { Q_EMIT pageWanted(u"queue"_s); });
}

void DashboardPage::shapeTiles()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    QPalette faint;
    faint.setColor(QPalette::WindowText, theme::faint());
    for (QLabel *label :
        { m_ui->ordersValue, m_ui->moneyValue, m_ui->deliveredValue, m_ui->successValue, m_ui->pollingValue })
        label->setFont(large);
    for (QLabel *label : { m_ui->ordersCaption, m_ui->moneyCaption, m_ui->deliveredCaption,
             m_ui->successCaption, m_ui->pollingCaption, m_ui->ordersNote, m_ui->moneyNote,
             m_ui->deliveredNote, m_ui->successNote, m_ui->pollingNote })
        label->setPalette(faint);
    QPalette ground;
    ground.setColor(QPalette::Window, ground.color(QPalette::Base));
    for (QWidget *tile :
        { m_ui->ordersTile, m_ui->moneyTile, m_ui->deliveredTile, m_ui->successTile, m_ui->pollingTile })
        tile->setPalette(ground);
}

void DashboardPage::fail(const QString &text)
{
    m_message->show(MessageBar::Kind::Bad, text);
}

void DashboardPage::enter()
{
    m_entered = true;
    read();
}

void DashboardPage::readSoon()
{
    if (m_entered && isVisible() && !m_soon.isActive())
        m_soon.start();
}

void DashboardPage::read()
{
    const Instant now = engine().now();
    const QJsonObject args { { u"since"_s, toRfc3339(midnight(now)) }, { u"now"_s, toRfc3339(now) } };
    engine().ask(u"dashboard"_s, args, this, [this](const DeskReply &reply) {
        if (!reply.value) {
            fail(texts::error(reply.value.error()));
            return;
        }
        showDay(reply.value->toObject());
        const QJsonObject wanted { { u"attention"_s, true }, { u"limit"_s, NeedsYou::Most } };
        engine().ask(u"order list"_s, wanted, this, [this](const DeskReply &orders) {
            if (orders.value)
                m_needsYou->setOrders(itemsOf(*orders.value), m_day[u"attention"_s].toInteger());
        });
    });
}

void DashboardPage::showDay(const QJsonObject &day)
{
    m_day = day;
    const QLocale locale;
    const qint64 paid = day[u"paid"_s].toInteger();
    const qint64 delivered = day[u"delivered"_s].toInteger();
    const qint64 byQuery = day[u"by_query"_s].toInteger();
    m_ui->ordersValue->setText(locale.toString(day[u"orders"_s].toInteger()));
    m_ui->ordersNote->setText(tr("since midnight"));
    const QString money = inAll(day[u"money"_s].toArray());
    m_ui->moneyValue->setText(money.isEmpty() ? u"–"_s : money);
    m_ui->moneyNote->setText(tr("%n payment(s)", nullptr, int(paid)));
    m_ui->deliveredValue->setText(locale.toString(delivered));
    m_ui->deliveredNote->setText(tr("of %n paid order(s)", nullptr, int(paid)));
    showSuccess(delivered, day[u"failed"_s].toInteger());
    m_ui->pollingValue->setText(paid > 0 ? percent(double(byQuery) / double(paid), 0) : u"–"_s);
    m_ui->pollingNote->setText(
        tr("%n payment(s) whose callback got lost or came late", nullptr, int(byQuery)));
    m_chart->setHours(day[u"hours"_s].toArray());
}

void DashboardPage::showSuccess(qint64 delivered, qint64 failed)
{
    const qint64 decided = delivered + failed;
    QPalette colours;
    if (failed > 0)
        colours.setColor(QPalette::WindowText, theme::bad());
    m_ui->successValue->setPalette(colours);
    if (decided == 0) {
        m_ui->successValue->setText(u"–"_s);
        m_ui->successNote->setText(tr("no paid order yet"));
        return;
    }
    m_ui->successValue->setText(percent(double(delivered) / double(decided), failed > 0 ? 2 : 0));
    m_ui->successNote->setText(tr("%n failed; with 95 % certainty fewer than %1 do", nullptr, int(failed))
                                   .arg(percent(failureUpperBound(failed, decided), 2)));
}

void DashboardPage::retranslate()
{
    m_ui->retranslateUi(this);
    if (!m_day.isEmpty())
        showDay(m_day);
}

void DashboardPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        shapeTiles();
}
