#pragma once

#include "gui/desktopoptions.h"
#include "gui/page.h"

#include <QJsonObject>
#include <QMap>

#include <memory>

class BackupPanel;
class MessageBar;
class QCheckBox;
class QGroupBox;
class SecurityPanel;
class SettingRow;
struct RestoreRequest;
struct SettingGroup;
namespace Ui {
class SettingsPage;
}

/// All settings of contract.md section 5 as a form that is generated from their declarations, the options of
/// the window itself, and beside them security and backup. Values are saved with Apply, one after the other,
/// so that one that is refused does not hold up the rest.
class SettingsPage final : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(EngineClient &engine, QWidget *parent = nullptr);
    ~SettingsPage() override;

    void enter() override;
    void search() override;

Q_SIGNALS:
    void languageWanted(const QString &setting); ///< `system`, `zh_CN`, `en`: from now on
    void restoreWanted(const RestoreRequest &request);

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    struct Group {
        const SettingGroup *declared;
        QGroupBox *box;
        QList<SettingRow *> rows;
    };
    void buildForm();
    void buildDesktop(QGroupBox *box);
    void translateDesktop();
    void read(bool keepEdits);
    void take(const QList<QJsonObject> &items, bool keepEdits);
    void filter();
    void watch(); ///< what is changed decides what the buttons can do
    void apply();
    void save(QList<std::pair<QString, QString>> values, std::function<void(int refused)> done);
    void saveNext();
    void saved(int refused);
    void revert();
    void undo();
    SettingRow *row(const QString &key) const;
    DesktopOptions::Choices chosen() const;
    void showChoices(const DesktopOptions::Choices &choices);

    /// What is being saved: the rest, and the values from before for Undo.
    struct Saving {
        QList<std::pair<QString, QString>> left;
        int refused = 0;
        std::function<void(int)> done;
    };

    std::unique_ptr<Ui::SettingsPage> m_ui;
    MessageBar *m_message;
    SecurityPanel *m_security;
    BackupPanel *m_backup;
    DesktopOptions m_options;
    QList<Group> m_groups;
    QHash<QString, SettingRow *> m_rows;
    QList<std::pair<QCheckBox *, bool DesktopOptions::Choices::*>> m_checks;
    DesktopOptions::Choices m_choices; ///< as stored
    Saving m_saving;
    bool m_busy = false;
    QList<std::pair<QString, QString>> m_before; ///< values before the last Apply
    DesktopOptions::Choices m_choicesBefore;
};
