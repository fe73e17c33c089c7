"""The service against the oxigraph server, and Virtuoso where it is installed, on the same graph, in one run.

    python -m tests.bench_serve STORE

STORE is a store of a million quads or more, as `kg build` makes it of a corpus. Every figure is of
this machine at this time; what counts are the ratios.
"""

from __future__ import annotations

import argparse
import http.client
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from kg.store import open_store
from tests.serving import serving

POINTS, CLIENTS, SECONDS = 300, 12, 8.0
KG, RDFS = "PREFIX kg: <http://localhost:8000/ontology#> ", "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
WHOLE = {
    "labels in order": RDFS + "SELECT DISTINCT ?s ?l WHERE { ?s rdfs:label ?l } ORDER BY ?l LIMIT 20",
    "films in order": KG + RDFS + "SELECT DISTINCT ?s ?l WHERE { ?s a kg:Film ; rdfs:label ?l } ORDER BY ?l LIMIT 20",
    "counts by class": "SELECT ?c (COUNT(*) AS ?n) WHERE { ?s a ?c } GROUP BY ?c ORDER BY DESC(?n)",
    "counts by relation": "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n)",
}
PATHOLOGICAL = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that is asked; `source` is the address that the client speaks from."""

    port: int
    path: str
    source: str = "127.0.0.1"
    local: threading.local = field(default_factory=threading.local)

    def ask(self, query: str, timeout: float = 120) -> float:
        """Seconds for an answer, read to its end, on a connection that is kept."""
        if not hasattr(self.local, "connection"):
            self.local.connection = http.client.HTTPConnection(
                "127.0.0.1", self.port, timeout=timeout, source_address=(self.source, 0)
            )
        started = time.perf_counter()
        self.local.connection.request(
            "GET", f"{self.path}?query={quote(query)}", headers={"Accept": "application/sparql-results+json"}
        )
        answer = self.local.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} {body[:200]!r}")
        return time.perf_counter() - started


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing listens on {port}")


@contextmanager
def oxigraph(store: Path) -> Iterator[Endpoint]:
    port = free_port()
    binary = Path(sys.executable).with_name("oxigraph")
    command: list[str | Path] = [binary, "serve-read-only", "--union-default-graph"]
    command += ["--location", store / "quads", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(port)
        yield Endpoint(port, "/query")
    finally:
        process.kill()
        process.wait()


INI = """[Database]
DatabaseFile = {0}/v.db
ErrorLogFile = {0}/v.log
LockFile = {0}/v.lck
TransactionFile = {0}/v.trx
xa_persistent_file = {0}/v.pxa
[Parameters]
ServerPort = {1}
DirsAllowed = {0}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
MaxQueryMem = 2G
[HTTPServer]
ServerPort = 127.0.0.1:{2}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000
"""


@contextmanager
def virtuoso(store: Path) -> Iterator[Endpoint]:
    with tempfile.TemporaryDirectory() as folder:
        sql, web = free_port(), free_port()
        (Path(folder) / "v.ini").write_text(INI.format(folder, sql, web))
        with open_store(store, read_only=True) as one, (Path(folder) / "all.nq").open("wb") as dump:
            one.dump(dump)
        command = ["virtuoso-t", "+configfile", f"{folder}/v.ini", "+foreground"]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
        try:
            wait(sql)
            script = f"ld_dir('{folder}', 'all.nq', 'urn:default'); rdf_loader_run(); checkpoint;"
            subprocess.run(["isql-vt", str(sql), "dba", "dba", f"exec={script}"], check=True, stdout=subprocess.DEVNULL)
            wait(web)
            yield Endpoint(web, "/sparql")
        finally:
            process.kill()
            process.wait()


def percentiles(seconds: list[float]) -> tuple[float, float]:
    """p50 and p95 in milliseconds."""
    cut = quantiles(seconds, n=20)
    return 1000 * cut[9], 1000 * cut[18]


def entities(store: Path) -> list[str]:
    with open_store(store, read_only=True) as one:
        rows = one.dataset.query("SELECT DISTINCT ?s WHERE { ?s a kg:Work } LIMIT 5000", prefixes=one.prefixes)
        found = [row["s"].value for row in rows]  # type: ignore[union-attr]
    return random.Random(7).sample(found, min(POINTS, len(found)))


def measure(name: str, endpoint: Endpoint, points: list[str]) -> dict[str, float]:
    """Latencies in milliseconds by measure."""
    for query in points[:20]:
        endpoint.ask(query)
    p50, p95 = percentiles([endpoint.ask(query) for query in points])
    found = {"point p50": p50, "point p95": p95}
    for label, query in WHOLE.items():
        try:
            found[label] = 1000 * fastest(endpoint, query)
        except (RuntimeError, OSError) as err:
            print(f"{name}: {label}: {err}")
    return found


def fastest(endpoint: Endpoint, query: str) -> float:
    """The best of three times, or the first where that is long."""
    seconds = [endpoint.ask(query)]
    while len(seconds) < 3 and seconds[0] < 5:
        seconds.append(endpoint.ask(query))
    return min(seconds)


def throughput(ask: Callable[[str], object], points: list[str], clients: int = CLIENTS) -> float:
    """Answers a second of some clients."""
    until, done = time.perf_counter() + SECONDS, [0] * clients

    def client(number: int) -> None:
        chosen = random.Random(number)
        while time.perf_counter() < until:
            ask(chosen.choice(points))
            done[number] += 1

    run_all([lambda number=number: client(number) for number in range(clients)])  # type: ignore[misc]
    return sum(done) / SECONDS


def run_all(calls: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=one) for one in calls]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def under_load(port: int, points: list[str]) -> tuple[float, float]:
    """p50 and p95 of one client while another sends pathological queries, four at a time."""
    until = time.perf_counter() + SECONDS
    seconds: list[float] = []

    def attack() -> None:
        attacker = Endpoint(port, "/sparql", source="127.0.0.2")
        while time.perf_counter() < until:
            try:
                attacker.ask(PATHOLOGICAL)
            except (RuntimeError, OSError):
                time.sleep(0.05)

    def client() -> None:
        time.sleep(0.5)
        chosen, endpoint = random.Random(1), Endpoint(port, "/sparql")
        while time.perf_counter() < until:
            seconds.append(endpoint.ask(chosen.choice(points)))
            time.sleep(0.01)

    run_all([client, *[attack] * 4])
    return percentiles(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path, nargs="?", default=Path("build/bench-store"))
    options = parser.parse_args()
    if not options.store.is_dir():
        print(f"{options.store}: no store of a million quads here; make one with kg build")
        return
    points = [f"SELECT ?p ?o WHERE {{ <{one}> ?p ?o }}" for one in entities(options.store)]
    rows: dict[str, dict[str, float]] = {}
    with serving(options.store, "--budget", "0", "--timeout", "5", "-q") as server:
        ours = Endpoint(server.port, "/sparql")
        with oxigraph(options.store) as theirs:
            rows["kg serve"] = measure("kg serve", ours, points)
            rows["oxigraph"] = measure("oxigraph", theirs, points)
            both = [throughput(one.ask, points) for one in (ours, theirs)]
            print(f"{CLIENTS} clients: {both[0]:.0f} answers/s, oxigraph {both[1]:.0f}")
        p50, p95 = under_load(server.port, points)
        print(f"while another client attacks: p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    if shutil.which("virtuoso-t"):
        with virtuoso(options.store) as theirs:
            rows["virtuoso"] = measure("virtuoso", theirs, points)
    for label in rows["kg serve"]:
        cells = (f"{name} {row.get(label, float('nan')):9.1f} ms" for name, row in rows.items())
        print(f"{label:20}", *cells, sep="   ")


if __name__ == "__main__":
    main()
