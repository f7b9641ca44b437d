#!/usr/bin/python3
"""The real program on a real desktop, driven through its accessibility tree: window.py NEVERDROP NEVERDROP-CLI [PICTURES]"""

import json
import os
import re
import subprocess
import sys
import unittest

import desktop

PROGRAM, CLI = (os.path.abspath(p) for p in sys.argv[1:3])
PICTURES = sys.argv[3] if len(sys.argv) > 3 else None
PASSPHRASE = {"NEVERDROP_PASSPHRASE": "a long passphrase"}


def keep_picture(name):
    if PICTURES:
        os.makedirs(PICTURES, exist_ok=True)
        desktop.picture(f"{PICTURES}/{name}.png")


class TheWindow(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.join(os.environ["NEVERDROP_DESKTOP"], self.id())
        self.windows = []

    def tearDown(self):
        keep_picture("at-the-end-of-" + self.id().split(".")[-1])
        for window in self.windows:
            if window.process.poll() is None:
                window.process.kill()
                window.process.wait()

    def cli(self, *command):
        return subprocess.run([CLI, "--data-dir", self.folder, "--json", *command], env=dict(os.environ, **PASSPHRASE),
                              capture_output=True, text=True, check=True).stdout

    def start(self, *options, environment=PASSPHRASE):
        window = desktop.Window([PROGRAM, "--data-dir", self.folder, "--lang", "en", *options], environment)
        self.windows.append(window)
        return window

    def test_the_first_start_leads_to_an_order_that_was_lost_and_found(self):
        window = self.start(environment={})
        on = lambda: window.press(re.compile("^&?Next"))
        on()  # the language
        window.press(re.compile("passphrase that I type"), role="radio button")
        window.write("Passphrase:", PASSPHRASE["NEVERDROP_PASSPHRASE"], role="password text")
        window.write("Once more:", PASSPHRASE["NEVERDROP_PASSPHRASE"], role="password text")
        keep_picture("wizard-vault")
        window.press("Create")
        window.wait("push button", re.compile("recovery file"))
        on()
        window.write("Name:", "Game points")
        window.write("Short name (SKU):", "points")
        window.write("Price in CNY:", "9.90")
        on()
        window.wait("push button", re.compile("From a"))
        window.write(re.compile("one a line"), "KEY-1\nKEY-2\n")
        keep_picture("wizard-keys")
        on()
        window.wait("label", "Provider:")
        on()
        window.wait("radio button", re.compile("screen"))
        on()
        window.press("Run the drill")
        window.wait("label", re.compile("^It works: the paid order was found"), patience=90)
        keep_picture("wizard-drill")
        window.press(re.compile("^&?Finish"))
        window.wait("list", "Pages")
        orders = json.loads(self.cli("order", "list"))["items"]
        self.assertEqual([o["state"] for o in orders], ["delivered"])

        desktop.keys("ctrl+2")
        table = window.wait("table", re.compile("orders", re.I))
        desktop.until(lambda: table.get_table_iface().get_n_rows() == 1, "the order in the list")
        table.get_table_iface().add_row_selection(0)
        window.press("Resend")
        desktop.until(lambda: json.loads(self.cli("audit", "list"))["items"][0]["action"] == "order.resend", "the resend")
        keep_picture("orders-resent")

    def test_a_second_start_raises_the_first_window(self):
        self.cli("init")
        first = self.start()
        first.wait("list", "Pages")
        second = self.start()
        self.assertEqual(second.process.wait(timeout=desktop.PATIENCE), 0)
        self.assertIsNone(first.process.poll())

    def test_the_command_line_works_beside_the_window(self):
        self.cli("init")
        window = self.start()
        window.wait("list", "Pages")
        self.assertIn('"sku":"card"', self.cli("product", "add", "--sku", "card", "--name", "Card", "--price", "9.90"))

    def test_closing_the_window_keeps_working_and_says_so_once(self):
        self.cli("init")
        window = self.start()
        window.wait("list", "Pages")
        desktop.keys("alt+F4")
        desktop.until(lambda: "NeverDrop goes on working" in desktop.notices(), "the notice")
        keep_picture("closed-to-tray")
        self.assertIsNone(window.process.poll())
        self.assertIn("items", self.cli("order", "list"))
        self.assertEqual(self.start().process.wait(timeout=desktop.PATIENCE), 0)
        window.wait("list", "Pages")  # the second start brought it back

    def test_the_end_is_clean(self):
        self.cli("init")
        window = self.start()
        window.wait("list", "Pages")
        self.assertEqual(window.stop(), 0)
        self.assertIn("items", self.cli("order", "list"))


if __name__ == "__main__":
    desktop.enter()
    parts = desktop.furnish()
    try:
        outcome = unittest.main(argv=sys.argv[:1] + sys.argv[4:], exit=False, verbosity=2).result
    finally:
        for part in parts:
            part.kill()
            part.wait()
    sys.exit(not outcome.wasSuccessful())
