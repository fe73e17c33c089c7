"""Casts beside a work or a part: "the film W (1990), starring A", "in W alongside A", "A reprising his role".

In: a parsed sentence. Out: claims. Only of a work that is named right before them is this sure, and of the work that
the article is on where the parts are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import conjuncts, is_verb, prepositional, subject, word
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.prose.roles import full_name, is_work, played
from kg.model import Claim, Name, Value

_STARRING = frozenset(("starring", "featuring"))
_ACTS = frozenset("star stars starred starring co-starred act acts acted appear appears appeared appearing".split())
_BESIDE = frozenset("alongside opposite with".split())
_PLAYED = frozenset("played portrayed voiced".split())
_REPRISE = frozenset("reprise reprises reprised reprising".split())
#: What may stand between a work and its cast: "W, released in 1975 and directed by K, featuring A".
_BETWEEN = frozenset((",", "IN", "CC", "VBN", "HYPH"))
#: What is performed or shown with a cast.
SHOWN = ("Film", "TelevisionProgramme", "StageWork", "RadioProgramme")
_CONFIDENCE = 0.88
_READ = ("WrittenWork", "MusicalWork", "Artwork", "Periodical")


def casts(phrases: Phrases) -> Iterator[Claim]:
    """Who plays in what, as these turns tell."""
    about, ontology = phrases.about.classes, phrases.ontology
    shown = bool(about) and ontology.is_any(about, *SHOWN)
    for at in range(len(phrases.parsed.tokens)):
        this = word(phrases.parsed, at)
        if this in _STARRING and not (about and ontology.admits(("Work",), about)):
            yield from _starring(phrases, at)
        elif this in _BESIDE:
            yield from _beside(phrases, at)
        elif this in _REPRISE and shown and is_verb(phrases.parsed, at):
            yield from _reprising(phrases, at)
        elif this == "directed" and not shown:
            yield from _directing(phrases, at)
        elif this == "starring" and shown:
            yield from _starring_with(phrases, at)
        elif this in _PLAYED and shown:
            yield from _played_by(phrases, at)


def _starring(phrases: Phrases, at: int) -> Iterator[Claim]:
    """In an article on no work, where nothing else can be meant: "his debut in the film W (1990), starring A and B"."""
    work = _title_before(phrases, at)
    for one in phrases.parsed.children(at, "dobj") if work else ():
        for actor in phrases.entities(one):
            if work and _is_person(phrases, actor):
                yield from played(phrases, actor, None, work, at)


def _directing(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Who was directed by whom in what: "He directed Ida Berg in the film W", "in the screen adaptation of W"."""
    parsed, ontology = phrases.parsed, phrases.ontology
    who = subject(parsed, at) if is_verb(parsed, at) and asserted(parsed, at) else None
    director = None if who is None else phrases.entity(who)
    actors = [name for one in parsed.children(at, "dobj") for name in phrases.entities(one)]
    if director is None or not actors or not all(_is_person(phrases, one) for one in actors):
        return
    for one in (told for head in (at, *parsed.children(at, "dobj")) for told in prepositional(parsed, head, ("in",))):
        of = prepositional(parsed, one, ("of",)) if "adaptation" in word(parsed, one) else ()
        for work in (name for target in (one, *of) for name in phrases.entities(target)):
            relation = ontology.slot("directed-by", work.classes) if ontology.is_any(work.classes, "Work") else None
            if relation:
                yield claim(phrases, work, relation, director, at, "directing", _CONFIDENCE)
                for actor in actors:
                    yield from played(phrases, actor, None, work, at)


def _starring_with(phrases: Phrases, at: int) -> Iterator[Claim]:
    """In the article on a film whose star was just named: "A reprises his role, starring with B and C"."""
    for one in prepositional(phrases.parsed, at, ("with", "alongside", "opposite")):
        for actor in phrases.entities(one) if one > at else ():
            if _is_person(phrases, actor):
                yield from played(phrases, actor, None, phrases.own(-1, -1), at)


