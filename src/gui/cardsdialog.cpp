#include "gui/cardsdialog.h"

#include "gui/dialogs.h"
#include "gui/messagebar.h"
#include "gui/ordercolumns.h"
#include "ui_cardsdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QFile>
#include <QFontDatabase>
#include <QMimeData>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto ClipboardLife = 60s;

QByteArray digestOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

/// Puts a secret there for a minute; clipboard managers that know the hint do not keep it.
void lend(const QString &secret)
{
    auto *data = new QMimeData;
    data->setText(secret);
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    QApplication::clipboard()->setMimeData(data);
    QTimer::singleShot(ClipboardLife, QApplication::clipboard(), [digest = digestOf(secret)] {
        if (digestOf(QApplication::clipboard()->text()) == digest)
            QApplication::clipboard()->clear();
    });
}
} // namespace

CardsDialog::CardsDialog(const QJsonObject &order, const QJsonArray &cards, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CardsDialog>())
    , m_message(new MessageBar(this))
    , m_number(ordercolumns::shortNumber(order))
{
    for (const QJsonValue card : cards)
        m_cards.append(card.toString());
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    m_ui->aboutLabel->setText(
        tr("%n key(s) of order %1. The audit records that you asked for them.", nullptr, int(m_cards.size()))
            .arg(m_number));
    m_ui->cardsEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(m_ui->revealButton, &QPushButton::toggled, this, &CardsDialog::show);
    connect(m_ui->copyButton, &QPushButton::clicked, this, &CardsDialog::copy);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &CardsDialog::save);
    connect(m_ui->printButton, &QPushButton::clicked, this, &CardsDialog::print);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    show(false);
}

CardsDialog::~CardsDialog() = default;

QString CardsDialog::masked(const QString &card)
{
    return QString(8, u'•') + (card.size() > 4 ? card.right(2) : QString());
}

void CardsDialog::show(bool revealed)
{
    QStringList lines;
    for (const QString &card : std::as_const(m_cards))
        lines.append(revealed ? card : masked(card));
    m_ui->cardsEdit->setPlainText(lines.join(u'\n'));
    m_ui->revealButton->setText(revealed ? tr("C&over") : tr("&Reveal"));
}

void CardsDialog::copy()
{
    lend(m_cards.join(u'\n'));
    m_message->show(
        MessageBar::Kind::Good, tr("Copied. In a minute the clipboard is cleared, if it still holds them."));
}

void CardsDialog::save()
{
    const auto name = dialogs::saveFile(
        this, tr("Save the keys unencrypted"), u"%1.txt"_s.arg(m_number), tr("Text files (*.txt)"));
    if (!name)
        return;
    QFile file(*name);
    const auto onlyMe = QFile::ReadOwner | QFile::WriteOwner;
    const QByteArray text = (m_cards.join(u'\n') + u'\n').toUtf8();
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, onlyMe) || !file.setPermissions(onlyMe)
        || file.write(text) != text.size() || !file.flush()) {
        m_message->show(
            MessageBar::Kind::Bad, tr("The file could not be written: %1").arg(file.errorString()));
        return;
    }
    m_message->show(MessageBar::Kind::Good, tr("Saved to %1. Only you may read it.").arg(*name));
}

void CardsDialog::print()
{
    auto *dialog = new QPrintDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *printer) {
        QTextDocument document;
        document.setPlainText(u"%1\n\n%2"_s.arg(m_number, m_cards.join(u'\n')));
        document.print(printer);
    });
    dialog->open();
}
