"""Worker processes as seen from the service: who gets one, for how long, and what ends it.

In: jobs of clients. Out: a leased worker that streams its answer. How: a deadline, a client that
leaves, a worker that breaks: each ends with SIGKILL and a fresh process, since nothing else stops
the engine in the middle of a sort. A client may hold half of the workers at most, so that its
worst queries leave room for others, and a query that runs long yields the processor to short ones.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kg.serve import wire
from kg.serve.problem import Problem

log = logging.getLogger(__name__)

#: A query that takes more than this many seconds of processor time runs at lower priority from then on.
LONG, NICE = 0.25, 10


@dataclass(eq=False)
class Process:
    """A process of ours and the line to it."""

    process: BaseProcess
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    snapshot: str = ""
    slowed: bool = False
    slowing: asyncio.TimerHandle | None = None
    began: float = 0.0

    @property
    def pid(self) -> int:
        """Its number."""
        assert self.process.pid
        return self.process.pid

    async def ask(self, job: object) -> None:
        """Send a job."""
        self.writer.write(wire.job(job))
        await self.writer.drain()

    async def receive(self) -> tuple[bytes, bytes]:
        """The next frame; raises EOFError when the process is gone."""
        try:
            return await wire.receive(self.reader)
        except (asyncio.IncompleteReadError, ConnectionError) as err:
            raise EOFError from err

    def kill(self) -> None:
        """End it, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.writer.close()
        self.process.join(5)

    def watch(self) -> None:
        """Let others go first once the job that begins now has taken long; not where it only waits for its turn."""
        self.began = processor(self.pid)
        self.slowing = asyncio.get_running_loop().call_later(LONG, self._slow_down)

    def _slow_down(self) -> None:
        left = LONG - (processor(self.pid) - self.began)
        if left > 0:
            self.slowing = asyncio.get_running_loop().call_later(max(left, LONG / 5), self._slow_down)
            return
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, NICE)
            self.slowed = True


def processor(pid: int) -> float:
    """Seconds of processor time that a process has had; of the clock where the system does not tell (Linux does)."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        return time.monotonic()


def prepare() -> None:
    """Start the server that forks workers, with what they need imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.serve.worker", "kg.serve.writer"])


async def start(target: Callable[..., None], *arguments: object) -> Process:
    """A new process that runs `target(socket, *arguments)`."""
    ours, theirs = socket.socketpair()

    def run() -> BaseProcess:
        process = multiprocessing.get_context("forkserver").Process(
            target=target, args=(theirs, *arguments), daemon=True
        )
        process.start()
        theirs.close()
        return process

    process = await asyncio.to_thread(run)
    ours.setblocking(False)
    reader, writer = await asyncio.open_connection(sock=ours, limit=2**18)
    return Process(process, reader, writer)


