#pragma once

#include <QIODevice>
#include <QString>

#include <functional>

namespace cli {

/// Where a command reads, answers and complains.
struct Console {
    QIODevice &in;
    QIODevice &out; ///< the answer, nothing else
    QIODevice &err; ///< diagnostics and progress
    bool showsProgress = false; ///< standard error is a terminal
    /// True once Ctrl-C or SIGTERM came. Asking for the first time takes the signals over, so only a
    /// command that ends in an orderly way asks.
    std::function<bool()> interrupted = [] { return false; };

    void complain(const QString &line) { err.write(line.toUtf8() + '\n'); }
    /// Replaces the progress line; an empty text clears it. Silent unless showsProgress.
    void progress(const QString &text)
    {
        if (showsProgress)
            err.write("\r\x1b[K" + text.toUtf8());
    }
};

} // namespace cli
