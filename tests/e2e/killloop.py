"""Kills the real program again and again while a shop is selling, then asks whether everybody got what they paid for.

usage: killloop.py NEVERDROP_CLI [KILLS] [SEED]

The sandbox provider and the buyers' shop (an HTTP server in this process) live on; `serve` is killed with SIGKILL at
random moments. Afterwards: every paid order was delivered, once, with keys that nobody else has, and the trace verifies.
"""

import http.server
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

CLI = sys.argv[1]
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 5
RANDOM = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)


class Inbox:
    """What the buyers' shop received: order -> set of key tuples."""

    def __init__(self):
        self.goods = {}
        self.lock = threading.Lock()

    def take(self, body):
        data = json.loads(body)["data"]
        with self.lock:
            self.goods.setdefault(data["order_id"], set()).add(tuple(data["cards"]))


def open_inbox(inbox):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            inbox.take(self.rfile.read(int(self.headers["Content-Length"])))
            if RANDOM.random() < 0.2:
                self.close_connection = True  # the goods are taken, the answer is lost
                return
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/goods"


def start(*args):
    process = subprocess.Popen([CLI, *args], stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    assert line.startswith("listening on "), f"{args}: {line!r}, exit {process.poll()}"
    return process, line.split()[-1]


def run(*args, **kwargs):
    done = subprocess.run([CLI, "--json", *args], capture_output=True, text=True, timeout=60, **kwargs)
    assert done.returncode == 0, f"{args}: exit {done.returncode}: {done.stdout} {done.stderr}"
    return json.loads(done.stdout)


def call(url, token=None, body=None):
    request = urllib.request.Request(url, method="POST" if body is not None else "GET")
    if token:
        request.add_header("Authorization", "Bearer " + token)
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(request, data, timeout=10) as answer:
        return json.load(answer)


def main():
    with tempfile.TemporaryDirectory() as place:
        os.environ["NEVERDROP_DATA_DIR"] = os.path.join(place, "shop")
        os.environ["NEVERDROP_PASSPHRASE"] = "killed again and again"
        inbox = Inbox()
        sell(place, inbox, open_inbox(inbox))


def sell(place, inbox, inbox_url):
    config = os.path.join(place, "sandbox.json")
    with open(config, "w") as file:
        json.dump({"seed": 3, "faults": {"lost_callback": 0.5, "http_5xx": 0.05, "garbage": 0.05, "reset": 0.03}}, file)
    key = os.path.join(place, "key")
    with open(key, "w") as file:
        file.write("sandbox-key-0123456789abcdefghij")
    sandbox, provider = start("sandbox", "--listen", "127.0.0.1:0", "--config", config)
    try:
        run("init")
        run("config", "set", "delivery.allow_private", "true")
        run("config", "set", "retry.tiers", "1s,2s,2s,2s,2s,2s,2s")
        run("product", "add", "--sku", "card", "--price", "9.90", "--name", "Card")
        run("keys", "import", "--sku", "card", "-", input="".join(f"KEY-{n}\n" for n in range(500)))
        run("provider", "add", "epay1", "--type", "epay", "--set", f"base_url={provider}/", "--set", "pid=1000",
            "--secret", f"key=@{key}")
        run("channel", "add", "shop", "--type", "webhook", "--set", f"url={inbox_url}")
        token = run("token")["token"]
        paid = kill_while_selling(provider, token)
        finish(paid)
        check(paid, inbox)
    finally:
        sandbox.kill()


def kill_while_selling(provider, token):
    paid = {}
    number = 0
    for _ in range(KILLS):
        serve, api = start("serve", "--listen", "127.0.0.1:0")
        dies_at = time.monotonic() + RANDOM.uniform(0.2, 2.5)
        while time.monotonic() < dies_at:
            number += 1
            wanted = {"sku": "card", "quantity": RANDOM.randint(1, 3), "provider": "epay1", "request_id": f"r{number}"}
            try:
                order = call(api + "/api/v1/orders", token, wanted)
                call(provider + "/_control/pay", None, {"out_trade_no": order["out_trade_no"]})
                paid[order["id"]] = wanted["quantity"]
            except (urllib.error.HTTPError, OSError):
                pass  # the provider failed, or was cut: this buyer has not paid
        serve.kill()
        serve.wait()
    return paid


def finish(paid):
    """The last life may do its work in peace."""
    serve, _ = start("serve", "--listen", "127.0.0.1:0")
    patience = time.monotonic() + 150
    while time.monotonic() < patience:
        done = {order["id"] for page in pages() for order in page if order["state"] == "delivered"}
        if paid.keys() <= done:
            break
        time.sleep(0.5)  # the condition above ends the wait; this only spares the processor
    serve.terminate()
    assert serve.wait(30) == 0, "SIGTERM ends with exit 0"


def pages():
    before = []
    while True:
        page = run("order", "list", "--limit", "200", *before)
        yield page["items"]
        if not page["next"]:
            return
        before = ["--before", page["next"]]


def check(paid, inbox):
    assert len(paid) >= KILLS, "the shop sold something in most of its lives"
    owner = {}
    for order, quantity in paid.items():
        goods = inbox.goods.get(order)
        assert goods, f"paid, but never delivered: {json.dumps(run('order', 'show', order))} {json.dumps(run('trace', 'show', order))[-3000:]}"
        assert len(goods) == 1, f"one order, different goods: {order}: {goods}"
        (cards,) = goods
        assert len(cards) == quantity, f"{order} got {len(cards)} keys for {quantity}"
        for card in cards:
            assert owner.setdefault(card, order) == order, f"{card} was sold twice"
    strangers = inbox.goods.keys() - paid.keys()
    for order in strangers:  # paid, but the answer to this script was cut by the kill
        shown = run("order", "show", order)
        assert shown["paid"], f"delivered, but never paid: {order}"
    assert run("trace", "verify")["ok"], "the trace verifies"
    stock = run("keys", "stock")["items"][0]
    assert sum(stock[part] for part in ("available", "reserved", "sold", "void")) == 500, stock
    assert stock["sold"] == sum(len(next(iter(goods))) for goods in inbox.goods.values()), stock
    print(f"{KILLS} kills, {len(paid)} paid orders, all delivered once; 0 keys sold twice")


main()
