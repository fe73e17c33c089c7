"""Who played whom where: "best known for his role as Chen Junsheng in the drama W", "made her debut in W".

In: a parsed sentence. Out: claims on works, actors and characters. How: from the word "role" or the
verb on, the words are read from left to right, since no parser attaches "as A in W and B in V" well.
A work is what stands in italics or quotation marks, or what the words before it call a work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.patterns import Triggers
from kg.extract.prose.clause import asserted, is_verb, subject, voice, word, words_of
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim, Name

_NOUNS = frozenset("role roles part parts portrayal portrayals performance performances appearance appearances".split())
_ACTING = frozenset("acting film screen television feature cinematic movie stage big-screen on-screen".split())
_CHARACTER = "Character"
_CONFIDENCE = 0.9


def roles(phrases: Phrases, triggers: Triggers) -> Iterator[Claim]:
    """Every part played that the sentence tells."""
    for at in range(len(phrases.parsed.tokens)):
        found = _actor(phrases, triggers, at)
        if found:
            actor, begin = found
            for character, work in _pairs(phrases, begin):
                yield from _played(phrases, actor, character, work, at)


def _actor(phrases: Phrases, triggers: Triggers, at: int) -> tuple[Name, int] | None:
    """Who plays, and where the words about the parts begin."""
    parsed = phrases.parsed
    this = word(parsed, at)
    if this in _NOUNS or this == "debut" and _ACTING & words_of(parsed, at, "amod", "compound", "nmod"):
        owners = parsed.children(at, "poss")
        if this == "debut" and is_verb(parsed, parsed.tokens[at].head) and not asserted(parsed, parsed.tokens[at].head):
            return None
    elif is_verb(parsed, at) and voice(parsed, at) == "active" and asserted(parsed, at) and any(
            trigger.words == (this,) and trigger.pattern.kind == "active-inverse"
            and set(trigger.relation.slots) & {"cast.member", "cast.performer", "cast.voice"}
            for trigger in triggers.by_word.get(this, ())):
        who = subject(parsed, at)
        owners = () if who is None else (who,)
    else:
        return None
    for owner in owners:
        name = phrases.entity(owner)
        if name and (name.classes and phrases.ontology.admits(("Person",), name.classes)):
            return name, at + 1
    return None


def _pairs(phrases: Phrases, at: int) -> Iterator[tuple[Name | None, Name]]:
    """Read "as A in W1 and W2, and B in V" as (A, W1), (A, W2), (B, V)."""
    parsed = phrases.parsed
    character: Name | None = None
    expected = "start"  # then "character" after "as", "work" after "in", "more" after a work
    for index in range(at, len(parsed.tokens)):
        this, token = word(parsed, index), parsed.tokens[index]
        name = phrases.named(index) if phrases.sentence.unit(token.start) else None
        if name is None:
            if this in ("as", "of") and expected in ("start", "more"):
                expected = "character"
            elif this in ("in", "on"):
                expected = "work"
            elif expected == "more" and (this in (",", ";", "and") or this == "the"):
                continue
            elif expected == "more" and token.tag not in ("DT", "NN", "NNS", "JJ", "CD", "HYPH", "VBG"):
                return
            elif is_verb(parsed, index) and token.tag in ("VBD", "VBZ", "VBP") or this in ("for", "by", "with", "alongside"):
                return
        elif expected == "character" or expected == "start":
            if name.classes and name.classes != ("Work",) and not phrases.ontology.admits((_CHARACTER, "Person"), name.classes):
                return
            character, expected = name, "found"
        elif expected in ("work", "more"):
            work = phrases.ontology.admits(("Work",), name.classes) and bool(name.classes)
            if work:
                yield character, name
                expected = "more"
            elif expected == "more" and character is not None:
                character, expected = name, "found"
            else:
                return


def _played(phrases: Phrases, actor: Name, character: Name | None, work: Name, at: int) -> Iterator[Claim]:
    ontology = phrases.ontology
    member, part = ontology.slot("cast.member", work.classes), ontology.slot("q.role")
    if member is None:
        return
    someone = character and replace(character, classes=(_CHARACTER,), local=False)
    yield claim(phrases, work, member, actor, at, "role", _CONFIDENCE,
                ((part.name, someone),) if part and someone else ())
    performer, contains = ontology.slot("cast.performer", (_CHARACTER,)), ontology.slot("cast.character", work.classes)
    if someone and performer:
        yield claim(phrases, someone, performer, actor, at, "role", _CONFIDENCE, story=True)
    if someone and contains:
        yield claim(phrases, work, contains, someone, at, "role", _CONFIDENCE)
