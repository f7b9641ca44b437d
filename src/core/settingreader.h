#pragma once

#include "core/settings.h"

#include <functional>

/// How the text of a setting becomes its value: one reader for each form. Used by settings.cpp only.
namespace settingreader {

/// What the value should have been, to follow "it takes": `a whole number from 1 to 9`.
using Outcome = tl::expected<void, QString>;
/// Checks the text and, when it is good, puts the value into its place.
using Reader = std::function<Outcome(Settings &, const QString &)>;

Reader duration(Millis Settings::*place, Millis least, Millis most);
/// Waits of at least 1 ms with commas between. `word` stands for no waits; without it one is needed.
Reader durations(QList<Millis> Settings::*place, std::optional<QString> word);
/// `retry.class.CLASS`: `tiers`, nothing, or waits.
Reader classWaits(ErrorClass kind);
Reader whole(int Settings::*place, int least, int most);
Reader share(double Settings::*place); ///< 0 to 1
Reader flag(bool Settings::*place);
Reader oneOf(QString Settings::*place, const QStringList &words);
Reader path(QString Settings::*place);
Reader webAddress(QString Settings::*place); ///< https, or http to loopback

Outcome latePayment(Settings &settings, const QString &value);
Outcome publicUrl(Settings &settings, const QString &value);
Outcome proxy(Settings &settings, const QString &value);
Outcome listenerAddress(Settings &settings, const QString &value);
Outcome backupKeep(Settings &settings, const QString &value);

} // namespace settingreader
