"""How a battle, a war or a match ended: "The battle ended in a decisive victory for Lund", "It was a Swedish victory".

In: prose about an event. Out: who won. How: within one sentence whose subject is the event, behind a verb of ending or
being, where no clause about something else has begun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.listed import split_names
from kg.extract.measures import subject_end
from kg.extract.prose.own import Own
from kg.model import Claim, Name, Passage
from kg.ontology import Ontology

#: From the subject on to who won: "ended in a decisive victory for", "was a Swedish victory".
_VICTORY = re.compile(
    r"[^.;:()]{0,120}?\b(?:ended|resulted|concluded|culminated|was|being) (?:(?:in|with) )?(?:an? |the )?"
    r"(?:[a-z-]+(?: but [a-z-]+)? ){0,2}?"
    r"(?:(?P<nation>[A-Z][a-z]+(?:-[A-Z][a-z]+)?) (?:[a-z-]+ )?victory\b|victory (?:for|of) (?:the )?(?=[A-Z]))"
)
#: What is said of something else, or denied.
_ASIDE = re.compile(
    r"\b(?:which|who|whose|when|where|while|but|than|after|before|following|since|although|not|never)\b"
)
_CONFIDENCE = 0.88


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """Who won the event of an article, as its sentences tell."""
    text = passage.text
    relation = ontology.slot("winner", about.classes)
    if passage.kind not in ("prose", "gloss") or not ontology.is_any(about.classes, "Event") or relation is None:
        return
    own = Own(passage.subject, about, ontology)
    for at, (start, end) in enumerate(split_sentences(text) if "victory" in text else ()):
        _, begin = subject_end(text, start, end, own, first=at == 0)
        found = _VICTORY.match(text, begin, end) if begin >= 0 else None
        if found is None or _ASIDE.search(text, begin, found.end()):
            continue
        for winner in _winners(found, passage, ontology, end):
            yield Claim(
                subject=Name(label=passage.subject, self=True),
                relation=relation.name,
                object=winner,
                start=found.start(),
                end=max(winner.end, found.end()),
                extractor="measures",
                rule="victory",
                confidence=_CONFIDENCE,
            )


def _winners(found: re.Match[str], passage: Passage, ontology: Ontology, end: int) -> tuple[Name, ...]:
    """The land by its adjective, or those named behind "victory for"."""
    nation = found["nation"]
    if nation is None:
        names = split_names(passage.text, found.end(), end, ontology, passage.anchors)
        return tuple(name for name in names if not (passage.truncated and name.end >= len(passage.text)))
    land = ontology.demonyms.get(nation)
    start, stop = found.span("nation")
    return (Name(label=nation, start=start, end=stop, title=land, classes=("Country",)),) if land else ()
