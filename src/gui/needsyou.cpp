#include "gui/needsyou.h"

#include "gui/attentionrow.h"
#include "gui/orderactions.h"
#include "ui_needsyou.h"

#include <QEvent>

using namespace Qt::StringLiterals;

NeedsYou::NeedsYou(EngineClient &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::NeedsYou>())
{
    m_ui->setupUi(this);
    QFont bold = font();
    bold.setBold(true);
    m_ui->titleLabel->setFont(bold);
    connect(m_ui->allButton, &QPushButton::clicked, this, &NeedsYou::allWanted);
    sayTotal();
}

NeedsYou::~NeedsYou() = default;

AttentionRow *NeedsYou::add(const QString &id)
{
    auto *row = new AttentionRow(m_engine, m_ui->rowsWidget);
    connect(row->actions(), &OrderActions::succeeded, this, &NeedsYou::succeeded);
    connect(row->actions(), &OrderActions::failed, this, &NeedsYou::failed);
    connect(row->actions(), &OrderActions::orderWanted, this, &NeedsYou::orderWanted);
    m_rows.insert(id, row);
    return row;
}

void NeedsYou::setOrders(const QList<QJsonObject> &orders, qint64 total)
{
    QHash<QString, AttentionRow *> gone = m_rows;
    int at = 1; // behind the label of the empty list
    for (const QJsonObject &order : orders) {
        const QString id = order[u"id"_s].toString();
        AttentionRow *row = gone.take(id);
        if (!row)
            row = add(id);
        row->setRow(order);
        if (m_ui->rowsLayout->indexOf(row) != at)
            m_ui->rowsLayout->insertWidget(at, row);
        row->setVisible(true);
        ++at;
    }
    for (auto it = gone.cbegin(); it != gone.cend(); ++it) {
        m_rows.remove(it.key());
        it.value()->hide();
        it.value()->deleteLater(); // it may be the one that is just telling of its success
    }
    m_total = std::max(total, qint64(orders.size()));
    sayTotal();
}

void NeedsYou::sayTotal()
{
    m_ui->titleLabel->setText(m_total > 0 ? tr("Needs you (%1)").arg(m_total) : tr("Needs you"));
    m_ui->emptyLabel->setVisible(m_rows.isEmpty());
    m_ui->allButton->setVisible(!m_rows.isEmpty());
}

void NeedsYou::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        sayTotal();
    }
}
