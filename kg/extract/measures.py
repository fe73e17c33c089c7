"""Figures that prose states in fixed phrases: "covers 30,689 square kilometres", "grossed $476 million".

In: prose about a subject whose kind is known. Out: the figure in the unit of its relation, sums of
money and symbols in the words of the text; of what changes from year to year, the year. How: within one
sentence that begins with the subject, and only where no clause about something else has begun. What is told
in other units alone is left out: nothing is converted that the text does not convert itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.asof import as_of
from kg.extract.names import name_at
from kg.extract.offices import NOBLES, either
from kg.extract.prose.naming import classes_of_name
from kg.extract.prose.own import Own
from kg.model import Claim, Concept, Name, Passage, Term, Value
from kg.ontology import Ontology, Relation

_N = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_COUNT = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
#: "650.5", "1.6 million".
_SIZE = (
    r"(?:(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d.,]*\d|[ \u00a0][mb]illion)|"
    r"(?P<n2>\d+(?:\.\d+)?)[ \u00a0](?P<scale>[mb]illion)\b)"
)
#: "5,300", "26.5 million".
_MANY = (
    r"(?:(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]*\d|[ \u00a0][mb]illion)|"
    r"(?P<n2>\d+(?:\.\d+)?)[ \u00a0](?P<scale>[mb]illion)\b)"
)
_MONEY = (
    r"(?P<s>(?:US|A|C|HK|NT)?[$£€¥₹][ \u00a0]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?(?:[ \u00a0](?:thousand|million|"
    r"billion|trillion|crore|lakh))?)(?![\d–-]|[ \u00a0](?:thousand|[mbtr]+illion))"
)
_OTHER = r"(?:[\d.,]+[\s\u00a0-](?:square |sq )?(?:f(?:ee|oo)t|ft|mi(?:les?)?|acres?|mph|mi/h)\.? \()?"
_ABOUT = (
    r"(?:(?:about|around|approximately|over|more than|nearly|almost|roughly|some|an estimated|at least|just over|"
    r"just under|well over|close to|slightly over|slightly more than|up to) )?"
)
_KM, _M = r"[\s\u00a0-](?:km|kilomet(?:re|er)s?)\b", r"[\s\u00a0-](?:m|met(?:re|er)s?)\b"
_KG = r"[\s\u00a0-](?:kg|kilo(?:gram(?:me)?)?s?)\b"
_KM2 = r"[\s\u00a0](?:km2|km²|sq km|square kilomet(?:re|er)s?)"
#: "(354 mi)" after the figure in kilometres.
_ALSO = r"(?: \([^()]*\))?\)?"
_END = r"(?![\w²2])(?! (?:of|in its|on its|during|opening))"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The figure ("n") or the words ("s") of a phrase that fill a slot, for subjects of `kinds` (all if none).

    Not for those of the kinds that are `barred`.
    """

    slot: str
    words: re.Pattern[str]
    kinds: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()

    def may_tell_of(self, classes: tuple[str, ...], ontology: Ontology) -> bool:
        """Whether the phrase speaks of things of these classes."""
        told, barred = (
            ontology.is_any(classes, *kinds) for kinds in (self.kinds, self.barred)
        )
        return (told or not self.kinds) and not barred


def _phrase(slot: str, words: str, *kinds: str, barred: tuple[str, ...] = ()) -> _Phrase:
    return _Phrase(slot, re.compile(words), kinds, barred)


