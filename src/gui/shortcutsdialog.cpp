#include "gui/shortcutsdialog.h"

#include "gui/pages.h"
#include "gui/texts.h"
#include "ui_shortcutsdialog.h"

#include <QKeySequence>

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ShortcutsDialog>())
{
    m_ui->setupUi(this);
    QList<std::pair<QKeySequence, QString>> rows {
        { QKeySequence(QKeySequence::HelpContents), tr("This list") },
        { QKeySequence(QKeySequence::Find), tr("Search") },
        { QKeySequence(QKeySequence::Refresh), tr("Read the page again") },
        { QKeySequence(QKeySequence::Quit), tr("Quit") },
    };
    int number = 0;
    for (const PageEntry &entry : pageEntries()) {
        if (++number <= 9)
            rows.append(
                { QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)), texts::translated(entry.title) });
    }
    auto *table = m_ui->shortcutsTable;
    table->setHorizontalHeaderLabels({ tr("Keys"), tr("What they do") });
    table->setRowCount(int(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(rows.at(row).first.toString(QKeySequence::NativeText)));
        table->setItem(row, 1, new QTableWidgetItem(rows.at(row).second));
    }
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

ShortcutsDialog::~ShortcutsDialog() = default;
