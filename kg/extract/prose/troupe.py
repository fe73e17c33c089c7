"""Who else acts in the article's own work: "A, B and C also star", "Also starring are A and B", "a cast, including A".

In: a parsed sentence of an article on a film, a series or a play. Out: claims. How: the names that stand in a row
right before or behind such words are read from left to right, since no parser joins long rows of names well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extract.prose.casts import SHOWN
from kg.extract.prose.clause import ARE, FINITE, word
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import is_plot
from kg.extract.prose.roles import JOINING, full_name, is_work, played
from kg.model import Claim, Name

_STARS = frozenset("star stars starred costar costars costarred".split())
_TAKES = frozenset("appear appears appeared have has had play plays played make makes made feature featured".split())
#: What parts may be before it is told whose they are: "in supporting roles", "cameo appearances".
_PART_OF = re.compile(
    r"(?:in )?(?:a |an |the |brief |small |short )*(?:supporting|minor|cameo|secondary|featured|leading|lead|starring|"
    r"main|guest|co - starring|voice|principal|major|key|smaller|brief|small|bit|other)"
    r"(?: (?:supporting|cameo|voice|guest|comic))? (?:roles?|parts?|cameos?|appearances?|performances)\b"
)
_FILLS = re.compile(
    r"(?:(?:round|rounds|rounded|rounding|fill|fills|filled|filling|make|makes) (?:out|up)|"
    r"complete|completes|completed|completing|join|joins|joined|joining) the (?:[a-z]+ ){0,2}cast\b"
)
#: What opens a sentence before "are" and those who act too.
_ALSO = re.compile(
    r"(?:also (?:(?:co - )?starring|costarring|appearing|featured|seen|heard)(?: in [a-z' ]{3,40})?|"
    r"also in the (?:[a-z]+ )?cast|(?:rounding|filling|making) (?:out|up) the (?:[a-z]+ ){0,2}cast|"
    r"completing the (?:[a-z]+ )?cast|"
    r"among the (?:[a-z'-]+ ){0,3}(?:cast|cast members|cameos|co - stars|costars|supporting players)|"
    r"(?:other|additional|further) (?:[a-z]+ )?(?:cast members|co - stars|costars|supporting players)|"
    r"in (?:the )?supporting roles|"
    r"(?:the|its) (?:film 's )?(?:co - stars|costars|main cast|supporting cast|supporting players|lead actors))"
)
#: What leads from a cast to those in it: "an ensemble cast, including A", "a cast of A and B".
_CAST_OF = re.compile(
    r"(?:, )?(?:including|featuring|comprising|starring|consisting of|composed of|made up of|headed by|led by|"
    r"which includes|which included|that includes|that included) "
)
_INCLUDE = frozenset(("include", "includes", "included"))
#: What opens a sentence before these, if parts are told: "Others include A as R".
_OTHERS = re.compile(r"(?:others|the (?:other|supporting) (?:cast|actors|players)|other (?:actors|players))")
_VOICED = re.compile(r"(?:are|is|were) (?:also )?(?:joined|heard|featured)\b")
_JOINED_BY = re.compile(r"(?:are|is|were|and) (?:also )?joined by ")
_BESIDE = frozenset(("alongside", "opposite"))
_BESIDE_ACTING = frozenset("also both all each".split())
#: Where a row cannot begin that stands before a verb: "directed by A and B star".
_LEADS_IN = ("IN", "TO", "POS", "VBN", "VBG", "PRP$")


class _Actor(NamedTuple):
    """Somebody in a row, and the part that is told right behind."""

    name: Name
    character: Name | None


def troupe(phrases: Phrases) -> Iterator[Claim]:
    """Who plays in the article's own work, as these turns tell."""
    about, parsed = phrases.about.classes, phrases.parsed
    if not about or not phrases.ontology.is_any(about, *SHOWN) or is_plot(phrases.passage.section):
        return
    for at in range(len(parsed.tokens)):
        for actor in _people(phrases, _row_told(phrases, at)):
            yield from played(phrases, actor.name, actor.character, phrases.own(-1, -1), at)


