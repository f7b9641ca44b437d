#include "gui/settingspage.h"

#include "core/settings.h"
#include "gui/autolock.h"
#include "gui/backuppanel.h"
#include "gui/messagebar.h"
#include "gui/rowsmodel.h"
#include "gui/securitypanel.h"
#include "gui/settingrow.h"
#include "gui/texts.h"
#include "ui_settingspage.h"

#include <QCheckBox>
#include <QGroupBox>

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(EngineClient &engine, QWidget *parent)
    : Page(engine, parent)
    , m_ui(std::make_unique<Ui::SettingsPage>())
    , m_message(new MessageBar(this))
    , m_security(new SecurityPanel(engine, this))
    , m_backup(new BackupPanel(engine, this))
    , m_choices(DesktopOptions::load())
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    m_ui->tabs->addTab(m_security, QString());
    m_ui->tabs->addTab(m_backup, QString());
    buildForm();
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &SettingsPage::filter);
    connect(m_ui->applyButton, &QPushButton::clicked, this, &SettingsPage::apply);
    connect(m_ui->revertButton, &QPushButton::clicked, this, &SettingsPage::revert);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &SettingsPage::enter);
    connect(m_security, &SecurityPanel::said, m_message,
        qOverload<MessageBar::Kind, const QString &>(&MessageBar::show));
    connect(m_backup, &BackupPanel::said, m_message,
        qOverload<MessageBar::Kind, const QString &>(&MessageBar::show));
    connect(m_backup, &BackupPanel::restoreWanted, this, &SettingsPage::restoreWanted);
    SettingsPage::retranslate();
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::buildForm()
{
    for (const SettingGroup &declared : settingGroups()) {
        auto *box = new QGroupBox(m_ui->formWidget);
        auto *grid = new QGridLayout(box);
        grid->setColumnMinimumWidth(0, 190);
        grid->setColumnStretch(3, 1);
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(3);
        Group group { &declared, box, {} };
        for (const SettingField &field : declared.fields) {
            auto *made = new SettingRow(field, grid, box);
            connect(made, &SettingRow::changed, this, &SettingsPage::watch);
            group.rows.append(made);
            m_rows.insert(made->key(), made);
        }
        if (m_groups.isEmpty())
            buildDesktop(box);
        m_groups.append(group);
        m_ui->formLayout->insertWidget(int(m_groups.size()) - 1, box);
    }
}

void SettingsPage::buildDesktop(QGroupBox *box)
{
    auto *grid = static_cast<QGridLayout *>(box->layout());
    using Choices = DesktopOptions::Choices;
    for (bool Choices::*slot :
        { &Choices::autostart, &Choices::closeToTray, &Choices::notifyPaid, &Choices::notifyDelivered,
            &Choices::notifyNeedsYou, &Choices::notifyLowStock, &Choices::notifyChannelDown }) {
        auto *check = new QCheckBox(box);
        grid->addWidget(check, grid->rowCount(), 1, 1, 3);
        connect(check, &QCheckBox::toggled, this, &SettingsPage::watch);
        m_checks.append({ check, slot });
    }
    showChoices(m_choices);
}

void SettingsPage::translateDesktop()
{
    const QStringList names { tr("Start with the session, in the tray"),
        tr("Closing the window keeps NeverDrop in the tray"), tr("Notify: an order was paid"),
        tr("Notify: an order was delivered"), tr("Notify: an order needs me"), tr("Notify: stock is low"),
        tr("Notify: a provider or channel fails") };
    const QStringList objects { u"autostart"_s, u"closeToTray"_s, u"notifyPaid"_s, u"notifyDelivered"_s,
        u"notifyNeedsYou"_s, u"notifyLowStock"_s, u"notifyChannelDown"_s };
    for (qsizetype i = 0; i < m_checks.size(); ++i) {
        m_checks[i].first->setText(names[i]);
        m_checks[i].first->setObjectName(objects[i]);
    }
}

void SettingsPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->tabs->setTabText(1, tr("Se&curity"));
    m_ui->tabs->setTabText(2, tr("&Backup"));
    for (const Group &group : std::as_const(m_groups)) {
        group.box->setTitle(texts::translated(group.declared->title));
        for (SettingRow *each : group.rows)
            each->translate();
    }
    translateDesktop();
    watch();
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (SettingRow *each : std::as_const(m_rows))
            each->translate();
    }
}

void SettingsPage::enter()
{
    if (m_ui->tabs->currentWidget() == m_security)
        m_security->refresh();
    else if (m_ui->tabs->currentWidget() == m_backup)
        m_backup->refresh();
    else
        read(true);
}

void SettingsPage::search()
{
    m_ui->tabs->setCurrentIndex(0);
    m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->searchEdit->selectAll();
}

void SettingsPage::read(bool keepEdits)
{
    engine().ask(u"config get"_s, {}, this, [this, keepEdits](const DeskReply &reply) {
        if (!reply.value)
            m_message->show(MessageBar::Kind::Bad, texts::error(reply.value.error()));
        else
            take(itemsOf(*reply.value), keepEdits);
    });
}

void SettingsPage::take(const QList<QJsonObject> &items, bool keepEdits)
{
    QMap<QString, QString> stored;
    for (const QJsonObject &item : items)
        stored.insert(item[u"key"_s].toString(), item[u"value"_s].toString());
    for (SettingRow *each : std::as_const(m_rows)) {
        const QString fallback = settingDefault(each->key()).value_or(QString());
        each->take(stored.value(each->key(), fallback), fallback, keepEdits);
    }
    watch();
}

