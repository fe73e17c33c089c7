"""The prizes that are listed as somebody's: "Her many literary honours include the Lund Prize and the Sea Medal".

In: a parsed sentence. Out: claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import LISTING, word
from kg.extract.prose.naming import is_no_name
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim

_HONOURS = frozenset("awards prizes honors honours medals accolades decorations distinctions".split())
_CONFIDENCE = 0.88


def honours(phrases: Phrases) -> Iterator[Claim]:
    """Who is said to have which of them."""
    parsed, relation = phrases.parsed, phrases.ontology.slot("award", ("Person",))
    for at, token in enumerate(parsed.tokens):
        listed = token.dep == "nsubj" and word(parsed, at) in _HONOURS and word(parsed, token.head) in LISTING
        if relation is None or not listed or not asserted(parsed, token.head) or parsed.children(at, "prep", "relcl"):
            continue
        for owner in parsed.children(at, "poss"):
            person = phrases.entity(owner)
            for first in parsed.children(token.head, "dobj", "attr") if person and "Person" in person.classes else ():
                for prize in phrases.entities(first):
                    nothing = prize.self or is_no_name(prize.label, phrases.ontology)
                    if person and prize.classes in ((), ("Award",), ("Work",)) and not nothing:
                        yield claim(phrases, person, relation, prize, at, "honours", _CONFIDENCE)
