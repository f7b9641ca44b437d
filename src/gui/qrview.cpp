#include "gui/qrview.h"

#include <QPainter>

#include <algorithm>
#include <qrcodegen.hpp>

namespace {
constexpr int Quiet = 4; // dots of white around it, as the standard wants
constexpr qsizetype LongestText = 2300; // bytes that fit at this level of correction
}

QImage qr::image(const QString &text, int module)
{
    using qrcodegen::QrCode;
    const QByteArray utf8 = text.toUtf8();
    if (utf8.isEmpty() || utf8.size() > LongestText)
        return {};
    const std::vector<uint8_t> bytes(utf8.begin(), utf8.end());
    const QrCode code
        = QrCode::encodeSegments({ qrcodegen::QrSegment::makeBytes(bytes) }, QrCode::Ecc::MEDIUM);
    const int dots = code.getSize() + 2 * Quiet;
    QImage image(dots, dots, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code.getSize(); ++y) {
        for (int x = 0; x < code.getSize(); ++x) {
            if (code.getModule(x, y))
                image.setPixel(x + Quiet, y + Quiet, qRgb(0, 0, 0));
        }
    }
    return module == 1 ? image : image.scaled(dots * module, dots * module);
}

QrView::QrView(QWidget *parent)
    : QWidget(parent)
{
}

bool QrView::setText(const QString &text)
{
    if (text != m_text) {
        m_text = text;
        m_dots = qr::image(text, 1);
        update();
    }
    return !m_dots.isNull();
}

void QrView::paintEvent(QPaintEvent *)
{
    if (m_dots.isNull())
        return;
    QPainter painter(this);
    // Whole device pixels a dot: a blurred edge is hard to scan.
    const qreal ratio = devicePixelRatioF();
    const int module = std::max(1, int(std::min(width(), height()) * ratio) / m_dots.width());
    const qreal side = m_dots.width() * module / ratio;
    painter.drawImage(
        QRectF(std::floor((width() - side) / 2), std::floor((height() - side) / 2), side, side), m_dots);
}
