"""A graph to build, ask and take along: what `kg.open` returns.

In: a store. Out: the commands of the command line as methods.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.explain import Explanation, explain
from kg.ontology import Ontology, load_ontology
from kg.queries import Result, named_question, run_query
from kg.stats import Stats, stats
from kg.store import Store

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.build import BuildReport
    from kg.drawing.design import Design
    from kg.export.selection import Selection
    from kg.read import Settings


def networkx_of(
    store: Store, selection: Selection, design: Design
) -> networkx.MultiDiGraph[str] | networkx.MultiGraph[str]:
    """What is selected, designed as asked for, as an object of networkx."""
    from kg.drawing.design import designed, look
    from kg.export.formats import network_of
    from kg.export.nodelink import networkx_graph

    with ExitStack() as stack:
        network = network_of(store, load_ontology(base=store.base), selection, stack)
        return networkx_graph(network if design.plain else designed(network, look(network, design)))


class Graph:
    """The graph of a store. Close it, or use it as a context manager, to let other processes write."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()

    @cached_property
    def _ontology(self) -> Ontology:
        return load_ontology(base=self.store.base)

    def build(self, *inputs: str | Path, jobs: int = 1, settings: Settings | None = None) -> BuildReport:
        """Add or replace articles; what could not be read is in the report's `failures`."""
        from kg.articles.source import read_articles
        from kg.build import MakeWriter, build
        from kg.collection.survey import Surveyor
        from kg.quads import Run
        from kg.read import Settings

        settings = replace(settings or Settings(), base=self.store.base)
        tools = settings.tools()
        self.store.put_ontology(tools.ontology)
        return build(
            read_articles(list(map(str, inputs))),
            self.store,
            Run.of(tools),
            MakeWriter(replace(settings, names=self.store.names.path)),
            describe=Surveyor(tools.ontology),
            jobs=jobs,
        )

    def remove(self, articles: Iterable[str], settings: Settings | None = None) -> None:
        """Take articles, by their ids, and what only they said out of the graph."""
        from kg.build import MakeWriter, remove
        from kg.collection.survey import Surveyor
        from kg.quads import Run
        from kg.read import Settings

        settings = replace(settings or Settings(), base=self.store.base, names=self.store.names.path)
        tools = replace(settings, names=None).tools()
        run = Run.of(tools)
        remove(articles, self.store, run, MakeWriter(settings), describe=Surveyor(tools.ontology))

    def query(self, sparql: str) -> Result:
        """Ask in SPARQL; raises QueryError where the question is malformed."""
        return run_query(self.store, sparql)

    def ask(self, name: str, **parameters: str) -> Result:
        """Ask a named question: `graph.ask("films-by-director", director="Carol Reed")`."""
        return run_query(self.store, named_question(name), parameters)

    def explain(self, what: str) -> list[Explanation]:
        """Why: the evidence for a thing or for a fact 'S P O' with ? for anything."""
        return explain(self.store, what, self._ontology)

    def stats(self) -> Stats:
        """Count what the graph holds."""
        return stats(self.store)

    def rdflib(self) -> rdflib.Dataset:
        """The whole graph, evidence included, as an rdflib dataset."""
        from kg.views import rdflib_dataset

        return rdflib_dataset(self.store.quads())

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """The asserted facts between things as a networkx graph."""
        from kg.views import networkx_graph

        return networkx_graph(self.store)
