"""A process that answers: one job at a time, on a snapshot that nobody changes, until it is killed.

In: jobs on a socket. Out: the answer as it is found, or a problem. It is killed without notice when
a query is late or its asker has gone; since it only reads, nothing can be lost.
"""

from __future__ import annotations

import re
import socket
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.linked.about import About
from kg.linked.addresses import Addresses
from kg.linked.files import File, file
from kg.linked.source import Source
from kg.ontology import Ontology, load_ontology
from kg.pages import graph
from kg.pages.router import page
from kg.pages.search import results
from kg.pages.site import Site
from kg.queries import named_question, run_query, syntax_error
from kg.serve import jobs, rewrite
from kg.serve.confine import confine
from kg.serve.formats import GRAPHS, RESULTS, by_name
from kg.serve.output import Output, RowCounter, TooManyRowsError
from kg.serve.problem import Problem
from kg.serve.vocabulary import vocabulary
from kg.serve.wire import BEGIN, DATA, DONE, ERROR, READY, Line
from kg.snapshot.index import Terms
from kg.snapshot.view import View as Snapshot

Item = TypeVar("Item")
_PLACE = re.compile(r"line (\d+), column (\d+)")


class View(Snapshot):
    """A snapshot as queries see it."""

    def __init__(self, path: str, base: str, about: About, ontology: Callable[[], Ontology]) -> None:
        super().__init__(path, base)
        self.about, self.ontology = about, ontology

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that need no declaration."""
        return {**self.facts.prefixes, rewrite.PREFIX: self.base + rewrite.NAMESPACE}

    @cached_property
    def source(self) -> Source:
        """The same as files."""
        return Source(self, self.ontology(), self.about, Addresses(self.base))

    @cached_property
    def site(self) -> Site:
        """The same as pages."""
        return Site(self, self.source.ontology, self.about, self.source.addresses)


def main(connection: socket.socket, base: str, memory: int, most: int, network: bool, about: About) -> None:
    """Serve jobs until the service closes the socket."""
    confine(memory, network=network)
    line = Line(connection)
    line.say(READY)
    worker = Worker(line, base, most, about)
    while (job := line.receive()) is not None:
        worker.work(job)


class Worker:
    """Answers jobs on one socket; keeps the snapshot of the last one open."""

    def __init__(self, line: Line, base: str, most: int, about: About) -> None:
        self.line, self.base, self.most, self.about = line, base, most, about
        self.view: View | None = None
        self.answers: dict[type, Callable[[View, Any], None]] = {
            jobs.Query: self.query,
            jobs.Ask: self.ask,
            jobs.ReadGraph: self.read_graph,
            jobs.Search: self.search,
            jobs.Terms: self.terms,
            jobs.Page: self.page,
            jobs.File: self.file,
            jobs.Open: self.open,
        }

    @cached_property
    def ontology(self) -> Ontology:
        """The ontology, which is the same for every snapshot."""
        return load_ontology(base=self.base)

    def work(self, job: Any) -> None:
        """Answer one job; whatever goes wrong is told and leaves the process fit for the next."""
        try:
            if self.view is None or self.view.path != job.snapshot:
                self.view = View(job.snapshot, self.base, self.about, lambda: self.ontology)
            self.answers[type(job)](self.view, job)
            self.line.say(DONE)
        except Problem as err:
            self.line.say(ERROR, status=err.status, detail=err.detail, **err.members)
        except TooManyRowsError:
            self.line.say(
                ERROR,
                status=413,
                detail=f"the answer has more than {self.most:,} rows; ask for less, or page with LIMIT and OFFSET",
            )
        except (KgError, SyntaxError, RuntimeError, ValueError, OverflowError, sqlite3.Error) as err:
            text = " ".join(str(err).split())
            found = _PLACE.search(text)
            self.line.say(
                ERROR, status=400, detail=text, **({"line": int(found[1]), "column": int(found[2])} if found else {})
            )
        except FileNotFoundError:
            self.line.say(ERROR, status=503, detail="this state of the graph is not kept any more; try again")
        except MemoryError:
            self.line.say(ERROR, status=413, detail="the query needs more memory than one may use; ask for less")

    def query(self, view: View, job: jobs.Query) -> None:
        """Answer a SPARQL query."""
        text = rewrite.searches(job.text, view.index, view.prefixes)
        if job.default is None and job.named is None:
            text = rewrite.shortcut(text, view.index, view.prefixes, Terms.of(view.facts.namespace))
            for one, enough in rewrite.ordered(text, view.index, view.prefixes):
                if self._suffices(view, one, enough):
                    text = one
                    break
        self._send(view, job.form, self._evaluate(view, text, job.text, job.default, job.named))

    def _suffices(self, view: View, text: str, enough: int) -> bool:
        """Whether a rewritten query finds all the rows that its page has."""
        answer = view.union.query(text, base_iri=view.base, prefixes=view.prefixes)
        return sum(1 for _ in answer) >= enough  # type: ignore[union-attr, misc]

    def _evaluate(
        self, view: View, text: str, original: str, default: tuple[str, ...] | None, named: tuple[str, ...] | None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        explicit = default is not None or named is not None
        try:
            return view.union.query(
                text,
                base_iri=view.base,
                prefixes=view.prefixes,
                default_graph=[ox.NamedNode(one) for one in default or ()] if explicit else None,
                named_graphs=[ox.NamedNode(one) for one in named or ()] if explicit else None,
            )
        except SyntaxError as err:
            raise QueryError(syntax_error(original, str(err))) from err

    def ask(self, view: View, job: jobs.Ask) -> None:
        """Answer a named question; its default graph holds the plain facts."""
        self._send(view, job.form, run_query(view.facts, named_question(job.name), dict(job.parameters)).answer)

    def read_graph(self, view: View, job: jobs.ReadGraph) -> None:
        """Write one graph of the store."""
        graph = ox.NamedNode(job.graph) if job.graph else ox.DefaultGraph()
        if isinstance(graph, ox.NamedNode) and not view.facts.dataset.contains_named_graph(graph):
            raise Problem(404, f"no graph is called {job.graph}")
        quads = view.facts.dataset.quads_for_pattern(None, None, None, graph)
        self._write_graph(view, job.form, (quad.triple for quad in quads))

    def _send(self, view: View, form: jobs.Form, answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> None:
        if isinstance(answer, ox.QueryTriples):
            self._write_graph(view, form, answer)
            return
        chosen = by_name(RESULTS, form.results)
        if not chosen:
            raise Problem(406, "the answer is a table; accept " + ", ".join(one.media[0] for one in RESULTS))
        kind = "boolean" if isinstance(answer, ox.QueryBoolean) else "solutions"
        output = Output(self.line, kind, chosen.content_type, form.coding, RowCounter(chosen.name), self.most)
        answer.serialize(output, chosen.engine)  # type: ignore[arg-type]
        output.close()

    def _write_graph(self, view: View, form: jobs.Form, triples: Iterable[ox.Triple]) -> None:
        chosen = by_name(GRAPHS, form.graph)
        if not chosen:
            raise Problem(406, "the answer is a graph; accept " + ", ".join(one.media[0] for one in GRAPHS))
        output = Output(self.line, "graph", chosen.content_type, form.coding, None, self.most)
        ox.serialize(_at_most(triples, self.most), output, chosen.engine, prefixes=view.prefixes)  # type: ignore[arg-type]
        output.close()

    def search(self, view: View, job: jobs.Search) -> None:
        """Find things by words."""
        self._json(
            {
                "results": [
                    {
                        "iri": one.iri,
                        "text": one.text or one.label,
                        "kind": one.kind,
                        "score": one.score,
                        "label": one.label,
                        "types": one.types,
                        "description": one.description,
                        "href": view.site.addresses.page(one.iri),
                    }
                    for one in results(view.site, job.words, job.limit)
                ]
            }
        )

    def terms(self, view: View, _: jobs.Terms) -> None:
        """Tell the vocabulary in use."""
        self._json(vocabulary(view.facts, view.index, view.prefixes))

    def page(self, view: View, job: jobs.Page) -> None:
        """Write a page."""
        site = view.site.read_at(job.read_at) if job.read_at else view.site
        found = page(site, job.path, dict(job.parameters))
        if found is None:
            raise Problem(404, f"there is no page at /{job.path}")
        output = Output(self.line, "html", "text/html; charset=utf-8", job.coding, None, self.most)
        output.write(found.encode())
        output.close()

    def file(self, view: View, job: jobs.File) -> None:
        """Write a file for programs."""
        if job.path.startswith("graph/"):
            drawn = graph.file(view.site, job.path.removeprefix("graph/"))
            found = File(drawn, "application/json") if drawn is not None else None
        else:
            found = file(view.source, job.path)
        if found is None:
            raise Problem(404, f"there is nothing at /{job.path}")
        output = Output(self.line, "file", found.content_type, job.coding, None, self.most)
        output.write(found.data)
        output.close()

    def open(self, view: View, _: jobs.Open) -> None:
        """Open what queries and pages need."""
        for name in view.site.templates.list_templates():
            view.site.templates.get_template(name)  # compiled once a process
        view.union  # noqa: B018 (opened by being looked at)
        view.index.execute("SELECT 1 FROM entry LIMIT 1").fetchone()

    def _json(self, value: object) -> None:
        import json

        self.line.say(BEGIN, kind="json", content_type="application/json", coding="")
        self.line.send(DATA, json.dumps(value, ensure_ascii=False).encode())


def _at_most(items: Iterable[Item], most: int) -> Iterator[Item]:
    for number, item in enumerate(items):
        if number >= most:
            raise TooManyRowsError
        yield item
