"""Sentence patterns over a parse: what running prose states.

In: a passage, what its definition told about its subject, a parser. Out: claims. How: a sentence is
parsed only where a word of a pattern and something that could be an argument stand in it; all such
sentences of a passage are parsed at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from kg.model import Claim, Passage
from kg.nlp.parsed import Parse
from kg.ontology import Ontology

__all__ = ["extract"]

#: What shows that the words before it were complete when the text was cut.
_BOUNDARY = re.compile(r"[,;:—–.)] |[.)]$| (?:and|but|which|who|where|while|with|for|by|in|on|at|from|to|as) ")


def extract(passage: Passage, about: About, ontology: Ontology, parse: Parse, after: int = 0) -> Iterator[Claim]:
    """What the sentences from view offset `after` on state."""
    if passage.kind == "category":
        return
    triggers = compile_patterns(ontology)
    sentences = [
        simplify(passage, start, end, ontology)
        for start, end in split_sentences(passage.text)
        if start >= after and promising(passage, start, end, ontology)
    ]
    if not sentences:
        return
    for sentence, parsed in zip(sentences, parse([one.text for one in sentences]), strict=True):
        phrases = Phrases(passage, about, ontology, sentence, parsed)
        found: dict[tuple[int, str, int], Claim] = {}
        for claim in (
            *roles(phrases, triggers),
            *idioms(phrases),
            *(claim for one in match(phrases, triggers) for claim in claims(phrases, one)),
        ):
            key = claim.subject.start, claim.relation, claim.object.start
            if claim.qualifiers or key not in found:
                found[
                    key if key not in found else (claim.subject.start, claim.relation, len(found) + len(passage.text))
                ] = claim
        yield from (claim for claim in found.values() if not _cut_off(passage, claim))


def _cut_off(passage: Passage, claim: Claim) -> bool:
    """Whether the words may go on beyond the end of a passage that was cut off."""
    return passage.truncated and not _BOUNDARY.search(passage.text, claim.end)