@dataclass(eq=False)
class _Waiting:
    client: str
    turn: asyncio.Future[Process] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Pool:
    """Workers, and those who wait for one."""

    def __init__(
        self, make: Callable[[], Any], size: int, queue: int, wait: float, on_kill: Callable[[str], None]
    ) -> None:
        self.make, self.size, self.queue, self.wait, self.on_kill = make, size, queue, wait, on_kill
        self.idle: list[Process] = []
        self.running: dict[Process, str] = {}
        self.waiting: list[_Waiting] = []
        self.renewing: set[asyncio.Task[None]] = set()
        self.closed = False

    async def open(self) -> None:
        """Start all workers."""
        await asyncio.gather(*(self._renew() for _ in range(self.size)))

    async def _renew(self) -> None:
        while not self.closed:
            worker = await self.make()
            try:
                await asyncio.wait_for(worker.receive(), 20)
            except (EOFError, TimeoutError):
                worker.kill()
                log.error("a worker did not start; trying again")
                await asyncio.sleep(1)
                continue
            if self.closed:
                worker.kill()
                return
            self._give(worker)
            return

    def _give(self, worker: Process) -> None:
        """Hand a free worker to the first who may have one."""
        self.idle.append(worker)
        for one in list(self.waiting):
            if self.idle and self._may(one.client):
                self.waiting.remove(one)
                if not one.turn.done():
                    one.turn.set_result(self._assign(self.idle.pop(), one.client))

    def _may(self, client: str) -> bool:
        return sum(one == client for one in self.running.values()) < max(1, self.size // 2)

    async def take(self, client: str) -> Process:
        """A worker for one job, to be given to `release` or `discard`; raises Problem when all stay busy."""
        if self.idle and self._may(client):
            return self._assign(self.idle.pop(), client)
        if len(self.waiting) >= self.queue:
            raise Problem(503, "too many queries are waiting; try again in a moment", headers={"Retry-After": "2"})
        one = _Waiting(client)
        self.waiting.append(one)
        try:
            return await asyncio.wait_for(one.turn, self.wait)
        except TimeoutError as err:
            raise Problem(503, "all workers are busy; try again in a moment", headers={"Retry-After": "2"}) from err
        except asyncio.CancelledError:
            if one.turn.done() and not one.turn.cancelled():
                self.release(one.turn.result())
            raise
        finally:
            if one in self.waiting:
                self.waiting.remove(one)

    def release(self, worker: Process) -> None:
        """Take back a worker that has done its job."""
        if self.running.pop(worker, None) is None:
            return
        self._stop_timer(worker)
        if worker.slowed:  # a process cannot raise its own priority again
            self._retire(worker)
        else:
            self._give(worker)

    def _assign(self, worker: Process, client: str) -> Process:
        self.running[worker] = client
        worker.watch()
        return worker

    def keep(self, worker: Process) -> None:
        """Let a worker keep its priority: the job is ours, and the worker knows more after it than before."""
        self._stop_timer(worker)

    @staticmethod
    def _stop_timer(worker: Process) -> None:
        if worker.slowing:
            worker.slowing.cancel()

    def discard(self, worker: Process, reason: str = "") -> None:
        """Kill a worker in the middle of its work and start another."""
        if self.running.pop(worker, None) is not None:
            self._stop_timer(worker)
            if reason:
                self.on_kill(reason)
            self._retire(worker)

    def _retire(self, worker: Process) -> None:
        with contextlib.suppress(ProcessLookupError):  # perhaps the deadline has ended it already
            os.kill(worker.pid, signal.SIGKILL)
        task = asyncio.create_task(self._replace(worker))
        self.renewing.add(task)
        task.add_done_callback(self.renewing.discard)

    async def _replace(self, worker: Process) -> None:
        await asyncio.to_thread(worker.process.join, 5)
        worker.writer.close()
        if not self.closed:
            await self._renew()

    async def warm(self, job: Any) -> None:
        """Let the idle workers open a snapshot before somebody waits for it."""
        for worker in list(self.idle):
            if worker not in self.idle or worker.snapshot == job.snapshot:
                continue
            self.idle.remove(worker)
            self.keep(self._assign(worker, ""))
            try:
                await worker.ask(job)
                while (await asyncio.wait_for(worker.receive(), 10))[0] not in (wire.DONE, wire.ERROR):
                    pass
                worker.snapshot = job.snapshot
                self.release(worker)
            except (EOFError, TimeoutError, OSError):
                self.discard(worker)

    def in_use(self) -> set[str]:
        """The snapshots that workers have open."""
        return {one.snapshot for one in (*self.idle, *self.running) if one.snapshot}

    async def close(self, grace: float) -> None:
        """End all workers, once they have had the time to finish what they do."""
        until = time.monotonic() + grace
        while any(self.running.values()) and time.monotonic() < until:
            await asyncio.sleep(0.02)
        self.closed = True
        for task in list(self.renewing):
            task.cancel()
        for worker in (*self.idle, *self.running):
            worker.kill()
