"""Who played whom where: "best known for his role as Chen Junsheng in the drama W", "made her debut in W".

In: a parsed sentence. Out: claims on works, actors and characters. How: from the word "role" or the
verb on, the words are read from left to right, since no parser attaches "as A in W and B in V" well.
A work is what stands in italics or quotation marks, or what the words before it call a work; in an
article on a work no other need be named: "Pfeiffer plays Angela de Marco".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.extract.patterns import Triggers
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import conjuncts, disagrees, is_verb, prepositional, subject, voice, word, words_of
from kg.extract.prose.naming import classes_of_name
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.prose.terms import VOICES
from kg.model import Claim, Name

_NOUNS = frozenset("role roles part parts portrayal portrayals performance performances appearance appearances".split())
_ACTING = frozenset("acting film screen television feature cinematic movie stage big-screen on-screen".split())
_PLAYING = frozenset(("cast.member", "cast.performer", "cast.voice"))
_ENDS = frozenset("for by with alongside opposite against".split())
#: "stars A, with B and C".
_BESIDE = frozenset(("with", "alongside"))
#: Before what a part is of: "Ida in W", "Ida of the film W".
_WHERE = frozenset(("in", "on", "of"))
_HAS = frozenset("play plays played have has had take takes took land landed".split())
_ACTS = frozenset("act acts acted acting".split())
_CREW = frozenset(("director", "writer", "writer-director"))
#: What joins those who play together.
JOINING = frozenset((",", "and", "&"))
_NEXT = _BESIDE | JOINING
#: Who plays a character, in brackets behind it.
_CAST = re.compile(r" ?\( ?([A-Z][\w'’.-]+(?: (?:[A-Z][\w'’-]+|[A-Z]\.|de|von|van|del|di|la|Jr\.)){1,3})\)")
#: The same by his surname: "Newland Berg (Day-Lund)".
_SURNAME = re.compile(r" ?\( ?([A-Z][\w'’-]+)\)")
_PAPER = re.compile(r"\b(?:Times|Post|Herald|Tribune|Guardian|Chronicle|Magazine|Review|News|Daily|Films?|Pictures)\b")
#: So far back somebody is named in full, in characters.
_FAR = 1_000
#: Given names, before a surname.
_GIVEN = re.compile(r"(?:(?!The )[A-Z][\w'’-]*\.? ){0,3}(?!The\b)[A-Z][\w'’-]*\.?$")
_SHOWN = ("Film", "TelevisionProgramme", "StageWork")
#: Sections that speak of others in brackets: of newspapers and prizes.
_OUTSIDE = re.compile(r"(?i:reception|critic|response|release|review|award|accolade|production|legacy|sources)")
#: Before who works behind the scenes, and is nobody's part.
_CREDITED = re.compile(
    r"\b(?:by|with|in|at|director|producer|writer|screenwriter|author|novelist|composer|actor|actress|critic) $"
)
_CHARACTER = "Character"
_NAMED = frozenset(("named", "called", "nicknamed"))
_CONFIDENCE = 0.9


class _Part(NamedTuple):
    """Who plays whom, and the word before the actor."""

    actor: Name
    character: Name | None
    joint: str


def roles(phrases: Phrases, triggers: Triggers) -> Iterator[Claim]:
    """Every part played that the sentence tells."""
    for at in range(len(phrases.parsed.tokens)):
        actor = _actor(phrases, triggers, at)
        if actor is None:
            continue
        for character, work in _pairs(phrases, at):
            if character and _is_post(phrases, at, character):
                continue
            yield from played(phrases, actor, character, work, at)
    yield from _own_cast(phrases, triggers)


def _is_post(phrases: Phrases, at: int, character: Name) -> bool:
    """Whether somebody acts as what is a trade, and plays no part: "acting as the Supervising Sound Editor of W"."""
    trade = character.label.rpartition(" ")[2].lower() in phrases.ontology.occupations
    return trade and word(phrases.parsed, at) in _ACTS


def _plays(triggers: Triggers, verb: str, kind: str) -> bool:
    return any(
        trigger.words == (verb,)
        and trigger.pattern.kind == kind
        and not trigger.pattern.nouns
        and _PLAYING & set(trigger.relation.slots)
        for trigger in triggers.by_word.get(verb, ())
    )


def _actor(phrases: Phrases, triggers: Triggers, at: int) -> Name | None:
    """Who plays, where the words after `at` tell the parts."""
    parsed = phrases.parsed
    this = word(parsed, at)
    owners: tuple[int, ...] = ()
    if this in _NOUNS or this == "debut" and _ACTING & words_of(parsed, at, "amod", "compound", "nmod"):
        head = parsed.tokens[at].head
        if not is_verb(parsed, head) or asserted(parsed, head):
            owners = parsed.children(at, "poss")
            takes = parsed.tokens[at].dep == "dobj" and word(parsed, head) in _HAS and voice(parsed, head) == "active"
            who = subject(parsed, head) if takes and not owners else None
            owners = owners if who is None else (who,)  # "played the leading role in W"
    elif (
        is_verb(parsed, at)
        and voice(parsed, at) == "active"
        and asserted(parsed, at)
        and _plays(triggers, this, "active-inverse")
    ):
        who = subject(parsed, at)
        owners = () if who is None else (who,)
    for owner in owners:
        name = phrases.entity(owner)
        if name and name.classes and phrases.ontology.admits(("Person",), name.classes):
            return name
    return None


def _pairs(phrases: Phrases, at: int) -> Iterator[tuple[Name | None, Name]]:
    """Read "as A in W1 and W2, and B in V" after `at` as (A, W1), (A, W2), (B, V)."""
    parsed, ontology = phrases.parsed, phrases.ontology
    character: Name | None = None
    kinds: tuple[str, ...] = ()
    expected = "character" if word(parsed, at) not in _NOUNS else ""
    for index in range(at + 1, len(parsed.tokens)):
        this, token = word(parsed, index), parsed.tokens[index]
        name = phrases.named(index) if phrases.sentence.unit(token.start) else None
        if name is None:
            if this == "of" and expected == "after character" and not phrases.sentence.unit(
                parsed.tokens[min(index + 1, len(parsed.tokens) - 1)].start
            ):
                expected = "work"  # "Max of the films A and B"
            elif this in ("as", "of") and expected != "aside":
                expected = "character"
            elif this in ("in", "on") and expected != "aside":
                expected = "work"
            elif expected in ("more", "aside"):  # past "based on ...", until a semicolon
                expected = "more" if this == ";" or expected == "more" and not is_verb(parsed, index) else "aside"
            elif (
                this in _ENDS
                or token.tag in ("VBD", "VBZ", "VBP")
                and this != "series"
                or expected == "character"
                and token.tag in ("NN", "NNS")
                and parsed.tokens[min(index + 1, len(parsed.tokens) - 1)].tag not in ("NN", "NNP")
                and this not in _NOUNS
            ):
                return
        elif expected == "more" and not name.classes and kinds not in ((), ("Work",)) and _follows(phrases, index):
            yield character, replace(name, classes=kinds)
        elif expected in ("work", "more") and name.classes and ontology.admits(("Work",), name.classes):
            kinds = kinds if expected == "more" and name.classes == ("Work",) else name.classes
            yield character, replace(name, classes=kinds)  # "the films A and B"
            expected = "more"
        elif expected == "aside" or expected == "work" and _leads_to_work(phrases, index):
            continue
        elif (
            expected == "character"
            or expected == "more"
            and character
            and word(parsed, min(index + 1, len(parsed.tokens) - 1)) in _WHERE
        ):
            if name.classes and not ontology.admits((_CHARACTER, "Person"), name.classes):
                return
            character, expected = name, "after character"
        else:
            return


def _follows(phrases: Phrases, index: int) -> bool:
    """Whether a title stands in a row with the one before it, and is no character "in" the next."""
    parsed = phrases.parsed
    after = word(parsed, min(index + 1, len(parsed.tokens) - 1))
    return word(parsed, index - 1) in (",", "and", "&") and after not in _WHERE


def _leads_to_work(phrases: Phrases, index: int) -> bool:
    """Whether a name only tells whose a work is, or who shows it: "in Karl Lind's ''Max''", "on the ABC series W"."""
    tokens, last = phrases.parsed.tokens, index
    while last + 1 < len(tokens) and tokens[last + 1].tag in ("NN", "NNS"):
        last += 1
    whose = last == index and last + 1 < len(tokens) and tokens[last + 1].tag == "POS"
    return whose or last > index and phrases.ontology.is_any(phrases.classes_of(last), "Work")


def _own_cast(phrases: Phrases, triggers: Triggers) -> Iterator[Claim]:
    """In an article on a film or play: "Pfeiffer plays Angela de Marco", "It stars A as B"."""
    ontology, classes = phrases.ontology, phrases.about.classes
    music = ontology.admits(("MusicalWork",), classes) and not ontology.admits(("StageWork",), classes)
    if not classes or not ontology.admits(("Work",), classes) or music:
        return
    for at in range(len(phrases.parsed.tokens)):
        if _plays(triggers, word(phrases.parsed, at), "active"):
            yield from _starring(phrases, at)
        if is_verb(phrases.parsed, at) and asserted(phrases.parsed, at):
            yield from _playing(phrases, triggers, at)
    yield from _bracketed(phrases)
    if ontology.is_any(classes, *_SHOWN):
        yield from _by_surname(phrases)


def _by_surname(phrases: Phrases) -> Iterator[Claim]:
    """As leads name the cast again: "It stars Karl Lind and Ida Holm. Max (Lind) meets Signe (Holm)"."""
    text = phrases.passage.text
    for at in range(len(phrases.parsed.tokens)):
        unit = phrases.sentence.unit(phrases.parsed.tokens[at].start)
        found = _SURNAME.match(text, unit.end) if unit and unit.kind == "name" else None
        character = phrases.named(at) if found else None
        if not found or not character or phrases.is_own(character.label):
            continue
        whole = full_name(text, found[1], found.start())
        somebody = not character.classes or phrases.ontology.admits((_CHARACTER, "Person"), character.classes)
        if whole and somebody and not classes_of_name(whole, phrases.ontology):
            actor = Name(label=whole, start=found.start(1), end=found.end(1), classes=("Person",))
            yield from played(phrases, actor, character, phrases.own(-1, -1), at)


def full_name(text: str, surname: str, end: int) -> str:
    """The name before `end` that a surname is short for, "" where none is.

    >>> full_name("The film stars Ida Day-Lund and Karl Berg. Max (Day-Lund) is", "Day-Lund", 48)
    'Ida Day-Lund'
    """
    at = text.rfind(f" {surname}", max(0, end - _FAR), end)
    before = _GIVEN.search(text, max(0, at - 40), at) if at >= 0 else None
    return f"{before[0]} {surname}" if before else ""


def _bracketed(phrases: Phrases) -> Iterator[Claim]:
    """As plots name the cast: "Alec Holland (Ray Wise) meets the Swamp Man (Dick Lind)"."""
    text = phrases.passage.text
    if _OUTSIDE.search(phrases.passage.section):
        return
    for at in range(len(phrases.parsed.tokens)):
        unit = phrases.sentence.unit(phrases.parsed.tokens[at].start)
        found = _CAST.match(text, unit.end) if unit and isinstance(unit.term, Name) else None
        character = phrases.named(at) if found else None
        if not unit or not found or not character or phrases.is_own(character.label):
            continue
        named = bool(classes_of_name(found[1], phrases.ontology)) or found[1] in phrases.ontology.places
        named = named or _PAPER.search(found[1]) is not None
        somebody = phrases.ontology.admits((_CHARACTER, "Person"), character.classes) and bool(character.classes)
        if somebody and not named and not _CREDITED.search(text, max(0, unit.start - 30), unit.start):
            actor = Name(label=found[1], start=found.start(1), end=found.end(1), classes=("Person",))
            yield from played(phrases, actor, character, phrases.own(-1, -1), at)


def _playing(phrases: Phrases, triggers: Triggers, at: int) -> Iterator[Claim]:
    """Actors and their parts, pair by pair: "Jo plays Sam", "Sam and Max are played by Jo and Al"."""
    parsed = phrases.parsed
    passive = voice(parsed, at) == "passive"
    if not any(
        "cast.performer" in trigger.relation.slots
        and len(trigger.words) == 1
        and trigger.pattern.kind == ("passive" if passive else "active-inverse")
        for trigger in triggers.by_word.get(word(parsed, at), ())
    ):
        return
    who = subject(parsed, at)
    what = next(iter(prepositional(parsed, at, ("by",)) if passive else parsed.children(at, "dobj")), None)
    if who is None or what is None or disagrees(parsed, at, who):
        return
    part = [*prepositional(parsed, who if passive else what, ("of",))]  # "Jo played the role of Sam"
    if part and word(parsed, who if passive else what) in _NOUNS:
        who, what = (part[0], what) if passive else (who, part[0])
    if not passive and phrases.named(what) is None and phrases.classes_of(what) == ("Person",):
        for player in phrases.entities(who):  # "Karl Lind plays a lawyer"
            if not player.self and not is_work(phrases, player) and parsed.tokens[who].tag[:3] == "NNP":
                yield from played(phrases, player, None, phrases.own(-1, -1), at)
        return
    people, parts = (
        [phrases.named(one) for one in conjuncts(parsed, end)] for end in ((what, who) if passive else (who, what))
    )
    for actor, character in zip(people, parts, strict=False) if len(people) == len(parts) else ():
        if actor and character and not is_work(phrases, actor) and not is_work(phrases, character):
            yield from played(phrases, actor, character, phrases.own(-1, -1), at)


def _starring(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Read from left to right: "It stars A as B, and C as D"."""
    parsed = phrases.parsed
    who = subject(parsed, at) if is_verb(parsed, at) and asserted(parsed, at) else None
    work = None if who is None else phrases.entity(who)
    if work is None or not work.self:
        return
    found: list[_Part] = []
    paired = "respectively" not in {word(parsed, index) for index in range(at, len(parsed.tokens))}
    played_as = aside = False  # whether "as" stands between the last actor and what follows, or what a part is told by
    resumed = at
    for index in range(at + 1, len(parsed.tokens)):
        this, before = word(parsed, index), word(parsed, index - 1)
        name = phrases.named(index) if phrases.sentence.unit(parsed.tokens[index].start) else None
        if index < resumed:
            continue
        if name is None:
            if parsed.tokens[index].tag == "VBG" and before == "," and (more := _as_well(phrases, index)):
                resumed, played_as, aside = more, False, False
                continue
            if played_as and this in _NAMED or is_verb(parsed, index) and parsed.tokens[index].dep == "amod":
                continue  # "as a wandering thief named Max"
            told = bool(found) and found[-1].character is not None
            if is_verb(parsed, index) and told and (more := _next_actor(phrases, index)):
                resumed, played_as, aside = more, False, False
                continue
            if is_verb(parsed, index) or this in _ENDS - _BESIDE or this == "as" and not paired:
                break
            if before == "as" and this in _CREW:
                found = found[:-1]  # "stars A together with B as director"
                break
            if played_as and parsed.tokens[index].tag == "IN" and this != "as":
                played_as, aside = False, True  # "as a detective with amnesia"
            elif this == "as":
                played_as = before != "well" and word(parsed, min(index + 1, len(parsed.tokens) - 1)) != "well"
            elif parsed.tokens[index].tag in (",", "CC"):
                played_as = aside = False
        elif aside or played_as and parsed.tokens[min(index + 1, len(parsed.tokens) - 1)].tag in ("POS", "NN", "NNP"):
            continue  # "as P. G. Wodehouse's Jeeves", "as Marine colonel Ward"
        elif is_work(phrases, name):
            break
        elif parsed.tokens[min(index + 1, len(parsed.tokens) - 1)].tag == "POS":
            continue  # "stars Lind's son Karl"
        elif played_as and found:
            found[-1] = found[-1]._replace(character=name)
            played_as = False
        elif (
            index == at + 1
            or index == resumed
            or before in _NEXT
            or before == "of"
            and word(parsed, index - 2) in VOICES
            or before == "as"
            and word(parsed, index - 2) == "well"
        ):
            found.append(_Part(name, None, before))
    for part in _in_turn(found):
        yield from played(phrases, part.actor, part.character, work, at)


