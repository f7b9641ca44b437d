#pragma once

#include "gui/engineclient.h"

#include <QDialog>

#include <memory>

class MessageBar;
namespace Ui {
class SignatureDoctorDialog;
}

/// Why a callback is refused: what was signed, whether the signature is the one this account expects, and
/// where it differs. Never shows a key.
class SignatureDoctorDialog final : public QDialog {
    Q_OBJECT

public:
    SignatureDoctorDialog(EngineClient &engine, const QString &provider, QWidget *parent = nullptr);
    ~SignatureDoctorDialog() override;

private:
    void examine();
    void takeLastRefused();
    void show(const QJsonValue &explanation);
    void showFindings(const QJsonArray &findings);
    void refuse(const Error &error);

    std::unique_ptr<Ui::SignatureDoctorDialog> m_ui;
    EngineClient &m_engine;
    const QString m_provider;
    MessageBar *m_message;
};
