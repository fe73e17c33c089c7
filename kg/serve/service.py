"""The running service: its processes, the snapshot that readers see, and who may ask what of them."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
from dataclasses import dataclass, replace
from email.utils import formatdate
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.ontology import load_ontology
from kg.serve import jobs, wire, worker, writer
from kg.serve.answer import Answer, Streamed
from kg.serve.budget import Budget
from kg.serve.conditions import is_unchanged, signature
from kg.serve.known import Known
from kg.serve.metrics import Metrics
from kg.serve.pool import Pool, Process, start
from kg.serve.problem import Problem
from kg.serve.settings import Settings

log = logging.getLogger(__name__)

#: Seconds between looks at the store for what others wrote, and that preparing a store may take.
LOOK, PREPARE = 0.5, 3600


@dataclass(frozen=True, slots=True)
class Shown:
    """The snapshot that readers see."""

    path: str
    number: int
    made: float
    quads: int
    base: str

    @property
    def tag(self) -> str:
        """Another one for every state that was ever shown."""
        return f"{self.number}-{self.made:.3f}"


class Service:
    """Everything that lives as long as the server."""

    def __init__(self, settings: Settings, base: str | None = None) -> None:
        self.settings, self.base = settings, base
        self.metrics = Metrics()
        self.budget = Budget(settings.budget)
        self.shown: Shown | None = None
        self.known: Known | None = None
        self.signature = signature(settings.about)
        self.writing = asyncio.Lock()
        self.writer: Process | None = None
        self.pool = Pool(
            self._make,
            settings.workers,
            settings.queue,
            settings.wait,
            lambda reason: self.metrics.killed.labels(reason).inc(),
        )
        self.tasks: list[asyncio.Task[None]] = []
        self.stopping = False
        self.failure = ""

    # Life ----------------------------------------------------------------------------------

    async def open(self) -> None:
        """Publish what the store holds, start the workers, begin to look for changes; raises Problem."""
        await self._start_writer()
        await self.pool.open()
        self.tasks.append(asyncio.create_task(self._look()))

    async def close(self) -> None:
        """Let running queries end, then stop everything."""
        self.stopping = True
        for task in self.tasks:
            task.cancel()
        await self.pool.close(self.settings.grace)
        if self.writer:
            self.writer.writer.close()  # the writer ends when its line does, after the write at hand
            await asyncio.to_thread(self.writer.process.join, 10)

    async def _make(self) -> Process:
        assert self.shown
        memory = self.settings.memory * 2**20
        one = self.settings
        return await start(worker.main, self.shown.base, memory, one.max_rows, bool(one.services), one.about)

    async def _start_writer(self) -> None:
        one = self.settings
        self.writer = await start(
            writer.main, str(one.store), self.base, one.writable, one.snapshots, bool(one.services)
        )
        try:
            kind, payload = await asyncio.wait_for(self.writer.receive(), PREPARE)
        except EOFError as err:
            raise Problem(503, "the process that reads the store died; see its message above") from err
        if kind != wire.READY:
            raise Problem(503, json.loads(payload)["detail"])
        self._show(json.loads(payload))

    def _show(self, state: dict[str, Any]) -> None:
        shown = Shown(**{name: state[name] for name in ("path", "number", "made", "quads", "base")})
        if self.shown is None or shown.tag != self.shown.tag:
            self.shown = shown
            ontology = self.known.ontology if self.known else load_ontology(base=shown.base)
            if self.known:
                self.known.close()
            self.known = Known(shown.path, shown.base, ontology)
            self.metrics.published.inc()
            self.metrics.quads.set(shown.quads)
            self.metrics.snapshot_number.set(shown.number)
            self.tasks = [one for one in self.tasks if not one.done()]
            self.tasks.append(asyncio.create_task(self.pool.warm(jobs.Open(snapshot=shown.path))))

    async def _look(self) -> None:
        """Publish what somebody else wrote."""
        while True:
            await asyncio.sleep(LOOK)
            with contextlib.suppress(Problem, OSError):
                await self.write(jobs.Publish(in_use=self._in_use()))

    def _in_use(self) -> tuple[int, ...]:
        return tuple(int(Path(one).name) for one in self.pool.in_use())

    # Writing -------------------------------------------------------------------------------

    async def write(self, job: Any) -> dict[str, Any]:
        """Have the writer do a job; returns once readers see it. Raises Problem."""
        async with self.writing:
            if self.writer is None:
                await self._start_writer()
            assert self.writer
            process = self.writer
            limit = PREPARE if isinstance(job, jobs.Publish) else self.settings.timeout
            try:
                await process.ask(job)
                kind, payload = await asyncio.wait_for(process.receive(), limit)
                if kind == wire.COMMITTED:  # no deadline any more: readers are to see it
                    kind, payload = await asyncio.wait_for(process.receive(), PREPARE)
            except (TimeoutError, EOFError, OSError, asyncio.CancelledError) as err:
                process.kill()  # a transaction is whole or it is not there
                self.writer = None
                if isinstance(err, asyncio.CancelledError):
                    raise
                self.metrics.killed.labels("deadline" if isinstance(err, TimeoutError) else "memory").inc()
                if isinstance(err, TimeoutError):
                    raise Problem(504, f"the update was stopped after {limit:g} seconds") from err
                raise Problem(503, "the writing process ended; try again") from err
            state: dict[str, Any] = json.loads(payload)
            if kind == wire.ERROR:
                raise Problem(state.pop("status"), state.pop("detail"), **state)
            self._show(state)
            return state

    # Reading -------------------------------------------------------------------------------

    def current(self) -> Shown:
        """What readers see; raises Problem before there is anything."""
        if self.shown is None or self.stopping:
            raise Problem(503, "the service is starting or stopping; try again", headers={"Retry-After": "2"})
        return self.shown

    def things(self) -> Known:
        """What readers see, as far as it is known here; raises Problem before there is anything."""
        self.current()
        assert self.known
        return self.known

    def client(self, request: Request) -> str:
        """Who asks."""
        forwarded = request.headers.get("x-forwarded-for", "") if self.settings.trust_proxy else ""
        # The last address is the one that our own proxy saw; those before it are hearsay.
        return forwarded.rpartition(",")[2].strip() or (request.client.host if request.client else "")

    async def answer(
        self,
        request: Request,
        job: Any,
        *,
        stable: bool = True,
        modified: float = 0,
        headers: dict[str, str] | None = None,
    ) -> Response:
        """Run a job on a worker and stream what it says; raises Problem.

        `modified` is when what it says last changed, in seconds since 1970; 0 where that is not known.
        """
        shown = self.current()
        job = replace(job, snapshot=shown.path)
        head = {"Vary": "Accept, Accept-Encoding, Authorization", "Cache-Control": "no-cache", **(headers or {})}
        head |= {"Last-Modified": formatdate(modified, usegmt=True)} if modified else {}
        if stable:
            said = f"{shown.tag} {self.signature} {job!r}"
            tag = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]
            # Weak: the same page may come packed in several ways.
            head["ETag"] = f'W/"{tag}"'
            if is_unchanged(request, tag, modified):
                return Response(status_code=304, headers=head)
        client = self.client(request)
        seconds = self.budget.retry_after(client)
        if seconds:
            raise Problem(429, f"you may ask again in {seconds} seconds", headers={"Retry-After": str(seconds)})
        process = await self.pool.take(client)
        if isinstance(job, jobs.Page | jobs.File):
            self.pool.keep(process)
        answer = Answer(
            self.pool, process, self.settings.timeout, request.receive, lambda used: self.budget.spend(client, used)
        )
        await answer.begin(job)
        head |= {"Content-Encoding": answer.begun["coding"]} if answer.begun["coding"] else {}
        return Streamed(answer, head | {"Content-Type": answer.begun["content_type"]})
