"""What to take out of a graph, as a person asks for it.

In: names of relations, classes and things as people write them. Out: the terms they mean. Raises
ConfigError, with the nearest names, where one is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import ConfigError
from kg.lookup import curie, things
from kg.ontology import Ontology
from kg.queries import Question
from kg.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Everything, unless some of it is named.

    `relations` and `classes` are local names or labels. `around` is a thing's title, label or IRI,
    and `hops` how many edges away from it others may be. `years` are the first and the last, None
    where open: what is known to lie outside is left out. `question` is one in SPARQL, with its
    `parameters`, that tells the edges (or the nodes) instead. `project` is "A-B" or "A-B-A" in
    classes: things of A that share one of B. `isolated` keeps things that nothing connects. `merge_names` takes
    people, organisations or places that are only named, not linked, for one where the name is the
    same. `title` is that of the network. A concept (an occupation, a
    genre) is an attribute of what has it, unless `classes` name its class.
    """

    relations: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    around: str = ""
    hops: int = 1
    years: tuple[int | None, int | None] = (None, None)
    question: Question | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    project: str = ""
    isolated: bool = False
    merge_names: bool = False
    title: str = ""

    @property
    def whole(self) -> bool:
        """Whether all is asked for."""
        return self == Selection(hops=self.hops, title=self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A selection in local names of relations and classes, the descendants of each class with it."""

    relations: frozenset[str]
    classes: frozenset[str]
    around: str
    project: tuple[frozenset[str], ...]


def resolved(selection: Selection, store: Store, ontology: Ontology) -> Terms:
    """What the words of a selection mean in this store."""
    first, last = selection.years
    if first is not None and last is not None and first > last:
        raise ConfigError(f"--year {first}..{last}: the first year is after the last; exchange them")
    if selection.hops < 0:
        raise ConfigError(f"--hops {selection.hops}: give 0 or more")
    path = [part.strip() for part in selection.project.split("-")] if selection.project else []
    if path and not 2 <= len(path) <= 3:
        raise ConfigError(f"--project {selection.project!r}: give two or three classes, as person-film-person")
    names = {name: one.label for name, one in ontology.relations.items()}
    return Terms(
        relations=frozenset(_named(word, names, "relation") for word in selection.relations),
        classes=_closed(selection.classes, ontology),
        around=_thing(store, selection.around),
        project=tuple(_closed([word], ontology) for word in path),
    )


def years(text: str) -> tuple[int | None, int | None]:
    """Read "1949", "1940..1949", "1940.." or "..1949"; raises ConfigError for anything else."""
    found = re.fullmatch(r"(-?\d{1,4})?(?:(\.\.)(-?\d{1,4})?)?", text)
    if not found or not text.strip("."):
        raise ConfigError(f"--year {text!r}: give a year or FROM..TO, as 1940..1949, 1940.. or ..1949")
    first = int(found[1]) if found[1] else None
    last = int(found[3]) if found[3] else None
    return (first, last) if found[2] else (first, first)


def _closed(words: Iterable[str], ontology: Ontology) -> frozenset[str]:
    names = {name: one.label for name, one in ontology.classes.items()}
    asked = {_named(word, names, "class") for word in words}
    return frozenset(name for name in ontology.classes if asked & ontology.ancestors(name))


def _named(word: str, labels: Mapping[str, str], what: str) -> str:
    """The local name that a person means: by name or label, whatever the case."""
    plain = word.removeprefix("kg:").casefold()
    known = {text.casefold(): name for name, label in labels.items() for text in (label, name)}
    if plain in known:
        return known[plain]
    near = list(dict.fromkeys(known[one] for one in get_close_matches(plain, known, n=3)))
    hint = f"did you mean {' or '.join(near)}?" if near else "see: kg stats"
    raise ConfigError(f"no {what} is called {word!r}; {hint}")


def _thing(store: Store, text: str) -> str:
    if not text:
        return ""
    found = things(store, text)
    if not found:
        raise ConfigError(f"nothing here is called {text!r}; give a title, a label or an IRI to --around")
    if len(found) > 1:
        names = ", ".join(curie(store, one) for one in found[:5])
        raise ConfigError(f"{len(found)} things are called {text!r}; choose one for --around: {names}")
    return found[0].value
