"""The answer of one job on its way from a worker to a client.

How: its first bytes are held back for a moment, so that a query that fails soon is told with a
status and a problem document; once the 200 is out, a failure cuts the connection, so that nobody
takes a part for the whole. At the deadline the worker is killed by a timer of its own, whoever
waits for whom at that time.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import time
from collections.abc import Callable
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.serve import wire
from kg.serve.pool import Pool, Process
from kg.serve.problem import Broken, Problem

#: Bytes, and seconds after its begin, for which an answer is held back.
HELD, HELD_FOR = 2**16, 0.3


class Answer:
    """Frames of a worker until it is done, late, dead or not wanted any more."""

    def __init__(
        self, pool: Pool, process: Process, limit: float, receive: Receive, spend: Callable[[float], None]
    ) -> None:
        self.pool, self.process, self.limit, self.spend = pool, process, limit, spend
        self.started = time.monotonic()
        self.late, self.died, self.complete, self.closed = False, False, False, False
        self.begun: dict[str, Any] = {}
        self.held: list[bytes] = []
        self.left = asyncio.ensure_future(_left(receive))
        self.frame: asyncio.Future[tuple[bytes, bytes]] | None = None
        self.timer = asyncio.get_running_loop().call_later(limit, self._expire)

    def _expire(self) -> None:
        self.late = True
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGKILL)

    async def begin(self, job: Any) -> None:
        """Start the job and hold back what comes first; raises Problem."""
        try:
            self.process.snapshot = job.snapshot
            await self.process.ask(job)
            await self._hold()
        except BaseException:
            self.close()
            raise

    async def _hold(self) -> None:
        until = self.started + self.limit + 10
        while not self.complete and sum(map(len, self.held)) < HELD:
            found = await self._next(until - time.monotonic())
            if found is None:
                return
            kind, payload = found
            if kind == wire.BEGIN:
                self.begun = json.loads(payload)
                until = time.monotonic() + HELD_FOR
            elif kind == wire.DATA:
                self.held.append(payload)
            elif kind == wire.ERROR:
                self.complete = True
                problem = json.loads(payload)
                raise Problem(problem.pop("status"), problem.pop("detail"), **problem)

    async def _next(self, seconds: float | None = None) -> tuple[bytes, bytes] | None:
        """The next frame, None where none comes in time; raises Problem."""
        if self.frame is None:
            self.frame = asyncio.ensure_future(self.process.receive())
            await asyncio.sleep(0)  # a frame that came with the one before is there at once
        if self.frame.done():
            return self._taken()
        watched: set[asyncio.Future[Any]] = {self.frame, self.left}
        await asyncio.wait(watched, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if not self.frame.done():
            if self.left.done():
                raise ClientDisconnect
            return None
        return self._taken()

    def _taken(self) -> tuple[bytes, bytes]:
        """The frame that has come."""
        assert self.frame
        frame, self.frame = self.frame, None
        try:
            kind, payload = frame.result()
        except (EOFError, OSError) as err:
            self.died = True
            if self.late:
                raise Problem(
                    504, f"the query was stopped after {self.limit:g} seconds; ask for less, or add a LIMIT"
                ) from err
            raise Problem(413, "the query needs more memory than one may use; ask for less") from err
        self.complete = kind == wire.DONE
        return kind, payload

    async def send(self, send: Send) -> None:
        """Send the body; raises Broken where it cannot be completed."""
        try:
            held = b"".join(self.held)
            await send({"type": "http.response.body", "body": held, "more_body": not self.complete})
            if self.complete:
                return
            while not self.complete:
                found = await self._next()
                if found and found[0] == wire.DATA:
                    await send({"type": "http.response.body", "body": found[1], "more_body": True})
                elif found and found[0] == wire.ERROR:
                    self.complete = True
                    raise Broken(json.loads(found[1])["detail"])
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except (Problem, ClientDisconnect) as err:
            raise Broken(str(err) or "the client left") from err
        finally:
            self.close()

    def close(self) -> None:
        """Give the worker back if it is done, else kill it; may be called twice."""
        if self.closed:
            return
        self.closed = True
        self.timer.cancel()
        self.spend(time.monotonic() - self.started)
        if self.complete and not self.late:
            self.pool.release(self.process)
        else:
            reason = "deadline" if self.late else "memory" if self.died else "client left"
            self.pool.discard(self.process, reason)
        self.left.cancel()
        if self.frame:
            self.frame.cancel()


async def _left(receive: Receive) -> None:
    """Returns when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


class Streamed(Response):
    """A response whose body is an answer."""

    def __init__(self, answer: Answer, headers: dict[str, str]) -> None:
        self.answer = answer
        self.status_code = 200
        self.background = None
        self.init_headers(headers)
        if answer.complete:
            self.headers["content-length"] = str(sum(map(len, answer.held)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send head and body; a HEAD request gets the head."""
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            if scope["method"] == "HEAD":
                await send({"type": "http.response.body", "body": b""})
            else:
                await self.answer.send(send)
        finally:
            self.answer.close()