def _played_by(phrases: Phrases, at: int) -> Iterator[Claim]:
    """A part and right behind it who plays it: "The killer, Max Berg, played by Karl Lind, escapes"."""
    parsed = phrases.parsed
    if at < 2 or at + 2 >= len(parsed.tokens) or word(parsed, at + 1) != "by":
        return
    part, actor = (
        phrases.named(one) if phrases.sentence.unit(parsed.tokens[one].start) else None
        for one in (at - 2 if word(parsed, at - 1) == "," else at - 1, at + 2)
    )
    alone = not parsed.children(at + 2, "conj") and word(parsed, min(at + 3, len(parsed.tokens) - 1)) != "'s"
    if part and actor and alone and _is_person(phrases, actor) and not is_work(phrases, part):
        yield from played(phrases, actor, part, phrases.own(-1, -1), at)


def _title_before(phrases: Phrases, at: int) -> Name | None:
    """The work that is told of just before a participle, its date and makers between."""
    tokens = phrases.parsed.tokens
    for one in range(at - 1, -1, -1):
        unit = phrases.sentence.unit(tokens[one].start)
        if unit is None and tokens[one].tag not in _BETWEEN:
            return None
        if unit is None or isinstance(unit.term, Value):
            continue
        name = phrases.named(one)
        if name and _is_shown(phrases, name, unit.kind):
            return name
        if word(phrases.parsed, one - 1) not in ("by", "and", ","):
            return None
    return None


def _is_shown(phrases: Phrases, name: Name, kind: str) -> bool:
    ontology = phrases.ontology
    known = ontology.is_any(name.classes, *SHOWN)
    return known or kind != "name" and not ontology.is_any(name.classes, *_READ)


def _beside(phrases: Phrases, at: int) -> Iterator[Claim]:
    """After a work in which somebody is said to act: "She starred in the film W with A and B"."""
    parsed, tokens = phrases.parsed, phrases.parsed.tokens
    unit = phrases.sentence.unit(tokens[at - 1].start) if at else None
    work = phrases.named(at - 1) if unit else None
    if work is None or unit is None or work.self or not _is_shown(phrases, work, unit.kind):
        return
    verb = next((one for one in range(at - 1, -1, -1) if is_verb(parsed, one)), None)
    if verb is None or word(parsed, verb) not in _ACTS:
        return
    for one in parsed.children(at, "pobj"):
        for actor in phrases.entities(one):
            if _is_person(phrases, actor):
                yield from played(phrases, actor, None, work, at)


def _is_person(phrases: Phrases, name: Name) -> bool:
    """Whether a name is somebody's who may act: of one of which nothing is known, one of two words."""
    if name.self:
        return False
    return "Person" in name.classes or not name.classes and "Person" in name.likely and " " in name.label


def _reprising(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Actors and the parts that they play again: "with A and B reprising their roles of X and Y"."""
    parsed = phrases.parsed
    roles = [one for one in parsed.children(at, "dobj") if word(parsed, one) in ("role", "roles", "part", "parts")]
    told = [*prepositional(parsed, roles[0], ("of", "as")), *prepositional(parsed, at, ("as",))] if roles else []
    parts = [phrases.named(one) for one in conjuncts(parsed, told[0])] if told else []
    if parsed.tokens[at].tag == "VBG":
        people = _right_before(phrases, at)[-len(parts) :] if parts else []
    else:
        who = subject(parsed, at)
        people = [phrases.entity(one) for one in conjuncts(parsed, who)] if who is not None else []
    for actor in people if roles and not any(parts) else ():  # "reprises his role as the old sheriff"
        whole = actor and full_name(phrases.passage.text, actor.label, actor.start)
        if actor and not is_work(phrases, actor) and (whole or _is_person(phrases, actor)):
            actor = replace(actor, label=whole or actor.label)
            yield from played(phrases, actor, None, phrases.own(-1, -1), at)
    couple = len({" " in one.label for one in parts if one}) > 1  # "as Max and Signe Berg" need not tell who is who
    for actor, part in zip(people, parts, strict=False) if len(people) == len(parts) else ():
        if actor and part and not is_work(phrases, actor) and not is_work(phrases, part):
            yield from played(phrases, actor, None if couple else part, phrases.own(-1, -1), at)


def _right_before(phrases: Phrases, at: int) -> list[Name | None]:
    """The names that stand in a row right before a word."""
    found: list[Name | None] = []
    for one in range(at - 1, -1, -1):
        if phrases.sentence.unit(phrases.parsed.tokens[one].start):
            found.insert(0, phrases.named(one))
        elif phrases.parsed.tokens[one].text not in (",", "and", "&"):
            break
    return found