def _next_actor(phrases: Phrases, index: int) -> int:
    """Past what is told of a part: "A as Max, a girl held by a thief, and B as Rosa"; 0 where nobody else plays one."""
    parsed = phrases.parsed
    for one in range(index + 1, len(parsed.tokens) - 1):
        if phrases.sentence.unit(parsed.tokens[one].start) and word(parsed, one + 1) == "as":
            return one if word(parsed, one - 1) in (",", "and") else 0
    return 0


def _in_turn(found: list[_Part]) -> list[_Part]:
    """"A and B as X and Y": each his own part, if the words tell of two and two."""
    for at in range(len(found) - 2):
        first, second, third = found[at : at + 3]
        two = second.joint == third.joint == "and" and first.joint != "and"
        if two and not first.character and second.character and not third.character:
            third = _Part(second.actor, third.actor, second.joint)
            return [*found[:at], first._replace(character=second.character), third, *found[at + 3 :]]
    return found


def _as_well(phrases: Phrases, index: int) -> int:
    """Past what is told of an actor between commas: "stars A, reprising his part, as well as B"; 0 where B is none."""
    parsed = phrases.parsed
    for one in range(index, len(parsed.tokens) - 3):
        if [word(parsed, one + step) for step in range(4)] == [",", "as", "well", "as"]:
            return one + 4
        unit = phrases.sentence.unit(parsed.tokens[one].start)
        if unit and unit.kind == "name" or parsed.tokens[one].tag in ("VBD", "VBZ", "VBP"):
            return 0
    return 0


def is_work(phrases: Phrases, name: Name) -> bool:
    """Whether a name is known to be nobody's."""
    return bool(name.classes) and not phrases.ontology.admits((_CHARACTER, "Person", "MusicalGroup"), name.classes)


def played(phrases: Phrases, actor: Name, character: Name | None, work: Name, at: int) -> Iterator[Claim]:
    """The work's cast member, and the character whom he plays in it."""
    ontology = phrases.ontology
    member, part = ontology.slot("cast.member", work.classes), ontology.slot("q.role")
    if member is None:
        return
    someone = character and replace(character, classes=(_CHARACTER,))
    yield claim(
        phrases, work, member, actor, at, "role", _CONFIDENCE, ((part.name, someone),) if part and someone else ()
    )
    performer, contains = (
        ontology.slot("cast.performer", (_CHARACTER,)),
        ontology.slot("cast.character", work.classes),
    )
    if someone and performer:
        yield claim(phrases, someone, performer, actor, at, "role", _CONFIDENCE, story=True)
    if someone and contains:
        yield claim(phrases, work, contains, someone, at, "role", _CONFIDENCE)
