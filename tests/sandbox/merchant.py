"""A merchant of the stand-in provider, written from epay.md alone with Python's standard library.

Arguments: base address, pid, key. Creates an order, waits for its callback, verifies it, asks for the
order, refunds it and reads the ledger. Prints one line of JSON; exit 1 and a sentence on the first lie."""
import hashlib
import hmac
import http.server
import json
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request

base, pid, key = sys.argv[1:4]
arrived = threading.Event()
callbacks = []


def expect(claim, sentence):
    if not claim:
        sys.exit(sentence)


def sign(parameters):
    pairs = sorted((n, v) for n, v in parameters.items() if n not in ("sign", "sign_type") and v != "")
    text = "&".join(f"{n}={v}" for n, v in pairs)
    return hashlib.md5((text + key).encode()).hexdigest()


class Notify(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        callbacks.append(dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query, strict_parsing=True)))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"success")
        arrived.set()

    def log_message(self, *_):
        pass


def call(path, form=None, raw=None):
    data = raw if raw is not None else urllib.parse.urlencode(form).encode() if form else None
    try:
        with urllib.request.urlopen(base + path, data=data, timeout=20) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


shop = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Notify)
threading.Thread(target=shop.serve_forever, daemon=True).start()

request = {
    "pid": pid,
    "type": "alipay",
    "out_trade_no": "PY20261122000001",
    "notify_url": f"http://127.0.0.1:{shop.server_port}/notify/epay",
    "return_url": "http://127.0.0.1/return",
    "name": "测试卡密 x1",
    "money": "10.50",
    "clientip": "203.0.113.7",
    "param": "a-b_c",
}
request["sign"] = sign(request)
request["sign_type"] = "MD5"
status, created = call("mapi.php", request)
expect(status == 200 and created["code"] == 1, f"create: {created}")
expect(created["trade_no"].isdigit() and len(created["trade_no"]) == 19, "trade_no has 19 digits")
expect(created["qrcode"].startswith(base), "the QR code leads to the provider")
expect(call("mapi.php", request)[1]["trade_no"] == created["trade_no"], "repeating is harmless")
expect(call("mapi.php", {**request, "money": "0.01"})[1]["code"] == -3, "a changed amount breaks the signature")

asked = f"api.php?act=order&pid={pid}&key={key}&out_trade_no={request['out_trade_no']}"
expect(call(asked)[1]["status"] == 0, "not paid yet")
expect(call("_control/pay", raw=b'{"out_trade_no":"nobody"}')[0] == 404, "an unknown order cannot be paid")
expect(call("_control/pay", raw=b'{"out_trade_no":"PY20261122000001"}')[0] == 200, "pay")
expect(arrived.wait(20), "the callback did not come")
callback = callbacks[0]
expect(hmac.compare_digest(callback["sign"], sign(callback)), f"callback signature: {callback}")
expect(callback["trade_status"] == "TRADE_SUCCESS" and callback["sign_type"] == "MD5", "callback status")
expect(callback["pid"] == pid and callback["out_trade_no"] == request["out_trade_no"], "callback order")
expect(callback["trade_no"] == created["trade_no"], "callback trade_no")
expect(callback["money"] == "10.5" and callback["param"] == "a-b_c", "callback money and param")
expect(callback["name"] == request["name"], "callback name in UTF-8")

paid = call(asked)[1]
expect(paid["code"] == 1 and paid["status"] == 1 and paid["money"] == "10.50", f"query: {paid}")
expect(paid["out_trade_no"] == request["out_trade_no"] and str(paid["pid"]) == pid, "query: whose order")
listed = call(f"api.php?act=orders&pid={pid}&key={key}&limit=50")[1]
expect([row["out_trade_no"] for row in listed["data"]] == [request["out_trade_no"]], "list")
refund = {"pid": pid, "key": key, "trade_no": created["trade_no"], "money": "10.50"}
refunded = call("api.php?act=refund", refund)[1]
expect(refunded["code"] == 0 and "成功" in refunded["msg"], f"refund: {refunded}")
expect(call("api.php?act=refund", refund)[1]["code"] == -1, "not refunded twice")
expect(call(asked)[1]["status"] == 2, "refunded")
ledger = call("_control/ledger")[1]
print(json.dumps({"callbacks": len(callbacks), "order": ledger["orders"][0], "totals": ledger["totals"]}))
