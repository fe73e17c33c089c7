"""Where somebody took which degree: "received a B.A. in history from Lund College and a J.D. from Kiel Law School".

In: a parsed sentence. Out: claims. How: the words before a name are read backwards to the degree, since no parser
attaches a row of these well; whose they are the verb before them tells. Who is honoured with a degree has not studied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import is_verb, subject, voice, word
from kg.extract.prose.fit import fits
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim, Concept, Name

_LETTERS = (
    r"(?:B|M|D|Ph|Ed|Th|LL|MB|J|S|Mus)\.(?: ?[A-Z][a-z]{0,3}\.){1,3}|BA|BS|BSc|BFA|BEd|BBA|BEng|MA|MS|MSc|MFA|MBA|"
    r"MPhil|MEd|MPH|MEng|PhD|DPhil|EdD|JD|MD|LLB|LLM"
)
_DEGREE = re.compile(
    rf"\b(?P<degree>{_LETTERS}|(?:[Bb]achelor|[Mm]aster|[Dd]octor)(?: of [A-Z]\w+(?: [A-Z]\w+)?|['’]?s(?: degree)?)?|"
    r"(?:(?:doctoral|medical|law|graduate|undergraduate|engineering) )degree|degree|doctorate|diploma)"
    r"(?: \([^()]*\))?(?: degree)?(?: in [\w-]+(?:,? [\w-]+){0,5}?)?,? (?:from|at) (?:the )?$"
)
#: A part of a school, and what leads to the whole.
_PART = re.compile(r"(?:Department|Faculty|Division) of ")
_AT = re.compile(r" (?:at|of|in) (?:the )?")
_HONOUR = re.compile(r"(?i)\bhonou?r(?:ary|is)\b")
#: What shows that a clause of its own stands between a degree and a name.
_CLAUSE = frozenset(("PRP", "VBD", "VBZ", "VBP"))
_EARNING = frozenset(
    "receive receives received receiving earn earns earned earning obtain obtains obtained obtaining hold holds held "
    "holding take takes took taking complete completes completed completing gain gained gaining has have had having "
    "get got getting finish finished attain attained".split()
)
_CONFIDENCE = 0.92


def degrees(phrases: Phrases) -> Iterator[Claim]:
    """Who took which degree where."""
    text, begin = phrases.passage.text, phrases.sentence.start
    school, title = (phrases.ontology.slot(slot, ("Person",)) for slot in ("educated-at", "degree"))
    for index, token in enumerate(phrases.parsed.tokens):
        unit = phrases.sentence.unit(token.start)
        found = _DEGREE.search(text, begin, unit.start) if unit and unit.kind == "name" else None
        name = _school(phrases, index) if found else None
        who = _earner(phrases, found.start()) if found else None
        if not school or not title or not unit or not found or not name or who is None or name.self:
            continue
        tokens = phrases.parsed.tokens[:index]
        between = {one.tag for at, one in enumerate(tokens) if phrases.view(at)[0] > found.end("degree")}
        if between & _CLAUSE or _HONOUR.search(text, begin, unit.start):
            continue
        if not fits(name, school.range, phrases.ontology):
            continue
        yield claim(phrases, who, school, name, index, "degree from", _CONFIDENCE)
        degree = found["degree"]
        label = degree if any(map(str.isupper, degree[1:])) else degree.lower().replace("’", "'")
        label = f"{label} degree" if label.endswith("'s") else label
        if degree not in ("degree", "diploma"):
            start = found.start("degree")
            concept = Concept(label=label, start=start, end=start + len(degree))
            yield claim(phrases, who, title, concept, index, "degree from", _CONFIDENCE)


def _school(phrases: Phrases, index: int) -> Name | None:
    """The school that is named there, or of which only a part is: "the Department of Physics at Lund University"."""
    name, text = phrases.named(index), phrases.passage.text
    at = _AT.match(text, name.end) if name and _PART.match(name.label) else None
    for one in range(index + 1, len(phrases.parsed.tokens) if at else 0):
        unit = phrases.sentence.unit(phrases.parsed.tokens[one].start)
        if unit and at and unit.start == at.end():
            return phrases.named(one) or name
    return name


def _earner(phrases: Phrases, before: int) -> Name | None:
    """Who is said to take what stands at view offset `before`: the subject of the verb before it."""
    parsed = phrases.parsed
    verbs = [one for one in range(len(parsed.tokens)) if is_verb(parsed, one) and phrases.view(one)[1] <= before]
    if not verbs or word(parsed, verbs[-1]) not in _EARNING or not asserted(parsed, verbs[-1]):
        return None
    who = subject(parsed, verbs[-1]) if voice(parsed, verbs[-1]) == "active" else None
    name = None if who is None else phrases.entity(who)
    return name if name and phrases.ontology.admits(("Person",), name.classes) else None
