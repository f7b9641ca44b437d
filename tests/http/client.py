"""Talks to the server as an independent HTTP client (http.client): argument 1 is the port.

Prints one line of JSON with what it saw; the test compares it."""
import http.client
import json
import sys

port = int(sys.argv[1])
seen = {}


def ask(connection, method, path, **more):
    connection.request(method, path, **more)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


kept = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
seen["get"] = ask(kept, "GET", "/a%20b?x=1")
first_socket = kept.sock
seen["post"] = ask(kept, "POST", "/post", body=b"\x00\x01" * 1000)
seen["chunked"] = ask(kept, "POST", "/post", body=iter([b"a" * 70000, b"b" * 5]), encode_chunked=True)
seen["head"] = ask(kept, "HEAD", "/head")
seen["mebibyte"] = ask(kept, "POST", "/post", body=b"x" * (1 << 20))
seen["same_connection"] = kept.sock is first_socket
seen["delete"] = ask(kept, "DELETE", "/x")[0]

large = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
seen["two_mebibytes"] = ask(large, "POST", "/post", body=b"x" * (2 << 20))[0]

try:
    ask(http.client.HTTPConnection("127.0.0.1", port, timeout=10), "GET", "/reset")
    seen["reset"] = "answered"
except OSError as error:
    seen["reset"] = type(error).__name__

many = [http.client.HTTPConnection("127.0.0.1", port, timeout=10) for _ in range(50)]
for i, connection in enumerate(many):
    connection.request("GET", "/%d" % i)
seen["fifty"] = [connection.getresponse().read().decode() for connection in many] == [
    "GET /%d  0" % i for i in range(50)
]
print(json.dumps(seen))
