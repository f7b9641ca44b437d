#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

/// Card keys on the clipboard, for a while: what still lies there after that, or when the window goes, is
/// taken away again.
class SecretClipboard final : public QObject {
    Q_OBJECT

public:
    explicit SecretClipboard(
        QObject *parent = nullptr, std::chrono::milliseconds keep = std::chrono::seconds(60));
    ~SecretClipboard() override;

    void copy(const QString &secret);
    /// For a dialog that may be closed before the secret is pasted: it stays its minute, or until the
    /// program ends.
    static void copyForAMinute(const QString &secret);

private:
    void forget();

    QTimer m_timer;
    QByteArray m_digest; ///< of what was copied: the text itself is not kept
};
