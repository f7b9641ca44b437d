#include "gui/accountform.h"

#include "gui/dialogs.h"
#include "gui/icons.h"
#include "gui/texts.h"
#include "gui/theme.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFile>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 LargestFile = 64 * 1024; // a chain of certificates has a tenth of it

using Title = std::pair<const char *, const char *>;

/// What people call the fields; a field of an adapter that is not listed shows its own name.
constexpr Title Titles[] = {
    { "base_url", QT_TRANSLATE_NOOP("gui", "Provider's address") },
    { "pid", QT_TRANSLATE_NOOP("gui", "Merchant number") },
    { "key", QT_TRANSLATE_NOOP("gui", "Merchant key") },
    { "private_key", QT_TRANSLATE_NOOP("gui", "Merchant private key") },
    { "platform_public_key", QT_TRANSLATE_NOOP("gui", "Platform public key") },
    { "methods", QT_TRANSLATE_NOOP("gui", "Payment methods") },
    { "confirm_by_query", QT_TRANSLATE_NOOP("gui", "Confirm callbacks by asking") },
    { "proxy", QT_TRANSLATE_NOOP("gui", "Proxy") },
    { "allow_private", QT_TRANSLATE_NOOP("gui", "Private network") },
    { "allow_http", QT_TRANSLATE_NOOP("gui", "Without encryption") },
    { "url", QT_TRANSLATE_NOOP("gui", "Receiver's address") },
    { "secret", QT_TRANSLATE_NOOP("gui", "Signing secret") },
};

QString titleOf(const QString &name)
{
    for (const auto &[field, title] : Titles) {
        if (name == QLatin1StringView(field))
            return texts::translated(title);
    }
    return name;
}

bool isYesOrNo(const QString &text)
{
    return text == u"true" || text == u"false";
}

/// Public keys and certificates come as PEM: several lines.
bool isPem(const QString &name)
{
    return name.endsWith(u"public_key") || name.endsWith(u"_cert");
}

QLabel *helpLabel(const QString &help)
{
    auto *label = new QLabel(help);
    QFont small = label->font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    label->setFont(small);
    label->setWordWrap(true);
    QPalette faint;
    faint.setColor(QPalette::WindowText, theme::faint());
    label->setPalette(faint);
    return label;
}
} // namespace

QWidget *AccountForm::Input::widget() const
{
    if (box)
        return box;
    return line ? static_cast<QWidget *>(line) : text;
}

QString AccountForm::Input::value() const
{
    if (box)
        return box->isChecked() ? u"true"_s : u"false"_s;
    return (line ? line->text() : text->toPlainText()).trimmed();
}

void AccountForm::Input::setValue(const QString &value) const
{
    if (box)
        box->setChecked(value == u"true");
    else if (line)
        line->setText(value);
    else
        text->setPlainText(value);
}

AccountForm::AccountForm(const QJsonArray &fields, const QJsonObject &values, bool editing, QWidget *parent)
    : QWidget(parent)
    , m_editing(editing)
{
    auto *layout = new QFormLayout(this);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setVerticalSpacing(10);
    for (const QJsonValue field : fields)
        add(layout, field.toObject(), values);
    if (fields.isEmpty())
        layout->addRow(helpLabel(tr("This type needs no settings.")));
}

void AccountForm::add(QFormLayout *layout, const QJsonObject &field, const QJsonObject &values)
{
    const QString fallback = field[u"default"_s].toString();
    Input input;
    input.name = field[u"name"_s].toString();
    input.title = titleOf(input.name);
    input.secret = field[u"secret"_s].toBool();
    input.required = field[u"required"_s].toBool();
    input.known = values.value(input.name).toString(isYesOrNo(fallback) ? fallback : QString());
    QWidget *widget = makeInput(input, fallback);
    const QByteArray helpId = field[u"help"_s].toString().toUtf8();
    const QString help = QCoreApplication::translate("adapters", helpId.constData());
    widget->setObjectName(input.name);
    widget->setToolTip(help);
    widget->setAccessibleDescription(help);
    auto *row = new QHBoxLayout;
    row->addWidget(widget);
    if (input.secret || input.text)
        row->addWidget(fileButton(input), 0, Qt::AlignTop);
    auto *both = new QVBoxLayout; // the help belongs to its input: no gap between them
    both->setSpacing(2);
    both->addLayout(row);
    both->addWidget(helpLabel(help));
    auto *label = new QLabel(input.required ? tr("%1 *").arg(input.title) : input.title);
    label->setBuddy(widget);
    label->setVisible(!input.box); // a check box bears its title itself
    layout->addRow(label, both);
    m_inputs.append(input);
}

QWidget *AccountForm::makeInput(Input &input, const QString &fallback)
{
    if (!input.secret && isYesOrNo(fallback)) {
        input.box = new QCheckBox(input.title, this);
        input.box->setAccessibleName(input.title);
        input.setValue(input.known);
        return input.box;
    }
    if (!input.secret && isPem(input.name)) {
        input.text = new QPlainTextEdit(this);
        input.text->setTabChangesFocus(true);
        input.text->setFixedHeight(input.text->fontMetrics().lineSpacing() * 4 + 12);
        input.text->setAccessibleName(input.title);
        input.setValue(input.known);
        return input.text;
    }
    input.line = new QLineEdit(this);
    input.line->setAccessibleName(input.title);
    if (input.secret) {
        input.line->setEchoMode(QLineEdit::Password);
        input.line->setPlaceholderText(m_editing ? tr("unchanged") : QString());
    } else {
        input.line->setPlaceholderText(fallback);
        input.setValue(input.known);
    }
    return input.line;
}

QToolButton *AccountForm::fileButton(const Input &input)
{
    auto *button = new QToolButton(this);
    button->setIcon(icons::named(u"folder"_s));
    button->setToolTip(tr("Load from a file"));
    button->setAccessibleName(tr("Load %1 from a file").arg(input.title));
    connect(button, &QToolButton::clicked, this, [this, input] { load(input); });
    return button;
}

void AccountForm::load(const Input &input)
{
    const auto name = dialogs::openFile(this, tr("Load %1").arg(input.title), tr("All files (*)"));
    if (!name)
        return;
    QFile file(*name);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT fileRefused(tr("%1 cannot be read: %2").arg(*name, file.errorString()));
        return;
    }
    const QByteArray bytes = file.read(LargestFile + 1);
    if (bytes.size() > LargestFile || bytes.contains('\0')) {
        Q_EMIT fileRefused(tr("%1 is no key file: it is too large or not a text.").arg(*name));
        return;
    }
    input.setValue(QString::fromUtf8(bytes).trimmed());
}

QJsonObject AccountForm::plain() const
{
    QJsonObject values;
    for (const Input &input : m_inputs) {
        if (!input.secret && input.value() != input.known)
            values.insert(input.name, input.value());
    }
    return values;
}

QJsonObject AccountForm::secrets() const
{
    QJsonObject values;
    for (const Input &input : m_inputs) {
        if (input.secret && !input.value().isEmpty())
            values.insert(input.name, input.value());
    }
    return values;
}

QString AccountForm::missing()
{
    for (const Input &input : std::as_const(m_inputs)) {
        const bool keeps = m_editing && input.secret;
        if (!input.required || keeps || !input.value().isEmpty())
            continue;
        input.widget()->setFocus();
        return input.title;
    }
    return {};
}

void AccountForm::focusFieldIn(const QString &sentence)
{
    for (const Input &input : std::as_const(m_inputs)) {
        if (sentence.startsWith(input.name + u": "_s) || sentence.contains(u"'%1'"_s.arg(input.name)))
            input.widget()->setFocus();
    }
}
