"""The nominal predicate: "is a 2021 Chinese historical spy thriller film".

In: the words after the copula. Out: the items of the predicate, each with its head, and where they
end. How: no tagger; a noun phrase goes on until a preposition, a relative pronoun, a bracket or a
participle that follows a word known to be a head (a noun of the ontology's classes, an occupation).
Coordinated stretches without a head of their own belong to the next head ("public equity and
venture capital firm").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.definition.heads import (
    ADJECTIVE,
    Item,
    Token,
    is_place_word,
    known_head,
)
from kg.extract.definition.items import DETERMINERS, SEPARATORS, read_items
from kg.extract.patterns import singular
from kg.ontology import Ontology

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Bros|Inc|Co|Corp|Ltd|St|Mt)\.(?= \w)|\x01+|\w(?:[\w'’\-–+&/.]*\w)?'?|&|,|[^\w\s]"
)
_STOPS = frozenset(
    "of in on at by for from with to into onto that which who whom whose where when while as during between among "
    "amongst under over through throughout against within without near around across along since until before after "
    "about above below beneath behind beyond beside inside outside off atop amid aboard despite except including "
    "involving regarding concerning than via per upon toward towards but because if is was are were has have had can "
    "may will would could does did not also so this it he she they there then wherein whereby such like rather both "
    "either whether even only not born used known based located situated set held found made native".split()
)
#: What belongs to the verb before it: "a series of attacks carried out by".
_PARTICLES = frozenset(("out", "up"))
_TRAILING = frozenset(
    "best well better most active whose primarily mainly chiefly especially particularly specifically prevalent "
    "present situated comprising dedicated devoted devised capable able responsible similar native notable famous "
    "closely directly".split()
)
#: Adjectives that stand after their noun: "a park open to the public", "a cave accessible by boat".
_BEHIND = frozenset("open accessible exclusive unique suitable adjacent parallel close visible available".split())
#: What is still known or left of a kind: "the earliest known explosive", "the largest surviving church".
_SUPERLATIVE = re.compile(r"(?:\w+est|most|first|only|last|best)$")
#: "a heavy metal singer now based in Lund".
_NOW = frozenset(("now", "currently", "presently"))
_ADVERBS = frozenset("typically commonly usually generally mainly primarily mostly often sometimes widely".split())
_PUNCTUATION = frozenset('.;:(—\x01\x02?!"”')
_APPOSED = frozenset("most often usually typically especially commonly generally sometimes traditionally".split())
#: Before who appears.
CASTING = frozenset("starring featuring costarring co-starring".split())
_TYPES = frozenset("type kind form sort class subtype variety breed".split())
_SETS = frozenset("series set collection group pair number family chain".split())
#: What is no member: a theory is a set of ideas and no idea, but stars are a set of stars.
_AS_ONE = frozenset(("set", "range"))
#: Before "of" they say that something is of the kind of many: "a wide range of rocks", no "range of hills".
_WIDE = frozenset("wide broad vast diverse whole large".split())
#: Which of its kind something is: "the largest and oldest", "the third-largest and most southerly", "one".
_WHICH = re.compile(r"(?:[a-z-]+est|first|second|third|last|only|one|two|and|or)$|\w+-(?:most|largest|longest|highest)")
#: What stands between "of" and a kind: "of the four", "of Japan's main", "of all".
_OF_THEM = frozenset("the its all these those two three four five six seven eight nine ten several many".split())
#: How long a short form in brackets is at most, with the brackets: "(CNS)".
_SHORT = 8
#: So many phrases may stand one within the other: "a type of a set of".
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Predicate:
    """The items, whether an indefinite article or none introduced them, and where they end."""

    items: tuple[Item, ...]
    determiner: str
    end: int

    def before(self, limit: int) -> Predicate | None:
        """What is left of it where the text may be cut off at `limit`."""
        items = tuple(one for one in self.items if one.end < limit)
        return Predicate(items, self.determiner, items[-1].end) if items else None


def tokens_of(masked: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a stretch of masked text."""
    return tuple(Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(masked, start, end))


def read_predicate(
    tokens: tuple[Token, ...], ontology: Ontology, participles: frozenset[str], depth: int = 0
) -> Predicate | None:
    """Read the noun phrase at the beginning of `tokens`, within `depth` others; None where there is none."""
    at, determiner = _determiner(tokens)
    if depth > _DEEPEST:
        return None
    if among := _one_of(tokens, at, ontology, participles, depth):
        return among
    rest = tokens
    last = _extent(tokens, at, ontology, participles)
    tokens = _without_residue(tokens[:last], at, ontology)
    items = read_items(tokens, at, determiner, ontology)
    if not items:
        return None
    inner = _inner(items, determiner, rest, ontology, participles, depth)
    rest_of_it = [one for one in tokens if one.start > items[-1].end and one.text[0] != "\x01"]
    skipped = not items[-1].occupation and 1 < len(rest_of_it) < 7 and rest_of_it[0].text == "and"
    return inner or Predicate(items, determiner, tokens[-1].end if skipped else items[-1].end)


