#pragma once

#include "core/result.h"

#include <QString>

#include <functional>

class EngineClient;

/// What the first start needs from whoever runs it: the program, or a test.
class SetupHost {
public:
    virtual ~SetupHost() = default;

    /// `system`, `zh_CN`, `en`: from now on.
    virtual void useLanguage(const QString &setting) = 0;
    /// Makes the folder, opened by the passphrase, or, where that is empty, by the system keychain, and
    /// starts the engine. When it fails, nothing is there that was not before.
    virtual void create(const QString &passphrase, std::function<void(Result<>)> done) = 0;
    /// Null until create() has succeeded.
    virtual EngineClient *client() = 0;
};
