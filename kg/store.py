"""The graph on disk; the only module that opens a pyoxigraph store.

In: the N-Quads of articles. Out: the same graph, whatever the order in which they came.
How: a directory with a marker (layout, base) and the RocksDB files of pyoxigraph. Each article has
a named graph of facts and one of evidence; the default graph is the union of the graphs of facts
and of the ontology, kept as a set, so that a plain query sees each plain fact once. Every write is
one transaction or one atomic ingestion and holds whole articles: what interrupts it (a signal, a
full disk) leaves the articles before it as they were.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.errors import ConfigError, InputError, StoreError
from kg.model import Article
from kg.ontology import Ontology
from kg.quads import term
from kg.vocab import DEFAULT_BASE, PREFIXES, Namespace

if TYPE_CHECKING:
    from kg.collection.index import Index

DEFAULT_PATH = Path("kg-store")
LAYOUT = 1
MARKER = "kg-store.json"
#: The index of the names of the articles, beside the graph that it follows from.
NAMES = "names.sqlite"
#: Fewer new quads than this are written by a transaction, since an ingestion makes files of its own.
INGESTION = 20_000
_FULL = re.compile(r"No space left|File too large|Disk quota")
FORMATS = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}


def open_store(path: Path | None = DEFAULT_PATH, *, base: str | None = None, read_only: bool = False) -> Store:
    """Open the store at `path`, a new one where there is none; `path` None keeps it in memory.

    `base` None means the one it was made with. A read-only store is the graph as it was when
    opened, also while another process writes. Raises StoreError and ConfigError with the remedy.
    """
    if path is None:
        return Store(ox.Store(), _checked(base or DEFAULT_BASE))
    with _errors(path):
        recorded = _read_marker(path)
        if recorded is None:
            if read_only:
                raise StoreError(f"{path}: no store here; make one with: kg build INPUT... --store {path}")
            recorded = _checked(base or DEFAULT_BASE)
            path.mkdir(parents=True, exist_ok=True)
            temporary = path / f"{MARKER}.new"
            temporary.write_text(json.dumps({"layout": LAYOUT, "base": recorded}) + "\n", encoding="utf-8")
            temporary.replace(path / MARKER)
        if base is not None and base != recorded:
            raise StoreError(
                f"{path}: its graph lives under {recorded}, not {base}; "
                "leave --base out, or name another directory with --store"
            )
        data = path / "quads"
        if read_only and not data.is_dir():
            raise StoreError(f"{path}: nothing was ever stored here; run: kg build INPUT... --store {path}")
        dataset = ox.Store.read_only(str(data)) if read_only else ox.Store(data)
        return Store(dataset, recorded, path, read_only=read_only)


def _checked(base: str) -> str:
    try:
        ox.NamedNode(base)
    except ValueError as err:
        raise ConfigError(f"{base!r} is no base for addresses ({err}); give one like {DEFAULT_BASE}") from err
    if not base.endswith("/"):
        raise ConfigError(f"{base!r} is no base for addresses: it must end with '/', as {DEFAULT_BASE}")
    return base


def _read_marker(path: Path) -> str | None:
    """The base recorded at `path`, None where a new store may be made."""
    if not path.exists() or (path.is_dir() and {one.name for one in path.iterdir()} <= {f"{MARKER}.new"}):
        return None
    try:
        marker = json.loads((path / MARKER).read_text(encoding="utf-8"))
        layout, base = int(marker["layout"]), str(marker["base"])
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError) as err:
        raise StoreError(f"{path}: not a store of this program; name another directory with --store") from err
    if layout != LAYOUT:
        raise StoreError(
            f"{path}: written by another version of this program (layout {layout}, not "
            f"{LAYOUT}); install that version, or build anew into another directory"
        )
    return base


@contextmanager
def _errors(path: Path | None) -> Iterator[None]:
    """Say in one line what the file system or the database objects to, and what helps."""
    try:
        yield
    except OSError as err:
        text = " ".join(str(err).split())
        if err.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or _FULL.search(text):
            remedy = "the disk is full; make room and run the same again: what is stored is unharmed"
        elif "/LOCK:" in text:
            remedy = "in use by another process; wait until it ends, or name another directory with --store"
        elif isinstance(err, PermissionError) or "Permission denied" in text or "Read-only file" in text:
            remedy = "cannot be written; change its permissions, or name another directory with --store"
        else:
            remedy = f"cannot be used ({text}); restore a copy, or delete the directory and build anew"
        raise StoreError(f"{path or 'memory'}: {remedy}") from err


class Store:
    """A graph of articles. Close it, or use it as a context manager, to let other processes write."""

    def __init__(self, dataset: ox.Store, base: str, path: Path | None = None, *, read_only: bool = False) -> None:
        self.dataset, self.base, self.path, self.read_only = dataset, base, path, read_only
        self.namespace = Namespace(base)
        self.prefixes = {
            **PREFIXES,
            "kg": self.namespace.term(""),
            "id": f"{base}id/",
            "concept": f"{base}concept/",
            "article": f"{base}article/",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; the store cannot be used afterwards.

        What stands in the log is written to its place first, so that readers open quickly.
        """
        if "names" in self.__dict__:
            self.names.close()
        if self.path and not self.read_only:
            with _errors(self.path):
                self.dataset.flush()
        self.dataset = ox.Store()

    @cached_property
    def names(self) -> Index:
        """The names of the articles, which follow from the graph (`kg.register`); for who writes."""
        from kg.collection.index import Index  # a query need not wait for what reads definitions

        return Index(self.path and self.path / NAMES)

    # Articles ------------------------------------------------------------------------------

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        with _errors(self.path):
            found = self.dataset.quads_for_pattern(None, term("dcterms:identifier"), None)
            return tuple(sorted(quad.object.value for quad in found))  # type: ignore[union-attr]

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of every article by its id."""
        found: dict[str, str] = {}
        with _errors(self.path):
            for quad in self.dataset.quads_for_pattern(None, ox.NamedNode(self.namespace.term("fingerprint")), None):
                identifier = self.dataset.quads_for_pattern(quad.subject, term("dcterms:identifier"), None)
                found |= {one.object.value: quad.object.value for one in identifier}  # type: ignore[union-attr]
        return found

    def fingerprint(self, identity: str) -> str:
        """What the article's quads were made from (`kg.quads.fingerprint`); "" for an unknown article."""
        return self._value(identity, ox.NamedNode(self.namespace.term("fingerprint")))

    def article(self, identity: str) -> Article:
        """The article as received; raises InputError for an unknown one."""
        if not self.fingerprint(identity):
            raise self._unknown(identity)
        name = {
            one: self._value(identity, term(curie))
            for one, curie in (
                ("id", "dcterms:identifier"),
                ("title", "dcterms:title"),
                ("url", "schema:url"),
                ("text", "schema:text"),
            )
        }
        return Article(**name)

    def _value(self, identity: str, predicate: ox.NamedNode) -> str:
        node = ox.NamedNode(self.namespace.article(identity))
        graph = ox.NamedNode(self.namespace.evidence(identity))
        with _errors(self.path):
            found = self.dataset.quads_for_pattern(node, predicate, None, graph)
            return next((quad.object.value for quad in found), "")  # type: ignore[union-attr]

    def _unknown(self, identity: str) -> InputError:
        near = get_close_matches(identity, self.article_ids(), n=3)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "see: kg query --name articles"
        return InputError(f"no article {identity!r} in {self.path or 'the store'}; {hint}")

    def replace(self, articles: Mapping[str, bytes]) -> None:
        """Store articles by id, as the lines of `kg.quads.to_nquads`, each in place of what was known of it.

        The new ones are written together and atomically, each of the others atomically by itself.
        """
        fresh: list[bytes] = []
        for identity, lines in articles.items():
            facts = self.namespace.article(identity)
            if self.fingerprint(identity):
                self._exchange(facts, self.namespace.evidence(identity), lines)
            else:
                fresh += (lines, _triples(lines, facts))
        self._add(b"".join(fresh))

    def _add(self, lines: bytes) -> None:
        """Add N-Quads, atomically."""
        with _errors(self.path):
            load = self.dataset.load if lines.count(b"\n") < INGESTION else self.dataset.bulk_load
            load(lines, ox.RdfFormat.N_QUADS)

    def remove(self, identities: Iterable[str]) -> None:
        """Take articles out with what only they said; raises InputError before any where one is unknown."""
        identities = tuple(identities)
        for identity in identities:
            if not self.fingerprint(identity):
                raise self._unknown(identity)
        for identity in identities:
            self._exchange(self.namespace.article(identity), self.namespace.evidence(identity), b"")

    def put_ontology(self, ontology: Ontology) -> None:
        """Keep the declarations of classes and relations in `{base}ontology`, once a version."""
        graph = ox.NamedNode(f"{self.base}ontology")
        version = ox.Quad(graph, term("owl:versionInfo"), ox.Literal(ontology.version), graph)
        with _errors(self.path):
            if version in self.dataset:
                return
            fresh = not self.dataset.contains_named_graph(graph)
        lines = "".join(f"{quad} .\n" for quad in (version, *_declarations(ontology, graph))).encode()
        if fresh:
            self._add(lines + _triples(lines, graph.value))
        else:
            self._exchange(graph.value, None, lines)

    def _exchange(self, facts: str, evidence: str | None, lines: bytes) -> None:
        """Put N-Quads in place of two graphs, and of what only they gave to the default graph, atomically."""
        plain = _triples(lines, facts).decode()
        data = f"{plain}GRAPH <{facts}> {{\n{plain}}}"
        steps = [
            f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH <{facts}> {{ ?s ?p ?o }} "
            f"FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{facts}>) }} }}",
            f"DROP SILENT GRAPH <{facts}>",
        ]
        if evidence:
            steps.append(f"DROP SILENT GRAPH <{evidence}>")
            data += f" GRAPH <{evidence}> {{\n{_triples(lines, evidence).decode()}}}"
        with _errors(self.path):
            self.dataset.update(";\n".join([*steps, f"INSERT DATA {{ {data} }}"]))

    # The whole graph -----------------------------------------------------------------------

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad of the named graphs, in a fixed order: by graph, then as its N-Quads line."""
        with _errors(self.path):
            for graph in sorted(self.dataset.named_graphs(), key=str):
                yield from sorted(self.dataset.quads_for_pattern(None, None, None, graph), key=str)

    def dump(self, output: IO[bytes], form: str = "nquads") -> None:
        """Write every named graph; the same articles give the same bytes, whatever was done before.

        `form` is nquads, trig or jsonld. The default graph is left out: it repeats the others.
        """
        if form not in FORMATS:
            raise ConfigError(f"{form!r} cannot hold named graphs; choose one of {', '.join(FORMATS)}")
        prefixes = None if form == "nquads" else self.prefixes
        with _errors(self.path):
            ox.serialize(self.quads(), output, FORMATS[form], prefixes=prefixes)


def _triples(lines: bytes, graph: str) -> bytes:
    """Of lines of N-Quads those in a graph, as N-Triples."""
    end = f" <{graph}> .\n".encode()
    return b"".join(line.removesuffix(end) + b" .\n" for line in lines.splitlines(True) if line.endswith(end))


def _declarations(ontology: Ontology, graph: ox.NamedNode) -> list[ox.Quad]:
    """What the ontology says of its own terms (not of the words of its lexicon).

    Blank nodes get the addresses of their canonical labels (RDFC-1.0), the same in every process.
    """
    dataset = ox.Dataset(
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in ontology.triples
        if isinstance(triple.subject, ox.BlankNode) or str(triple.subject).startswith(f"<{graph.value}")
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)

    def name(quad: ox.Quad) -> ox.Quad:
        subject, target = (
            ox.NamedNode(f"{graph.value}/{one.value}") if isinstance(one, ox.BlankNode) else one
            for one in (quad.subject, quad.object)
        )
        return ox.Quad(subject, quad.predicate, target, graph)  # type: ignore[arg-type]

    return sorted(map(name, dataset), key=str)