def _row_told(phrases: Phrases, at: int) -> Sequence[_Actor]:
    """The row that the words at a token tell of."""
    this = word(phrases.parsed, at)
    if this in _STARS or this in _TAKES and _PART_OF.match(_ahead(phrases, at + 1)):
        return _before_verb(phrases, at)
    if _FILLS.match(_ahead(phrases, at)):
        return [_Actor(one, None) for one in row_before(phrases, at - 1)]
    if this in ARE and _ALSO.fullmatch(_behind(phrases, at)):
        return _row(phrases, at + 1)
    if this in _INCLUDE and _OTHERS.fullmatch(_behind(phrases, at)):
        return _row(phrases, at + 1) if " as " in _ahead(phrases, at + 1) else ()
    if this == "cast" and (found := _CAST_OF.match(_ahead(phrases, at + 1))):
        return _row(phrases, at + 1 + len(found[0].split()))
    if this == "cast" and word(phrases.parsed, min(at + 1, len(phrases.parsed.tokens) - 1)) == "of":
        a_cast = re.search(r"\ban? (?:[a-z-]+ ){0,4}$", _behind(phrases, at) + " ")
        return _row(phrases, at + 2) if a_cast else ()
    if this == "voices" and word(phrases.parsed, min(at + 1, len(phrases.parsed.tokens) - 1)) == "of":
        return _voices(phrases, at + 2)
    return ()


def _ahead(phrases: Phrases, at: int) -> str:
    """The next words in lower case, a space between any two; of names the first."""
    tokens = phrases.parsed.tokens[at : at + 9]
    return " ".join("\x01" if phrases.sentence.unit(one.start) else one.text.lower() for one in tokens) + " "


def _behind(phrases: Phrases, at: int) -> str:
    """The words before a token, in the same way."""
    tokens = phrases.parsed.tokens[max(0, at - 12) : at]
    return " ".join("\x01" if phrases.sentence.unit(one.start) else one.text.lower() for one in tokens)


def _before_verb(phrases: Phrases, at: int) -> Sequence[_Actor]:
    """Who is said to act, with the part if one: "A stars as R, with B as Q", "A and B appear in supporting roles"."""
    parsed = phrases.parsed
    hyphened = at > 1 and word(parsed, at - 1) == "-" and word(parsed, at - 2) == "co"
    people = row_before(phrases, at - 3 if hyphened else at - 1) or _who(phrases, at - 1)
    after = min(at + 1, len(parsed.tokens) - 1)
    if not people or _is_elsewhere(phrases, after):
        return ()
    if word(parsed, after) != "as":
        transitive = phrases.sentence.unit(parsed.tokens[after].start) or parsed.tokens[after].tag in ("DT", "PRP$")
        alone = word(parsed, at) in _STARS and transitive
        return () if alone else [_Actor(one, None) for one in people]
    part = _part(phrases, after + 1) if len(people) == 1 else None
    return [*(_Actor(one, part) for one in people), *_with_others(phrases, after)]


def _who(phrases: Phrases, at: int) -> list[Name]:
    """Who is named right before "who": "produced by A, who stars as R"."""
    also = at > 0 and word(phrases.parsed, at) == "also"
    who = at - also
    if who < 2 or word(phrases.parsed, who) != "who":
        return []
    before = who - 2 if word(phrases.parsed, who - 1) == "," else who - 1
    name = phrases.named(before) if phrases.sentence.unit(phrases.parsed.tokens[before].start) else None
    return [name] if name else []


def _with_others(phrases: Phrases, at: int) -> Sequence[_Actor]:
    """Those beside the first: "with B as Q and C as P", "alongside B and C"."""
    parsed = phrases.parsed
    for one in range(at, len(parsed.tokens) - 2):
        named = phrases.sentence.unit(parsed.tokens[one + 1].start)
        if named and word(parsed, one) in _BESIDE:
            return _row(phrases, one + 1)
        if named and word(parsed, one) == "with" and word(parsed, one + 2) == "as":
            return [each for each in _row(phrases, one + 1) if each.character]
    return ()


def _is_elsewhere(phrases: Phrases, at: int) -> bool:
    """Whether it is told behind a verb that they act in another work: "also starred together in the film W"."""
    parsed = phrases.parsed
    place = word(parsed, at) in ("in", "on", "together", "for", "alongside", "with", "opposite", "again")
    for one in range(at, len(parsed.tokens)) if place else ():
        if parsed.tokens[one].tag in (".", ":") or word(parsed, one) in (",", "as"):
            return False
        name = phrases.entity(one) if phrases.sentence.unit(parsed.tokens[one].start) else None
        if phrases.sentence.unit(parsed.tokens[one].start) and not (name and name.self):
            return True
    return False


