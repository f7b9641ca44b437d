#include "gui/signaturedoctordialog.h"

#include "gui/icons.h"
#include "gui/messagebar.h"
#include "gui/rowsmodel.h"
#include "gui/texts.h"
#include "gui/theme.h"
#include "ui_signaturedoctordialog.h"

#include <QFontDatabase>
#include <QJsonArray>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {
/// The parameters of a logged callback, wherever they stood.
QString parametersOf(const QJsonValue &request)
{
    const QString query = request[u"url"_s].toString().section(u'?', 1);
    return query.isEmpty() ? request[u"body"_s].toString() : query;
}
} // namespace

SignatureDoctorDialog::SignatureDoctorDialog(EngineClient &engine, const QString &provider, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SignatureDoctorDialog>())
    , m_engine(engine)
    , m_provider(provider)
    , m_message(new MessageBar(this))
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    setWindowTitle(tr("Signature doctor: %1").arg(provider));
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_ui->queryEdit->setFont(fixed);
    m_ui->textEdit->setFont(fixed);
    m_ui->queryEdit->setPlaceholderText(
        u"pid=1000&trade_no=…&out_trade_no=…&money=9.90&sign=…&sign_type=MD5"_s);
    m_ui->resultPane->hide();
    m_ui->examineButton->setIcon(icons::named(u"search"_s));
    connect(m_ui->examineButton, &QPushButton::clicked, this, &SignatureDoctorDialog::examine);
    connect(m_ui->lastButton, &QPushButton::clicked, this, &SignatureDoctorDialog::takeLastRefused);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto follow = [this] {
        const bool any = !m_ui->queryEdit->document()->isEmpty();
        m_ui->examineButton->setEnabled(any);
        m_ui->examineButton->setToolTip(any ? QString() : tr("Paste a callback first."));
    };
    connect(m_ui->queryEdit, &QPlainTextEdit::textChanged, this, follow);
    follow();
    m_ui->queryEdit->setFocus();
}

SignatureDoctorDialog::~SignatureDoctorDialog() = default;

void SignatureDoctorDialog::refuse(const Error &error)
{
    m_message->show(MessageBar::Kind::Bad, texts::error(error));
}

void SignatureDoctorDialog::takeLastRefused()
{
    const QJsonObject args { { u"direction"_s, u"in"_s }, { u"outcome"_s, u"failed"_s },
        { u"kind"_s, u"callback"_s }, { u"endpoint"_s, m_provider }, { u"limit"_s, 1 } };
    m_engine.ask(u"trace list"_s, args, this, [this](const DeskReply &reply) {
        if (!reply.value) {
            refuse(reply.value.error());
            return;
        }
        const QList<QJsonObject> entries = itemsOf(*reply.value);
        if (entries.isEmpty()) {
            m_message->show(MessageBar::Kind::Note, tr("No callback of %1 was refused.").arg(m_provider));
            return;
        }
        m_ui->queryEdit->setPlainText(parametersOf(entries.first()[u"request"_s]));
        examine();
    });
}

void SignatureDoctorDialog::examine()
{
    const QJsonObject args { { u"id"_s, m_provider }, { u"query"_s, m_ui->queryEdit->toPlainText() } };
    m_engine.ask(u"provider explain"_s, args, this, [this](const DeskReply &reply) {
        if (reply.value)
            show(*reply.value);
        else
            refuse(reply.value.error());
    });
}

void SignatureDoctorDialog::show(const QJsonValue &explanation)
{
    m_message->hide();
    const QJsonArray findings = explanation[u"findings"_s].toArray();
    const bool good = explanation[u"accepted"_s].toBool() && findings.isEmpty();
    m_ui->verdictIcon->setPixmap(
        icons::coloured(good ? u"ok"_s : u"trouble"_s, good ? theme::good() : theme::bad()).pixmap(22, 22));
    m_ui->verdictLabel->setText(good
            ? tr("This callback is genuine: signature, merchant number and parameters are right.")
            : tr("This callback is refused, for these reasons:"));
    showFindings(findings);
    const QString expected = explanation[u"expected"_s].toString();
    const QString text = explanation[u"signed_text"_s].toString();
    m_ui->textEdit->setPlainText(expected.isEmpty() || text.isEmpty() ? text : text + u"******"_s);
    const QString given = explanation[u"given"_s].toString();
    if (explanation[u"equal"_s].toBool())
        m_ui->signatureLabel->setText(tr("The signature is equal to the expected one (%1…).").arg(given));
    else if (text.isEmpty())
        m_ui->signatureLabel->clear();
    else if (expected.isEmpty())
        m_ui->signatureLabel->setText(tr("The signature that came (%1…) does not fit this text.").arg(given));
    else
        m_ui->signatureLabel->setText(
            tr("The signature is different: it begins with %1…, expected is %2….").arg(given, expected));
    m_ui->resultPane->show();
}

void SignatureDoctorDialog::showFindings(const QJsonArray &findings)
{
    m_ui->findingsList->clear();
    for (const QJsonValue finding : findings)
        m_ui->findingsList->addItem(texts::sentence(finding.toString()));
    m_ui->findingsList->setVisible(!findings.isEmpty());
}
