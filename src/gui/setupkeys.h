#pragma once

#include "gui/setuppage.h"

#include <memory>

namespace Ui {
class SetupKeys;
}

/// Keys of the first product: pasted, from a file, or dropped here.
class SetupKeys final : public SetupPage {
    Q_OBJECT

public:
    explicit SetupKeys(SetupHost &host, QWidget *parent = nullptr);
    ~SetupKeys() override;

    void setSku(const QString &sku);

protected:
    bool isEmpty() const override;
    void save(std::function<void(Result<>)> done) override;
    void savedNow() override;
    QLabel *errorLabel() override;
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void browse();
    void addFile(const QString &path);
    void addText(const QString &text);
    void send(const QString &session, const QByteArray &rest, std::function<void(Result<>)> done);
    void watch();

    std::unique_ptr<Ui::SetupKeys> m_ui;
    QString m_sku;
    QString m_imported; ///< what became of them
};