def _inner(
    items: tuple[Item, ...],
    determiner: str,
    tokens: tuple[Token, ...],
    ontology: Ontology,
    participles: frozenset[str],
    depth: int,
) -> Predicate | None:
    """What stands behind an empty head: "a series of military campaigns", "a type of poetry"."""
    head = items[0].tokens[-1]
    at = next((index for index, one in enumerate(tokens) if one.start == head.start), len(tokens))
    kind = singular(head.lower)
    if kind == "name":
        return _named(items[0], tokens[at + 1 :], ontology, participles, depth)
    wide = kind == "range" and any(one.lower in _WIDE for one in items[0].tokens)
    of = [one.lower for one in tokens[at + 1 : at + 2]] == ["of"]
    if len(items) > 1 or not of or not wide and kind not in _TYPES | _SETS:
        return None
    found = read_predicate(tokens[at + 2 :], ontology, participles, depth + 1)
    if not found or kind in _SETS and found.items[0].occupation:
        return None  # "a group of artists" is nobody
    if not found.items[0].known and kind not in _TYPES:  # "a series of reactions" is no franchise
        unknown = replace(items[0], known="", noun_class="")
        return Predicate((unknown,), determiner, items[0].end) if kind in ("group", "series") else None
    if kind == "family" and ontology.is_a(found.items[0].noun_class, "Taxon"):  # "a family of flowering plants"
        group = replace(items[0], known="taxon", noun_class=found.items[0].noun_class)
        return Predicate((group,), determiner, found.end)
    if kind in _AS_ONE and determiner == "a" and not ontology.is_a(found.items[0].noun_class, "Work"):
        return replace(found, determiner="set")  # "a set of stars", no "set of dietary laws"
    if kind in _AS_ONE:
        return None  # "the set of all elements"
    return replace(found, determiner="type" if kind in _TYPES else found.determiner or "a")


def _one_of(
    tokens: tuple[Token, ...], at: int, ontology: Ontology, participles: frozenset[str], depth: int
) -> Predicate | None:
    """What "the largest of the Egyptian pyramids", "one of two major epics" say of each of them."""
    begin = at
    while at < len(tokens) and (_WHICH.fullmatch(tokens[at].lower) or tokens[at].lower in ("most", "least")):
        at += 2 if tokens[at].lower in ("most", "least") else 1  # "most southerly"
    if at == begin or [one.lower for one in tokens[at : at + 1]] != ["of"]:
        return None
    at += 1
    while at < len(tokens) and (tokens[at].lower in _OF_THEM or _is_owner(tokens[at])):
        at += 1
    found = read_predicate(tokens[at:], ontology, participles, depth + 1)
    first = found.items[0] if found else None
    many = first and first.noun_class and not first.occupation and first.tokens[-1].lower != first.known
    return replace(found, determiner="one") if found and first and many and first.known != "division" else None


def _is_owner(token: Token) -> bool:
    return token.text.endswith(("'s", "’s")) and token.text[0].isupper()


def _named(
    item: Item, following: tuple[Token, ...], ontology: Ontology, participles: frozenset[str], depth: int
) -> Predicate | None:
    """What "the name of a folk band" says of what has the name."""
    if len(item.tokens) > 1 or [one.lower for one in following[:1]] != ["of"] or [
        one.lower for one in following[1:2]
    ] not in (["a"], ["an"]):
        return None
    found = read_predicate(following[1:], ontology, participles, depth + 1)
    return found if found and found.items[0].known else None


def _determiner(tokens: tuple[Token, ...]) -> tuple[int, str]:
    at = 0
    while at < len(tokens) and tokens[at].lower in (
        "perhaps",
        "probably",
        "considered",
        "the",
        "an",
        "a",
        "one",
        "any",
    ):
        word = tokens[at].lower
        following = [one.lower for one in tokens[at + 1 : at + 3]]
        if word == "one" and following[:1] == ["of"] and _OF_THEM.issuperset(following[1:]):
            return at + 3, "one"  # "one of two rivers"
        if word in DETERMINERS:
            return at + 1, word
        at += 1
    return at, ""


