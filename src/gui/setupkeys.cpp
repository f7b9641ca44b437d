#include "gui/setupkeys.h"

#include "core/textencoding.h"
#include "gui/dialogs.h"
#include "ui_setupkeys.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 Largest = 4 << 20; // more belongs into the import of the products page
constexpr qsizetype Piece = 256 * 1024;
} // namespace

SetupKeys::SetupKeys(SetupHost &host, QWidget *parent)
    : SetupPage(host, parent)
    , m_ui(std::make_unique<Ui::SetupKeys>())
{
    m_ui->setupUi(this);
    setAcceptDrops(true);
    m_ui->keysEdit->setAcceptDrops(false); // files would arrive as addresses there
    connect(m_ui->keysEdit, &QPlainTextEdit::textChanged, this, &SetupKeys::watch);
    connect(m_ui->fileButton, &QPushButton::clicked, this, &SetupKeys::browse);
    SetupKeys::retranslate();
}

SetupKeys::~SetupKeys() = default;

QLabel *SetupKeys::errorLabel()
{
    return m_ui->errorLabel;
}

void SetupKeys::retranslate()
{
    m_ui->retranslateUi(this);
    setTitle(tr("Its card keys"));
    setSubTitle(
        tr("One key a line. Keys that are known already are skipped. Leave it empty to import later."));
    watch();
}

void SetupKeys::setSku(const QString &sku)
{
    m_sku = sku;
}

void SetupKeys::watch()
{
    int lines = 0;
    const auto text = m_ui->keysEdit->toPlainText();
    for (const auto line : QStringView(text).split(u'\n'))
        lines += line.trimmed().isEmpty() ? 0 : 1;
    m_ui->countLabel->setText(!m_imported.isEmpty() ? m_imported : tr("%n key(s)", nullptr, lines));
}

void SetupKeys::browse()
{
    if (const auto file
        = dialogs::openFile(this, tr("Choose a file of keys"), tr("Text files (*.txt *.csv);;All files (*)")))
        addFile(*file);
}

void SetupKeys::addFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        refuse(tr("%1 cannot be read: %2").arg(path, file.errorString()));
        return;
    }
    if (file.size() > Largest) {
        refuse(tr("This file is large; import it on the page Products & keys, with progress and preview."));
        return;
    }
    const QByteArray bytes = file.readAll();
    EncodingDetector detector;
    detector.add(bytes);
    auto text = decodeLine(bytes, detector.result());
    if (!text) {
        refuse(tr("%1 is not readable text.").arg(path));
        return;
    }
    if (text->startsWith(QChar(0xfeff)))
        text->remove(0, 1);
    addText(*text);
}

void SetupKeys::addText(const QString &text)
{
    refuse({});
    QString all = m_ui->keysEdit->toPlainText();
    if (!all.isEmpty() && !all.endsWith(u'\n'))
        all += u'\n';
    m_ui->keysEdit->setPlainText(all + text);
}

void SetupKeys::dragEnterEvent(QDragEnterEvent *event)
{
    if (!isSaved() && (event->mimeData()->hasUrls() || event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void SetupKeys::dropEvent(QDropEvent *event)
{
    const auto urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            addFile(url.toLocalFile());
    }
    if (urls.isEmpty())
        addText(event->mimeData()->text());
    event->acceptProposedAction();
}

bool SetupKeys::isEmpty() const
{
    return m_ui->keysEdit->toPlainText().trimmed().isEmpty();
}

void SetupKeys::save(std::function<void(Result<>)> done)
{
    const QByteArray text = m_ui->keysEdit->toPlainText().toUtf8() + '\n';
    ask(u"keys import begin"_s, { { u"sku"_s, m_sku } }, done,
        [this, text, done](const QJsonValue &begun) { send(begun[u"session"_s].toString(), text, done); });
}

void SetupKeys::send(const QString &session, const QByteArray &rest, std::function<void(Result<>)> done)
{
    const QJsonObject id { { u"session"_s, session } };
    if (rest.isEmpty()) {
        ask(u"keys import end"_s, id, done, [this, done](const QJsonValue &report) {
            m_imported = tr("%1 imported, %2 were known already")
                             .arg(report[u"imported"_s].toInteger())
                             .arg(report[u"duplicates"_s].toInteger());
            done({});
        });
        return;
    }
    QJsonObject args = id;
    args.insert(u"data"_s, QString::fromLatin1(rest.left(Piece).toBase64()));
    ask(u"keys import chunk"_s, args, done,
        [this, session, rest, done](const QJsonValue &) { send(session, rest.mid(Piece), done); });
}

void SetupKeys::savedNow()
{
    m_ui->keysEdit->clear(); // sealed now; nobody need read them over a shoulder
    m_ui->keysEdit->setEnabled(false);
    m_ui->fileButton->setEnabled(false);
    watch();
}
