"""What is only half of what the words name: "horror" in "a comedy horror film", "golf" in "disc golf".

In: the text, and what a relation is claimed of. Out: whether more words belong to it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.relations.beside import Thing, before
from kg.model import Concept
from kg.ontology import Ontology

_BEHIND = re.compile(r" ([\w-]+)")
_AHEAD = re.compile(r"(?:([\w-]+) )?([\w-]+) $")
_FILM = re.compile(r" (?:films?|music)$")
#: Before an office, with which it is another: "Minister President of", "Vice President of".
_LESSER = re.compile(r"\b(?:Minister|Vice|Deputy|Lieutenant|Prime|Assistant)[ -]$")
#: By its slot, of which kind the words are that a relation is about.
_KINDS = {"genre": "Genre", "sport": "Sport"}


def is_half(text: str, slots: set[str], term: Thing, ontology: Ontology) -> bool:
    """Whether the words beside a notion or an office make another of the two."""
    if "position" in slots:
        return before(_LESSER, text, term)
    kind = next((kind for slot, kind in _KINDS.items() if slot in slots), "")
    if not kind or not isinstance(term, Concept):
        return False
    known = _known(ontology, kind)
    words = _FILM.sub("", text[term.start : term.end].lower())
    first = _AHEAD.search(text, max(0, term.start - 60), term.start)
    second = _BEHIND.match(text, term.end)
    longer = [f"{first[2].lower()} {words}"] if first else []
    longer += [f"{words} {second[1].lower()}"] if second else []
    return (
        any(one in known for one in longer)
        or kind == "Sport"
        and first is not None
        and (
            f"{first[1]} {first[2]}".lower() in known  # "rugby league football"
        )
    )


@lru_cache(maxsize=8)
def _known(ontology: Ontology, kind: str) -> frozenset[str]:
    """The words of a kind, in small letters, without "film": "horror film" is no more than horror."""
    words = (one for one in ontology.words if one.kind == kind)
    names = {name.lower() for one in words for name in (one.label, *one.names)}
    return frozenset(name for name in names if not _FILM.search(name))
