#pragma once

#include <QString>

#include <span>

/// What the layers below say in English, since only the surface translates: the sentences they fail with
/// or explain themselves by, and the codes of the JSON. Marked for translation in the context "engine".
/// tests/wording/tst_translations.cpp fails when a sentence of a source is missing here.
namespace wording {

std::span<const char *const> coreSentences();
std::span<const char *const> engineSentences();
std::span<const char *const> adapterSentences();
std::span<const char *const> words(); ///< codes, parts of sentences, what the system says

/// The text in the reader's language: a word of the table, or a sentence with whatever stands for its %1,
/// %2 …, those translated likewise. What is in no table comes back as it is.
QString inReadersLanguage(const QString &text);

} // namespace wording
