#include "gui/passphrasestrength.h"

#include "gui/texts.h"

#include <QCoreApplication>
#include <QSet>

#include <cmath>

namespace {
constexpr int Shortest = 8;

double bitsOf(const QString &passphrase)
{
    int alphabet = 0;
    bool lower = false, upper = false, digit = false, other = false, wide = false;
    QSet<QChar> distinct;
    for (const QChar sign : passphrase) {
        distinct.insert(sign);
        lower = lower || (sign.isLower() && sign < QChar(128));
        upper = upper || (sign.isUpper() && sign < QChar(128));
        digit = digit || sign.isDigit();
        wide = wide || sign > QChar(127);
        other = other || (sign < QChar(128) && !sign.isLetterOrNumber());
    }
    alphabet = (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (other ? 20 : 0) + (wide ? 2000 : 0);
    // Repetition adds little: what counts is at most three times the distinct characters.
    const double length = std::min<double>(double(passphrase.size()), 3.0 * double(distinct.size()));
    return length * std::log2(std::max(2, alphabet)) * 0.6; // people do not type at random
}
} // namespace

PassphraseStrength PassphraseStrength::of(const QString &passphrase)
{
    if (passphrase.isEmpty())
        return { 0, {} };
    if (passphrase.size() < Shortest && bitsOf(passphrase) < 40)
        return { 0, texts::translated(QT_TRANSLATE_NOOP("gui", "Too short: take at least 8 characters.")) };
    const double bits = bitsOf(passphrase);
    if (bits < 45)
        return { 1, texts::translated(QT_TRANSLATE_NOOP("gui", "Weak: four random words are better.")) };
    if (bits < 70)
        return { 2, texts::translated(QT_TRANSLATE_NOOP("gui", "Good.")) };
    return { 3, texts::translated(QT_TRANSLATE_NOOP("gui", "Strong.")) };
}
