#pragma once

#include <QObject>

#include <memory>

/// Keeps the computer from going to sleep while orders are open (setting `power.stay_awake`). The screen may
/// go dark.
class StayAwake final : public QObject {
    Q_OBJECT

public:
    explicit StayAwake(QObject *parent = nullptr);
    ~StayAwake() override;

    void set(bool wanted);
    bool isSet() const { return m_wanted; }

private:
    struct Hold;
    bool m_wanted = false;
    std::unique_ptr<Hold> m_hold; ///< while it exists the system knows of us
};
