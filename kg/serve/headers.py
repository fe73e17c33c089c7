"""What every answer carries, and what no request may: ASGI layers around the whole service."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Callable
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.metrics import Metrics
from kg.serve.problem import Broken, Problem

access = logging.getLogger("kg.access")

#: Scripts and styles come from here only. YASGUI writes style attributes, and draws icons from data: addresses.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": POLICY,
}
EXPOSED = "ETag, Location, Retry-After, Link, X-Request-Id"
#: Seconds without a byte of a request's body after which it is given up.
BODY_WAIT = 10.0


class Guard:
    """The outermost layer: headers on every answer, problems as documents, the access log, the metrics."""

    def __init__(self, app: ASGIApp, *, cors: str, metrics: Metrics, kind: Callable[[str], str]) -> None:
        self.app, self.cors, self.metrics, self.kind = app, cors, metrics, kind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.monotonic()
        status, size, identity = 0, 0, uuid4().hex[:16]

        async def sent(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                self._add_headers(MutableHeaders(raw=message["headers"]), Headers(scope=scope), identity)
            size += len(message.get("body", b""))
            await send(message)

        outcome = "complete"
        try:
            if scope["method"] == "OPTIONS":
                await self._options(scope, sent)
            else:
                await self._answer(scope, receive, sent, lambda: status)
        except Broken as err:
            outcome = f"broken: {err}"
            if status:
                raise  # the server cuts the connection
        finally:
            kind = self.kind(scope["path"])
            seconds = time.monotonic() - started
            self.metrics.seconds.labels(kind).observe(seconds)
            self.metrics.answers.labels(kind, status or 499).inc()
            access.info(
                "%s",
                json.dumps(
                    {
                        "id": identity,
                        "client": (scope.get("client") or ("",))[0],
                        "method": scope["method"],
                        "path": scope["path"],
                        "status": status or 499,
                        "ms": round(1000 * seconds, 1),
                        "bytes": size,
                        "outcome": outcome,
                    }
                ),
            )

    async def _answer(self, scope: Scope, receive: Receive, send: Send, status: Callable[[], int]) -> None:
        try:
            await self.app(scope, _patient(receive), send)
        except Problem as err:
            if status():
                raise Broken(err.detail) from err
            await err.response()(scope, receive, send)

    async def _options(self, scope: Scope, send: Send) -> None:
        wanted = Headers(scope=scope).get("access-control-request-headers", "")
        writable = scope["path"].split("/")[1:2] in (["sparql"], ["graphs"])
        allowed = b"GET, HEAD, POST, PUT, DELETE, OPTIONS" if writable else b"GET, HEAD, OPTIONS"
        headers = [(b"allow", allowed)]
        if writable:
            headers.append((b"accept-post", b"application/sparql-query, application/sparql-update"))
        if self.cors:
            headers += [
                (b"access-control-allow-methods", allowed),
                (b"access-control-allow-headers", wanted.encode("latin-1") or b"*"),
                (b"access-control-max-age", b"86400"),
            ]
        await send({"type": "http.response.start", "status": 204, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    def _add_headers(self, headers: MutableHeaders, request: Headers, identity: str) -> None:
        for name, value in SECURITY.items():
            headers.setdefault(name, value)
        headers["X-Request-Id"] = identity
        if self.cors and "origin" in request:
            headers["Access-Control-Allow-Origin"] = self.cors
            headers["Access-Control-Expose-Headers"] = EXPOSED
            if self.cors != "*":
                headers.add_vary_header("Origin")


def _patient(receive: Receive) -> Receive:
    """Gives up on a body that does not come."""
    done = False

    async def received() -> Message:
        nonlocal done
        if done:
            return await receive()
        with contextlib.suppress(TimeoutError):
            message = await asyncio.wait_for(receive(), BODY_WAIT)
            done = message["type"] != "http.request" or not message.get("more_body")
            return message
        raise Problem(408, f"nothing of the body came for {BODY_WAIT:g} seconds", headers={"Connection": "close"})

    return received
