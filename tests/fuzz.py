"""Requests made up from the service's own description, against a live service: no answer may be a 500.

Run by `make fuzz`: schemathesis sends what the description allows and what it forbids; then come
the things it does not think of: heads that never end, bodies that break off, a thousand idle connections.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import kg
from tests.serving import Server, serving

EXAMPLES = Path(__file__).parent / "examples"
#: Made-up requests for each address and method.
EXAMPLES_EACH = 60
_ASK = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
_PUT = b"PUT /graphs?graph=urn:x HTTP/1.1\r\nHost: x\r\n"
RAW = [
    b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 300_000 + b"\r\n\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /search?q=\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
    _ASK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
    _ASK + b"Content-Length: -5\r\n\r\n",
    _ASK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nASK{}",
    _PUT + b"Content-Type: multipart/form-data; boundary=\r\nContent-Length: 3\r\n\r\nabc",
    b"GET http://elsewhere/sparql HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: x\r\nAccept: " + b"text/csv," * 5000 + b"\r\n\r\n",
]


def main() -> int:
    """Run all; the exit code is that of schemathesis, or 1 where something else was not withstood."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        with kg.open(store) as graph:
            graph.build(EXAMPLES)
        with serving(store, "--open-writes", "--budget", "0", "--timeout", "2") as server:
            raw(server)
            many(server)
            command = [
                "run",
                f"{server.url}/openapi.json",
                "--checks",
                "not_a_server_error",
                "--max-examples",
                str(EXAMPLES_EACH),
            ]
            code = subprocess.call([str(Path(sys.executable).with_name("schemathesis")), *command, "--seed", "1"])
            assert server.get("/readyz").status == 200
            bad = [
                line for line in server.log.read_text().splitlines() if '"status": 500' in line or "Traceback" in line
            ]
            print(*bad[:10], sep="\n")
            return code or bool(bad)


def raw(server: Server) -> None:
    """Send what no client library would; the service answers or hangs up, and goes on."""
    for data in RAW:
        with socket.create_connection(("127.0.0.1", server.port), timeout=15) as client:
            try:
                client.sendall(data)
                answer = client.recv(200)
            except ConnectionError:
                answer = b""
        print(f"{data[:60]!r}... -> {answer[:40]!r}")
        assert b" 500 " not in answer[:20]
    assert server.get("/healthz").status == 200


def many(server: Server, connections: int = 1000) -> None:
    """Hold connections that never finish a request; the others are served, and these hung up on."""
    started = time.monotonic()
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(connections)]
    for one in idle:
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    assert server.query("ASK {}").status == 200
    for one in idle:
        one.settimeout(20)
        assert one.recv(10) == b""
        one.close()
    print(f"{connections} slow connections: served meanwhile, all ended after {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
