#pragma once

#include "gui/page.h"

#include <QPointer>
#include <QTimer>

#include <memory>

class EmptyHint;
class ExportRun;
class MessageBar;
class PagedModel;
class QComboBox;
namespace Ui {
class TracePage;
}

/// The attempt log: every call out and every callback in, searched, verified and exported.
class TracePage final : public Page {
    Q_OBJECT

public:
    explicit TracePage(EngineClient &engine, QWidget *parent = nullptr);
    ~TracePage() override;

    void enter() override;
    void search() override;

protected:
    void retranslate() override;

private:
    static QString nothingFits();
    void setUp();
    void connectAll();
    void fillBox(QComboBox *box, const QString &everything, const QStringList &names,
        QString (*words)(const QString &));
    QJsonObject filter() const;
    void load();
    void refreshSoon();
    void loaded();
    void loadFailed(const Error &error);
    void showEntry();
    void verify();
    void verified(const DeskReply &reply);
    void exportAll();
    void showProgress(const QString &text);
    void hideProgress();

    std::unique_ptr<Ui::TracePage> m_ui;
    MessageBar *m_message;
    PagedModel *m_entries;
    EmptyHint *m_empty = nullptr;
    QPointer<ExportRun> m_export;
    QTimer m_typing; ///< the search is asked when the typing rests
    QTimer m_soon;
};
