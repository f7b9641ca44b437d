#pragma once

#include "gui/engineclient.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class UnlockDialog;

/// After a while without input (`security.auto_lock`) whoever wants to see keys, export or change settings
/// proves again who they are; the engine goes on meanwhile. Belongs to the main window, as a child of it.
class AutoLock final : public QObject {
    Q_OBJECT

public:
    using Proof = std::function<void(std::function<void(Result<>)> done)>;

    AutoLock(EngineClient &engine, QWidget *window);

    bool isLocked() const;
    void lock();
    /// Calls `act` at once, or when the person has proved who they are; never, when they give up.
    void unlocked(std::function<void()> act);
    /// How the system keychain is asked again. Without it a click is enough: whoever sits at an open session
    /// can read its keychain anyway.
    void setKeychainProof(Proof proof) { m_proof = std::move(proof); }
    /// The setting may have changed.
    void readSetting();

    /// The same for a page or dialog: with the lock of the window it is in. A widget that is in no window
    /// that can be locked acts at once.
    static void whenUnlocked(QWidget *asker, std::function<void()> act);
    static AutoLock *of(QWidget *widget);

Q_SIGNALS:
    void lockedNow(); ///< what is revealed is to be hidden

private:
    bool eventFilter(QObject *object, QEvent *event) override;
    void look();
    void ask(bool passphrase);
    void check(const QString &passphrase, bool byPassphrase);
    void judged(const Result<> &proved);

    EngineClient &m_engine;
    QWidget *m_window;
    QTimer m_timer;
    Millis m_after { 0 }; ///< 0: never
    Instant m_lastInput {};
    bool m_locked = false;
    bool m_asking = false;
    QPointer<UnlockDialog> m_dialog;
    std::function<void()> m_act;
    Proof m_proof;
};