#: What is measured in kilometres.
_WAYS = ("River", "Road", "RailwayLine", "NaturalPlace")
#: Not the last of a range: "from 65 to 250 km wide".
_ONE = r"(?<![\d.,–-])(?<!\bto )(?<!\bto about )(?<!\bto over )(?<!\bor )(?<! – )"
_PHRASES = (
    _phrase(
        "area",
        rf"\b(?:area(?: of|:| is| was)|[Cc]over(?:s|ing)|[Ss]pan(?:s|ning)|[Oo]ccup(?:ies|ying)) "
        rf"{_ABOUT}{_OTHER}{_SIZE}{_KM2}",
    ),
    _phrase(
        "population",
        r"(?<!metropolitan )(?<!metro )(?<!regional )(?<!rural )(?<!urban )(?<!prison )(?<!breeding )(?<!student )"
        r"\bpopulation"
        rf"(?: in \d{{4}}| of (?!\d)[^.;,\d]{{1,40}}(?= (?:was|is|stood) ))? (?:of|was|is|stood at)"
        rf"(?: estimated (?:at|to be))? {_ABOUT}{_MANY}",
    ),
    _phrase(
        "population",
        rf"\b(?:has|had|with|home to) {_ABOUT}{_MANY} (?:inhabitants|residents)\b",
        "Place",
        barred=("Structure",),
    ),
    _phrase("elevation", rf"\b(?:elevation(?: of)?|altitude of|rises to|rising to|summit at) {_ABOUT}{_OTHER}{_N}{_M}"),
    _phrase(
        "length",
        rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_KM}{_ALSO}[ -]long\b|"
        rf"\b(?:flows|runs|stretches|extends) for {_ABOUT}{_OTHER}(?P<n2>"
        rf"\d[\d,.]*\d){_KM}|\b(?P<n3>\d[\d,.]*\d){_KM}(?: \([^()]*\))? in length\b|"
        rf"\blength of {_ABOUT}{_OTHER}(?P<n4>\d[\d,.]*\d){_KM}",
        *_WAYS,
    ),
    _phrase("length", rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_M}{_ALSO}[ -]long\b", barred=_WAYS),
    _phrase("width", rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_KM}{_ALSO}[ -]wide\b", *_WAYS),
    _phrase("width", rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_M}{_ALSO}[ -]wide\b", barred=_WAYS),
    _phrase("depth", rf"(?<!mean )(?<!average )\bdepth of {_ABOUT}{_OTHER}{_N}{_M}"),
    _phrase("height", rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_M}{_ALSO}[ -](?:tall|high)\b"),
    _phrase("height", rf"\bheight of {_ABOUT}{_OTHER}{_N}{_M}"),
    _phrase("mass", rf"\b(?:weigh(?:s|ed|ing)|weight of) {_ABOUT}{_OTHER}{_N}{_KG}"),
    _phrase("speed", rf"\bspeeds? of (?:up to )?{_ABOUT}{_OTHER}{_N} (?:km/h|kilomet(?:re|er)s per hour)"),
    _phrase("duration", rf"\b(?:running time of|runtime of|runs for) {_ABOUT}{_COUNT} minutes"),
    _phrase("boiling-point", rf"\b(?:boils at|boiling point of) {_ABOUT}{_N} ?(?:degrees Celsius|°C)"),
    _phrase("unemployment", rf"\bunemployment rate of {_ABOUT}{_N}(?: percent| per cent|%)"),
    _phrase("atomic-number", r"\batomic number (?:of )?(?P<n>\d+)"),
    _phrase("episodes", rf"\b(?:consists of|comprises|ran for|lasted) {_COUNT} episodes"),
    _phrase("seasons", rf"\b(?:ran for|lasted(?: for)?|aired for|consists of|comprises) {_COUNT} seasons"),
    _phrase("pages", rf"\b(?:has|of|with|is|runs to|over) {_COUNT} pages"),
    _phrase("members.count", rf"\b(?:has|had|with|of) {_ABOUT}{_COUNT} members\b"),
    _phrase(
        "speakers",
        rf"\b(?:spoken by|has|had|with) {_ABOUT}{_MANY}(?: people| (?:native |first-language |total )?speakers)",
    ),
    _phrase("visitors", rf"\b{_ABOUT}{_MANY} (?:visitors|people) (?:a year|per year|each year|every year|annually)"),
    _phrase("floors", rf"\b{_COUNT}[ -](?:floors|stor(?:e?y|ies|eys))\b"),
    _phrase("box-office", rf"\b(?:grossed|grossing|earned) {_ABOUT}{_MONEY}{_END}"),
    _phrase("budget", rf"\b(?:budget of|budgeted at|cost) {_ABOUT}{_MONEY}"),
    _phrase("revenue", rf"\brevenues? (?:of|was) {_ABOUT}{_MONEY}"),
    _phrase("net-worth", rf"\bnet worth (?:of|is|was) {_ABOUT}{_MONEY}"),
    _phrase("aspect-ratio", r"\baspect ratio (?:of|is) (?P<s>\d(?:\.\d+)?:\d(?:\.\d+)?)"),
    _phrase("symbol", r"\b(?:the|chemical|its|has) symbol (?:is )?(?P<s>[A-Z][a-z]?)\b"),
    _phrase("formula", r"\bformula (?:is )?(?P<s>(?:[A-Z][a-z]?[\d₀-₉]*|[()\[\]]\d*){1,20})(?=[\s,.;]|$)"),
    _phrase(
        "frequency",
        r"(?<=\ba )(?P<s>weekly|monthly|quarterly|biennial|biannual|daily|yearly|triennial|fortnightly)\b|"
        r"(?<=\ban )(?P<s2>annual)\b",
    ),
    _phrase("motto", r"\bmotto (?:is|was) (?:''|[\"“])(?P<s>[^\"”']{3,80})(?:''|[\"”])"),
    _phrase("result", r"\b(?:ended|resulted) in an? (?P<s>(?:[a-z]+ )?[A-Z]\w+(?:[ -][A-Z]\w+)? (?:victory|defeat))\b"),
    _phrase("number-of-awards", rf"\b(?:won|received|earned) {_COUNT} (?:[A-Z][\w']+ )+Awards"),
    _phrase("ranking", r"\branked (?P<n>\d+)(?:st|nd|rd|th)\b"),
    _phrase(
        "color",
        r"\b(?:is|was) an? (?:[\w-]+,? ){0,5}?(?P<s>black-and-white)\b|"
        r"\b(?:[Ss]hot|[Ff]ilmed|made|photographed|released|produced|presented) (?:entirely |mostly )?in "
        r"(?P<s2>black[ -]and[ -]white)\b",
    ),
    _phrase("game-mode", r"\b(?P<s>single-player|multiplayer)\b"),
    _phrase(
        "voice",
        r"\b(?:is|was) an? (?:[\w-]+ ){0,2}(?P<s>mezzo-soprano|soprano|contralto|countertenor|tenor|"
        r"bass-baritone|baritone)\b",
    ),
    _phrase(
        "conservation-status",
        r"\b(?:listed|classified|assessed|considered)(?: as| to be)?(?: an?)? (?P<s>(?i:critically endangered|"
        r"endangered|vulnerable|near[ -]threatened|(?:of )?least[ -]concern|extinct in the wild))\b",
    ),
    _phrase("taxon-rank", r"\bis an? (?:\w+ ){0,3}?(?P<s>species|genus|subspecies|subfamily|order|phylum|family) of\b"),
    _phrase(
        "list-of",
        r"\b(?:is|This is) an? (?:\w+ )?list of (?P<s>[a-z][a-z-]*(?: [a-z][a-z-]*){0,3}?)(?= in | of | that |"
        r" which | by |[.,;]|$)",
    ),
    _phrase(
        "noble-title",
        r"\b(?:was|were) created (?:the |\d+\w\w )?(?P<s>"
        rf"{either(NOBLES)} (?:of )?[A-Z]\w+)",
    ),
    _phrase(
        "parent-taxon",
        r"^[^()]*\((?:''|)(?P<t>[A-Z][a-z]+) [a-z]{3,}(?:''|)[,)]|"
        r"^[^()]*?\(?(?:''|)(?P<s>(?!(?:The|This|An?)\b)[A-Z][a-z]*(?:us|um|a|is|es|on|os|as|e|[xrnl]s?)) "
        r"[a-z]+(?:us|um|is|i|a|ae|ens|ans|[aeiy]x|ops|os|on|as|es|ur|ale|are|ense|ile|estre|o)(?: [a-z]+)?(?:''|)"
        r"[,)]? "
        r"[^()]*\b(?:species of|(?:of|in) the (?:[\w-]+ ){0,4}(?:sub|super)?family [A-Z]\w+(?:dae|nae|ceae))\b",
    ),
    _phrase("taxon-name", r"^[^()]*\((?:''|)(?P<s>[A-Z][a-z]+(?: [a-z]+){1,2})(?:''|)[,)]"),
)
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
    r"[;:](?! it\b)|\b[A-Z][\w-]+, which\b|\b(?:while|whose|who|where|its|their|his|her|and the|but|than)\b"
)
_PRONOUNS = frozenset("it he she they its his her their".split())
_POSSESSIVES = frozenset("its his her their".split())
#: How many people live in the place of which an article tells.
_PEOPLE = re.compile(
    r"[Tt]he (?:(?:total|current|estimated|permanent|resident|recorded|city's|town's|village's) )?"
    r"(?=population (?:in \d{4} |of (?!\d)[^.;,\d]{1,40} )?(?:was|is|stood)\b)"
)
_OF = re.compile(r"population of ")
#: Between whose it is and what is counted: "its estimated July 2026 population", "its mostly Muslim population".
_COUNTED = re.compile(
    r"(?:'s)? (?:(?:estimated|total|current|official|overall|permanent|diverse|growing|small|large|"
    r"(?:predominantly|largely|mostly|mainly|overwhelmingly) [A-Z][a-z]+|[A-Z][a-z]+(?= \d)|\d{4}) ){0,3}"
)
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
        for phrase in _PHRASES
        if (relation := ontology.slot(phrase.slot, about.classes)) and phrase.may_tell_of(about.classes, ontology)
    ]
    for at, (start, end) in enumerate(split_sentences(text) if wanted else ()):
        front, begin = _own_end(text, start, end, own, first=at == 0)
        if begin < 0:
            yield from _of_another(passage, start, end, own)
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


