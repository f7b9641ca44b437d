#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include <vector>

namespace cli {

/// How a member of a reply is shown.
enum class Form {
    Text,
    Number, ///< right-aligned
    Words, ///< a code or a sentence of the program, in the reader's language
    Age, ///< a time, as `3 min ago`
    Moment, ///< a time, in full and as age
};

/// One column of a table, or one line of a page.
struct Field {
    const char *title; ///< marked for translation, context "cli"
    const char *path; ///< `delivery.state`; several, divided by blanks, stand side by side
    Form form = Form::Text;
    const char *of
        = ""; ///< Words only: whose code it is where the code alone is not clear, as `lane` for `open`
};

/// A list inside a reply that gets a table of its own. Without fields: one column for every member.
struct Section {
    const char *title;
    const char *path;
    std::vector<Field> fields;
};

/// What people see of the reply to a command: a table of its `items` when there are some, else a page.
struct Layout {
    std::vector<Field> fields;
    std::vector<Section> sections;
};

/// By the words of the command.
QHash<QString, Layout> listLayouts();
QHash<QString, Layout> pageLayouts();
/// Null for a command whose reply is shown as it comes.
const Layout *layoutFor(QStringView words);

} // namespace cli
