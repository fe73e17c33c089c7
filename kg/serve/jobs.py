"""What the service asks of its processes. Frozen values that travel as pickles."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How an answer is to be written: short names of formats, "" where the client takes none of that kind."""

    results: str = "json"
    graph: str = "turtle"
    coding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A SPARQL query. Graphs None mean those that the query or the service names."""

    snapshot: str
    text: str
    form: Form
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A named question with its parameters."""

    snapshot: str
    name: str
    parameters: tuple[tuple[str, str], ...]
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadGraph:
    """One graph of the store, "" being the default one."""

    snapshot: str
    graph: str
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Full-text search."""

    snapshot: str
    words: str
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The vocabulary in use, for the query page to complete: classes, relations, their labels and counts."""

    snapshot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The HTML at a path of ours; `read_at` is the path that was asked for where it is another one."""

    snapshot: str
    path: str
    parameters: tuple[tuple[str, str], ...]
    coding: str
    read_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """What programs read at a path of ours."""

    snapshot: str
    path: str
    coding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open a snapshot before anybody asks."""

    snapshot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A SPARQL update."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteGraph:
    """New content of a graph, "" being the default one; `replace` says whether it takes the place of what was there."""

    graph: str
    data: tuple[tuple[bytes, str], ...] = field(repr=False)
    replace: bool
    create: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DropGraph:
    """Take a graph out."""

    graph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """Show readers what the store holds. `in_use` are the numbers of snapshots that are being read."""

    in_use: tuple[int, ...] = ()
    force: bool = False
