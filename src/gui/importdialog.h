#pragma once

#include "gui/keyfeed.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class MessageBar;
class RowsModel;
namespace Ui {
class ImportDialog;
}

/// Card keys come in: pasted or from a file. What would happen is shown first, then it is done.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    ImportDialog(EngineClient &engine, const QJsonObject &product, QWidget *parent = nullptr);
    ~ImportDialog() override;

    void chooseFile(const QString &path);

Q_SIGNALS:
    /// Something came in; `batch` can be undone. `why` it ended before its end; empty: it did not.
    void ended(const QJsonObject &report, const QString &why);
    void orderWanted(const QString &id);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void reject() override;

private:
    enum class State { Nothing, Looking, Ready, Importing };
    void sourceChanged();
    void look();
    void showPreview(const QJsonObject &report);
    void setState(State state);
    QString whyNot() const;
    KeyFeed::Plan plan() const;
    bool isPaste() const;
    void fail(const QString &sentence);

    std::unique_ptr<Ui::ImportDialog> m_ui;
    MessageBar *m_message;
    RowsModel *m_lines;
    KeyFeed m_feed;
    QTimer m_typing; ///< what is being typed is looked at when the typing pauses
    QString m_sku;
    QJsonObject m_preview;
    State m_state = State::Nothing;
};
