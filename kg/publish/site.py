"""What a site is made from, opened alike in every process, and a digest of all of it but the graph."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import kg
from kg.errors import StoreError
from kg.linked.about import About
from kg.linked.addresses import Addresses
from kg.ontology import Ontology, load_ontology
from kg.pages.site import ROOMS, Site
from kg.snapshot import index, states
from kg.snapshot.view import View
from kg.store import open_store


@dataclass(frozen=True, slots=True)
class Source:
    """A state of a store, and what its publisher says; small, so that it travels to worker processes."""

    snapshot: str
    base: str
    about: About
    ontology: Path | None
    #: Another one for every state.
    tag: str

    def open(self) -> Site:
        """The site as files."""
        view = View(self.snapshot, self.base)
        ontology = load_ontology(self.ontology, base=self.base)
        things = [iri for (iri,) in view.index.execute("SELECT iri FROM thing WHERE gone = 0")]
        return Site(view, ontology, self.about, Addresses.of_files(self.base, [*things, *_terms(view, ontology)]))


def _terms(view: View, ontology: Ontology) -> Iterator[str]:
    """The classes and relations, declared or used, whose names may differ in case alone."""
    yield from (view.facts.namespace.term(name) for name in (*ontology.classes, *ontology.relations))
    yield from (term for (term,) in view.index.execute("SELECT key FROM count WHERE kind IN ('class', 'relation')"))


def digest(site: Site) -> str:
    """A digest of everything that files are made from, except the graph."""
    found = hashlib.sha256(repr((site.about, site.ontology.version, site.addresses.base)).encode())
    found.update(repr(sorted(site.addresses.names.items())).encode())
    root = Path(kg.__file__).parent
    for room in (*ROOMS, "publish"):
        for path in sorted((root / room).glob("**/*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(path.relative_to(root).as_posix().encode())
                found.update(path.read_bytes())
    return found.hexdigest()


@contextmanager
def current(store: Path, about: About, ontology: Path | None = None) -> Iterator[Source]:
    """The store as it is now; held as long as it is read, also where a service makes new states meanwhile.

    Raises StoreError where there is no store, or where none can be written beside it.
    """
    with open_store(store, read_only=True) as opened, states.alone(store) as alone:
        latest, sign = states.current(store), states.state(store)
        if alone and (latest is None or latest.source != sign or not index.is_current(latest.path / "index")):
            latest = states.Publisher(store, opened.namespace, keep=2).publish(opened.dataset, sign=sign)
        if latest is None:
            raise StoreError(f"{store}: another process prepares it now; wait until it is done")
        with TemporaryDirectory(prefix="published-", dir=store) as held:
            shutil.copytree(latest.path, Path(held) / "state", copy_function=os.link)
            yield Source(str(Path(held) / "state"), opened.base, about, ontology, f"{latest.number}-{latest.made:.3f}")
