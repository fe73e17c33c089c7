"""Lists of names in running text, each perhaps after words that say what it is: "the actors A, B (as X) and C".

In: text, a range, and the anchors of its links. Out: `Name`s in order. How: names parted by commas and "and"; words
before one that the lexicon knows say of which class it is. A chain of places has the narrowest first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.joined import other_house
from kg.extract.names import WORD, is_capital, name_at
from kg.extract.offices import CLERGY, NOBLES, RANK_BEHIND, SOVEREIGNS, STATE, either
from kg.model import Anchor, Name
from kg.ontology import Ontology

_SEPARATOR = re.compile(
    r"\s*(?:,? (?:and|&|or) (?:also )?(?:with )?|, ?|,? as well as |; (?:and )?| \+ )(?:both )?", re.ASCII
)
_RANK = re.compile(
    r",? (?:the )?(?:\d+(?:st|nd|rd|th) )?"
    rf"(?:(?:Grand |Crown |Prime |Vice )?{either(STATE, SOVEREIGNS, NOBLES, CLERGY, ('Baronet',))})"
    r"(?: (?:Palatine )?(?:of )?(?:the )?[A-Z][\w-]+(?: of [A-Z][\w-]+| [A-Z][\w-]+)?"
    r"(?: and [A-Z][\w-]+(?=,? (?:by|and|with) ))?)?(?=,|;|\.| and |$)"
)
_RANKED = re.compile(RANK_BEHIND)
_PAREN = re.compile(r" ?\([^()]{0,80}\)")
_ROLE = re.compile(
    r" (?:in (?:his|her|their) [\w-]+ (?:debut|role)|as (?!well\b)(?:[^,;()]|, (?:a|an|the) ){1,60}?)(?=,| and |;|\.|$)"
)
#: On which side of it another land lies: "bordered by A to the north, B to the east and south, and C".
_SIDE = re.compile(
    r" (?:to|on|in) (?:the|its) (?:far )?(?:north|south|east|west)[a-z]{0,4}"
    r"(?:(?: and|,|, and) (?:the )?(?:north|south|east|west)[a-z]{0,4}){0,2}(?=[,;.]| and |$)"
)
_PLACE_NOUN = re.compile(
    r" (?:province|state|county|district|prefecture|region|oblast|governorate|municipality|city|island|peninsula|"
    r"valley|area|metropolitan area|department|canton|territory|krai|voivodeship)(?![\w-])"
)
#: Behind a name with which a sentence begins, and no list goes on: "won the P, and A was", "the P and A won".
_BEGINS = re.compile(r"(?P<comma>, )?and (?:the )?[\"“]?$")
_DOES = re.compile(r"[\"”]? (?:(?:also|later) )?(?:won|received|earned|became|(?P<be>is|was|were|has|had))\b")
_KIN = frozenset(
    "brother sister brothers sisters wife husband son daughter father mother partner cousin uncle aunt nephew niece "
    "twin friend colleague classmate".split()
)
_MAKING = frozenset(
    "featuring starring recorded sung performed produced written directed composed released distributed published "
    "edited adapted based narrated arranged".split()
)
#: What no words are that say what somebody is.
_NO_DESCRIPTORS = frozenset("a an to that which who about with for from against".split())
_DETERMINERS = frozenset("the a an his her their its fellow both former late then own co- real-life".split())


def split_names(
    text: str,
    start: int,
    end: int,
    ontology: Ontology | None = None,
    anchors: Sequence[Anchor] = (),
    *,
    people: bool = False,
) -> tuple[Name, ...]:
    """The coordinated names that begin at `start`: "director A, B (as X), and C & D".

    Where they name `people`, "Joel and Ethan Coen" share their family name.

    Stops before the first thing that is not a name. Without `ontology` a descriptor before a name
    ("the band RadioMars") ends the list.
    """
    names: list[Name] = []
    at = start
    while at < end:
        begin, classes = _descriptor(text, at, end, ontology, anchors)
        name = name_at(text, begin, end, anchors) if begin >= 0 else None
        if name is None or (ontology and name.label in ontology.demonyms and not _anchored(name, anchors)):
            break
        if names and _begins_sentence(text, name):
            break
        if people and names and " " not in names[-1].label and text[names[-1].end : name.start] in (" and ", " & "):
            given, family = names[-1], name.label.split(" ")[1:]
            if family and given.label.isalpha() and not _anchored(given, anchors):
                names[-1] = replace(given, label=" ".join((given.label, family[-1])))
        ranked = _RANKED.match(text, name.end, end) if people and " " not in name.label else None
        if ranked:  # "Francis, Duke of Teck"
            name = replace(name, label=name.label + ranked[0], end=ranked.end())
        house = other_house(text, name.start, name.end, ontology) if people and ontology else None
        if house:  # "Princess Maria of Greece and Denmark"
            name = replace(name, label=name.label + house[0], end=house.end())
        names.append(replace(name, classes=classes))
        at = name.end
        while at < end and text[at] in "'\"”»’":
            at += 1
        for pattern in (_PAREN, _ROLE, _SIDE, _RANK, _RANK):
            skipped = pattern.match(text, at, end)
            if skipped:
                at = skipped.end()
        separator = _SEPARATOR.match(text, at, end)
        if not separator or separator.end() == at:
            break
        at = separator.end()
    return tuple(names)


def _begins_sentence(text: str, name: Name) -> bool:
    """Whether what a name does is told behind it, so that it stands in no row with the names before."""
    does = _DOES.match(text, name.end)
    begins = _BEGINS.search(text, max(0, name.start - 12), name.start) if does else None
    return begins is not None and does is not None and (begins["comma"] is not None or not does["be"])


def split_places(text: str, start: int, end: int, anchors: Sequence[Anchor] = ()) -> tuple[Name, ...]:
    """A chain of places, the narrowest first: "Pingyao, Shanxi, China".

    A link whose title stands before its anchor doubles the chain ("Hollywood, Los Angeles,
    Hollywood, Los Angeles"); the copy is dropped and the first name gets the whole as its title.
    """
    chain: list[Name] = []
    at = start
    while at < end:
        article = re.compile(
            r"(?:the )?(?:(?:city|town|village|province|state|region|district|county|municipality|island) of )?"
        ).match(text, at, end)
        begin = article.end() if article and article.end() < end else at
        name = name_at(text, begin, end, anchors)
        if name is None:
            break
        chain.append(name)
        kind = _PLACE_NOUN.match(text, name.end, end)
        at = kind.end() if kind else name.end
        comma = re.compile(r", ?(?!and |or )| of (?:the )?" if kind else r", ?(?!and |or )").match(text, at, end)
        if not comma or not text[comma.end() : comma.end() + 1].isupper():
            break
        at = comma.end()
    half = len(chain) // 2
    if half and len(chain) % 2 == 0 and [one.label for one in chain[:half]] == [one.label for one in chain[half:]]:
        chain = chain[half:]
        if half > 1:
            whole = ", ".join(one.label for one in chain)
            chain[0] = replace(chain[0], title=whole)
    return tuple(chain)


def _descriptor(
    text: str, at: int, end: int, ontology: Ontology | None, anchors: Sequence[Anchor]
) -> tuple[int, tuple[str, ...]]:
    """Where the name after its descriptor begins and the classes that the descriptor tells; -1: no name."""
    begin = at
    words: list[str] = []
    while begin < end:
        if any(one.start == begin and name_at(text, begin, end, anchors) and text[begin].isupper() for one in anchors):
            break
        match = WORD.match(text, begin, end)
        if not match:
            break
        word = match[0]
        if word[0].isdigit():
            break
        demonym = (
            ontology is not None
            and word in ontology.demonyms
            and text[match.end() : match.end() + 1] == " "
            and text[match.end() + 1 : match.end() + 2].islower()
        )
        if not demonym and (is_capital(word) or ontology is None and word.lower() not in _DETERMINERS | _KIN):
            break
        if word in _NO_DESCRIPTORS:  # "A, the first to feature the detective B", "A, about his rival B"
            return -1, ()
        if not words and word in _MAKING:  # "directed by A, featuring the singer B", "written by A and recorded by B"
            return -1, ()
        if text[match.end() : match.end() + 1] != " " or len(words) > 5:
            return -1, ()
        if words[-1:] == ["of"] and _KIN.intersection(words[-2:]):  # "and the brother of the architect A"
            return -1, ()
        words.append(word if demonym else word.lower())
        begin = match.end() + 1
    rest = [word for word in words if word not in _DETERMINERS]
    if not rest:
        return begin, ()
    if rest[-1] in _KIN:
        return begin, ("Person",)
    if ontology is None:
        return -1, ()
    for size in range(min(3, len(rest)), 0, -1):
        phrase = " ".join(rest[-size:])
        for form in (phrase, phrase.removesuffix("s")):
            if form in ontology.occupations:
                return begin, ("Person",)
            if form in ontology.nouns:
                return begin, (ontology.nouns[form],)
    return -1, ()


def _anchored(name: Name, anchors: Sequence[Anchor]) -> bool:
    return any(one.start <= name.start < one.end for one in anchors)
