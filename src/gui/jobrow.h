#pragma once

#include <QJsonObject>
#include <QWidget>

#include <memory>

class EngineClient;
namespace Ui {
class JobRow;
}

/// One job that comes next, with a countdown and a button that does not wait for it.
class JobRow final : public QWidget {
    Q_OBJECT

public:
    explicit JobRow(EngineClient &engine, QWidget *parent = nullptr);
    ~JobRow() override;

    void setRow(const QJsonObject &job);
    void tick(); ///< a second has passed

Q_SIGNALS:
    void failed(const QString &text);
    void orderWanted(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void show();
    void elide();
    void retry();

    EngineClient &m_engine;
    std::unique_ptr<Ui::JobRow> m_ui;
    QJsonObject m_job;
    QString m_why;
    bool m_asked = false;
};
