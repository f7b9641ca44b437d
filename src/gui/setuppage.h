#pragma once

#include "gui/engineclient.h"
#include "gui/setuphost.h"

#include <QLabel>
#include <QWizardPage>

/// A page of the first start. Next saves what was entered and goes on when the engine has it; a page that is
/// left empty saves nothing.
class SetupPage : public QWizardPage {
    Q_OBJECT

public:
    explicit SetupPage(SetupHost &host, QWidget *parent = nullptr);

    bool validatePage() override;
    bool isSaved() const { return m_saved; }

Q_SIGNALS:
    void busyChanged(bool busy); ///< the wizard cannot be left meanwhile
    void goOn();

protected:
    virtual bool isEmpty() const { return true; }
    virtual void save(std::function<void(Result<>)> done) { done({}); }
    /// What is entered cannot be changed any more.
    virtual void savedNow() { }
    virtual bool goesOnBySelf() const { return true; } ///< after saving
    virtual QLabel *errorLabel() = 0;
    virtual void retranslate() = 0;

    void refuse(const QString &sentence);
    SetupHost &host() { return m_host; }
    EngineClient &engine() { return *m_host.client(); }
    /// Asks the engine and passes its error to `done`, or its answer to `next`.
    void ask(const QString &command, const QJsonObject &args, std::function<void(Result<>)> done,
        std::function<void(const QJsonValue &)> next);
    void changeEvent(QEvent *event) override;

private:
    SetupHost &m_host;
    bool m_busy = false;
    bool m_saved = false;
};
