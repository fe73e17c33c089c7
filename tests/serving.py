"""A service to try: `kg serve` in a process of its own, and a client that adds nothing to what it sends."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parent.parent
TOKEN = "only-for-tests-0123456789"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        return dict(json.loads(self.body))

    @property
    def rows(self) -> list[dict[str, str]]:
        """The bindings of JSON results, as plain values."""
        bindings = json.loads(self.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]


@dataclass(frozen=True, slots=True)
class Server:
    """A running service."""

    port: int
    process: subprocess.Popen[bytes]
    store: Path
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> Answer:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, dict(headers or {}))
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, names, answer.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "", **headers: str) -> Answer:
        return self.ask("GET", path, headers={**({"Accept": accept} if accept else {}), **headers})

    def query(self, text: str, accept: str = "", **headers: str) -> Answer:
        return self.get(f"/sparql?query={quote(text)}", accept, **headers)

    def update(self, text: str, token: str = "") -> Answer:
        headers = {"Content-Type": "application/sparql-update"} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        return self.ask("POST", "/sparql", text, headers)


@contextmanager
def serving(store: Path, *flags: str, token: str = "", ready: bool = True) -> Iterator[Server]:
    """The service on a free port until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    if token:
        environment["KG_SERVE_TOKEN"] = token
    log = store.parent / f"{store.name}-{port}.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", str(port), *flags],
            stderr=errors,
            stdout=errors,
            env=environment,
        )
    server = Server(port, process, store, log)
    try:
        if ready:
            _wait(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(server: Server) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert server.process.poll() is None, server.log.read_text()
        try:
            if server.get("/readyz").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError(server.log.read_text())