def row_before(phrases: Phrases, at: int) -> list[Name]:
    """The names that stand in a row and end at a token, from left to right; none where something governs them."""
    parsed = phrases.parsed
    while at > 0 and (word(parsed, at) in _BESIDE_ACTING or word(parsed, at) == ","):
        at -= 1
    found: list[Name] = []
    for one in range(at, -1, -1):
        token = parsed.tokens[one]
        name = phrases.named(one) if phrases.sentence.unit(token.start) else None
        if name:
            found.insert(0, name)
        elif word(parsed, one) in JOINING or phrases.classes_of(one) == ("Person",):
            continue
        elif token.tag in _LEADS_IN and token.text != "with" and phrases.sentence.unit(parsed.tokens[one + 1].start):
            return []
        else:
            break
    return found


def _row(phrases: Phrases, at: int) -> list[_Actor]:
    """The names that stand in a row from a token on, each perhaps with a part: "A as R, the actor B and C"."""
    parsed, found = phrases.parsed, list[_Actor]()
    end = len(parsed.tokens)
    while at < end:
        token = parsed.tokens[at]
        name = phrases.named(at) if phrases.sentence.unit(token.start) else None
        if name is None:
            if token.tag[:2] not in ("NN", "JJ") or phrases.classes_of(at) != ("Person",):
                break
            at += 1
            continue
        after = parsed.tokens[at + 1] if at + 1 < end else token
        if found and after.tag in (*FINITE, "POS") and after.text not in ARE:
            break  # "with A and B, and C won a prize"
        at += 1
        part = _part(phrases, at + 1) if at + 1 < end and word(parsed, at) == "as" else None
        found.append(_Actor(name, part))
        while at < end and word(parsed, at) == "as" or part and at < end and word(parsed, at) not in JOINING:
            if parsed.tokens[at].tag in (".", ":"):
                break
            at += 1
        if at < end and word(parsed, at) not in JOINING:
            break
        while at < end and word(parsed, at) in JOINING:
            at += 1
    return found


def _part(phrases: Phrases, at: int) -> Name | None:
    """The character who is named at a token, if it is no more than the beginning of what is told: "as Karl's wife"."""
    tokens = phrases.parsed.tokens
    unit = phrases.sentence.unit(tokens[at].start) if at < len(tokens) else None
    leads = unit and at + 1 < len(tokens) and tokens[at + 1].tag in ("POS", "NN", "NNS", "NNP")
    name = phrases.named(at) if unit and not leads else None
    return name if name and not is_work(phrases, name) and not phrases.is_own(name.label) else None


def _voices(phrases: Phrases, at: int) -> Sequence[_Actor]:
    """Whose voices are heard again, and whose with them: "the voices of A and B are joined by C"."""
    first = _row(phrases, at)
    parsed = phrases.parsed
    while at < len(parsed.tokens) and (phrases.sentence.unit(parsed.tokens[at].start) or word(parsed, at) in JOINING):
        at += 1
    if not _VOICED.match(_ahead(phrases, at)):
        return ()
    joined = _JOINED_BY.match(_ahead(phrases, at))
    return [*first, *(_row(phrases, at + len(joined[0].split())) if joined else ())]


def _people(phrases: Phrases, row: Sequence[_Actor]) -> Iterator[_Actor]:
    """Those of a row, if they are people as far as is known and of one at least it is known."""
    whole = [one._replace(name=in_full(phrases, one.name)) for one in row]
    somebody = any("Person" in one.name.classes or _looks_so(one.name) for one in whole)
    alien = any(one.name.classes and "Person" not in one.name.classes for one in whole)
    yield from (one for one in whole if somebody and not alien and not phrases.is_own(one.name.label))


def in_full(phrases: Phrases, name: Name) -> Name:
    """The person of whom a surname tells who was named before: "Lind" after "Karl Lind"."""
    label = "" if " " in name.label else full_name(phrases.passage.text, name.label, name.start)
    return replace(name, label=label, classes=("Person",)) if label else name


def _looks_so(name: Name) -> bool:
    return not name.classes and (not name.likely or "Person" in name.likely) and " " in name.label
