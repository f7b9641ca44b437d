#include "gui/dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QVariant>

namespace {
constexpr auto Property = "neverdrop.answers"; // of the application: no global of ours

const dialogs::Answers *instead()
{
    return static_cast<const dialogs::Answers *>(
        QCoreApplication::instance()->property(Property).value<void *>());
}
} // namespace

dialogs::Answers::Answers()
{
    QCoreApplication::instance()->setProperty(Property, QVariant::fromValue<void *>(this));
}

dialogs::Answers::~Answers()
{
    QCoreApplication::instance()->setProperty(Property, QVariant());
}

void dialogs::growToFit(QWidget &dialog)
{
    const int wanted = dialog.layout()->totalHeightForWidth(dialog.width());
    if (wanted > dialog.height())
        dialog.resize(dialog.width(), wanted);
}

bool dialogs::confirm(QWidget *parent, const QString &title, const QString &text, const QString &act)
{
    if (const auto *answers = instead(); answers && answers->confirm)
        return answers->confirm(title, text);
    QMessageBox box(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    const QPushButton *go = box.addButton(act, QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == go;
}

std::optional<QString> dialogs::openFile(QWidget *parent, const QString &title, const QString &filter)
{
    if (const auto *answers = instead(); answers && answers->file)
        return answers->file(title);
    const QString name = QFileDialog::getOpenFileName(parent, title, {}, filter);
    return name.isEmpty() ? std::nullopt : std::optional(name);
}

std::optional<QString> dialogs::openFolder(QWidget *parent, const QString &title, const QString &present)
{
    if (const auto *answers = instead(); answers && answers->file)
        return answers->file(title);
    const QString name = QFileDialog::getExistingDirectory(parent, title, present);
    return name.isEmpty() ? std::nullopt : std::optional(name);
}

std::optional<QString> dialogs::saveFile(
    QWidget *parent, const QString &title, const QString &suggested, const QString &filter)
{
    if (const auto *answers = instead(); answers && answers->file)
        return answers->file(title);
    const QString name = QFileDialog::getSaveFileName(parent, title, suggested, filter);
    return name.isEmpty() ? std::nullopt : std::optional(name);
}