def _of_another(passage: Passage, start: int, end: int, own: Own) -> Iterator[Claim]:
    """How large a part of the landscape is of which a sentence tells that begins with its name: "Lake Varn is"."""
    text, ontology = passage.text, own.ontology
    article = _ARTICLE.match(text, start, end)
    name = name_at(text, article.end() if article else start, end, passage.anchors)
    classes = classes_of_name(name.label, ontology) if name else ()
    if not name or not ontology.is_any(classes, *_SIZED):
        return
    for phrase in _PHRASES:
        relation = ontology.slot(phrase.slot, classes) if phrase.slot in _SIZES else None
        match = phrase.words.search(text, name.end, end) if relation and phrase.may_tell_of(classes, ontology) else None
        cut = match is not None and passage.truncated and match.end() + 1 >= len(text)
        if relation and match and not cut and _THAT_IS.fullmatch(text, name.end, match.start()):
            yield _claim(passage, phrase, relation, match, (), replace(name, classes=classes))


def _found(text: str, phrase: _Phrase, front: tuple[int, int], begin: int, end: int) -> re.Match[str] | None:
    """The phrase among the words in `front` of the subject, or after it, who ends at `begin`."""
    fronted = phrase.words.search(text, *front) if phrase.slot not in _FROM_TITLE else None
    if fronted and not _ASIDE.search(text, front[0], fronted.start()):
        return fronted
    possessed = text[front[0] : begin].rpartition(" ")[2].lower() in _POSSESSIVES or text.startswith("'s ", begin)
    match = phrase.words.search(text, front[0] if phrase.slot in _FROM_TITLE else begin, end)
    of_part = match and possessed and not _COUNTED.fullmatch(text, begin, match.start())
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