def _extent(tokens: tuple[Token, ...], at: int, ontology: Ontology, participles: frozenset[str]) -> int:
    """How many tokens the noun phrase spans at most."""
    begin = at
    for index in range(at, len(tokens)):
        word = tokens[index].lower
        if word in ("''", "'"):
            continue
        if word[0] == "\x01" and index > at and not known_head(tokens[begin:index], ontology):
            continue  # "a 981-mile-long (1,579 km) river", "prince and (titular) margrave"
        following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
        if word[0] == "\x01" and index > at and _is_short_form(tokens, index, participles):
            continue  # "a central nervous system (CNS) stimulant"
        qualified = index > begin and tokens[index - 1].lower.endswith("ly") and following.isalnum()
        if qualified and following not in _STOPS and not known_head(tokens[begin:index], ontology):
            continue  # "an independently made 1951 film"
        if word == "known" and index > at and _SUPERLATIVE.match(tokens[index - 1].lower) and following not in _STOPS:
            continue  # "the earliest known explosive"
        if (word, following) == ("set", "of") or word == "to" and following.endswith("-sized"):
            continue  # "a rare set of stars", "small to medium-sized birds"
        if word in _STOPS and tokens[index].text != "Native" or word[0] in _PUNCTUATION:  # "a Native American artist"
            return index
        if index > begin and word in _BEHIND and (following in _STOPS or following == "daily"):
            return index
        if index > begin and word in _ADVERBS and (following in _STOPS or following in participles):
            return index  # "a common name typically used for"
        if index > begin and word in _NOW and (following in _STOPS or following in (*participles, "living")):
            return index
        known = index > begin and bool(known_head(tokens[begin:index], ontology))
        loose = (
            following in _STOPS or following in SEPARATORS or following[0] in _PUNCTUATION or following.endswith("ly")
        )
        if (
            index > begin
            and (word.endswith("ed") or word in participles)
            and (following in _STOPS or following in _PARTICLES or known and (loose or following in ("a", "an", "the")))
            and word not in ("united", "red", "bed")
        ):
            return index
        itself = loose and known_head(tokens[index : index + 1], ontology)  # "oil painting by"
        gerund = word.endswith("ing") and index > begin and not itself and word != "winning"
        if gerund and (not known or "-" in tokens[index - 1].text) and _is_noun(word, following):
            continue  # "the willful burning of property", "a mechanical bearing that"
        phrase = known and (not known_head(tokens[index : index + 2], ontology) or following == "place")
        if gerund and (phrase or following in _STOPS or following in ("the", "a", "an", "all", "its")):
            return index
        if known and word in _TRAILING:
            return index
        if (
            known
            and word.endswith("ly")
            and (
                following in participles
                or following.endswith("ed")
                or following in _STOPS
                and not known_head(tokens[index : index + 1], ontology)  # "language family"
            )
        ):
            return index
        if word in SEPARATORS:
            ahead = [one.lower for one in tokens[index + 1 : index + 3]]
            if known and word == "," and ahead and ahead[0] in DETERMINERS | _APPOSED:
                return index  # an apposition
            if word == "," and ahead and ahead[0] in _APPOSED and _may_end(tokens[at:index]):
                return index  # "a planned space, usually outdoors"
            if known and _is_made(tokens[index + 1 : index + 3]):
                return index  # "a drama film, starring Otto Earl"
            if (
                known
                and ahead
                and (
                    ahead[0] in _STOPS
                    and tokens[index + 1].text != "Native"
                    or ahead[0] in participles
                    or ahead[0].endswith("ed")
                    and ahead[1:]
                    and ahead[1] in _STOPS
                )
            ):
                return index
            begin = index + 1
    return len(tokens)


def _may_end(words: Sequence[Token]) -> bool:
    """Whether words that the lexicon does not know may be a whole noun phrase: "planned space", no "thin, flat"."""
    return len(words) > 1 and words[-1].text.isalpha() and not ADJECTIVE.search(words[-1].lower)


def _is_made(ahead: Sequence[Token]) -> bool:
    """Whether what follows a comma is done with a name."""
    return len(ahead) == 2 and ahead[0].lower in CASTING and ahead[1].text[0].isupper()


def _is_short_form(tokens: tuple[Token, ...], index: int, participles: frozenset[str]) -> bool:
    """Whether a bracket only shortens the words before it, of which the one behind it is the head."""
    following = [one.lower for one in tokens[index + 1 : index + 3]]
    ends = len(following) == 1 or len(following) == 2 and (following[1] in _STOPS or following[1][0] in _PUNCTUATION)
    return (
        len(tokens[index].text) <= _SHORT
        and ends
        and following[0].isalpha()
        and following[0] not in (*_STOPS, *SEPARATORS, *_TRAILING, *_BEHIND, *participles)
        and not following[0].endswith(("ed", "ing", "ly"))
    )


def _is_noun(word: str, following: str) -> bool:
    """Whether a word in "-ing" is what a thing is, not what it does: "killing of", "a mechanical bearing that"."""
    return following in ("that", "which") or following == "of" and word not in ("consisting", "comprising")


def _without_residue(tokens: tuple[Token, ...], at: int, ontology: Ontology) -> tuple[Token, ...]:
    """Drop the titles that the format prints before an anchor: "a State (polity), state that"."""
    kept: list[Token] = list(tokens[:at])
    begin = at
    for index in range(at, len(tokens)):
        if tokens[index].text in SEPARATORS:
            stretch = [one for one in tokens[begin:index] if one.text[0] not in "\x01"]
            if (
                tokens[index].text == ","
                and stretch
                and stretch[0].text[0].isupper()
                and stretch[0].text not in ontology.demonyms
                and stretch[0].text[1:].islower()
                and _is_thing(known_head(stretch, ontology))
                and index + 1 < len(tokens)
                and len(stretch) < 4
                and not any(is_place_word([one.text for one in stretch], at, ontology) for at in range(len(stretch)))
            ):
                begin = index + 1
                continue
            kept.extend(tokens[begin : index + 1])
            begin = index + 1
    return (*kept, *tokens[begin:])


def _is_thing(known: tuple[str, str, str] | None) -> bool:
    return known is not None and not known[1]
