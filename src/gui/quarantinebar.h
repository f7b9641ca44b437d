#pragma once

#include "gui/engineclient.h"

#include <QFrame>

class QLabel;
class QPushButton;

/// Over every page while the folder is in quarantine: why, and the way out. A person must decide that, so it
/// asks once more.
class QuarantineBar final : public QFrame {
    Q_OBJECT

public:
    explicit QuarantineBar(EngineClient &engine, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void translate();
    void colour();
    void show(const QJsonValue &answer);
    void release();

    EngineClient &m_engine;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_release;
    QString m_reason; ///< as the engine says it
    QString m_trouble; ///< the last release failed: why
};
