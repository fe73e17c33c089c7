"""Pages of the service, next to what a SPARQL server takes to describe the same things; pages published a second.

    python -m tests.bench_pages STORE

STORE is a store of a million quads or more, as `kg build` makes it of a corpus. Every figure is of
this machine at this time; the ratio to the other server is what counts.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from kg.linked.about import About
from kg.linked.addresses import Addresses, header
from kg.publish.publish import publish
from kg.publish.site import current
from kg.store import open_store
from tests.bench_serve import entities, oxigraph, percentiles, throughput
from tests.serving import serving

CLIENTS, SECONDS, PUBLISHING = 8, 10.0, 30.0


@dataclass(frozen=True, slots=True)
class Reader:
    """Fetches paths on a connection that is kept, one a thread."""

    port: int
    local: threading.local = field(default_factory=threading.local)

    def get(self, path: str, **headers: str) -> tuple[float, int, str, int]:
        """Seconds, status, entity tag and bytes of an answer, read to its end."""
        if not hasattr(self.local, "connection"):
            self.local.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        started = time.perf_counter()
        self.local.connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
        answer = self.local.connection.getresponse()
        body = answer.read()
        return time.perf_counter() - started, answer.status, answer.headers.get("ETag", ""), len(body)


def pages(store: Path) -> tuple[list[str], list[str]]:
    """Addresses of things and the paths of their pages."""
    with open_store(store, read_only=True) as one:
        addresses = Addresses(one.base)
    iris = entities(store)
    return iris, ["/" + header(str(addresses.page(iri))) for iri in iris]


def processor(pid: int) -> float:
    """Seconds of processor time of a process and all that it started, which the load of the machine changes little."""
    parents, used = dict[int, int](), dict[int, float]()
    for one in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            stat = one.read_text().rpartition(")")[2].split()
            parents[int(one.parent.name)] = int(stat[1])
            used[int(one.parent.name)] = sum(map(int, stat[11:13])) / os.sysconf("SC_CLK_TCK")

    def started(number: int) -> bool:
        return number == pid or (number in parents and started(parents[number]))

    return sum(seconds for number, seconds in used.items() if started(number))


class Enough(Exception):
    """The time for publishing is over."""


def published(store: Path, jobs: int) -> float:
    """Files a second that are published, of the first some seconds after the first file."""
    times: list[tuple[float, int]] = []

    def done(count: int) -> None:
        times.append((time.perf_counter(), count))
        if times[-1][0] - times[0][0] > PUBLISHING:
            raise Enough

    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(Enough):
        publish(store, Path(folder) / "site", About(), jobs=jobs, done=done)
    return sum(count for _, count in times[1:]) / (times[-1][0] - times[0][0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path, nargs="?", default=Path("build/bench-store"))
    options = parser.parse_args()
    if not options.store.is_dir():
        print(f"{options.store}: no store of a million quads here; make one with kg build")
        return
    iris, paths = pages(options.store)
    with current(options.store, About()):
        pass  # the store is prepared
    with serving(options.store, "--budget", "0", "-q") as server:
        reader = Reader(server.port)
        statuses = {reader.get(path)[1] for path in paths[:20]}
        answers = [reader.get(path) for path in paths]
        cold = percentiles([one[0] for one in answers])
        warm = percentiles([reader.get(path)[0] for path in paths])
        same = percentiles(
            [reader.get(path, **{"If-None-Match": tag})[0] for path, (_, _, tag, _) in zip(paths, answers, strict=True)]
        )
        sizes = sorted(one[3] for one in answers)
        before = processor(server.process.pid)
        rate = throughput(reader.get, paths, CLIENTS)
        each = (processor(server.process.pid) - before) / (rate * SECONDS)
    with oxigraph(options.store) as endpoint:
        describe = [f"DESCRIBE <{iri}>" for iri in iris]
        for query in describe[:20]:
            ask(endpoint.port, query)
        other = percentiles([ask(endpoint.port, query) for query in describe])
    print(f"{len(paths)} pages, gzip: median {sizes[len(sizes) // 2]:,} bytes, most {sizes[-1]:,}; {sorted(statuses)}")
    for label, (p50, p95) in {
        "page, first time": cold, "page, again": warm, "page, 304": same, "oxigraph DESCRIBE": other,
    }.items():  # fmt: skip
        print(f"{label:20} p50 {p50:7.1f} ms   p95 {p95:7.1f} ms")
    print(f"page / DESCRIBE      p50 {cold[0] / other[0]:7.1f}      p95 {cold[1] / other[1]:7.1f}")
    print(f"{CLIENTS} clients            {rate:7.0f} pages/s, {1000 * each:.1f} ms of processor time each")
    for jobs in (1, 2):
        print(f"publish --jobs {jobs}     {published(options.store, jobs):7.0f} files/s")


def ask(port: int, query: str) -> float:
    """Seconds for an answer of the other server, as Turtle."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    started = time.perf_counter()
    connection.request("GET", f"/query?query={quote(query)}", headers={"Accept": "text/turtle"})
    connection.getresponse().read()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
