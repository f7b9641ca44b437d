#include "gui/accountspage.h"

#include "gui/accountdialog.h"
#include "gui/dialogs.h"
#include "gui/emptyhint.h"
#include "gui/icons.h"
#include "gui/messagebar.h"
#include "gui/secretdialog.h"
#include "gui/signaturedoctordialog.h"
#include "gui/tablecolumns.h"
#include "gui/texts.h"
#include "ui_accountspage.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
void allow(QWidget *button, bool enabled, const QString &why)
{
    button->setEnabled(enabled);
    button->setToolTip(enabled ? QString() : why);
}
} // namespace

AccountsPage::AccountsPage(const AccountKind &kind, EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::AccountsPage>())
    , m_kind(kind)
    , m_titles(std::make_shared<accountcolumns::Titles>())
    , m_message(new MessageBar(this))
    , m_accounts(new RowsModel(u"id"_s, accountcolumns::columns(kind, engine, m_titles), this))
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    m_ui->accountsView->setModel(m_accounts);
    m_empty = new EmptyHint(m_ui->accountsView);
    tablecolumns::keep(
        m_ui->accountsView, m_kind.channels ? u"channels"_s : u"providers"_s, accountcolumns::widths(m_kind));
    m_ui->addButton->setIcon(icons::named(u"add"_s));
    m_ui->editButton->setIcon(icons::named(u"edit"_s));
    m_ui->testButton->setIcon(icons::named(u"test"_s));
    m_ui->removeButton->setIcon(icons::named(u"remove"_s));
    m_ui->copyButton->setIcon(icons::named(u"copy"_s));
    m_ui->doctorButton->setVisible(!m_kind.channels);
    m_ui->rotateButton->setVisible(m_kind.channels);
    m_ui->callbackPane->setVisible(!m_kind.channels);
    m_soon.setSingleShot(true);
    m_soon.setInterval(2s);
    connectAll();
    AccountsPage::retranslate();
}

AccountsPage::~AccountsPage() = default;

void AccountsPage::connectAll()
{
    connect(m_ui->accountsView->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &AccountsPage::follow);
    connect(m_ui->accountsView, &QTableView::doubleClicked, this, [this] { edit(selected()); });
    connect(m_ui->addButton, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_ui->editButton, &QPushButton::clicked, this, [this] { edit(selected()); });
    connect(m_ui->testButton, &QPushButton::clicked, this, &AccountsPage::test);
    connect(m_ui->rotateButton, &QPushButton::clicked, this, &AccountsPage::rotate);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &AccountsPage::remove);
    connect(m_ui->doctorButton, &QPushButton::clicked, this, &AccountsPage::examine);
    connect(m_ui->copyButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_ui->callbackEdit->text());
        m_message->show(MessageBar::Kind::Good, tr("The address is on the clipboard."));
    });
    const auto soon = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(&m_soon, &QTimer::timeout, this, &AccountsPage::readAccounts);
    connect(&engine(), &EngineClient::queueChanged, this, soon);
    connect(&engine(), &EngineClient::ordersChanged, this, soon);
    connect(&engine(), &EngineClient::everythingChanged, this, soon);
}

void AccountsPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->accountsView->setAccessibleName(m_kind.channels ? tr("Channels") : tr("Payment providers"));
    m_empty->setText(m_kind.channels
            ? tr(
                "No channel yet: keys are shown on the screen only. Add a channel to send them to your shop.")
            : tr("No payment provider yet. Add the account that your buyers pay to."));
    m_accounts->refreshTexts();
    follow();
}

void AccountsPage::enter()
{
    if (m_types.isEmpty())
        readTypes();
    readAccounts();
    if (!m_kind.channels)
        readPublicUrl();
}

void AccountsPage::say(const QString &sentence)
{
    m_message->show(MessageBar::Kind::Bad, sentence);
}

void AccountsPage::readTypes()
{
    engine().ask(m_kind.command("types"_L1), {}, this, [this](const DeskReply &reply) {
        if (!reply.value) {
            say(texts::error(reply.value.error()));
            return;
        }
        m_types = itemsOf(*reply.value);
        for (const QJsonObject &type : std::as_const(m_types))
            m_titles->insert(type[u"type"_s].toString(), type[u"title"_s].toString());
        m_accounts->refreshTexts();
        follow();
    });
}

void AccountsPage::readAccounts()
{
    engine().ask(m_kind.command("list"_L1), {}, this, [this](const DeskReply &reply) {
        if (!reply.value) {
            say(texts::error(reply.value.error()));
            return;
        }
        m_accounts->setRows(itemsOf(*reply.value));
        m_accounts->refreshTexts(); // "5 minutes ago" goes on
        if (!m_ui->accountsView->currentIndex().isValid() && m_accounts->rowCount() > 0)
            m_ui->accountsView->selectRow(0);
        follow();
    });
}

void AccountsPage::readPublicUrl()
{
    engine().ask(
        u"config get"_s, { { u"key"_s, u"listener.public_url"_s } }, this, [this](const DeskReply &reply) {
            if (reply.value)
                m_publicUrl = itemsOf(*reply.value).value(0)[u"value"_s].toString();
            followCallback();
        });
}

