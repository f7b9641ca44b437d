"""What the built program does with bad input, bad files, bad disks and bad company.

usage: badinput.py NEVERDROP_CLI [unittest options]

Every refusal is one sentence, the exit code of the contract, and leaves nothing lost or half done.
"""

import contextlib
import http.client
import http.server
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

CLI = os.path.abspath(sys.argv.pop(1))
PASSPHRASE = "correct horse"
NOBODY = 65534
PAGE = 4096


class Said:
    """What one run of the program left behind."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()

    @property
    def document(self):
        return json.loads(self.out)

    @property
    def error(self):
        return self.document["error"]


class Folder:
    """A data folder of its own, and how to call the program on it."""

    def __init__(self, place, passphrase=PASSPHRASE, wrapper=(), before=None):
        self.path = os.path.join(place, "shop")
        self.environment = {"PATH": os.environ["PATH"], "HOME": place, "LANG": "C.UTF-8", "TZ": "UTC",
                            "NEVERDROP_DATA_DIR": self.path}
        if passphrase:
            self.environment["NEVERDROP_PASSPHRASE"] = passphrase
        self.wrapper = list(wrapper)
        self.before = before

    @property
    def database(self):
        return os.path.join(self.path, "neverdrop.db")

    def command(self, *args):
        return [*self.wrapper, CLI, *args]

    def run(self, *args, stdin=b"", plain=False, **changed):
        environment = {**self.environment, **changed}
        done = subprocess.run(self.command(*([] if plain else ["--json"]), *args), input=stdin, capture_output=True,
                              timeout=60, env={k: v for k, v in environment.items() if v is not None},
                              preexec_fn=self.before, restore_signals=False)
        return Said(done)

    def must(self, *args, **more):
        said = self.run(*args, **more)
        if said.code != 0:
            raise AssertionError(f"{args}: exit {said.code}: {said.out} {said.err}")
        return said.document

    def furnish(self, keys=3):
        self.must("init")
        self.must("product", "add", "--sku", "card", "--name", "Card", "--price", "9.90")
        self.must("keys", "import", "--sku", "card", "-", stdin=b"".join(b"KEY-%d\n" % n for n in range(keys)))
        return self

    def stock(self):
        return self.must("keys", "stock", "--sku", "card")["items"][0]

    @contextlib.contextmanager
    def engine(self, *args):
        process = subprocess.Popen(self.command("serve", "--listen", "127.0.0.1:0", *args), env=self.environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = process.stdout.readline().decode()
        try:
            address = re.fullmatch(r"listening on http://(127\.0\.0\.1:[0-9]+)\n", line)
            if not address:
                raise AssertionError(f"serve said {line!r} and {process.stderr.read()!r}")
            yield process, address[1]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
            process.stdout.close()
            process.stderr.close()


@contextlib.contextmanager
def provider_that_says(body):
    """An HTTP server that answers whatever it is asked with the page in `body[0]`."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body[0])))
            self.end_headers()
            self.wfile.write(body[0])

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class Case(unittest.TestCase):
    """Each test has a place of its own. Most share one shop, made once because deriving its key takes long by
    intention; every test finds it as it was: three keys of one product."""

    shared = None

    def setUp(self):
        self.place = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.place)

    def shop(self):
        if not Case.shared:
            Case.shared = Folder(tempfile.mkdtemp()).furnish()
            unittest.addModuleCleanup(shutil.rmtree, os.path.dirname(Case.shared.path))
            Case.pristine = self.content(Case.shared)
        for name in os.listdir(Case.shared.path):
            path = os.path.join(Case.shared.path, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        self.put(Case.shared, Case.pristine)
        return Case.shared

    def content(self, folder):
        log = folder.database + "-wal"
        self.assertFalse(os.path.exists(log) and os.path.getsize(log), "the last command left its log behind")
        with open(folder.database, "rb") as file:
            return file.read()

    def put(self, folder, content):
        with open(folder.database, "wb") as file:
            os.chmod(folder.database, 0o600)
            file.write(content)

    def file(self, name, content):
        path = os.path.join(self.place, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def refused(self, said, code, name, sentence):
        """One sentence on stderr that is also the JSON document's, with exit code and error code."""
        self.assertEqual(code, said.code, said.out + said.err)
        self.assertEqual(name, said.error["code"], said.out)
        self.assertRegex(said.error["message"], sentence)
        lines = said.err.splitlines()
        self.assertEqual("neverdrop-cli: " + said.error["message"], lines[0])
        self.assertEqual(2 if code == 2 else 1, len(lines), said.err)
        if code == 2:
            self.assertRegex(lines[1], r"^usage: neverdrop-cli ")

    def sound(self, folder, available, reserved=0, sold=0):
        """Nothing is lost or half done: the database, the log, the rights, the keys."""
        checks = {item["check"]: item for item in folder.run("doctor").document["items"]}
        for check in ("database", "trace", "rights", "quarantine"):
            self.assertTrue(checks[check]["ok"], checks[check])
        self.assertEqual({"sku": "card", "available": available, "reserved": reserved, "sold": sold, "void": 0},
                         folder.stock())


class WrongUsage(Case):
    COMMANDS = [
        ([], "neverdrop-cli "),
        (["sell"], "neverdrop-cli "),
        (["order"], "neverdrop-cli order "),
        (["order", "show"], "neverdrop-cli order show ID"),
        (["order", "show", "A", "B"], "neverdrop-cli order show ID"),
        (["order", "list", "--limit", "many"], "neverdrop-cli order list "),
        (["order", "confirm", "A"], "neverdrop-cli order confirm ID --reason TEXT"),
        (["--colour", "order", "list"], "neverdrop-cli "),
        (["product", "add", "--sku", "x"], "neverdrop-cli product add "),
        (["keys", "import", "--sku", "card"], "neverdrop-cli keys import "),
        (["keys", "import", "--sku", "card", "--encoding", "latin1", "-"], "neverdrop-cli keys import "),
        (["provider", "add", "ep", "--type", "epay", "--secret", "key=in-the-open"], "neverdrop-cli provider add "),
        (["--log-level", "loud", "order", "list"], "neverdrop-cli "),
    ]

    def test_is_said_with_the_line_that_shows_the_right_one(self):
        folder = Folder(self.place)
        for args, usage in self.COMMANDS:
            with self.subTest(args=args):
                said = folder.run(*args)
                self.refused(said, 2, "bad_usage", ".")
                self.assertTrue(said.err.splitlines()[1].startswith("usage: " + usage), said.err)
                self.assertNotIn("in-the-open", said.err + said.out)
        self.assertFalse(os.path.exists(folder.path), "a wrong command made a folder")

    def test_a_price_that_is_none_makes_no_product(self):
        folder = self.shop()
        for price in ("-1", "9.999", "1e3"):
            with self.subTest(price=price):
                said = folder.run("product", "add", "--sku", "new", "--name", "New", "--price", price)
                self.refused(said, 2, "bad_usage", ".")
        said = folder.run("product", "edit", "--sku", "card", "--price", "-1")
        self.refused(said, 2, "bad_usage", ".")
        products = folder.must("product", "list")["items"]
        self.assertEqual([("card", "9.90")], [(p["sku"], p["price"]) for p in products])

    def test_a_setting_that_makes_no_sense_changes_nothing(self):
        folder = self.shop()
        self.refused(folder.run("config", "set", "retry.tiers", "soon"), 2, "bad_usage", "soon")
        item = folder.must("config", "get", "retry.tiers")["items"][0]
        self.assertEqual(item["default"], item["value"])

    def test_an_order_of_nothing_is_refused(self):
        folder = self.shop()
        said = folder.run("order", "create", "--sku", "card", "--provider", "ep", "--quantity", "0")
        self.refused(said, 2, "bad_usage", "quantity")
        self.sound(folder, available=3)


class UnknownNames(Case):
    COMMANDS = [["order", "show", "X"], ["order", "refund", "X"], ["keys", "import", "--sku", "X", "-"],
                ["provider", "test", "X"], ["trace", "show", "X"], ["config", "get", "X"]]

    def test_are_not_found(self):
        folder = self.shop()
        for args in self.COMMANDS:
            with self.subTest(args=args):
                self.refused(folder.run(*args), 3, "not_found", ".")
        self.sound(folder, available=3)

    def test_a_folder_that_was_never_made_is_not_found(self):
        folder = Folder(self.place)
        self.refused(folder.run("order", "list"), 3, "not_found", "neverdrop-cli init")
        self.refused(folder.run("serve"), 3, "not_found", "neverdrop-cli init")
        self.assertFalse(os.path.exists(folder.path))


class Files(Case):
    def test_that_cannot_be_read_are_named(self):
        folder = self.shop()
        missing = os.path.join(self.place, "missing")
        for args in (["keys", "import", "--sku", "card", missing], ["keys", "import", "--sku", "card", self.place],
                     ["product", "add", "--sku", "t", "--name", "T", "--price", "1", "--kind", "text", "--text-file", missing],
                     ["provider", "add", "ep", "--type", "epay", "--secret", "key=@" + missing],
                     ["restore", missing]):
            with self.subTest(args=args):
                said = folder.run(*args)
                self.refused(said, 1, "local", ".")
                self.assertIn(args[-1].removeprefix("key=@"), said.error["message"])
        self.sound(folder, available=3)

    def test_that_cannot_be_written_are_named_and_nothing_is_left(self):
        folder = self.shop()
        there = os.path.join(self.place, "no", "such", "place")
        for args in (["keys", "export", "--sku", "card"], ["backup"]):
            with self.subTest(args=args):
                said = folder.run(*args, there)
                self.refused(said, 1, "local", re.escape(there))
        self.sound(folder, available=3)

    def test_with_bad_lines_are_imported_but_for_those(self):
        folder = self.shop()
        long = self.file("long", b"A" * 4096 + b"\n" + b"B" * 4097 + b"\nGOOD-1\n")
        report = folder.must("keys", "import", "--sku", "card", long)
        self.assertEqual((3, 2), (report["read"], report["imported"]))
        self.assertEqual([2], [row["line"] for row in report["rejected"]])
        mixed = self.file("mixed", b"GOOD-2\n\xff\xfe\xfa\nGOOD-3\r\n\n  GOOD-2\n")
        report = folder.must("keys", "import", "--sku", "card", "--encoding", "utf-8", mixed)
        self.assertEqual((4, 2, 1, 1),
                         (report["read"], report["imported"], report["duplicates"], report["blank"]))
        self.assertEqual([2], [row["line"] for row in report["rejected"]])
        self.assertIn("utf-8", report["rejected"][0]["reason"])
        self.sound(folder, available=7)

    def test_that_are_no_backup_are_not_restored(self):
        folder = self.shop()
        backup = os.path.join(self.place, "good")
        folder.must("backup", backup)
        with open(backup, "rb") as file:
            good = file.read()
        for name, content in (("text", b"hello\n"), ("cut", good[:-100]), ("flipped", good[:len(good) // 2] + bytes([good[len(good) // 2] ^ 1])
                               + good[len(good) // 2 + 1:])):
            with self.subTest(name=name):
                said = folder.run("restore", self.file(name, content))
                self.assertEqual(6, said.code, said.err)
                self.refused(said, 6, "data_damaged", ".")
        self.sound(folder, available=3)

    def test_as_text_of_a_product_must_be_text(self):
        folder = self.shop()
        said = folder.run("product", "add", "--sku", "t", "--name", "T", "--price", "1", "--kind", "text",
                          "--text-file", self.file("bytes", b"\xff\xfe\xfd"))
        self.refused(said, 1, "local", "not UTF-8")
        self.assertEqual(1, len(folder.must("product", "list")["items"]))


class Databases(Case):
    def test_of_a_newer_version_stay_as_they_are(self):
        folder = self.shop()
        newer = Case.pristine[:60] + (9999).to_bytes(4, "big") + Case.pristine[64:]
        self.put(folder, newer)
        for args in (["order", "list"], ["keys", "import", "--sku", "card", "-"], ["serve"], ["init"], ["doctor"]):
            with self.subTest(args=args):
                self.refused(folder.run(*args, stdin=b"NEW\n"), 1, "database_newer", "newer version.*9999")
        self.assertEqual(newer, self.content(folder))
        self.put(folder, Case.pristine)
        self.sound(folder, available=3)

    def test_that_are_damaged_are_said_to_be(self):
        damages = {
            "overwritten in the middle": lambda file: file[:PAGE] + b"\xa5" * (len(file) - 2 * PAGE) + file[-PAGE:],
            "overwritten at the front": lambda file: b"\xa5" * PAGE + file[PAGE:],
            "cut in half": lambda file: file[:len(file) // 2 // PAGE * PAGE],
            "cut within a page": lambda file: file[:len(file) // 2 // PAGE * PAGE + 100],
            "text": lambda file: b"hello\n" * 1000,
            "of another program": lambda file: file[:68] + b"ELSE" + file[72:],
        }
        for name, spoil in damages.items():
            folder = self.shop()
            spoilt = spoil(Case.pristine)
            self.put(folder, spoilt)
            for args in (["order", "list"], ["serve"], ["keys", "import", "--sku", "card", "-"], ["doctor"]):
                with self.subTest(damage=name, args=args):
                    self.refused(folder.run(*args, stdin=b"NEW\n"), 6, "data_damaged",
                                 "restore a backup|move it away")
            self.assertEqual(spoilt, self.content(folder), name)

    def test_with_one_bad_page_fail_the_doctor(self):
        folder = self.shop()
        folder.must("keys", "import", "--sku", "card", "-", stdin=b"".join(b"MORE-%04d\n" % n for n in range(2000)))
        grown = self.content(folder)
        self.put(folder, grown[:-8 * PAGE] + b"\xa5" * PAGE + grown[-7 * PAGE:])
        said = folder.run("doctor")
        self.assertIn(said.code, (1, 6), said.out)
        if said.code == 1:
            self.assertFalse({item["check"]: item["ok"] for item in said.document["items"]}["database"])

    def test_that_lost_their_sales_are_not_begun_anew(self):
        folder = self.shop()
        folder.must("product", "add", "--sku", "drill", "--name", "D", "--price", "1", "--drill")
        folder.must("keys", "import", "--sku", "drill", "-", stdin=b"D-1\n")
        folder.must("provider", "add", "box", "--type", "sandbox")
        order = folder.run("order", "create", "--sku", "drill", "--provider", "box").document
        order = order.get("order", order)
        folder.must("order", "confirm", order["id"], "--reason", "drill")
        with open(folder.database, "wb"):
            pass
        for args in (["order", "list"], ["init"], ["serve"]):
            with self.subTest(args=args):
                self.refused(folder.run(*args), 6, "data_damaged", ".")


class Disks(Case):
    def as_nobody(self):
        """How to call the program as somebody who is not root, whom mode bits do not stop."""
        if os.geteuid() != 0:
            return []
        wrapper = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]
        try:
            can = subprocess.run([*wrapper, CLI, "--version"], capture_output=True, cwd="/").returncode == 0
        except OSError:
            can = False
        if not can:
            self.skipTest("root ignores mode bits, and setpriv cannot start the program as nobody")
        os.chown(self.place, NOBODY, NOBODY)
        return wrapper

    def test_that_are_read_only_are_named(self):
        folder = Folder(self.place, wrapper=self.as_nobody()).furnish()
        names = os.listdir(folder.path)

        def set_modes(of_files, of_folder):
            for name in names:
                path = os.path.join(folder.path, name)
                os.chmod(path, of_files if os.path.isfile(path) else of_folder)
            os.chmod(folder.path, of_folder)

        set_modes(0o400, 0o500)
        try:
            for args in (["order", "list"], ["keys", "import", "--sku", "card", "-"], ["serve"],
                         ["product", "remove", "--sku", "card"]):
                with self.subTest(args=args):
                    said = folder.run(*args, stdin=b"NEW\n")
                    self.refused(said, 1, "local", "(?i)permission denied|may not be written")
        finally:
            set_modes(0o600, 0o700)
        self.sound(folder, available=3)

    def test_a_folder_that_others_may_write_is_not_trusted(self):
        folder = self.shop()
        os.chmod(folder.path, 0o777)
        self.refused(folder.run("order", "list"), 1, "local", re.escape(folder.path))
        os.chmod(folder.path, 0o700)
        self.sound(folder, available=3)

    def import_more_than_fits(self, folder, allow_all):
        keys = b"".join(b"MORE-%06d-%s\n" % (n, b"x" * 80) for n in range(20000))
        path = self.file("keys", keys)
        said = folder.run("keys", "import", "--sku", "card", path)
        self.refused(said, 1, "local", "space|reading or writing|not certain")
        allow_all()
        # Run again it continues: no key twice, and the counts are those of the whole file.
        report = folder.must("keys", "import", "--sku", "card", path)
        self.assertEqual((20000, 20000, 0), (report["read"], report["imported"], report["duplicates"]))
        self.sound(folder, available=20003)

    def test_that_are_full_stop_an_import_which_then_continues(self):
        disk = os.path.join(self.place, "disk")
        os.mkdir(disk)
        mount = ["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "none", disk]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk])
        folder = Folder(disk).furnish()
        self.import_more_than_fits(folder, lambda: subprocess.run(
            ["mount", "-o", "remount,size=100m", disk], check=True))

    def test_that_refuse_to_grow_a_file_stop_an_import_which_then_continues(self):
        folder = self.shop()
        limit = os.path.getsize(folder.database) + 400_000
        folder.before = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        def allow_all():
            folder.before = None
        self.import_more_than_fits(folder, allow_all)


class LockedVaults(Case):
    def test_say_what_to_do(self):
        folder = self.shop()
        nothing = self.file("empty", b"")
        wrong = self.file("wrong", b"battery staple\n")
        missing = os.path.join(self.place, "missing")
        for args, secret, sentence in ((["order", "list"], None, "--passphrase-file or NEVERDROP_PASSPHRASE"),
                                       (["serve"], None, "--passphrase-file or NEVERDROP_PASSPHRASE"),
                                       (["order", "list"], "battery staple", "passphrase"),
                                       (["--passphrase-file", wrong, "order", "list"], PASSPHRASE, "passphrase"),
                                       (["--passphrase-file", nothing, "order", "list"], PASSPHRASE, "passphrase"),
                                       (["--passphrase-file", missing, "order", "list"], PASSPHRASE, missing)):
            with self.subTest(args=args, secret=secret):
                said = folder.run(*args, NEVERDROP_PASSPHRASE=secret)
                self.refused(said, 5, "vault_locked", sentence)
                self.assertNotIn("staple", said.err)
        self.sound(folder, available=3)

    def test_are_never_replaced_by_plain_text(self):
        folder = Folder(self.place, passphrase=None)
        said = folder.run("init", DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
        self.refused(said, 5, "vault_locked", "passphrase")
        said = folder.run("order", "list", DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
        self.assertIn(said.code, (3, 6))

    def test_stay_shut_at_a_running_engine(self):
        folder = self.shop()
        with folder.engine():
            for secret in (None, "battery staple"):
                said = folder.run("order", "list", NEVERDROP_PASSPHRASE=secret)
                self.refused(said, 5, "vault_locked", "passphrase")
        self.sound(folder, available=3)


class RunningEngines(Case):
    def test_share_a_folder_with_commands_but_not_with_each_other(self):
        folder = self.shop()
        with folder.engine() as (process, _):
            said = folder.run("serve", "--listen", "127.0.0.1:0")
            self.refused(said, 4, "folder_in_use", rf"{re.escape(folder.path)} is in use by process {process.pid} \(serve\)")
            # A command goes through the engine, which knows of it at once.
            folder.must("keys", "import", "--sku", "card", "-", stdin=b"NEW-1\n")
            self.assertEqual(4, folder.stock()["available"])
            backup = os.path.join(self.place, "backup")
            folder.must("backup", backup)
            self.refused(folder.run("restore", backup), 4, "folder_in_use", re.escape(folder.path))
            self.assertIsNone(process.poll())
        self.assertEqual(0, process.returncode)
        self.sound(folder, available=4)

    def test_that_were_killed_are_in_nobodys_way(self):
        folder = self.shop()
        with folder.engine() as (process, _):
            process.kill()
            process.wait()
            self.assertEqual(3, folder.stock()["available"])
            with folder.engine():
                self.assertEqual(3, folder.stock()["available"])

    def test_listen_on_loopback_unless_told_otherwise(self):
        folder = self.shop()
        self.assertEqual("127.0.0.1:8787", folder.must("config", "get", "listener.address")["items"][0]["value"])
        folder.must("config", "set", "listener.address", "127.0.0.1:0")
        process = subprocess.Popen(folder.command("serve", "--until-idle", "0"), env=folder.environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = process.communicate(timeout=20)
        self.assertRegex(out.decode(), r"^listening on http://127\.0\.0\.1:[0-9]+\n$")
        self.assertEqual((0, b""), (process.returncode, err))

    def test_refuse_addresses_they_cannot_have(self):
        folder = self.shop()
        self.refused(folder.run("serve", "--listen", "shop.example"), 2, "bad_usage", "shop.example")
        with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as taken:
            said = folder.run("serve", "--listen", f"127.0.0.1:{taken.server_port}")
            self.refused(said, 1, "local", str(taken.server_port))
        folder.must("config", "set", "listener.tls_cert", os.path.join(self.place, "missing.pem"))
        self.refused(folder.run("serve", "--listen", "127.0.0.1:0"), 1, "local", "missing.pem")
        self.sound(folder, available=3)

    def test_take_no_callback_of_two_mebibytes(self):
        folder = self.shop()
        folder.must("provider", "add", "ep", "--type", "epay", "--set", "base_url=http://127.0.0.1:9/",
                    "--set", "pid=1000", "--secret", "key=env:KEY", KEY="abcdEFGH1234ijklMNOP5678qrstUVWX")
        with folder.engine() as (process, address):
            for length in ("2097152", None):
                connection = http.client.HTTPConnection(address, timeout=10)
                try:
                    if length:
                        connection.putrequest("POST", "/notify/ep")
                        connection.putheader("Content-Length", length)
                        connection.endheaders()
                    else:
                        connection.request("POST", "/notify/ep", body=iter([b"x" * 65536] * 32), encode_chunked=True)
                except (BrokenPipeError, ConnectionResetError):
                    pass
                answer = connection.getresponse()
                self.assertEqual(413, answer.status)
                self.assertEqual("application/problem+json", answer.headers["Content-Type"])
                self.assertEqual(413, json.load(answer)["status"])
                connection.close()
            connection = http.client.HTTPConnection(address, timeout=10)
            connection.request("GET", "/healthz")
            self.assertEqual(200, connection.getresponse().status)
            connection.close()
        self.sound(folder, available=3)


class Providers(Case):
    PAID = b'{"code":1,"trade_no":"T1","qrcode":"https://qr.example/x"}'

    def folder(self, url):
        folder = self.shop()
        folder.must("config", "set", "http.timeout", "2s")
        folder.must("provider", "add", "ep", "--type", "epay", "--set", "base_url=" + url, "--set", "pid=1000",
                    "--secret", "key=env:KEY", KEY="abcdEFGH1234ijklMNOP5678qrstUVWX")
        return folder

    def test_that_answer_html_leave_the_order_open(self):
        page = [b"<html>maintenance</html>"]
        with provider_that_says(page) as url:
            folder = self.folder(url)
            said = folder.run("order", "create", "--sku", "card", "--provider", "ep", "--request-id", "r-1")
            self.refused(said, 1, said.error["code"], ".")
            kept = said.document["order"]
            self.assertEqual("awaiting_payment", kept["state"])
            self.assertEqual(1, folder.run("provider", "test", "ep").code)
            checked = folder.must("order", "check", kept["id"])
            self.assertEqual(("awaiting_payment", None), (checked["state"], checked["paid"]))
            # The site answers, its interface does not: from the second attempt on the buyer is sent to its pay page.
            again = folder.run("order", "create", "--sku", "card", "--provider", "ep", "--request-id", "r-1").document
            self.assertEqual(kept["id"], again.get("order", again)["id"])
            page[0] = self.PAID  # it heals: the same order, not a second one
            folder.must("queue", "retry", "--failed")
            with folder.engine("--until-idle", "1"):
                pass
        self.assertEqual([kept["id"]], [order["id"] for order in folder.must("order", "list")["items"]])
        folder.must("order", "cancel", kept["id"])
        self.sound(folder, available=3)

    def test_that_are_not_there_leave_the_order_open(self):
        folder = self.folder("http://127.0.0.1:9/")
        said = folder.run("order", "create", "--sku", "card", "--provider", "ep")
        self.refused(said, 1, "unreachable", ".")
        self.assertEqual("awaiting_payment", said.document["order"]["state"])
        self.sound(folder, available=2, reserved=1)


if __name__ == "__main__":
    unittest.main()
