"""The definition sentence: "X (born D in P) is a DEMONYM HEAD that ... of Y, directed by Z".

In: a passage that opens with the definition of its subject, a gloss or an article's lead.
Out: what is known about the subject (`About`), the claims, and where the sentence ends.
How: the sentence is laid out around its copula; the predicate's head gives the subject's classes,
which decide what everything else means; then names, brackets and the tail are read. Rules carry a
confidence that was measured on openings of encyclopedia articles.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from kg.extract.about import About
from kg.extract.definition.awards import state_awards
from kg.extract.definition.brackets import read_brackets
from kg.extract.definition.clause import read_clause, read_kind
from kg.extract.definition.held import state_styles
from kg.extract.definition.kinds import is_after, state_edition, state_kinds
from kg.extract.definition.naming import read_names
from kg.extract.definition.person import read_gender
from kg.extract.definition.predicate import Predicate, read_predicate, tokens_of
from kg.extract.definition.scope import Scope
from kg.extract.definition.sentence import Draft, Sentence, lay_out
from kg.extract.definition.subject import classes_of, names_kind, on_screen
from kg.extract.definition.tail import read_tail
from kg.extract.patterns import IRREGULAR_PARTICIPLES, compile_patterns
from kg.model import Claim, Concept, Passage
from kg.ontology import Ontology

_APPOSITION = re.compile(r"(?: ?\([^()]*\))?, (?P<what>(?:an?|the) [^,;.()\"“]+),")


@dataclass(frozen=True, slots=True)
class Definition:
    """What a definition sentence says; `end` is the view offset where it ends, 0 where there is none."""

    about: About
    claims: tuple[Claim, ...]
    end: int


def read_definition(passage: Passage, ontology: Ontology) -> Definition:
    """Read the definition that opens a passage; a passage without one only names its subject."""
    begun = _begin(passage, ontology)
    if begun is None:
        return _undefined(passage, ontology)
    scope, sentence, predicate = begun
    if predicate:
        state_kinds(scope.draft, sentence, predicate)
        state_awards(scope, predicate.items[0].start, predicate.end)
    elif scope.draft.is_a("Person"):
        start, end = scope.draft.subject
        scope.draft.fill("type", Concept(label="human"), start, end, "definition-lifetime", 0.93)
    names = _names(scope, sentence)
    state_styles(scope, sentence.start, sentence.verb if sentence.copula else sentence.start)
    if predicate and is_after(predicate, sentence) and (predicate.determiner or predicate.items[0].known):
        read_tail(scope, predicate.end, predicate.items)
    elif sentence.copula in ("is", "was", "are", "were"):
        read_tail(scope, sentence.predicate + 1, ())  # "was fought in 1942"
    elif not sentence.copula:
        read_clause(scope, sentence.start)
    state_edition(scope.draft, sentence)
    return Definition(_about(scope.draft, sentence, predicate, names), tuple(scope.draft.claims), sentence.end)


def read_about(passage: Passage, ontology: Ontology) -> About:
    """What `read_definition` finds out about the subject, without what else it states: in half the time."""
    begun = _begin(passage, ontology)
    if begun is None:
        return _undefined(passage, ontology).about
    scope, sentence, predicate = begun
    names = _names(scope, sentence)
    if not sentence.copula:
        read_kind(scope, sentence.start)
    return _about(scope.draft, sentence, predicate, names)


def _begin(passage: Passage, ontology: Ontology) -> tuple[Scope, Sentence, Predicate | None] | None:
    """The sentence laid out and the subject's classes known; None where there is no definition."""
    sentence = lay_out(passage)
    if sentence is None:
        return None
    triggers = compile_patterns(ontology)
    predicate: Predicate | None = None
    if sentence.copula:
        limit = sentence.end
        if sentence.cut:  # what the cut touches is not read as a head
            limit = max(sentence.predicate, passage.text.rfind(" ", 0, sentence.end))
        predicate = read_predicate(
            tokens_of(sentence.masked, sentence.predicate, limit), ontology, triggers.participles
        )
        if predicate and predicate.determiner == "set" and sentence.copula not in ("are", "were"):
            vague = replace(predicate.items[0], head="set", known="", noun_class="")
            predicate = replace(predicate, items=(vague,))  # a theory is a set of ideas and no idea
        if predicate and not predicate.determiner and _is_participle(predicate, triggers.participles):
            predicate = None  # "was edited by": what it suffered, not what it is
        if predicate and sentence.cut and predicate.end >= limit:
            predicate = predicate.before(limit)
        predicate = on_screen(predicate, passage.text, limit, ontology) if predicate else None
    predicate = predicate or _apposed(passage, sentence, ontology, triggers.participles)
    draft = Draft(passage, ontology, classes_of(passage, sentence, predicate, ontology), sentence.named(passage))
    limit = passage.text.rfind(" ", 0, sentence.end) if sentence.cut else sentence.end
    return Scope(draft, sentence.masked, max(limit, 0), sentence.cut), sentence, predicate


def _apposed(passage: Passage, sentence: Sentence, ontology: Ontology, participles: frozenset[str]) -> Predicate | None:
    """What an apposition says that the subject is: "Lars Holm, a Danish physicist, shared"."""
    _, end = sentence.named(passage)
    found = _APPOSITION.match(passage.text, end, sentence.end) if end > 0 else None
    if found is None:
        return None
    predicate = read_predicate(tokens_of(sentence.masked, *found.span("what")), ontology, participles)
    known = predicate and all(one.occupation or one.noun_class for one in predicate.items)
    return predicate if known else None


def _names(scope: Scope, sentence: Sentence) -> tuple[str, ...]:
    """The subject's other names; states them."""
    return tuple(dict.fromkeys((*read_names(scope, sentence), *read_brackets(scope, sentence))))


def _about(draft: Draft, sentence: Sentence, predicate: Predicate | None, names: tuple[str, ...]) -> About:
    gender = read_gender(draft, sentence, predicate)
    trades = tuple(one.occupation for one in predicate.items if one.occupation) if predicate else ()
    one_thing, stuff = draft.is_a("Agent", "Work", "Place", "Event"), draft.is_a("Substance", "Food", "Concept")
    kind = names_kind(draft.passage, sentence, one_thing=one_thing, stuff=stuff)
    return About(
        title=draft.passage.subject, classes=draft.classes, gender=gender, names=names, trades=trades, kind=kind
    )


def _is_participle(predicate: Predicate, participles: Container[str]) -> bool:
    """Whether the predicate begins with a verb's form: a known one, or "added" alone before its preposition."""
    tokens = predicate.items[0].tokens
    alone = tokens[0].lower if len(tokens) == 1 else ""
    return tokens[0].lower in participles or alone.endswith("ed") or alone in IRREGULAR_PARTICIPLES


def _undefined(passage: Passage, ontology: Ontology) -> Definition:
    """A passage that opens with something else; that of a list still says what it is."""
    draft = Draft(passage, ontology, classes_of(passage, None, None, ontology))
    match = re.compile(r"\blist\b").search(passage.text, 0, 60) if draft.is_a("ListArticle") else None
    if match:
        draft.fill(
            "type",
            Concept(label="list", start=match.start(), end=match.end()),
            match.start(),
            match.end(),
            "definition-list",
            0.97,
        )
    return Definition(About(title=passage.subject, classes=draft.classes), tuple(draft.claims), 0)