QJsonObject AccountsPage::selected() const
{
    const QModelIndexList rows = m_ui->accountsView->selectionModel()->selectedRows();
    return rows.isEmpty() ? QJsonObject() : m_accounts->rowAt(rows.first().row());
}

QJsonObject AccountsPage::typeOf(const QJsonObject &account) const
{
    for (const QJsonObject &type : m_types) {
        if (type[u"type"_s] == account[u"type"_s])
            return type;
    }
    return {};
}

void AccountsPage::follow()
{
    const QJsonObject account = selected();
    const QJsonObject type = typeOf(account);
    const bool any = !account.isEmpty();
    const QString first = tr("Select an account first.");
    allow(m_ui->addButton, !m_types.isEmpty(), tr("The types are not known yet."));
    for (QWidget *button : { m_ui->editButton, m_ui->removeButton })
        allow(button, any, first);
    allow(m_ui->testButton, any && !m_testing, m_testing ? tr("The test is running.") : first);
    allow(m_ui->doctorButton, type[u"explains_callbacks"_s].toBool(),
        any ? tr("This type of provider has no signature that can be examined.") : first);
    allow(m_ui->rotateButton, type[u"rotates_secret"_s].toBool(),
        any ? tr("This type of channel has no signing secret.") : first);
    followCallback();
}

void AccountsPage::followCallback()
{
    const QString id = selected()[u"id"_s].toString();
    QString base = m_publicUrl;
    while (base.endsWith(u'/'))
        base.chop(1);
    const bool known = !base.isEmpty() && !id.isEmpty();
    m_ui->callbackEdit->setText(known ? base + u"/notify/"_s + id : QString());
    m_ui->callbackEdit->setCursorPosition(0);
    allow(m_ui->copyButton, known, tr("There is no public address."));
    m_ui->callbackNote->setText(m_publicUrl.isEmpty()
            ? tr("No public address is set, so no callback can come: polling finds every payment by itself. "
                 "With an address in Settings → Network, callbacks make it faster.")
            : tr("It is sent along with every payment; some providers also want it in their console."));
}

void AccountsPage::test()
{
    const QString id = selected()[u"id"_s].toString();
    if (id.isEmpty())
        return;
    m_testing = true;
    follow();
    m_message->show(MessageBar::Kind::Note, tr("Testing %1…").arg(id));
    engine().ask(m_kind.command("test"_L1), { { u"id"_s, id } }, this, [this, id](const DeskReply &reply) {
        m_testing = false;
        follow();
        readAccounts();
        if (!reply.value)
            say(tr("%1: %2").arg(id, texts::error(reply.value.error())));
        else
            m_message->show(MessageBar::Kind::Good,
                tr("%1 works: %2").arg(id, texts::sentence((*reply.value)[u"detail"_s].toString())));
    });
}

void AccountsPage::edit(const QJsonObject &account)
{
    if (m_types.isEmpty())
        return;
    auto *dialog = new AccountDialog(engine(), m_kind, m_types, account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, isNew = account.isEmpty()] { saved(dialog->saved(), isNew); });
    dialog->open();
}

void AccountsPage::saved(const QJsonObject &account, bool isNew)
{
    const QString id = account[u"id"_s].toString();
    readAccounts();
    if (isNew)
        m_message->show(
            MessageBar::Kind::Good, tr("%1 was added. Test it now?").arg(id), tr("Test"), [this, id] {
                if (const int row = m_accounts->rowOf(id); row >= 0)
                    m_ui->accountsView->selectRow(row);
                test();
            });
    else
        m_message->show(MessageBar::Kind::Good, tr("%1 was changed.").arg(id));
    const QString secret = account[u"secret"_s].toString();
    if (secret.isEmpty())
        return;
    auto *dialog
        = new SecretDialog(secret, isNew ? QString() : tr("For 24 hours the old secret signs too."), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountsPage::rotate()
{
    const QString id = selected()[u"id"_s].toString();
    if (id.isEmpty()
        || !dialogs::confirm(this, tr("New secret"),
            tr("Make a new signing secret for %1? The old one signs too for 24 hours; until then the "
               "receiver "
               "must know the new one.")
                .arg(id),
            tr("Make a new secret")))
        return;
    engine().ask(u"channel rotate-secret"_s, { { u"id"_s, id } }, this, [this](const DeskReply &reply) {
        if (reply.value)
            saved(reply.value->toObject(), false);
        else
            say(texts::error(reply.value.error()));
    });
}

void AccountsPage::remove()
{
    const QString id = selected()[u"id"_s].toString();
    if (id.isEmpty()
        || !dialogs::confirm(this, tr("Remove %1").arg(id),
            tr("Remove %1 with its settings and secrets? Orders of the past keep its name.").arg(id),
            tr("Remove")))
        return;
    engine().ask(m_kind.command("remove"_L1), { { u"id"_s, id } }, this, [this, id](const DeskReply &reply) {
        if (!reply.value) {
            say(texts::error(reply.value.error()));
            return;
        }
        m_message->show(MessageBar::Kind::Good, tr("%1 was removed.").arg(id));
        readAccounts();
    });
}

void AccountsPage::examine()
{
    auto *dialog = new SignatureDoctorDialog(engine(), selected()[u"id"_s].toString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}
