#pragma once

#include <QImage>
#include <QWidget>

namespace qr {
/// The code with its quiet zone, black on white, `module` pixels a dot. Null: the text is too long for one.
QImage image(const QString &text, int module);
}

/// Shows a QR code as large as fits, sharp, and scannable in any theme.
class QrView final : public QWidget {
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);
    /// @return false: the text does not fit into a code
    bool setText(const QString &text);
    QString text() const { return m_text; }

    QSize sizeHint() const override { return { 260, 260 }; }
    QSize minimumSizeHint() const override { return { 200, 200 }; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QImage m_dots; ///< one pixel a dot
};
