"""When an event was, told by what it did: "It took place in Ulm from 14 June to 15 July 2018", "struck on 5 May 1950".

In: prose about an event. Out: when it began and ended, or its day, and what it is by its name. How: within one
sentence whose subject is the event, behind a verb of taking place, where no clause about something else has begun.
What a definition and the patterns read is told once more. An article that defines nothing begins with the day: "On 5
May 1950, the coast of Scania was struck by an earthquake"; what it is then its title tells, and how many died a
sentence that begins with them.
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
from kg.names import bare_title
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
#: What the first sentence of an article begins with that defines nothing: "At 05:12 AM on Wednesday, April 18, 1906,".
_OPENS_ON = re.compile(
    r"(?:At [^.;]{1,60} on |(?:Early |Late |Shortly after [a-z]+ )?[Oo]n "
    r"(?:the (?:[a-z]+ )?(?:morning|afternoon|evening|night) of )?)(?:[A-Z][a-z]+day,? )?(?=[A-Z\d])"
)
#: What is over on one day.
_OF_ONE_DAY = ("Disaster", "Attack", "Election", "MilitaryConflict", "Protest")
_LONG = re.compile(r"\b(?:[Ww]ars?|[Cc]ampaign|[Cc]risis|[Rr]evolution|[Oo]ffensive|[Pp]andemic|[Ee]pidemic)\b")
_OF_YEAR = re.compile(r" of \d{3,4}$")
#: What the first sentence says where it defines its subject: "was a battle".
_DEFINES = re.compile(r" (?:is|was|are|were) (?:an?|the|one) ")
#: How many died, where a sentence begins with them: "More than 3,000 people died".
_DIED = re.compile(
    r"(?:(?:In total|In all|Altogether|Overall),? )?(?:(?:[Aa]n estimated|[Mm]ore than|[Oo]ver|[Aa]t least|[Aa]bout|"
    r"[Aa]round|[Aa]pproximately|[Nn]early|[Ss]ome|[Aa]lmost|[Aa] total of|[Aa]ll) )?(?P<n>\d{1,3}(?:,\d{3})+|\d+) "
    r"(?:people|persons|civilians)(?: on board| aboard)? (?:died|were killed|lost their lives|perished)\b"
)
_CONFIDENCE = 0.87


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """When the event of an article was, as its sentences tell."""
    if passage.kind not in ("prose", "gloss") or not ontology.is_any(about.classes, "Event"):
        return
    text, own = passage.text, Own(passage.subject, about, ontology)
    for at, (start, end) in enumerate(split_sentences(text)):
        if at == 0 and not _DEFINES.search(text, start, end):
            yield from _opening(passage, about, ontology, end)
        if dead := _DIED.match(text, start, end):
            number = Value(lexical=dead["n"].replace(",", ""), datatype="xsd:integer", start=start, end=dead.end())
            yield from _told(passage, ontology, start, (("deaths", number),))
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


def _opening(passage: Passage, about: About, ontology: Ontology, end: int) -> Iterator[Claim]:
    """What the first sentence tells of an event that it does not define: what it is by its title, and its day."""
    text = passage.text
    if (kind := _titled(passage, ontology, end)) is not None:
        yield from _told(passage, ontology, kind.start, (("type", kind),))
    opens = _OPENS_ON.match(text, 0, end)
    days = find_dates(text, opens.end(), min(end, opens.end() + 30)) if opens else ()
    one_day = ontology.is_any(about.classes, *_OF_ONE_DAY) and not _LONG.search(passage.subject)
    if opens and one_day and days and days[0].start == opens.end() and len(days[0].lexical) == len("2000-01-31"):
        yield from _told(passage, ontology, 0, (("on", days[0]),))


def _titled(passage: Passage, ontology: Ontology, end: int) -> Concept | None:
    """The kind with which the title of one event ends, where the first sentence has the word: "1950 Ulm election"."""
    words = _OF_YEAR.sub("", bare_title(passage.subject)).split()
    one_event = any(word[:1].isupper() for word in words[1:])  # no "human experimentation"
    for size in range(min(3, len(words) - 1) if one_event else 0, 0, -1):
        kind = " ".join(words[-size:])
        if kind.islower() and ontology.is_a(ontology.nouns.get(kind, ""), "Event"):
            found = re.compile(rf"\b{kind}s?\b", re.IGNORECASE).search(passage.text, 0, end)
            return Concept(label=kind, start=found.start(), end=found.start() + len(kind)) if found else None
    return None


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
