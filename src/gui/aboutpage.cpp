#include "gui/aboutpage.h"

#include "gui/icons.h"
#include "gui/messagebar.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_aboutpage.h"

#include <QCoreApplication>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace {
std::vector<Column> columns()
{
    return { { QT_TRANSLATE_NOOP("gui", "What"),
                 [](const QJsonObject &row) { return texts::sentence(row[u"check"_s].toString()); },
                 Qt::AlignLeft | Qt::AlignVCenter,
                 [](const QJsonObject &row, int role) -> QVariant {
                     const bool ok = row[u"ok"_s].toBool();
                     if (role == Qt::DecorationRole)
                         return icons::coloured(
                             ok ? u"ok"_s : u"trouble"_s, ok ? theme::good() : theme::bad());
                     return {};
                 } },
        { QT_TRANSLATE_NOOP("gui", "Result"),
            [](const QJsonObject &row) { return texts::sentence(row[u"detail"_s].toString()); } } };
}
} // namespace

AboutPage::AboutPage(EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::AboutPage>())
    , m_message(new MessageBar(this))
    , m_checks(new RowsModel(u"check"_s, columns(), this))
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    m_ui->logoLabel->setPixmap(QIcon(u":/icons/neverdrop.svg"_s).pixmap(64, 64));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    large.setBold(true);
    m_ui->titleLabel->setFont(large);
    m_ui->checksView->setModel(m_checks);
    connect(m_ui->doctorButton, &QPushButton::clicked, this, &AboutPage::examine);
    connect(m_ui->qtButton, &QPushButton::clicked, this, [this] { QMessageBox::aboutQt(this); });
    AboutPage::retranslate();
}

AboutPage::~AboutPage() = default;

void AboutPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->versionLabel->setText(tr("Version %1").arg(QCoreApplication::applicationVersion()));
    m_ui->librariesLabel->setText(
        tr("Built on %1.").arg(u"Qt, OpenSSL, SQLite, libcurl, QtKeychain, Boost.Beast"_s));
    m_checks->refreshTexts();
}

void AboutPage::examine()
{
    m_ui->doctorButton->setEnabled(false);
    engine().ask(u"doctor"_s, {}, this, [this](const DeskReply &reply) {
        m_ui->doctorButton->setEnabled(true);
        if (!reply.value) {
            m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
            return;
        }
        m_checks->setRows(itemsOf(*reply.value));
        m_ui->checksView->setVisible(true);
        m_ui->checksView->resizeColumnToContents(0);
    });
}