void SettingsPage::filter()
{
    const QString text = m_ui->searchEdit->text().trimmed();
    bool anything = false;
    for (const Group &group : std::as_const(m_groups)) {
        const bool whole = group.box->title().contains(text, Qt::CaseInsensitive);
        bool any = whole;
        for (SettingRow *each : group.rows) {
            const bool shown = whole || each->matches(text);
            each->setVisible(shown);
            any = any || shown;
        }
        if (&group == &m_groups.constFirst()) {
            for (const auto &check : std::as_const(m_checks)) {
                const bool shown = whole || check.first->text().contains(text, Qt::CaseInsensitive);
                check.first->setVisible(shown);
                any = any || shown;
            }
        }
        group.box->setVisible(any);
        anything = anything || any;
    }
    m_ui->nothingLabel->setVisible(!anything);
    m_ui->scrollArea->setVisible(anything);
}

void SettingsPage::watch()
{
    int changed = chosen() != m_choices ? 1 : 0;
    bool good = true;
    for (const SettingRow *each : std::as_const(m_rows)) {
        changed += each->isChanged() ? 1 : 0;
        good = good && (each->isGood() || !each->isChanged());
    }
    m_ui->applyButton->setEnabled(changed > 0 && !m_busy);
    m_ui->revertButton->setEnabled(changed > 0 && !m_busy);
    const QString why = m_busy ? tr("It is being saved.") : tr("Nothing was changed.");
    m_ui->applyButton->setToolTip(changed > 0 && !m_busy ? tr("Saves what was changed (Ctrl+S)") : why);
    m_ui->revertButton->setToolTip(changed > 0 && !m_busy ? tr("Back to what is saved") : why);
    m_ui->changedLabel->setText(changed == 0 ? QString()
            : good                           ? tr("%n change(s) not saved yet", nullptr, changed)
                   : tr("%n change(s) not saved yet; one cannot be what it is", nullptr, changed));
}

void SettingsPage::apply()
{
    AutoLock::whenUnlocked(this, [this] {
        QList<std::pair<QString, QString>> values;
        m_before.clear();
        for (const Group &group : std::as_const(m_groups)) {
            for (const SettingRow *each : group.rows) {
                if (!each->isChanged())
                    continue;
                values.append({ each->key(), each->value() });
                m_before.append({ each->key(), each->stored() });
            }
        }
        m_choicesBefore = m_choices;
        save(values, [this](int refused) { saved(refused); });
    });
}

void SettingsPage::save(QList<std::pair<QString, QString>> values, std::function<void(int refused)> done)
{
    if (std::exchange(m_busy, true))
        return;
    m_saving = { std::move(values), 0, std::move(done) };
    if (!m_options.save(chosen())) {
        ++m_saving.refused;
        m_message->show(MessageBar::Kind::Bad, tr("The desktop could not be told to start NeverDrop."));
    }
    m_choices = DesktopOptions::load();
    showChoices(m_choices);
    watch();
    saveNext();
}

void SettingsPage::saveNext()
{
    if (m_saving.left.isEmpty()) {
        m_busy = false;
        watch();
        const auto done = std::exchange(m_saving.done, {});
        done(m_saving.refused);
        return;
    }
    const auto [key, value] = m_saving.left.takeFirst();
    engine().ask(u"config set"_s, { { u"key"_s, key }, { u"value"_s, value } }, this,
        [this, key, value](const DeskReply &reply) {
            SettingRow *each = row(key);
            if (!reply.value) {
                ++m_saving.refused;
                each->showError(reply.value.error().message);
            } else {
                each->take(value, settingDefault(key).value_or(QString()), false);
                if (key == u"ui.language"_s)
                    Q_EMIT languageWanted(value);
            }
            saveNext();
        });
}

void SettingsPage::saved(int refused)
{
    if (AutoLock *lock = AutoLock::of(this))
        lock->readSetting();
    if (refused > 0) {
        m_message->show(MessageBar::Kind::Bad,
            tr("%n value(s) were refused and are marked; the others are saved.", nullptr, refused));
        for (const Group &group : std::as_const(m_groups)) {
            for (SettingRow *each : group.rows) {
                if (each->isGood())
                    continue;
                m_ui->scrollArea->ensureWidgetVisible(each->editor());
                return;
            }
        }
        return;
    }
    m_message->show(
        MessageBar::Kind::Good, tr("The settings are saved and in effect."), tr("&Undo"), [this] { undo(); });
}

void SettingsPage::undo()
{
    showChoices(m_choicesBefore);
    for (const auto &[key, value] : std::as_const(m_before))
        row(key)->setValue(value);
    save(std::exchange(m_before, {}), [this](int refused) {
        if (refused == 0)
            m_message->show(MessageBar::Kind::Note, tr("The settings are as they were before."));
        else
            saved(refused);
    });
}

void SettingsPage::revert()
{
    showChoices(m_choices);
    for (SettingRow *each : std::as_const(m_rows))
        each->setValue(each->stored());
    watch();
}

SettingRow *SettingsPage::row(const QString &key) const
{
    return m_rows.value(key);
}

DesktopOptions::Choices SettingsPage::chosen() const
{
    DesktopOptions::Choices choices;
    for (const auto &[check, slot] : m_checks)
        choices.*slot = check->isChecked();
    return choices;
}

void SettingsPage::showChoices(const DesktopOptions::Choices &choices)
{
    const DesktopOptions::Choices shown = choices; // each tick asks what is chosen
    for (const auto &[check, slot] : std::as_const(m_checks))
        check->setChecked(shown.*slot);
}
