#pragma once

#include <QString>

#include <functional>
#include <optional>

class QWidget;

/// What only a person can answer. Pages ask through here, so that a test can answer in a person's place.
namespace dialogs {

/// A box with two buttons; `act` names what happens ("Refund"), never "OK". @return true: do it
bool confirm(QWidget *parent, const QString &title, const QString &text, const QString &act);
std::optional<QString> openFile(QWidget *parent, const QString &title, const QString &filter);
std::optional<QString> openFolder(QWidget *parent, const QString &title, const QString &present);
std::optional<QString> saveFile(
    QWidget *parent, const QString &title, const QString &suggested, const QString &filter);

/// Makes room for a sentence that has just appeared: a dialog does not grow by itself for wrapped text.
void growToFit(QWidget &dialog);

/// For tests: answers instead of a person, until the object is gone.
class Answers {
public:
    Answers();
    ~Answers();
    Answers(const Answers &) = delete;
    Answers &operator=(const Answers &) = delete;

    std::function<bool(const QString &title, const QString &text)> confirm;
    std::function<std::optional<QString>(const QString &title)> file;
};

} // namespace dialogs
