"""The process that writes: the only one that holds the store open for writing, if writing is allowed at all.

In: updates and graphs. Out: the snapshot that shows them, named only once it is there. How: a write
is one transaction of the engine, which stands in its log before it is acknowledged; then a
snapshot is published. Without writes the store is only looked at, so that `kg build` can write it
while the service runs, and what it wrote is published when it comes.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.queries import syntax_error
from kg.serve import jobs
from kg.serve.confine import confine
from kg.serve.formats import GRAPHS, by_media
from kg.serve.problem import Problem
from kg.serve.touched import touched
from kg.serve.wire import COMMITTED, DONE, ERROR, READY, Line
from kg.snapshot import states
from kg.snapshot.union import Graph, difference
from kg.store import open_store


def main(connection: socket.socket, path: str, base: str | None, writable: bool, keep: int, network: bool) -> None:
    """Serve jobs until the service closes the socket."""
    confine(0, network=network)
    line = Line(connection)
    try:
        writer = Writer(line, Path(path), base, keep, writable=writable)
        writer.publish(jobs.Publish())
    except (KgError, OSError) as err:
        line.say(ERROR, status=503, detail=str(err))
        return
    with states.alone(Path(path)):
        line.say(READY, **writer.state())
        while (job := line.receive()) is not None:
            writer.work(job)
    writer.close()


class Writer:
    """Does one job after the other."""

    def __init__(self, line: Line, path: Path, base: str | None, keep: int, *, writable: bool) -> None:
        self.line = line
        self.path, self.writable = path, writable
        # Opened once even where it is only read: it must be a store, and tells its base.
        self.store = open_store(path, base=base, read_only=not writable)
        self.publisher = states.Publisher(path, self.store.namespace, keep)
        self.sign = ""
        self.work_of: dict[type, Callable[[Any], dict[str, object]]] = {
            jobs.Update: self.update,
            jobs.WriteGraph: self.write_graph,
            jobs.DropGraph: self.drop_graph,
            jobs.Publish: self.publish,
        }
        self.in_use: tuple[int, ...] = ()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def state(self) -> dict[str, object]:
        """What readers are to see."""
        latest = self.publisher.latest
        assert latest
        return {
            "path": str(latest.path),
            "number": latest.number,
            "made": latest.made,
            "quads": latest.quads,
            "base": self.store.base,
        }

    def work(self, job: Any) -> None:
        """Do one job and say how it went."""
        try:
            self.line.say(DONE, **self.work_of[type(job)](job), **self.state())
        except Problem as err:
            self.line.say(ERROR, status=err.status, detail=err.detail, **err.members)
        except (KgError, SyntaxError, ValueError) as err:
            text = " ".join(str(err).split())
            found = re.search(r"line (\d+), column (\d+)", text)
            self.line.say(
                ERROR, status=400, detail=text, **({"line": int(found[1]), "column": int(found[2])} if found else {})
            )
        except (OSError, RuntimeError) as err:
            self.line.say(
                ERROR, status=503, detail=f"the store cannot be written now ({' '.join(str(err).split())}); try again"
            )

    def publish(self, job: jobs.Publish) -> dict[str, object]:
        """Make a snapshot where the store holds something that the latest does not show."""
        self.in_use = job.in_use
        latest, sign = self.publisher.latest, states.state(self.path)
        if latest and not job.force and (self.sign == sign or (not self.writable and latest.source == sign)):
            self.sign = sign
            return {"published": False}
        if not self.writable:
            self.store = open_store(self.path, read_only=True)
        self.publisher.publish(self.store.dataset, None, job.in_use, sign=sign)
        self.sign = sign if not self.writable else states.state(self.path)
        return {"published": True}

    def _show(self, compare: states.Compare | None) -> None:
        """Publish what was committed; from here on the write is not undone, whatever happens."""
        self.line.say(COMMITTED)
        self.publisher.publish(self.store.dataset, compare, self.in_use)
        self.sign = states.state(self.path)

    def update(self, job: jobs.Update) -> dict[str, object]:
        """Run an update, all of it or nothing."""
        compare = touched(job.text, self.store.base, self.store.prefixes)
        try:
            self.store.dataset.update(job.text, base_iri=self.store.base, prefixes=self.store.prefixes)
        except SyntaxError as err:
            raise QueryError(syntax_error(job.text, str(err))) from err
        self._show(compare)
        return {}

    def write_graph(self, job: jobs.WriteGraph) -> dict[str, object]:
        """Put triples in place of a graph, or add them to it; nothing is changed where they cannot all be read."""
        triples = [quad.triple for data, media in job.data for quad in self._parse(data, media, job.graph)]
        dataset = self.store.dataset
        known = not job.graph or dataset.contains_named_graph(ox.NamedNode(job.graph))
        lines = "".join(f"{one} .\n" for one in triples)
        name = f"GRAPH <{job.graph}>"
        steps = []
        if job.replace:
            steps.append(f"DROP SILENT {name if job.graph else 'DEFAULT'}")
        if job.graph:
            steps.append(f"CREATE SILENT {name}")
        steps.append(f"INSERT DATA {{ {name} {{\n{lines}}} }}" if job.graph else f"INSERT DATA {{\n{lines}}}")
        dataset.update(";\n".join(steps))
        target: Graph = ox.NamedNode(job.graph) if job.graph else ox.DefaultGraph()
        self._show(lambda old, new: difference(old, new, [target]))
        return {"created": not known}

    def _parse(self, data: bytes, media: str, graph: str) -> list[ox.Quad]:
        chosen = by_media(GRAPHS, media)
        if not chosen:
            raise Problem(
                415, f"{media or 'no Content-Type'} cannot be read; send " + ", ".join(one.media[0] for one in GRAPHS)
            )
        try:
            quads = list(
                ox.parse(
                    data,
                    chosen.engine,  # type: ignore[arg-type]
                    base_iri=graph or self.store.base,
                    without_named_graphs=True,
                    rename_blank_nodes=True,
                )
            )
        except SyntaxError as err:
            where: dict[str, Any] = {"line": err.lineno, "column": err.offset} if err.lineno else {}
            raise Problem(
                400, f"the {chosen.name} cannot be read: {' '.join(str(err.msg or err).split())}", **where
            ) from err
        return quads

    def drop_graph(self, job: jobs.DropGraph) -> dict[str, object]:
        """Take a graph out with all it holds."""
        graph: Graph = ox.NamedNode(job.graph) if job.graph else ox.DefaultGraph()
        if isinstance(graph, ox.NamedNode):
            if not self.store.dataset.contains_named_graph(graph):
                raise Problem(404, f"no graph is called {job.graph}")
            self.store.dataset.remove_graph(graph)
        else:
            self.store.dataset.clear_graph(graph)
        self._show(lambda old, new: difference(old, new, [graph]))
        return {}
