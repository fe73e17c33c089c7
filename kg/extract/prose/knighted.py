"""Who was received into an order: "was created a Knight of the Garter", "made an Officer of the Order of the Owl".

In: a parsed sentence. Out: claims. The honour is what its bearer is called, with the order; the parse tells whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.dates import find_dates
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import subject, voice, word
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim, is_plot
from kg.extract.tenure import date_in
from kg.model import Claim, Name, Value

_WORD = r"[A-Z][\w'’-]+"
_HONOUR = re.compile(
    r" (?:as )?(?:an? )?(?P<honour>(?:Honorary |Extra )?(?:Knight|Dame|Companion|Commander|Officer|Member|Chevalier)"
    r"(?: (?:Grand )?(?:Cross|Commander|Companion|Officer))? (?:of|in) the "
    rf"(?:(?:(?:Most|Royal) {_WORD} )?Order of (?:the )?{_WORD}(?: (?:(?:of|and) (?:the )?)?{_WORD}){{0,4}}|"
    r"(?:Garter|Bath|Thistle|Golden Fleece|British Empire|Legion of Honou?r)))(?![\w'’-]| [A-Z])"
)
_RECEIVED = frozenset("created made appointed invested named installed".split())
_WHEN = re.compile(r"(?:In|On) (?P<date>[^,]{4,20}),? ")
_CONFIDENCE = 0.9


def knighted(phrases: Phrases) -> Iterator[Claim]:
    """Who became which member of an order, and when."""
    parsed, text, ontology = phrases.parsed, phrases.passage.text, phrases.ontology
    relation = ontology.slot("award", ("Person",))
    if relation is None or is_plot(phrases.passage.section):
        return
    for at in range(len(parsed.tokens)):
        received = word(parsed, at) in _RECEIVED and voice(parsed, at) == "passive"
        if not (received or word(parsed, at) == "became") or not asserted(parsed, at):
            continue
        found = _HONOUR.match(text, phrases.view(at)[1], phrases.sentence.end)
        who = subject(parsed, at) if found else None
        person = None if who is None else phrases.entity(who)
        if found and who is not None and person and "Person" in person.classes:
            start, end = found.span("honour")
            honour = Name(label=found["honour"], start=start, end=end, classes=("Award",))
            date = date_in(text, end, phrases.sentence.end) or _date_before(phrases, who)
            moment = ontology.slot("q.on") if date else None
            told = ((moment.name, date),) if moment and date else ()
            yield claim(phrases, person, relation, honour, at, "order", _CONFIDENCE, told)


def _date_before(phrases: Phrases, who: int) -> Value | None:
    """Read "In 1461 he was made": the date that opens the sentence, right before whom it tells of."""
    text, first = phrases.passage.text, phrases.view(who)[0]
    opening = _WHEN.fullmatch(text, phrases.sentence.start, first)
    dates = find_dates(text, opening.start("date"), opening.end("date")) if opening else ()
    return dates[0] if opening and dates and dates[0].end == opening.end("date") else None
