#include "gui/settingrow.h"

#include "core/settings.h"
#include "gui/dialogs.h"
#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace {
constexpr int EditorWidth = 300;

/// A spin box that the wheel changes only when it was clicked before: scrolling the page must not.
template <class Box> class Calm final : public Box {
public:
    using Box::Box;

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (this->hasFocus())
            Box::wheelEvent(event);
        else
            event->ignore();
    }
};
} // namespace

SettingRow::SettingRow(const SettingField &field, QGridLayout *grid, QWidget *parent)
    : QObject(parent)
    , m_field(field)
    , m_title(new QLabel(parent))
    , m_help(new QLabel(parent))
    , m_default(new QToolButton(parent))
{
    m_holder = makeEditor(parent);
    m_editor->setObjectName(key());
    m_title->setBuddy(m_editor);
    m_default->setAutoRaise(true);
    m_default->setIcon(icons::named(u"undo"_s));
    m_default->setObjectName(key() + u".default"_s);
    m_help->setWordWrap(true);
    m_help->setTextFormat(Qt::PlainText);
    m_help->setContentsMargins(0, 0, 0, 8);
    m_help->setObjectName(key() + u".help"_s);
    const int row = grid->rowCount();
    grid->addWidget(m_title, row, 0, Qt::AlignVCenter);
    grid->addWidget(m_holder, row, 1, Qt::AlignVCenter);
    grid->addWidget(m_default, row, 2, Qt::AlignVCenter);
    grid->addWidget(m_help, row + 1, 1, 1, 3);
    connect(m_default, &QToolButton::clicked, this, [this] { setValue(m_fallback); });
    translate();
}

QWidget *SettingRow::makeEditor(QWidget *parent)
{
    switch (m_field.kind) {
    case FieldKind::Flag:
        m_editor = m_flag = new QCheckBox(parent);
        connect(m_flag, &QCheckBox::toggled, this, &SettingRow::edited);
        return m_editor;
    case FieldKind::Number:
        m_editor = m_number = new Calm<QSpinBox>(parent);
        m_number->setFocusPolicy(Qt::StrongFocus);
        m_number->setMaximum(1'000'000);
        m_number->setFixedWidth(EditorWidth / 2);
        connect(m_number, &QSpinBox::valueChanged, this, &SettingRow::edited);
        return m_editor;
    case FieldKind::Choice:
        m_editor = m_choice = new Calm<QComboBox>(parent);
        m_choice->setFocusPolicy(Qt::StrongFocus);
        m_choice->setFixedWidth(EditorWidth);
        for (const FieldChoice &choice : m_field.choices)
            m_choice->addItem(QString(), QString::fromLatin1(choice.value));
        connect(m_choice, &QComboBox::currentIndexChanged, this, &SettingRow::edited);
        return m_editor;
    case FieldKind::Text:
    case FieldKind::File:
    case FieldKind::Folder:
        break;
    }
    m_editor = m_line = new QLineEdit(parent);
    m_line->setFixedWidth(EditorWidth);
    connect(m_line, &QLineEdit::textChanged, this, &SettingRow::edited);
    return m_field.kind == FieldKind::Text ? m_editor : withBrowse(parent);
}

QWidget *SettingRow::withBrowse(QWidget *parent)
{
    auto *holder = new QWidget(parent);
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    m_browse = new QToolButton(holder);
    m_browse->setIcon(icons::named(u"folder"_s));
    m_line->setFixedWidth(EditorWidth - m_browse->sizeHint().width() - layout->spacing());
    layout->addWidget(m_line);
    layout->addWidget(m_browse);
    connect(m_browse, &QToolButton::clicked, this, &SettingRow::browse);
    return holder;
}

void SettingRow::browse()
{
    if (m_field.kind == FieldKind::File) {
        if (const auto file = dialogs::openFile(m_editor, texts::translated(m_field.title), {}))
            setValue(*file);
        return;
    }
    if (const auto folder = dialogs::openFolder(m_editor, texts::translated(m_field.title), m_line->text()))
        setValue(*folder);
}

QString SettingRow::value() const
{
    if (m_flag)
        return m_flag->isChecked() ? u"true"_s : u"false"_s;
    if (m_number)
        return QString::number(m_number->value());
    if (m_choice)
        return m_choice->currentData().toString();
    return m_line->text().trimmed();
}

void SettingRow::setValue(const QString &value)
{
    if (m_flag)
        m_flag->setChecked(value == u"true"_s);
    else if (m_number)
        m_number->setValue(value.toInt());
    else if (m_choice)
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(value)));
    else
        m_line->setText(value);
}

void SettingRow::take(const QString &stored, const QString &fallback, bool keepEdits)
{
    const bool edits = keepEdits && isChanged();
    m_known = true;
    m_stored = stored;
    m_fallback = fallback;
    if (edits)
        showState();
    else
        setValue(stored);
    edited();
}

void SettingRow::edited()
{
    // What it cannot be is known here already; what only the engine knows, it says when it is saved.
    const auto good = checkSetting(key(), value());
    m_error = good ? QString() : good.error().message;
    showState();
    Q_EMIT changed();
}

void SettingRow::showError(const QString &sentence)
{
    m_error = sentence;
    showState();
}

void SettingRow::showState()
{
    QPalette palette = m_help->parentWidget()->palette();
    palette.setColor(QPalette::WindowText, m_error.isEmpty() ? theme::faint() : theme::bad());
    m_help->setPalette(palette);
    m_help->setText(m_error.isEmpty() ? texts::translated(m_field.help) : texts::sentence(m_error));
    QFont font = m_title->parentWidget()->font();
    font.setBold(isChanged());
    m_title->setFont(font);
    m_default->setEnabled(value() != m_fallback);
    m_default->setToolTip(value() == m_fallback
            ? tr("This is the default.")
            : tr("Back to the default: %1").arg(m_fallback.isEmpty() ? tr("(empty)") : m_fallback));
}

bool SettingRow::matches(const QString &text) const
{
    return text.isEmpty() || key().contains(text, Qt::CaseInsensitive)
        || m_title->text().contains(text, Qt::CaseInsensitive)
        || texts::translated(m_field.help).contains(text, Qt::CaseInsensitive);
}

void SettingRow::setVisible(bool visible)
{
    for (QWidget *part : { static_cast<QWidget *>(m_title), m_holder, static_cast<QWidget *>(m_help),
             static_cast<QWidget *>(m_default) })
        part->setVisible(visible);
}

void SettingRow::translate()
{
    const QString title = texts::translated(m_field.title);
    m_title->setText(title);
    m_editor->setToolTip(key());
    m_editor->setAccessibleName(title);
    m_editor->setAccessibleDescription(texts::translated(m_field.help));
    m_default->setAccessibleName(tr("Default of %1").arg(title));
    if (m_browse) {
        m_browse->setToolTip(tr("Browse…"));
        m_browse->setAccessibleName(tr("Browse for %1").arg(title));
    }
    if (m_choice) {
        const QSignalBlocker quiet(m_choice);
        for (int i = 0; i < m_choice->count(); ++i)
            m_choice->setItemText(i, texts::translated(m_field.choices[size_t(i)].title));
    }
    showState();
}

void SettingRow::focus()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}
