#include "gui/setupwizard.h"

#include "gui/setupdelivery.h"
#include "gui/setupdrill.h"
#include "gui/setupkeys.h"
#include "gui/setuplanguage.h"
#include "gui/setuppayment.h"
#include "gui/setupproduct.h"
#include "gui/setuprecovery.h"
#include "gui/setupvault.h"

#include <QAbstractButton>
#include <QEvent>

using namespace Qt::StringLiterals;

SetupWizard::SetupWizard(SetupHost &host, QWidget *parent)
    : QWizard(parent)
    , m_host(host)
{
    setWizardStyle(QWizard::ModernStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    resize(720, 560);
    add(Language, new SetupLanguage(host, this));
    auto *vault = new SetupVault(host, this);
    add(VaultWay, vault);
    add(Recovery, new SetupRecovery(host, this));
    auto *product = new SetupProduct(host, this);
    add(Product, product);
    auto *keys = new SetupKeys(host, this);
    add(Keys, keys);
    add(Payment, new SetupPayment(host, this));
    add(Delivery, new SetupDelivery(host, this));
    add(DrillRun, new SetupDrill(host, this));
    connect(vault, &SetupVault::created, this, &SetupWizard::vaultMade);
    connect(this, &QWizard::currentIdChanged, this, [keys, product](int id) {
        if (id == Keys)
            keys->setSku(product->sku());
    });
    retranslate();
}

void SetupWizard::add(Id id, SetupPage *page)
{
    setPage(id, page);
    connect(page, &SetupPage::busyChanged, this, &SetupWizard::busy);
    connect(page, &SetupPage::goOn, this, &QWizard::next);
}

int SetupWizard::nextId() const
{
    if (currentId() == Product && !static_cast<SetupPage *>(page(Product))->isSaved())
        return Payment; // no product, no keys
    return QWizard::nextId();
}

void SetupWizard::busy(bool on)
{
    for (const auto which : { QWizard::BackButton, QWizard::NextButton, QWizard::CommitButton,
             QWizard::CancelButton, QWizard::FinishButton })
        button(which)->setEnabled(!on);
}

void SetupWizard::vaultMade()
{
    // The language that was chosen before there was anywhere to keep it.
    const QString setting = static_cast<SetupLanguage *>(page(Language))->setting();
    if (setting != u"system"_s)
        m_host.client()->ask(u"config set"_s, { { u"key"_s, u"ui.language"_s }, { u"value"_s, setting } },
            this, [](const DeskReply &) {});
    setButtonText(QWizard::CancelButton, tr("Skip the rest"));
}

void SetupWizard::retranslate()
{
    setWindowTitle(tr("NeverDrop: first start"));
    setButtonText(QWizard::NextButton, tr("&Next"));
    setButtonText(QWizard::BackButton, tr("&Back"));
    setButtonText(QWizard::FinishButton, tr("&Finish"));
    setButtonText(QWizard::CancelButton, m_host.client() ? tr("Skip the rest") : tr("Cancel"));
}

void SetupWizard::changeEvent(QEvent *event)
{
    QWizard::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}
