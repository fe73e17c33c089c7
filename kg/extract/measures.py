"""Figures that prose states in fixed phrases: "covers 30,689 square kilometres", "grossed $476 million".

In: prose about a subject whose kind is known. Out: the figure in the unit of its relation, sums of
money and symbols in the words of the text; of what changes from year to year, the year. How: within one
sentence that begins with the subject, and only where no clause about something else has begun. What is told
in other units alone is left out: nothing is converted that the text does not convert itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.asof import as_of
from kg.extract.figures import PEOPLE, PHRASES, FigurePhrase
from kg.extract.names import name_at
from kg.extract.prose.naming import classes_of_name
from kg.extract.prose.own import Own
from kg.model import Claim, Concept, Name, Passage, Term, Value
from kg.ontology import Ontology, Relation

#: What may be one more than the awards that are counted: "won two Lund Awards and a Sea Prize".
_PRIZED = re.compile(
    r"\b(?:[Aa]wards?|[Pp]rizes?|[Mm]edals?|[Tt]roph(?:y|ies)|[Hh]onou?rs|Globes?|Oscars?|Emmys?|Grammys?|BAFTAs?|"
    r"Bears?|Lions?|Palms?|Orders?)\b"
)
#: Before which of the awards counted it tells: "three Lund Awards, including Best Film".
_AMONG = re.compile(r",? (?:including|among them)\b")
#: After which it counts others: "including the Sea Award, and four Lund Awards".
_FURTHER = re.compile(r"\band (?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")
#: What is read from the words that name the subject too: of a species' two names the first is that of its genus.
_FROM_TITLE = frozenset(("taxon-name", "parent-taxon"))
_NUMBERS = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
#: What is another from year to year.
_CHANGING = frozenset("population speakers visitors unemployment revenue net-worth members.count".split())
#: What is told of the landscape that an article names besides.
_SIZES = frozenset("area length width depth height elevation".split())
_SIZED = ("NaturalPlace", "BodyOfWater", "Road")
_ARTICLE = re.compile(r"The (?=[A-Z])")
#: Between such a name and its size: " is ", " has a surface ".
_THAT_IS = re.compile(
    r" (?:is|was|has|covers|flows|reaches|runs|stretches)?(?: [a-z]+){0,5}?(?: [\d.]+ km(?: \([^()]*\))? long and)? ?"
)
#: What begins a clause about something else.
_ASIDE = re.compile(
    r"[;:](?! it\b)|\b[A-Z][\w-]+, which\b|"
    r"\b(?:while|whose|who|where|its(?! (?:maximum|greatest) )|their|his|her|but|than)\b|"
    r"\band the\b(?! (?:\d+\w\w-|[a-z]+[ -])?(?:most|[a-z]+est)\b| [a-z]+['’]s (?:total )?population\b)"
)
#: What tells of more than the city.
_AROUND = frozenset("metropolitan metro urban greater wider surrounding".split())
#: Behind the count of one year that of another: "at the 2010 Census and 843,810 at the 2020 Census", "in 2011, up from
#: 4,100 in 2001", "; the official estimate as of mid-2024 was 889,359".
_OTHER_YEAR = re.compile(
    r"(?: (?:people|inhabitants|residents|persons))?"
    r"(?: (?:at|in|as of|as at|according to|by)(?: the)?(?: [A-Z][a-z]+)? \d{4}(?: [Cc]ensus)?)?"
    r"(?:(?:,? and|, (?:up|down) from|, (?:rising|growing|increasing|declining|falling) to|,? compared (?:to|with)) "
    r"(?P<n>\d{1,3}(?:,\d{3})+)(?: people| inhabitants| residents)? (?:at|in|as of|by)(?: the)? (?P<year>\d{4})"
    r"(?: [Cc]ensus\b|(?=[,;.]))|"
    r"[;,] (?:and |while )?(?:the|its) (?:latest )?(?:official )?(?:population )?estimate (?:as (?:of|at)|for|in) "
    r"(?:the )?(?:mid|early|late|middle of|end of)?[- ]?(?P<year2>\d{4}) (?:was|is) (?P<n2>\d{1,3}(?:,\d{3})+))"
)
_PRONOUNS = frozenset("it he she they its his her their".split())
_POSSESSIVES = frozenset("its his her their".split())
#: How many people live in the place of which an article tells, or how deep it is.
_PEOPLE = re.compile(
    r"[Tt]he (?:(?:total|current|estimated|permanent|resident|recorded|city's|town's|village's) )?"
    r"(?=population (?:in \d{4} |of (?!\d)[^.;,\d]{1,40} )?(?:was|is|stood)\b)|"
    r"[Tt]he (?:(?:maximum|greatest|known|recorded) ){1,2}(?=depth (?:was|is)\b)"
)
_OF = re.compile(r"population of ")
#: What a country has is as large as the country: "Its claimed territory covers".
_TERRITORY = re.compile(r" (?:claimed |total |national )?territory(?= (?:has|had|cover(?:s|ed)|spans|is|was)\b)")
#: Between whose it is and what is counted: "its estimated July 2026 population", "its mostly Muslim population".
_COUNTED = re.compile(
    r"(?:'s)? (?:(?:estimated|total|greatest|maximum|surface|full|seating|current|official|overall|permanent|"
    r"diverse|growing|small|large|"
    r"(?:predominantly|largely|mostly|mainly|overwhelmingly) [A-Z][a-z]+|[A-Z][a-z]+(?= \d)|\d{4}) ){0,3}"
)
#: Before one more figure of the same subject: "Its area is 5 km2 and its maximum depth is".
_ITS = re.compile(r"\band its (?:maximum|greatest) $")
_NOUN = re.compile(r"(?:[Tt]he|[Tt]his) ([a-z]+(?:[ -][a-z]+)?)\b")
_WORD = re.compile(r"[\"“' ]*(\w+)")
#: What stands before the subject: "With a population of 639,111 at the 2020 census, Detroit", "As of 2020, it".
_FRONTED = re.compile(
    r"(?:With|At|In|On|By|During|After|Following|Upon|As|Per|According to|Because of|Due to|Like|Unlike|Despite|"
    r"Approximately|Roughly|About|"
    r"Over|Nearly|Covering|Spanning|Rising|Measuring|Shot|Built|[A-Z][a-z]+ed) "
    r"(?:[^.;,]|,(?=\d)|\.(?=\d)|, (?=with |and with )){1,120}, |"
    r"(?:As of|In|By) \d{4} |(?:Today|Currently|Overall), "
)
_SCALES = {"million": 10**6, "billion": 10**9}
_DIGIT = re.compile(r"\d|[$£€¥₹]")
_PLAIN = re.compile(
    r"\b(?:symbol|formula|an annual|a (?:week|month|quart|bien|bian|dai|year|trien|fortn)|motto|won|"
    r"black[ -]and[ -]white|single-player|multiplayer|soprano|contralto|tenor|baritone|endangered|vulnerable|"
    r"threatened|concern|species|genus|family|list of|created|(?:ended|resulted) in|seasons|episodes|"
    r"stor(?:ey|y|ies))|\([a-z]+ [a-z]{3,}[,)]",
    re.IGNORECASE,
)


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """The figures that a paragraph states of its own subject."""
    text = passage.text
    if passage.kind not in ("prose", "gloss") or not about.classes or not (_DIGIT.search(text) or _PLAIN.search(text)):
        return
    own, valid_at = Own(passage.subject, about, ontology), ontology.slot("q.on")
    wanted = [
        (phrase, relation)
        for phrase in PHRASES
        if (relation := ontology.slot(phrase.slot, about.classes)) and phrase.may_tell_of(about.classes, ontology)
    ]
    for at, (start, end) in enumerate(split_sentences(text) if wanted else ()):
        front, begin = subject_end(text, start, end, own, first=at == 0)
        if begin < 0:
            yield from _of_another(passage, start, end, own)
            yield from _of_people(passage, start, end, own)
            continue
        said: set[str] = set()
        for phrase, relation in wanted:
            match = None if phrase.slot in said else _found(text, phrase, (start, front), begin, end)
            if match and phrase.slot == "number-of-awards" and not _is_total(text, match, start, end):
                continue
            if match and not (passage.truncated and match.end() + 1 >= len(text)):
                said.add(phrase.slot)
                moment = as_of(text, match, (start, front), begin, end) if phrase.slot in _CHANGING else None
                when = ((valid_at.name, moment),) if moment and valid_at else ()
                yield _claim(passage, phrase, relation, match, when)
                if phrase.slot == "population" and valid_at:
                    yield from _of_other_years(passage, phrase, relation, (match.end(), end), valid_at.name)


def _of_other_years(
    passage: Passage, phrase: FigurePhrase, relation: Relation, span: tuple[int, int], valid_at: str
) -> Iterator[Claim]:
    """The same figure of other years, told right behind it."""
    at, end = span
    while later := _OTHER_YEAR.match(passage.text, at, end):
        group = "year" if later["year"] else "year2"
        year = Value(lexical=later[group], datatype="xsd:gYear", start=later.start(group), end=later.end(group))
        yield _claim(passage, phrase, relation, later, ((valid_at, year),))
        at = later.end()


def _of_another(passage: Passage, start: int, end: int, own: Own) -> Iterator[Claim]:
    """How large a part of the landscape is of which a sentence tells that begins with its name: "Lake Varn is"."""
    text, ontology = passage.text, own.ontology
    article = _ARTICLE.match(text, start, end)
    name = name_at(text, article.end() if article else start, end, passage.anchors)
    classes = classes_of_name(name.label, ontology) if name else ()
    if not name or not ontology.is_any(classes, *_SIZED):
        return
    for phrase in PHRASES:
        relation = ontology.slot(phrase.slot, classes) if phrase.slot in _SIZES else None
        match = phrase.words.search(text, name.end, end) if relation and phrase.may_tell_of(classes, ontology) else None
        cut = match is not None and passage.truncated and match.end() + 1 >= len(text)
        if relation and match and not cut and _THAT_IS.fullmatch(text, name.end, match.start()):
            yield _claim(passage, phrase, relation, match, (), replace(name, classes=classes))


def _of_people(passage: Passage, start: int, end: int, own: Own) -> Iterator[Claim]:
    """How many people a sentence about some of them says that the subject has: "most of the country's 7.4 million"."""
    relation = own.ontology.slot(PEOPLE.slot, own.about.classes)
    place = PEOPLE.may_tell_of(own.about.classes, own.ontology)
    found = PEOPLE.words.search(passage.text, start, end) if place else None
    noun = found and re.split("['’]", found[0], maxsplit=1)[0].rpartition(" ")[2]
    if relation and found and noun and own.is_kind(noun):
        yield _claim(passage, PEOPLE, relation, found, ())


def _found(text: str, phrase: FigurePhrase, front: tuple[int, int], begin: int, end: int) -> re.Match[str] | None:
    """The phrase among the words in `front` of the subject, or after it, who ends at `begin`."""
    fronted = phrase.words.search(text, *front) if phrase.slot not in _FROM_TITLE else None
    if fronted and not _ASIDE.search(text, front[0], fronted.start()):
        return fronted
    possessed = text[front[0] : begin].rpartition(" ")[2].lower() in _POSSESSIVES or text.startswith("'s ", begin)
    match = phrase.words.search(text, front[0] if phrase.slot in _FROM_TITLE else begin, end)
    again = match is not None and _ITS.search(text, begin, match.start()) is not None
    of_part = match and possessed and not again and not _COUNTED.fullmatch(text, begin, match.start())
    return match if match and not of_part and not _ASIDE.search(text, begin, match.start()) else None


def _is_total(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the sentence counts no other awards beside those of the match, which then are not all."""
    among = _AMONG.search(text, match.end(), end)
    further = _FURTHER.search(text, among.end(), end) if among else None
    stop = among.start() if among else end
    others = (
        _PRIZED.search(text, start, match.start()),
        _PRIZED.search(text, match.end(), stop),
        further and _PRIZED.search(text, further.end(), end),
    )
    return not any(others)


