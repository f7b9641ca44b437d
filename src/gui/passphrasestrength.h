#pragma once

#include <QString>

/// A hint at how hard a passphrase is to guess, from its length and variety. No dictionary: it praises too
/// much rather than too little, so it never forbids but the very short.
struct PassphraseStrength {
    int score = 0; ///< 0 too short, 1 weak, 2 good, 3 strong
    QString text; ///< in the reader's words

    static PassphraseStrength of(const QString &passphrase);
};
