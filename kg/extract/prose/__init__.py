"""Sentence patterns over a parse: what running prose states.

In: a passage, what its definition told about its subject, a parser. Out: claims. How: a sentence is
parsed only where a word of a pattern and something that could be an argument stand in it; all such
sentences of many passages can be parsed at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.patterns import compile_patterns
from kg.extract.prose.idioms import idioms
from kg.extract.prose.match import match
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claims
from kg.extract.prose.roles import roles
from kg.extract.prose.sentence import simplify
from kg.extract.prose.trigger import promising
from kg.model import Claim, Name, Passage, Term
from kg.nlp.parsed import Parse, Parsed
from kg.ontology import Ontology

__all__ = ["Prose", "extract"]

#: What shows that the words before it were complete when the text was cut.
_BOUNDARY = re.compile(r"[,;:—–.)] |[.)]$| (?:and|but|which|who|where|while|with|for|by|in|on|at|from|to|as) ")
#: Of a sentence that another extractor has read: what only a parse shows, the parts played.
_ROLES = re.compile(r"\b(?:roles?|debut|portrayals?|portraying|performances?)\b")


class Prose:
    """The sentences of a passage that are worth a parse, and what their parses state."""

    def __init__(self, passage: Passage, about: About, ontology: Ontology, after: int = 0) -> None:
        """Those from view offset `after` on, and of those before it the ones that tell of parts played."""
        self.passage, self.about, self.ontology, self.after = passage, about, ontology, after
        self.sentences = (
            ()
            if passage.kind == "category"
            else tuple(
                simplify(passage, start, end, ontology)
                for start, end in split_sentences(passage.text)
                if (start >= after or _ROLES.search(passage.text, start, end))
                and promising(passage, start, end, ontology)
            )
        )

    def claims(self, parses: Iterable[Parsed]) -> Iterator[Claim]:
        """What the sentences state, given their parses in order."""
        triggers = compile_patterns(self.ontology)
        for sentence, parsed in zip(self.sentences, parses, strict=True):
            phrases = Phrases(self.passage, self.about, self.ontology, sentence, sentence.restore(parsed))
            found = [*roles(phrases, triggers), *idioms(phrases)]
            found += (claim for one in match(phrases, triggers) for claim in claims(phrases, one))
            for claim in _distinct(found):
                read = sentence.start < self.after and _is_self(claim.subject)
                if not read and not (self.passage.truncated and not _BOUNDARY.search(self.passage.text, claim.end)):
                    yield claim


def extract(passage: Passage, about: About, ontology: Ontology, parse: Parse, after: int = 0) -> Iterator[Claim]:
    """What the sentences from view offset `after` on state, and what parts those before tell of."""
    prose = Prose(passage, about, ontology, after)
    if prose.sentences:
        yield from prose.claims(parse([one.text for one in prose.sentences]))


def _distinct(found: Iterable[Claim]) -> Iterator[Claim]:
    """Each claim once, and unqualified only where it is nowhere qualified."""
    same: dict[tuple[Term, str, Term], dict[tuple[tuple[str, Term], ...], Claim]] = {}
    for claim in found:
        key = _bare(claim.subject), claim.relation, _bare(claim.object)
        same.setdefault(key, {}).setdefault(claim.qualifiers, claim)
    for group in same.values():
        yield from (claim for claim in group.values() if claim.qualifiers or len(group) == 1)


def _bare(term: Term) -> Term:
    """What a term names, wherever it stands."""
    return replace(term, start=-1, end=-1, classes=()) if isinstance(term, Name) else replace(term, start=-1, end=-1)


def _is_self(term: Term) -> bool:
    return isinstance(term, Name) and term.self
