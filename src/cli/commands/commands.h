#pragma once

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/session.h"

/// The commands that read or write a file here, or take several requests. All others are one request,
/// as typed. A file name never reaches the engine.
namespace cli {

/// `keys import begin` {sku, encoding (as found: `auto` never reaches the engine), separator, dry_run,
/// source:"file"|"stdin", bytes, sha256 (of the whole file; both absent for stdin)} → {session, offset}:
/// where an interrupted import goes on. `keys import chunk` {session, offset, data: base64} → {next, read,
/// imported}; the engine keeps an unfinished line, so next is always offset + the chunk's length. `keys
/// import end` {session} → the reply of the command. `keys import cancel` {session}: what was imported stays;
/// the same file goes on from there.
DeskReply importKeys(const CommandLine &line, Session &session, Console &console);
/// `keys export page` {sku, state, after?} → {items:[text…], next}
DeskReply exportKeys(const CommandLine &line, Session &session, Console &console);
/// `keys void` {sku, items:[text…]} → {voided, not_found, sold}: numbers, summed up over pages of 1000.
DeskReply voidKeys(const CommandLine &line, Session &session, Console &console);
/// `trace export page` {after?, limit} → {items:[attempt…], next}
DeskReply exportTrace(const CommandLine &line, Session &session, Console &console);
/// `order export page` {from, to, before?, limit} → {items:[order…], next}; days are those of the local
/// calendar, both included, and go as RFC 3339 times, `to` exclusive.
DeskReply exportOrders(const CommandLine &line, Session &session, Console &console);
/// `backup begin` {} → {session, bytes}; `backup read` {session, offset} → {data: base64, next};
/// `backup end` {session} → the reply of the command, whose sha256 must be that of what was written.
/// `backup cancel` {session} when it goes wrong.
DeskReply writeBackup(const CommandLine &line, Session &session, Console &console);
/// `vault export-recovery` {} → {file_base64, code}
DeskReply exportRecovery(const CommandLine &line, Session &session, Console &console);

} // namespace cli
