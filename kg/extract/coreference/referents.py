"""Who and what a passage names: its names gathered by the thing they name, with the common nouns that compete.

In: the phrases of a passage's sentences. Out: `Referent`s: the passage's own subject first, then the others in the
order in which they are named. How: a surname, a first name or an acronym goes to the one longer name that it is
part of; where several would do, to the subject of the passage, else to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.coreference.brackets import short_forms
from kg.extract.coreference.gender import TITLES, name_gender, word_gender
from kg.extract.coreference.namesakes import is_namesake
from kg.extract.offices import RANKS, SOVEREIGNS, TITLE_OF, either
from kg.extract.prose.naming import is_office
from kg.extract.prose.own import Own
from kg.extract.prose.phrase import Phrases
from kg.model import Name, Value
from kg.ontology import Ontology

_COMPANY_ENDS = frozenset("inc inc. ltd ltd. corp corp. co co. llc plc limited corporation company".split())
_NO_PERSON = ("Place", "Organisation", "Work", "Event", "Award", "Group", "Language")
_TOLD = {"male": -3.0, "female": 3.0, "": 0.0}
_SMALL = frozenset("of the and for in on".split())
#: Behind such a title stands a given name and no family's: "Emperor Otto" is not meant by "Rule of Otto".
_REGNAL = re.compile(rf"{either(SOVEREIGNS)} [A-Z][\w'’-]+")
#: What tells kings and earls of one name apart; an initial has a dot.
_NUMERAL = re.compile(r"(?:[IVX]{2,}|[ivx]|\d+(?:st|nd|rd|th))$")
#: What a title adds about whom it names: "Bertha, daughter of Lothair II".
_SAID = re.compile(r", [a-z]+ of .*")
_TITLE = re.compile(TITLE_OF)
#: Before one of several of a family, who is none named before: "three sisters: Elisabeth, Anna and".
_KIN_ROW = re.compile(
    r"\b(?:sisters|brothers|siblings|children|sons|daughters)(?::| named| called| were| are) [^.;]*$|"
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}(?:son|daughter|brother|sister),? $"
)
#: Between a name and another of the same bearer.
_KNOWN_AS = re.compile(
    r"(?: \([^()]{0,80}\))?, (?:(?:also|better|often|usually|commonly) )?(?:known|referred to) as (?:simply )?"
    r"(?:[A-Z]\w+ or )?[\"“]?$"
)
#: So far before a name such a row may begin, in code points.
_ROW = 120
#: What a common noun is in the sentence where it stands for somebody of its own.
_PARTS = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative", "ROOT")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words at [start, end) of the passage that name something; `token` heads them in their sentence."""

    sentence: int
    token: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something with all its mentions in text order.

    `name` has the label in full and no offsets; None for one that has no name ("his wife"). `gender` is the log
    odds of a woman. `person` is 1 where the words tell a person, -1 where something else, between in doubt.
    """

    name: Name | None
    gender: float
    person: float
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    name: Name
    mention: Mention
    words: tuple[str, ...]
    gender: float


def referents(phrases: Sequence[Phrases], given: Mapping[str, float]) -> tuple[Referent, ...]:
    """Everybody and everything that the passage names, and the unnamed people it speaks of."""
    first = phrases[0]
    own = Own(first.passage.subject, first.about, first.ontology)
    subject = Name(label=own.bare, classes=first.about.classes, self=True)
    groups: list[list[_Found]] = [[]]
    labels: list[tuple[str, ...]] = [_words(_SAID.sub("", own.bare))]
    called: dict[tuple[str, ...], int] = {}
    found = sorted(_names(phrases, given), key=lambda one: (len(one.words) == 1, one.mention.start))
    for one in found:
        if (also := _called(one, groups, first.passage.text)) is not None:
            called[one.words] = also
        at = 0 if own.is_named(one.name.label) else called.get(one.words, _home(one, labels, groups, first))
        if at == 0 and is_namesake(phrases[one.mention.sentence], one.mention.start, own):
            another = replace(one.name, local=True, classes=one.name.classes or ("Person",))
            at, one = None, replace(one, name=another)
        if at is None:
            at = len(groups)
            groups.append([])
            labels.append(one.words)
        groups[at].append(one)
    named = [_referent(group, subject if not at else None, first, given) for at, group in enumerate(groups)]
    others = sorted((*named[1:], *_unnamed(phrases)), key=lambda one: one.mentions[0].start)
    return named[0], *others


def _names(phrases: Sequence[Phrases], given: Mapping[str, float]) -> Iterator[_Found]:
    shorts = [(number, short) for number, one in enumerate(phrases) for short in short_forms(one)]
    full = {short.short: _words(short.full) for _, short in shorts}
    for number, short in shorts:
        name = short.beside
        yield _Found(name, Mention(number, short.token, name.start, name.end), _words(short.full), 0.0)
    for number, one in enumerate(phrases):
        seen = -1
        for index, token in enumerate(one.parsed.tokens):
            unit = one.sentence.unit(token.start)
            if unit is None or isinstance(unit.term, Value) or unit.start == seen:
                continue
            if _TITLE.search(one.passage.text, max(0, unit.start - 60), unit.start):
                continue  # "the titles of Baron Ulm"
            seen = unit.start
            name = one.named(index) or unit.term
            beside = max((word_gender(word) for word in _beside(one, index)), key=abs, default=0.0)
            words = full.get(name.label) or _words(name.label)
            if words:
                yield _Found(
                    name,
                    Mention(number, index, name.start, name.end),
                    words,
                    beside or name_gender(name.label, given),
                )


def _beside(phrases: Phrases, index: int) -> Iterator[str]:
    """The common nouns that say what a name is: "actress X", "his wife, X", "X, the queen"."""
    parsed = phrases.parsed
    token = parsed.tokens[index]
    if index and parsed.tokens[index - 1].tag == "NN" and parsed.tokens[index - 1].head in (index, token.head):
        yield parsed.tokens[index - 1].text.lower()
    if token.dep == "appos" and parsed.tokens[token.head].tag == "NN":
        yield parsed.tokens[token.head].text.lower()
    for one in parsed.children(index, "appos"):
        if parsed.tokens[one].tag == "NN":
            yield parsed.tokens[one].text.lower()
    if token.dep in ("nsubj", "nsubjpass"):
        for one in parsed.children(token.head, "attr"):
            if parsed.tokens[one].tag == "NN":
                yield parsed.tokens[one].text.lower()


def _words(label: str) -> tuple[str, ...]:
    """A name's words, folded, without the titles before it and the form of a company after it."""
    words = [word.strip("\"'“”‘’,()") for word in label.split()]
    while len(words) > 1 and words[0].lower() in TITLES | {"the"} and words[:2] != ["Master", "of"]:
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in _COMPANY_ENDS | {"jr.", "jr", "sr.", "sr"}:
        words = words[:-1]
    return tuple(word.casefold() if not _is_acronym(word) else word for word in words if word)


