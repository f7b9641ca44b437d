#include "gui/evidencedialog.h"

#include "gui/dialogs.h"
#include "gui/messagebar.h"
#include "ui_evidencedialog.h"

#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QTextDocument>

using namespace Qt::StringLiterals;

EvidenceDialog::EvidenceDialog(const QString &html, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::EvidenceDialog>())
    , m_message(new MessageBar(this))
    , m_html(html)
    , m_name(name)
{
    m_ui->setupUi(this);
    m_ui->layout->insertWidget(0, m_message);
    QPalette paper; // as it will be printed, in whatever theme
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Text, Qt::black);
    m_ui->sheetView->setPalette(paper);
    m_ui->sheetView->setHtml(m_html);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &EvidenceDialog::save);
    connect(m_ui->printButton, &QPushButton::clicked, this, &EvidenceDialog::print);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
}

EvidenceDialog::~EvidenceDialog() = default;

QString EvidenceDialog::write(const QString &file) const
{
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return target.errorString();
    if (file.endsWith(u".html"_s, Qt::CaseInsensitive) || file.endsWith(u".htm"_s, Qt::CaseInsensitive))
        target.write(m_html.toUtf8());
    else {
        QPdfWriter pdf(&target);
        pdf.setTitle(m_name);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        QTextDocument document;
        document.setHtml(m_html);
        document.print(&pdf);
    }
    return target.commit() ? QString() : target.errorString();
}

void EvidenceDialog::save()
{
    const auto file = dialogs::saveFile(
        this, tr("Save the evidence sheet"), m_name + u".pdf"_s, tr("PDF (*.pdf);;HTML (*.html)"));
    if (!file)
        return;
    const QString wrong = write(*file);
    if (wrong.isEmpty())
        m_message->show(MessageBar::Kind::Good, tr("Saved to %1.").arg(*file));
    else
        m_message->show(MessageBar::Kind::Bad, tr("The file could not be written: %1").arg(wrong));
}

void EvidenceDialog::print()
{
    auto *dialog = new QPrintDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *printer) {
        QTextDocument document;
        document.setHtml(m_html);
        document.print(printer);
    });
    dialog->open();
}
