#include "gui/recoveryexport.h"

#include "core/privatefile.h"
#include "gui/dialogs.h"
#include "gui/recoverydialog.h"
#include "gui/texts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
Result<> store(const QString &path, const QByteArray &bytes)
{
    PrivateFile file(path);
    if (auto opened = file.open(); !opened)
        return opened;
    if (auto written = file.write(bytes); !written)
        return written;
    return file.commit();
}
} // namespace

void recoveryexport::run(EngineClient &engine, QWidget *parent, std::function<void()> done,
    std::function<void(const QString &sentence)> failed)
{
    const auto path
        = dialogs::saveFile(parent, texts::translated(QT_TRANSLATE_NOOP("gui", "Save the recovery file")),
            u"neverdrop-recovery.ndr"_s, {});
    if (!path)
        return;
    engine.ask(u"vault export-recovery"_s, {}, parent,
        [path = *path, parent, done = std::move(done), failed = std::move(failed)](const DeskReply &reply) {
            if (!reply.value) {
                failed(texts::error(reply.value.error()));
                return;
            }
            const QJsonValue answer = *reply.value;
            const auto stored
                = store(path, QByteArray::fromBase64(answer[u"file_base64"_s].toString().toLatin1()));
            if (!stored) {
                failed(texts::error(stored.error()));
                return;
            }
            auto *dialog = new RecoveryDialog(answer[u"code"_s].toString(), path, parent);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
            done();
        });
}
