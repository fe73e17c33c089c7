"""Sentence patterns over a parse: what running prose states.

In: a passage, what its definition told about its subject, a parser. Out: claims. How: a sentence is
parsed only where a word of a pattern and something that could be an argument stand in it; all such
sentences of a passage are parsed at once.
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
from kg.nlp.parsed import Parse
from kg.ontology import Ontology

__all__ = ["extract"]

#: What shows that the words before it were complete when the text was cut.
_BOUNDARY = re.compile(r"[,;:—–.)] |[.)]$| (?:and|but|which|who|where|while|with|for|by|in|on|at|from|to|as) ")
#: Of a sentence that another extractor has read: what only a parse shows, the parts played.
_ROLES = re.compile(r"\b(?:roles?|debut|portrayals?|portraying|performances?)\b")


def extract(passage: Passage, about: About, ontology: Ontology, parse: Parse, after: int = 0) -> Iterator[Claim]:
    """What the sentences from view offset `after` on state, and what parts those before tell of."""
    if passage.kind == "category":
        return
    spans = [
        (start, end)
        for start, end in split_sentences(passage.text)
        if (start >= after or _ROLES.search(passage.text, start, end)) and promising(passage, start, end, ontology)
    ]
    if not spans:
        return
    triggers = compile_patterns(ontology)
    sentences = [simplify(passage, start, end, ontology) for start, end in spans]
    for sentence, parsed in zip(sentences, parse([one.text for one in sentences]), strict=True):
        phrases = Phrases(passage, about, ontology, sentence, parsed)
        found = [*roles(phrases, triggers), *idioms(phrases)]
        found += (claim for one in match(phrases, triggers) for claim in claims(phrases, one))
        for claim in _distinct(found):
            read = sentence.start < after and _is_self(claim.subject)
            if not read and not (passage.truncated and not _BOUNDARY.search(passage.text, claim.end)):
                yield claim


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