def subject_end(text: str, start: int, end: int, own: Own, *, first: bool) -> tuple[int, int]:
    """Where in a sentence the words before the passage's subject end, and the words that name it; -1 where none do."""
    front = _FRONTED.match(text, start, end)
    after = _named_end(text, front.end(), end, own) if front else -1
    if front and after >= 0:
        return front.end(), after
    named = _named_end(text, start, end, own)
    return start, start if first and named < 0 else named


def _named_end(text: str, start: int, end: int, own: Own) -> int:
    word, noun = _WORD.match(text, start, end), _NOUN.match(text, start, end)
    if word and word[1].lower() in _PRONOUNS and own.is_meant(word[1].lower()):
        territory = _TERRITORY.match(text, word.end(), end)
        return territory.end() if territory else word.end()
    if noun and _is_kind(noun[1], own):
        return (
            noun.end() if noun[1].rpartition(" ")[2] in own.ontology.nouns else noun.start(1) + len(noun[1].split()[0])
        )
    people = _PEOPLE.match(text, start, end)
    if people and own.ontology.is_any(own.about.classes, "Place"):
        of = _OF.match(text, people.end(), end)
        kind = _NOUN.match(text, of.end(), end) if of else None
        itself = kind is not None and _is_kind(kind[1], own)
        return people.end() - 1 if not of or itself or own.end_of_name(text, of.end(), end) >= 0 else -1
    named = own.end_of_name(text, start, end)
    territory = _TERRITORY.match(text, named + len("'s"), end) if named >= 0 and text[named] in "'’" else None
    return territory.end() if territory else named


