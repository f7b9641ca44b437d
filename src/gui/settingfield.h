#pragma once

#include <QString>

#include <span>

/// How a setting is entered.
enum class FieldKind {
    Text, ///< durations, lists of them, addresses: text that the engine checks
    Number,
    Flag,
    Choice,
    File,
    Folder,
};

struct FieldChoice {
    const char *value;
    const char *title; ///< marked with QT_TRANSLATE_NOOP("gui", …)
};

/// One setting of contract.md section 5 as the page shows it.
struct SettingField {
    const char *key;
    FieldKind kind;
    const char *title;
    const char *help; ///< one line in plain words
    std::span<const FieldChoice> choices = {};
};

struct SettingGroup {
    const char *title;
    std::span<const SettingField> fields;
};

/// All of them, in the order of the page.
std::span<const SettingGroup> settingGroups();
