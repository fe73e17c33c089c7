"""What the service itself knows of things, so that it can redirect and say "not changed" without a worker.

How: the index of the snapshot that readers see, held open; each question is one look at one row.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from kg.linked import schemaorg
from kg.linked.addresses import Addresses
from kg.ontology import Ontology
from kg.snapshot.view import open_index
from kg.vocab import Namespace

_CLASSES = f"SELECT target FROM link WHERE source = ? AND relation = '{schemaorg.TYPE}'"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has, or had, an address. `modified` is in seconds since 1970, 0 where nobody noted it."""

    iri: str
    modified: float = 0
    gone: bool = False
    successor: str = ""


class Known:
    """One snapshot's things."""

    def __init__(self, path: str, base: str, ontology: Ontology) -> None:
        self.index = open_index(path)
        self.addresses, self.namespace = Addresses(base), Namespace(base)
        self.ontology, self.words = ontology, schemaorg.words(ontology)

    def close(self) -> None:
        """Let go of the index."""
        self.index.close()

    def at(self, local: str) -> Thing | None:
        """The thing whose page and data have this path in common."""
        return next((one for iri in self.addresses.iri(local) if (one := self._find(iri))), None)

    def _find(self, iri: str) -> Thing | None:
        row = self.index.execute("SELECT modified, gone, successor FROM thing WHERE iri = ?", (iri,)).fetchone()
        if row:
            return Thing(iri, row[0], bool(row[1]), row[2] or "")
        # Statements are known by their quotes and terms of the ontology by their labels; a run is not kept account of.
        named = self.index.execute("SELECT 1 FROM entry WHERE node = ? LIMIT 1", (iri,)).fetchone()
        pointed = named or self.index.execute("SELECT 1 FROM link WHERE target = ? LIMIT 1", (iri,)).fetchone()
        # An article may mention what nothing is stated of.
        pointed = pointed or self.index.execute("SELECT 1 FROM mention WHERE thing = ? LIMIT 1", (iri,)).fetchone()
        return Thing(iri) if pointed or iri.startswith(f"{self.addresses.base}run/") else None

    def types(self, iri: str) -> list[str]:
        """Its classes at schema.org."""
        return self.words.types(one for (one,) in self.index.execute(_CLASSES, (iri,)))

    def spelled(self, local: str) -> Thing | None:
        """The thing that somebody meant who wrote spaces, a small letter first, a slash at the end or `%25` for `%`."""
        once = unquote(local).rstrip("/")
        for words in (once, unquote(once)):
            kind, _, rest = words.partition("/")
            mint = {"concept": self.namespace.concept, "article": self.namespace.article}.get(kind) if rest else None
            iri = mint(rest) if mint else self.namespace.entity(words)
            found = self._find(iri)
            if found and not found.gone and self.addresses.local(iri) != local:
                return found
        return None
