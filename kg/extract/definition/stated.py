"""One other name of a definition's subject, stated by how it was introduced: "officially", "also known as"."""

from __future__ import annotations

import re

from kg.extract.definition.sentence import Draft, fold
from kg.model import Name, Term, Value
from kg.names import bare_title

#: What tells two of a name apart.
NUMERAL = re.compile(r"[IVXLC]+")
#: What stands before a name and is none: "officially and traditionally known as".
_ADVERBS = frozenset("traditionally locally officially commonly historically simply formally internationally".split())


def state_name(draft: Draft, name: Name, kind: str, qualifiers: tuple[tuple[str, Term], ...]) -> None:
    """State another name of the subject; `kind` says how it was introduced. Its title is no other name."""
    title = bare_title(draft.passage.subject)
    if fold(name.label) in (fold(title), fold(draft.passage.subject)) or name.label in _ADVERBS:
        return
    if NUMERAL.fullmatch(name.label) and any(map(NUMERAL.fullmatch, title.split())):
        return  # "Frederick II (or III)"
    work = draft.is_a("Work") and not draft.is_a("Website", "Software")
    slot = {
        "former": "alternative-title" if work else "aka",
        "stage": "aka",
        "aka": "alternative-title" if work else "aka",
        "also": "alternative-title" if work else "aka",
    }.get(kind, kind)
    if kind == "official-name" and draft.is_a("Person"):
        return
    value = Value(lexical=name.label.strip(), start=name.start, end=name.end)
    draft.fill(slot, value, name.start, name.end, f"definition-{kind}", 0.95, qualifiers)
