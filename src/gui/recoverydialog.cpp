#include "gui/recoverydialog.h"

#include "gui/icons.h"
#include "gui/secretclipboard.h"
#include "ui_recoverydialog.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>

using namespace Qt::StringLiterals;

RecoveryDialog::RecoveryDialog(const QString &code, const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RecoveryDialog>())
    , m_file(file)
{
    m_ui->setupUi(this);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF() * 1.3);
    mono.setBold(true);
    m_ui->codeLabel->setFont(mono);
    m_ui->codeLabel->setText(code);
    m_ui->fileLabel->setText(tr("The recovery file is %1. Keep it away from this computer, and the code away "
                                "from the file: both together open everything.")
                                 .arg(file));
    m_ui->printButton->setIcon(icons::named(u"print"_s));
    m_ui->copyButton->setIcon(icons::named(u"copy"_s));
    m_ui->closeButton->setToolTip(tr("First say that you have kept the code; it is not shown again."));
    connect(m_ui->keptBox, &QCheckBox::toggled, this, [this](bool kept) {
        m_ui->closeButton->setEnabled(kept);
        m_ui->closeButton->setToolTip({});
    });
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->printButton, &QPushButton::clicked, this, &RecoveryDialog::print);
    connect(m_ui->copyButton, &QPushButton::clicked, this,
        [this] { SecretClipboard::copyForAMinute(m_ui->codeLabel->text()); });
}

RecoveryDialog::~RecoveryDialog() = default;

void RecoveryDialog::reject()
{
    if (m_ui->keptBox->isChecked())
        QDialog::reject();
}

void RecoveryDialog::print()
{
    auto *dialog = new QPrintDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, &RecoveryDialog::printOn);
    dialog->open();
}

void RecoveryDialog::printOn(QPrinter *printer)
{
    QPainter painter(printer);
    QRectF page = printer->pageRect(QPrinter::DevicePixel);
    const qreal line = page.height() / 40;
    const auto write = [&](const QString &text, int lines, int flags) {
        painter.drawText(QRectF(page.left(), page.top(), page.width(), line * lines), flags, text);
        page.setTop(page.top() + line * lines);
    };
    write(tr("NeverDrop: recovery code"), 2, Qt::AlignLeft);
    painter.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    write(m_ui->codeLabel->text(), 2, Qt::AlignLeft);
    painter.setFont(font());
    write(m_ui->fileLabel->text(), 6, Qt::AlignLeft | Qt::TextWordWrap);
}
