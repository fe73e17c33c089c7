"""Encyclopedia articles become a typed, evidenced knowledge graph.

From text to facts, each with its evidence:

>>> import kg
>>> text = "Jaws is a 1975 American thriller film directed by Steven Spielberg."
>>> for fact in kg.facts(text, title="Jaws (film)"):
...     if fact.relation == "directedBy":
...         print(fact.subject.label, "/", fact.object.label, "/", fact.evidence.quote)
Jaws (film) / Steven Spielberg / directed by Steven Spielberg

A graph on disk, built once and asked often:

>>> graph = kg.open(folder / "store")
>>> graph.build("tests/examples").added
5
>>> for row in graph.query("SELECT ?film WHERE { ?film kg:directedBy id:Carol_Reed } ORDER BY ?film").rows():
...     print(*row)
id:Odd_Man_Out
id:Oliver!
id:The_Fallen_Idol
id:The_Third_Man
>>> graph.explain('"The Third Man" directedBy ?')[0].sources[0].quote
'directed by Carol Reed'
>>> graph.networkx().number_of_nodes() > 100
True

Everything heavy is imported when it is first used; `import kg` is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.version import VERSION

if TYPE_CHECKING:
    import networkx

    from kg.model import Fact, Reading
    from kg.opened import Graph
    from kg.read import Settings, Tools
    from kg.store import Store

__version__ = VERSION
__all__ = ["__version__", "facts", "graph", "open", "read"]


def facts(text: str, title: str = "", *, settings: Settings | None = None) -> tuple[Fact, ...]:
    """The facts that a text states, those told by a story and those set aside among them (see `Fact.status`).

    `title` is that of the article, which the text itself may give. The text is read as it comes:
    scraped with glossed links, or plain. Nothing in it raises.
    """
    from kg.model import Article
    from kg.read import read_article

    return read_article(Article(id=title or "text", title=title, text=text), _tools(settings)).facts


def read(*inputs: str | Path, settings: Settings | None = None) -> Iterator[Reading]:
    """Everything that articles say: each one's document, facts, entities and mentions, in order.

    `inputs` are text files, directories of them, and `.jsonl` or `.jsonl.gz` files, as for the
    command `kg facts`. Raises InputError where one cannot be read.
    """
    from kg.articles.source import read_articles
    from kg.errors import InputError
    from kg.read import read_article

    for article in read_articles(list(map(str, inputs))):
        if isinstance(article, InputError):
            raise article
        yield read_article(article, _tools(settings))


def open(path: str | Path = "kg-store", *, base: str | None = None, read_only: bool = False) -> Graph:
    """The graph in the store at `path`, which is made where there is none; see `kg.opened.Graph`."""
    from kg.opened import Graph
    from kg.store import open_store

    return Graph(open_store(Path(path), base=base, read_only=read_only))


def graph(
    source: str | Path | Graph | Store,
    *,
    relations: Iterable[str] = (),
    classes: Iterable[str] = (),
    around: str = "",
    hops: int = 1,
    years: tuple[int | None, int | None] = (None, None),
    query: str = "",
    project: str = "",
    isolated: bool = False,
    merge_names: bool = False,
    layout: str = "none",
    communities: bool = False,
    measures: Iterable[str] = (),
    seed: int = 0,
) -> networkx.MultiDiGraph[str] | networkx.MultiGraph[str]:
    """A store, or a part of it, as a networkx graph; the arguments are the options of `kg export`.

    Nodes are IRIs with `label`, `class`, their literal facts and what was worked out; edges have
    `relation`, `label` and `weight` (the number of articles that tell it). A projection is undirected.
    """
    from kg.drawing.design import Design
    from kg.export.selection import Selection
    from kg.opened import Graph, networkx_of
    from kg.queries import Question
    from kg.store import open_store

    selection = Selection(
        relations=tuple(relations),
        classes=tuple(classes),
        around=around,
        hops=hops,
        years=years,
        question=Question.parse(query) if query else None,
        project=project,
        isolated=isolated,
        merge_names=merge_names,
    )
    design = Design(layout=layout, communities=communities, measures=tuple(measures), seed=seed)
    design.check()
    if isinstance(source, str | Path):
        with open_store(Path(source), read_only=True) as store:
            return networkx_of(store, selection, design)
    return networkx_of(source.store if isinstance(source, Graph) else source, selection, design)


@cache
def _tools(settings: Settings | None) -> Tools:
    from kg.read import Settings

    return (settings or Settings()).tools()
