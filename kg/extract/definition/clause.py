"""The first sentence of an article that has no copula: "The Lund festival, presented by A, took place on D, at V in P".

In: the sentence, of which nothing is read yet. Out: claims on the draft: what the noun after the title says, and what
the first verb that is understood leads to.
"""

from __future__ import annotations

import re

from kg.extract.definition.held import find_service
from kg.extract.definition.scope import Scope
from kg.extract.definition.tail import OF_LAST, read_tail
from kg.extract.definition.verbs import find_triggers, read_verbs
from kg.model import Concept
from kg.names import bare_title

#: Before what is somebody's, and no verb: "his own brother".
_HIS = re.compile(r"(?:\b(?:his|her|its|their)|['’]s?) $")


def read_clause(scope: Scope, at: int) -> None:
    """Read a sentence without a copula: "The X, presented by Y, took place on D, at V in P"."""
    read_kind(scope, at)
    find_service(scope, at)
    comma = re.compile(r",\s+").search(scope.masked, at, scope.end)
    if comma and not OF_LAST.match(scope.masked, comma.end()):
        end = read_verbs(scope, comma.end())
        at = end if end > comma.end() else at
    for word in re.compile(r"(?<![\w-])[a-z]+").finditer(scope.masked, at, scope.end):
        if OF_LAST.match(scope.masked, word.start()) or _HIS.search(scope.masked, at, word.start()):
            continue
        if find_triggers(scope, word.start(), finite=True) and word.end() > at:
            end = read_verbs(scope, word.start(), finite=True)
            if end > word.start():
                read_tail(scope, end, ())
            return


def read_kind(scope: Scope, at: int) -> None:
    """Read what the noun after the title says of an event: "The X festival, presented by Y, took place on D"."""
    title = bare_title(scope.draft.passage.subject)
    begin = scope.text.find(title, at, at + len(title) + 6)
    noun = re.compile(r" ([a-z][\w-]*)(?=,| )").match(scope.text, begin + len(title), scope.end) if begin >= 0 else None
    if noun and noun[1] in scope.ontology.nouns:
        kind = scope.ontology.nouns[noun[1]]
        scope.draft.classes = (
            (kind, *scope.draft.classes) if scope.ontology.is_a(kind, "Event") else scope.draft.classes
        )
        scope.draft.fill(
            "type", Concept(label=noun[1], start=noun.start(1), end=noun.end(1)), begin, noun.end(), "clause-noun", 0.9
        )