def _is_kind(noun: str, own: Own) -> bool:
    """Whether one or two words name what the subject is: "city had" does, "city area" does not."""
    first, _, second = noun.replace("-", " ").partition(" ")
    if first in _AROUND and second and first not in own.bare.lower():
        return False  # "the metropolitan area has" more people than the city
    if second and first.endswith("est") and not own.is_kind(noun):
        return False  # "the simplest ketone"
    if second in own.ontology.nouns:
        return own.is_kind(noun) or own.is_kind(second) and not own.is_kind(first)
    return any(own.is_kind(one) for one in (noun, first, second))


def _claim(
    passage: Passage,
    phrase: FigurePhrase,
    relation: Relation,
    match: re.Match[str],
    qualifiers: tuple[tuple[str, Term], ...],
    subject: Name | None = None,
) -> Claim:
    found = {name: words for name, words in match.groupdict().items() if not name.startswith("year")}
    scale = _SCALES.get(found.pop("scale", None) or "", 1)
    group = next((name for name, one in found.items() if one is not None), "")
    words = match[group]
    value: Value | Concept | Name
    if group.startswith("n"):
        number = _NUMBERS.get(words, words.replace(",", ""))
        number = number if scale == 1 else f"{float(number) * scale:.0f}"
        value = Value(
            lexical=number,
            datatype="xsd:decimal" if "." in number else "xsd:integer",
            start=match.start(group),
            end=match.end(group),
        )
    elif phrase.slot == "parent-taxon":
        value = Name(label=words, start=match.start(group), end=match.end(group), classes=("Taxon",))
    elif not relation.datatype:
        label = words.lower() if phrase.slot == "conservation-status" else words
        value = Concept(label=label, start=match.start(group), end=match.end(group))
    else:
        value = Value(lexical=words, datatype=relation.datatype, start=match.start(group), end=match.end(group))
    return Claim(
        subject=subject or Name(label=passage.subject, self=True),
        relation=relation.name,
        object=value,
        start=match.start(),
        end=match.end(),
        extractor="measures",
        rule=phrase.slot,
        confidence=0.92,
        qualifiers=qualifiers,
    )