def _own_end(text: str, start: int, end: int, own: Own, *, first: bool) -> tuple[int, int]:
    """Where the words before the passage's subject end, and the words that name it; -1 where none do."""
    front = _FRONTED.match(text, start, end)
    after = _named_end(text, front.end(), end, own) if front else -1
    if front and after >= 0:
        return front.end(), after
    named = _named_end(text, start, end, own)
    return start, start if first and named < 0 else named


def _named_end(text: str, start: int, end: int, own: Own) -> int:
    word, noun = _WORD.match(text, start, end), _NOUN.match(text, start, end)
    if word and word[1].lower() in _PRONOUNS and own.is_meant(word[1].lower()):
        return word.end()
    if noun and _is_kind(noun[1], own):
        return noun.end()
    people = _PEOPLE.match(text, start, end)
    if people and own.ontology.is_any(own.about.classes, "Place"):
        of = _OF.match(text, people.end(), end)
        return people.end() - 1 if not of or own.end_of_name(text, of.end(), end) >= 0 else -1
    return own.end_of_name(text, start, end)


def _is_kind(noun: str, own: Own) -> bool:
    """Whether one or two words name what the subject is: "city had" does, "city area" does not."""
    first, _, second = noun.replace("-", " ").partition(" ")
    if second in own.ontology.nouns:
        return own.is_kind(noun) or own.is_kind(second) and not own.is_kind(first)
    return any(own.is_kind(one) for one in (noun, first, second))


def _claim(
    passage: Passage,
    phrase: _Phrase,
    relation: Relation,
    match: re.Match[str],
    qualifiers: tuple[tuple[str, Term], ...],
    subject: Name | None = None,
) -> Claim:
    found = match.groupdict()
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
