#pragma once

#include "gui/setuphost.h"

#include <QWizard>

class SetupPage;

/// The first start: language, vault, recovery file, product, keys, payment, delivery, and a drill that proves
/// that it works. Everything behind the vault can be skipped; until the vault is made, giving up leaves
/// nothing behind.
class SetupWizard final : public QWizard {
    Q_OBJECT

public:
    enum Id { Language, VaultWay, Recovery, Product, Keys, Payment, Delivery, DrillRun };

    explicit SetupWizard(SetupHost &host, QWidget *parent = nullptr);

    int nextId() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void add(Id id, SetupPage *page);
    void retranslate();
    void busy(bool on);
    void vaultMade();

    SetupHost &m_host;
};
