#include "cli/render.h"

#include "cli/display.h"
#include "cli/layouts.h"
#include "cli/table.h"
#include "cli/text.h"
#include "cli/times.h"
#include "wording/sentences.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

QJsonValue at(const QJsonValue &value, QStringView path)
{
    QJsonValue found = value;
    for (const auto &name : path.split(u'.'))
        found = found.toObject().value(name);
    return found;
}

QString plain(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? Text::tr("yes") : Text::tr("no");
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::String:
        return visible(value.toString());
    case QJsonValue::Array: {
        QStringList parts;
        for (const auto &part : value.toArray())
            parts.append(plain(part));
        return parts.join(u", "_s);
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        QStringList parts;
        for (auto it = object.begin(); it != object.end(); ++it)
            parts.append(visible(it.key()) + u'=' + plain(it.value()));
        return parts.join(u", "_s);
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

/// A code or sentence of the program. `open` of a lane is looked up as `lane open` first.
QString inWords(const QString &text, const char *of)
{
    const QString qualified = QLatin1StringView(of) + u' ' + text;
    const QString found = *of ? wording::inReadersLanguage(qualified) : qualified;
    return visible(found == qualified ? wording::inReadersLanguage(text) : found);
}

QString inForm(const QJsonValue &value, Form form, Instant now)
{
    if ((form != Form::Age && form != Form::Moment) || !value.isString())
        return plain(value);
    const auto when = parseRfc3339(value.toString());
    if (!when)
        return plain(value);
    const QString age = relativeTime(*when, now);
    return form == Form::Age ? age : Text::tr("%1 (%2)").arg(localTime(*when), age);
}

QString cell(const QJsonValue &item, const Field &field, Instant now)
{
    QStringList parts;
    for (const QString &path : QString::fromLatin1(field.path).split(u' ')) {
        const QJsonValue value = at(item, path);
        const QString part = field.form == Form::Words && value.isString()
            ? inWords(value.toString(), field.of)
            : inForm(value, field.form, now);
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u' ');
}

/// `until_idle` becomes `until idle`: for members that no layout names.
QString spelled(QString member)
{
    return visible(member.replace(u'_', u' '));
}

QString tableOf(const QJsonArray &items, const std::vector<Field> &fields, Instant now)
{
    Table table;
    for (const Field &field : fields)
        table.addColumn(
            translated(field.title), field.form == Form::Number ? Table::Align::Right : Table::Align::Left);
    for (const auto &item : items) {
        QStringList cells;
        for (const Field &field : fields) {
            const QString text = cell(item, field, now);
            cells.append(text.isEmpty() ? u"-"_s : text);
        }
        table.addRow(cells);
    }
    return table.text();
}

/// A list whose members nobody laid out: a column for each name that occurs, or a line for each text.
QString tableOf(const QJsonArray &items)
{
    QStringList names;
    QString lines;
    for (const auto &item : items) {
        for (const QString &name : item.toObject().keys()) {
            if (!names.contains(name))
                names.append(name);
        }
        lines += plain(item) + u'\n';
    }
    if (names.isEmpty())
        return lines;
    Table table;
    for (const QString &name : names)
        table.addColumn(spelled(name).toUpper());
    for (const auto &item : items) {
        QStringList cells;
        for (const QString &name : names)
            cells.append(plain(item.toObject().value(name)));
        table.addRow(cells);
    }
    return table.text();
}

using Lines = QList<std::pair<QString, QString>>;

QString page(const Lines &lines)
{
    QStringList names;
    int width = 0;
    for (const auto &line : lines) {
        names.append(Text::tr("%1:").arg(line.first));
        width = std::max(width, displayWidth(names.back()));
    }
    QString text;
    for (qsizetype i = 0; i < lines.size(); ++i)
        text += padded(names[i], width) + u' ' + lines[i].second + u'\n';
    return text;
}

QString pageOf(const QJsonObject &reply, const Layout &layout, Instant now)
{
    Lines lines;
    for (const Field &field : layout.fields) {
        const QString text = cell(reply, field, now);
        if (!text.isEmpty())
            lines.append({ translated(field.title), text });
    }
    return page(lines);
}

QString pageOf(const QJsonObject &reply)
{
    Lines lines;
    for (auto it = reply.begin(); it != reply.end(); ++it) {
        const QString text = plain(it.value());
        if (!text.isEmpty())
            lines.append({ spelled(it.key()), text });
    }
    return page(lines);
}

QString sectionsOf(const QJsonObject &reply, const Layout &layout, Instant now)
{
    QString text;
    for (const Section &section : layout.sections) {
        const QJsonArray items = at(reply, QString::fromLatin1(section.path)).toArray();
        if (items.isEmpty())
            continue;
        text += u'\n' + translated(section.title) + u'\n';
        text += section.fields.empty() ? tableOf(items) : tableOf(items, section.fields, now);
    }
    return text;
}

/// The fields of an adapter, the help of each translated.
QJsonArray withTranslatedHelp(const QJsonArray &fields)
{
    QJsonArray translated;
    for (const auto &field : fields) {
        QJsonObject shown = field.toObject();
        const QByteArray help = shown.value("help"_L1).toString().toUtf8();
        if (!help.isEmpty())
            shown.insert("help"_L1, QCoreApplication::translate("adapters", help.constData()));
        translated.append(shown);
    }
    return translated;
}

/// `provider types`, `channel types`: each type with a table of the fields it needs.
QString typesOf(const QJsonArray &items)
{
    const std::vector<Field> fields { { QT_TRANSLATE_NOOP("cli", "FIELD"), "name" },
        { QT_TRANSLATE_NOOP("cli", "SECRET"), "secret" },
        { QT_TRANSLATE_NOOP("cli", "REQUIRED"), "required" },
        { QT_TRANSLATE_NOOP("cli", "DEFAULT"), "default" }, { QT_TRANSLATE_NOOP("cli", "HELP"), "help" } };
    QStringList types;
    for (const auto &item : items) {
        const QJsonArray needed = withTranslatedHelp(at(item, u"fields").toArray());
        const QString title = visible(wording::inReadersLanguage(at(item, u"title").toString()));
        types.append(Text::tr("%1: %2").arg(plain(at(item, u"type")), title) + u'\n'
            + (needed.isEmpty() ? QString() : tableOf(needed, fields, {})));
    }
    return types.join(u'\n');
}

/// Keys as they are, one a line; keys of several lines with a blank line between them.
QString cardsOf(const QJsonArray &cards)
{
    QStringList texts;
    for (const auto &card : cards)
        texts.append(visible(card.toString(), true));
    const bool blocks
        = std::any_of(texts.begin(), texts.end(), [](const QString &t) { return t.contains(u'\n'); });
    return texts.isEmpty() ? QString() : texts.join(blocks ? u"\n\n"_s : u"\n"_s) + u'\n';
}

/// The one member that is the whole answer, without a name before it.
QString bareText(const QJsonObject &reply)
{
    if (reply.size() != 1)
        return {};
    const QString name = reply.begin().key();
    if (name == "script"_L1 || name == "help"_L1)
        return reply.begin()->toString(); // our own text, with its line breaks
    if (name == "token"_L1 || name == "version"_L1)
        return visible(reply.begin()->toString()) + u'\n';
    if (name == "ok"_L1 && reply.begin()->toBool())
        return Text::tr("Done.") + u'\n';
    return {};
}

QString listOf(QStringView words, const QJsonObject &reply, const Layout *layout, Instant now)
{
    const QJsonArray items = reply.value("items"_L1).toArray();
    if (items.isEmpty())
        return Text::tr("There are none.") + u'\n';
    if (words.endsWith(u" types"))
        return typesOf(items);
    QString text = layout ? tableOf(items, layout->fields, now) : tableOf(items);
    if (const QString next = plain(reply.value("next"_L1)); !next.isEmpty())
        text += u'\n' + Text::tr("More: --before %1").arg(next) + u'\n';
    return text;
}
} // namespace

QString render(QStringView words, const QJsonValue &reply, Instant now)
{
    if (reply.isArray())
        return tableOf(reply.toArray());
    if (!reply.isObject())
        return reply.isNull() || reply.isUndefined() ? QString() : plain(reply) + u'\n';
    const QJsonObject object = reply.toObject();
    const Layout *layout = layoutFor(words);
    if (object.value("items"_L1).isArray())
        return listOf(words, object, layout, now);
    if (object.value("cards"_L1).isArray())
        return cardsOf(object.value("cards"_L1).toArray());
    if (const QString bare = bareText(object); !bare.isEmpty())
        return bare;
    if (!layout)
        return pageOf(object);
    return pageOf(object, *layout, now) + sectionsOf(object, *layout, now);
}

} // namespace cli