def _home(
    one: _Found, labels: Sequence[tuple[str, ...]], groups: Sequence[list[_Found]], phrases: Phrases
) -> int | None:
    """The group that a name belongs to: the one of whose name it is the whole, else the one of whose name a part."""
    kinds = phrases.about.classes
    thing = bool(kinds) and not phrases.ontology.is_any(kinds, "Individual")
    for how in (_same, _before_of, _team, _family, _given):
        fitting = [
            at
            for at, label in enumerate(labels)
            if how(one.words, label) and not (how is _family and _REGNAL.fullmatch(one.name.label))
            and not (how is _given and _is_in_row_of_kin(one.name, phrases.passage.text))
            and _numbered(one.words, label)
            and (at or how is _same or not thing)
            and _agree(one, groups[at], phrases, how in (_before_of, _team))
            and (at or _generation(one.name.label) in ("", _generation(phrases.passage.subject)))
        ]
        if len(fitting) == 1 or fitting and (fitting[0] == 0 or how is _same):
            return fitting[0]
        if fitting:
            return None
    return None


def _same(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if words == full:
        return True
    if len(words) > 1 and len(full) > 1:
        return (words[0], words[-1]) == (full[0], full[-1]) and _is_middle(words[1:-1], full[1:-1])
    acronym = words[0]
    return (
        len(words) == 1
        and len(full) > 1
        and _is_acronym(acronym)
        and acronym == "".join(word[0].upper() for word in full if word not in _SMALL)
    )


def _is_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two middles of a name can be one's: "John Smith" and "John M. Smith", not "Ida Ann" and "Ida Eva of Ulm".

    Where both have a number, as earls do, that tells more.
    """
    if all(any(map(_NUMERAL.match, middle)) for middle in (one, other)):
        return True
    shorter, longer = sorted((one, other), key=len)
    few, many = ([word.rstrip(".").casefold() for word in middle] for middle in (shorter, longer))
    return all(any(each.startswith(word) or word.startswith(each) for each in many) for word in few)


def _before_of(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """"Supreme Court" of "Supreme Court of Pakistan"."""
    return len(words) > 1 and full[: len(words) + 1] == (*words, "of")


def _team(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """"Vikings" of "Minnesota Vikings"."""
    return len(words) == 1 and len(full) > 1 and words[0] == full[-1] and words[0].endswith("s")


def _numbered(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether two names have the same number or one has none: "Joan" and "Joan III", not "Joan II"."""
    one, other = ([word for word in name[1:] if _NUMERAL.match(word)] for name in (words, full))
    return not one or not other or one == other


def _generation(label: str) -> str:
    """What tells a father from a son of one name."""
    last = label.rpartition(" ")[2].strip(".,").lower()
    return last if last in ("jr", "sr") else ""


def _family(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    longer, shorter = (words, full) if len(words) > len(full) else (full, words)
    if longer == shorter or longer[-len(shorter) :] != shorter or not (len(shorter) > 1 or shorter is words):
        return False
    before = longer[: -len(shorter)]
    return before[-1] != "of" or RANKS.isdisjoint(before[-2:-1])  # "Ulm" is no family name of "Otto II, Prince of Ulm"


def _given(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return len(full) > 1 and len(words) == 1 and full[0] == words[0]


def _called(one: _Found, groups: Sequence[Sequence[_Found]], text: str) -> int | None:
    """The group of whom a name is told to be one more: "Karl Lind (1902–1985), known as Jack or Jacques"."""
    told = _KNOWN_AS.search(text, max(0, one.mention.start - _ROW), one.mention.start)
    if told is None:
        return None
    ends = ({other.mention.end for other in group} for group in groups)
    return next((at for at, here in enumerate(ends) if told.start() in here), None)


def _is_in_row_of_kin(name: Name, text: str) -> bool:
    """Whether a given name stands for somebody of a family: "three sisters: Elisabeth, Anna and"."""
    return _KIN_ROW.search(text, max(0, name.start - _ROW), name.start) is not None


def _agree(one: _Found, group: Sequence[_Found], phrases: Phrases, part: bool) -> bool:
    """Whether a name may be that of a group: but for some, a part of a place's or a company's name is another thing."""
    if any(one.gender * other.gender < -1 for other in group):
        return False
    kinds = [kind for other in (one, *group) for kind in other.name.classes]
    place = phrases.ontology.is_any(one.name.classes, "Place")
    whole = part and not place or any(other.words == one.words for other in group)
    return (
        whole
        or not phrases.ontology.is_any(kinds, *_NO_PERSON)
        or _is_acronym(one.words[0])
    )


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _referent(group: Sequence[_Found], own: Name | None, phrases: Phrases, given: Mapping[str, float]) -> Referent:
    ontology = phrases.ontology
    names = [*([own] if own else []), *(one.name for one in group)]
    fullest = own or max(names, key=lambda name: _fullness(name.label))
    kinds = tuple(dict.fromkeys(kind for name in (fullest, *names) for kind in name.classes))
    gender = max((one.gender for one in group), key=abs, default=0.0)
    if own:
        told = _TOLD[phrases.about.gender]  # the first pronoun may be another's: then name and pronoun disagree
        if told or own.label.partition(" ")[0] in given:  # how a name ends tells less
            gender = max(-3.0, min(3.0, (told or gender) + name_gender(own.label, given)))
    if not own and all(is_office(one.name.label) for one in group):
        person = -1.0  # "High Sheriff of Lund"
    elif ontology.is_any(kinds, "Individual"):
        person = 1.0
    elif (
        ontology.is_any(kinds, *_NO_PERSON)
        or own
        and not group
        and _is_thing(own.label, ontology)
    ):
        person = -1.0
    else:
        first = [word for name in names for word in name.label.split()[:1]]
        person = 0.5 if any(word in given or word.lower() in TITLES for word in first) else 0.0
    return Referent(
        replace(fullest, start=-1, end=-1, classes=own.classes if own and own.classes else kinds),
        gender,
        person,
        tuple(sorted((one.mention for one in group), key=lambda mention: mention.start)),
    )


def _fullness(label: str) -> tuple[bool, bool, int]:
    return not _is_acronym(label), not _has_verb(label), len(label.split())


def _has_verb(label: str) -> bool:
    """Whether a name was read together with what stands between two: "Smith asked Jones"."""
    return any(word.islower() and len(word) > 3 for word in label.split())


def _is_thing(title: str, ontology: Ontology) -> bool:
    """Whether a title that nothing explains is hardly somebody's: "List of ...", "Old Hall", "Stage 9"."""
    words = title.lower().split()
    return not words or words[0] in ("the", "list") or words[-1] in ontology.nouns or any(map(str.isdigit, title))


def _unnamed(phrases: Sequence[Phrases]) -> Iterator[Referent]:
    """People without a name: "his wife", "a young woman"."""
    for number, one in enumerate(phrases):
        parsed = one.parsed
        for index, token in enumerate(parsed.tokens):
            if token.tag != "NN" or token.dep not in _PARTS or one.sentence.unit(token.start):
                continue
            gender = word_gender(token.text.lower())
            named = any(one.sentence.unit(parsed.tokens[each].start) for each in parsed.children(index, "appos"))
            if not named and (gender or one.classes_of(index) == ("Person",)):
                start, end = one.view(index)
                yield Referent(None, gender, 1.0, (Mention(number, index, start, end),))
