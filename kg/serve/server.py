"""The HTTP server: uvicorn, with what a public address needs beside it."""

from __future__ import annotations

import asyncio
import logging
from typing import Any
from urllib.parse import quote_from_bytes

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kg.errors import ConfigError
from kg.serve import pool
from kg.serve.app import application
from kg.serve.problem import Broken
from kg.serve.service import Service
from kg.serve.settings import Settings

#: Seconds that a client may take for the head of a request, and between two requests.
HEAD_WAIT, KEEP_ALIVE = 10.0, 30
#: Bytes of a request's address and head.
HEAD_SIZE = 2**17
_ASCII = bytes(range(128))


class Impatient(HttpToolsProtocol):
    """Hangs up on a client that does not finish the head of its request."""

    _head: asyncio.TimerHandle | None = None
    _size = 0
    _in_line = True

    def connection_made(self, transport: Any) -> None:
        """A client connects."""
        super().connection_made(transport)
        self._wait(transport)

    def _wait(self, transport: Any) -> None:
        self._size, self._in_line = 0, True
        self._head = self.loop.call_later(HEAD_WAIT, transport.close)

    def data_received(self, data: bytes) -> None:
        """Bytes come."""
        if self._head is None and self.cycle and self.cycle.response_complete:
            self._wait(self.transport)
        if self._head:
            self._size += len(data)
            if self._in_line:
                data = self._quoted(data)
            if self._size > HEAD_SIZE and self.cycle is None:
                self.transport.close()
                return
        super().data_received(data)

    def _quoted(self, data: bytes) -> bytes:
        """The request line as the parser takes it, where a client writes an address in raw UTF-8 (curl, for one)."""
        line, end, rest = data.partition(b"\n")
        self._in_line = not end
        return data if line.isascii() else quote_from_bytes(line, safe=_ASCII).encode() + end + rest

    def on_headers_complete(self) -> None:
        """The head is whole."""
        if self._head:
            self._head.cancel()
            self._head = None
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        if self._head:
            self._head.cancel()
        super().connection_lost(exc)


class _Quiet(logging.Filter):
    """A cut answer is told in the access log, and why there is no start by whoever started it; no traceback helps."""

    def __init__(self, service: Service) -> None:
        super().__init__()
        self.service = service

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is worth telling."""
        return not self.service.failure and not (record.exc_info and isinstance(record.exc_info[1], Broken))


def serve(settings: Settings, base: str | None = None) -> None:
    """Run until stopped by SIGTERM or Ctrl-C; raises ConfigError where the service cannot start."""
    pool.prepare()
    service = Service(settings, base)
    logging.getLogger("uvicorn.error").addFilter(_Quiet(service))
    config = uvicorn.Config(
        application(service),
        host=settings.host,
        port=settings.port,
        http=Impatient,
        loop="auto",
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=settings.connections,
        backlog=2048,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=int(settings.grace) + 5,
    )
    server = uvicorn.Server(config)
    try:
        server.run()
    except SystemExit as err:
        where = f"{settings.host}:{settings.port}"
        raise ConfigError(service.failure or f"cannot listen on {where}; is the port taken?") from err
    if service.failure:
        raise ConfigError(service.failure)
