"""When an event was, told by what it did: "It took place in Ulm from 14 June to 15 July 2018", "struck on 5 May 1950".

In: prose about an event. Out: when it began and ended, or its day, and what it is by its name. How: within one
sentence whose subject is the event, behind a verb of taking place, where no clause about something else has begun.
What a definition and the patterns read is told once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.dates import find_dates, find_periods
from kg.extract.measures import subject_end
from kg.extract.prose.own import Own
from kg.model import Claim, Concept, Name, Passage, Value
from kg.ontology import Ontology

_TOOK_PLACE = re.compile(
    r"\b(?:took place|occurred|happened|struck|ran|lasted|(?:was|were) (?:[a-z]+ly )?(?:held|fought|played|contested|"
    r"staged|celebrated|waged|hosted|scheduled|run))\b"
)
#: What begins a clause about something else.
_ASIDE = re.compile(
    r";|:(?!\d)|\b(?:which|who|whose|when|where|while|but|than|its|their|his|her|after|before|following|until|since|"
    r"although|with|including|final|ceremony)\b"
)
#: Before the day that it was: "on 5 May", "on Tuesday, 5 May".
_ON = re.compile(r"\bon (?:the (?:morning|afternoon|evening|night) of )?(?:[A-Z][a-z]+day,? (?:the )?)?$")
#: What an event is by its name: "The Battle of Ulm was fought".
_KIND = re.compile(r"(?:The )?(?P<noun>Battle|Siege|Massacre|Raid|Invasion|Conquest|Burning|Sack) of ")
_CONFIDENCE = 0.87


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """When the event of an article was, as its sentences tell."""
    if passage.kind not in ("prose", "gloss") or not ontology.is_any(about.classes, "Event"):
        return
    text, own = passage.text, Own(passage.subject, about, ontology)
    for at, (start, end) in enumerate(split_sentences(text)):
        _, begin = subject_end(text, start, end, own, first=at == 0)
        verb = _TOOK_PLACE.search(text, begin, end) if begin >= 0 else None
        if verb is None or _ASIDE.search(text, begin, verb.start()):
            continue
        kind = _KIND.match(text, start, end) if at == 0 else None
        if kind:
            noun = Concept(label=kind["noun"].lower(), start=kind.start("noun"), end=kind.end("noun"))
            yield from _told(passage, ontology, kind.start("noun"), (("type", noun),))
        aside = _ASIDE.search(text, verb.end(), end)
        stop = aside.start() if aside else end
        period = next(iter(find_periods(text, verb.end(), stop)), None)
        days = [one for one in find_dates(text, verb.end(), stop) if len(one.lexical) == len("2000-01-31")]
        if period:
            yield from _told(passage, ontology, verb.start(), (("start", period[0]), ("end", period[1])))
        elif len(days) == 1 and _ON.search(text, verb.end(), days[0].start):
            yield from _told(passage, ontology, verb.start(), (("on", days[0]),))


def _told(
    passage: Passage, ontology: Ontology, start: int, terms: tuple[tuple[str, Value | Concept], ...]
) -> Iterator[Claim]:
    for slot, term in terms:
        cut = passage.truncated and term.end >= len(passage.text)
        if (relation := ontology.slot(slot, ("Event",))) and not cut:
            yield Claim(
                subject=Name(label=passage.subject, self=True),
                relation=relation.name,
                object=term,
                start=start,
                end=term.end,
                extractor="measures",
                rule="occasion",
                confidence=_CONFIDENCE,
            )
