#pragma once

#include "gui/backupcopy.h"
#include "gui/messagebar.h"
#include "gui/restoredialog.h"

#include <QWidget>

#include <memory>

namespace Ui {
class BackupPanel;
}

/// A backup now, how the automatic ones fare, and the way back.
class BackupPanel final : public QWidget {
    Q_OBJECT

public:
    explicit BackupPanel(EngineClient &engine, QWidget *parent = nullptr);
    ~BackupPanel() override;

    void refresh();

Q_SIGNALS:
    void said(MessageBar::Kind kind, const QString &text);
    void restoreWanted(const RestoreRequest &request);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void backUp();
    void progress(qint64 done, qint64 all);
    void ended();
    void restore();

    EngineClient &m_engine;
    std::unique_ptr<Ui::BackupPanel> m_ui;
    BackupCopy m_copy;
    QJsonObject m_status;
};
