"""Figures that prose states in fixed phrases: "covers 30,689 square kilometres", "grossed $476 million".

In: prose about a subject whose kind is known. Out: the figure in the unit of its relation, sums of
money and symbols in the words of the text. How: within one sentence that begins with the subject, and
only where no clause about something else has begun. What is told in other units alone is left out:
nothing is converted that the text does not convert itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.prose.own import Own
from kg.model import Claim, Concept, Name, Passage, Value
from kg.ontology import Ontology, Relation

_N = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_COUNT = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MONEY = (
    r"(?P<s>(?:US|A|C|HK|NT)?[$£€¥₹][ \u00a0]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?(?:[ \u00a0](?:thousand|million|"
    r"billion|trillion|crore|lakh))?)(?![\d–-]|[ \u00a0](?:thousand|[mbtr]+illion))"
)
_OTHER = r"(?:[\d.,]+[\s\u00a0-](?:square |sq )?(?:f(?:ee|oo)t|ft|mi(?:les?)?|acres?|mph|mi/h)\.? \()?"
_ABOUT = (
    r"(?:about |around |approximately |over |more than |nearly |almost |roughly |some |an estimated |"
    r"at least )?"
)
_KM, _M = r"[\s\u00a0-](?:km|kilomet(?:re|er)s?)\b", r"[\s\u00a0-](?:m|met(?:re|er)s?)\b"
_KM2 = r"[\s\u00a0](?:km2|km²|sq km|square kilomet(?:re|er)s?)"
_END = r"(?![\w²2])(?! (?:of|in its|on its|during|opening))"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The figure ("n") or the words ("s") of a phrase that fill a slot, for subjects of `kinds` (all if none)."""

    slot: str
    words: re.Pattern[str]
    kinds: tuple[str, ...] = ()


def _phrase(slot: str, words: str, *kinds: str) -> _Phrase:
    return _Phrase(slot, re.compile(words), kinds)


_WAYS = ("River", "Road", "RailwayLine")
_PHRASES = (
    _phrase(
        "area",
        rf"\b(?:area(?: of|:| is| was)|covers|covering|spans|occupies) "
        rf"{_ABOUT}{_OTHER}{_N}{_KM2}",
    ),
    _phrase(
        "population",
        rf"\bpopulation (?:of|was|is) {_ABOUT}(?:(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\d.,]*\d|[ \u00a0][mb]illion)|"
        r"(?P<n2>\d+(?:\.\d+)?)[ \u00a0](?P<scale>[mb]illion)\b)",
    ),
    _phrase("elevation", rf"\b(?:elevation(?: of)?|altitude of|rises to|rising to|summit at) {_ABOUT}{_OTHER}{_N}{_M}"),
    _phrase(
        "length",
        rf"{_OTHER}{_N}{_KM}\)?[ -]long\b|\b(?:flows|runs|stretches|extends) for {_ABOUT}{_OTHER}(?P<n2>"
        rf"\d[\d,.]*\d){_KM}|\b(?P<n3>\d[\d,.]*\d){_KM}(?: \([^()]*\))? in length\b|"
        rf"\blength of {_ABOUT}{_OTHER}(?P<n4>\d[\d,.]*\d){_KM}",
        *_WAYS,
    ),
    _phrase("length", rf"{_OTHER}{_N}{_M}\)?[ -]long\b"),
    _phrase("depth", rf"(?<!mean )(?<!average )\bdepth of {_ABOUT}{_OTHER}{_N}{_M}"),
    _phrase("height", rf"{_OTHER}{_N}{_M}\)?[ -](?:tall|high)\b|\bheight of {_ABOUT}{_OTHER}(?P<n2>\d[\d,.]*\d){_M}"),
    _phrase("speed", rf"\bspeeds? of (?:up to )?{_ABOUT}{_OTHER}{_N} (?:km/h|kilomet(?:re|er)s per hour)"),
    _phrase("duration", rf"\b(?:running time of|runtime of|runs for) {_ABOUT}{_COUNT} minutes"),
    _phrase("boiling-point", rf"\b(?:boils at|boiling point of) {_ABOUT}{_N} ?(?:degrees Celsius|°C)"),
    _phrase("unemployment", rf"\bunemployment rate of {_ABOUT}{_N}(?: percent| per cent|%)"),
    _phrase("atomic-number", r"\batomic number (?:of )?(?P<n>\d+)"),
    _phrase("episodes", rf"\b(?:consists of|comprises|ran for|lasted) {_COUNT} episodes"),
    _phrase("seasons", rf"\b(?:ran for|lasted(?: for)?|aired for|consists of|comprises) {_COUNT} seasons"),
    _phrase("pages", rf"\b(?:has|of|with|is|runs to|over) {_COUNT} pages"),
    _phrase("members.count", rf"\b(?:has|had|with|of) {_ABOUT}{_COUNT} members\b"),
    _phrase("speakers", rf"\b(?:spoken by|has|had|with) {_ABOUT}{_COUNT}(?: people| (?:native )?speakers)"),
    _phrase("visitors", rf"\b{_ABOUT}{_COUNT} (?:visitors|people) (?:a year|per year|each year|every year|annually)"),
    _phrase("floors", rf"\b{_COUNT}[ -](?:floors|stor(?:e?y|ies|eys))\b"),
    _phrase("box-office", rf"\b(?:grossed|grossing|earned) {_ABOUT}{_MONEY}{_END}"),
    _phrase("budget", rf"\b(?:budget of|budgeted at|cost) {_ABOUT}{_MONEY}"),
    _phrase("revenue", rf"\brevenues? (?:of|was) {_ABOUT}{_MONEY}"),
    _phrase("net-worth", rf"\bnet worth (?:of|is|was) {_ABOUT}{_MONEY}"),
    _phrase("aspect-ratio", r"\baspect ratio (?:of|is) (?P<s>\d(?:\.\d+)?:\d(?:\.\d+)?)"),
    _phrase("symbol", r"\b(?:the|chemical|its) symbol (?:is )?(?P<s>[A-Z][a-z]?)\b"),
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
    _phrase("color", r"\b(?P<s>black-and-white)\b"),
    _phrase("game-mode", r"\b(?P<s>single-player|multiplayer)\b"),
    _phrase(
        "voice",
        r"\b(?:is|was) an? (?:[\w-]+ ){0,2}(?P<s>mezzo-soprano|soprano|contralto|countertenor|tenor|"
        r"bass-baritone|baritone)\b",
    ),
    _phrase(
        "conservation-status",
        r"\b(?:listed|classified|assessed|considered)(?: as)? (?P<s>critically endangered|"
        r"endangered|vulnerable|near threatened|(?:of )?least concern|extinct in the wild)\b",
    ),
    _phrase("taxon-rank", r"\bis an? (?:\w+ ){0,3}?(?P<s>species|genus|subspecies|subfamily|order|phylum|family) of\b"),
    _phrase(
        "list-of",
        r"\b(?:is|This is) an? (?:\w+ )?list of (?P<s>[a-z][a-z-]*(?: [a-z][a-z-]*){0,3}?)(?= in | of | that |"
        r" which | by |[.,;]|$)",
    ),
    _phrase(
        "noble-title",
        r"\b(?:was|were) created (?:the |\d+\w\w )?(?P<s>(?:Duke|Duchess|Earl|Marquess|Viscount|Baron|"
        r"Baroness|Count) (?:of )?[A-Z]\w+)",
    ),
    _phrase(
        "parent-taxon",
        r"^[^()]*?\(?(?:''|)(?P<s>(?!(?:The|This|An?)\b)[A-Z][a-z]*(?:us|um|a|is|es|on|os|as|e|[xrnl]s?)) "
        r"[a-z]+(?:us|um|is|i|a|ae|ens|ans|[aeiy]x|ops|os|on|as|es|ur|ale|are|ense|ile|estre|o)(?: [a-z]+)?(?:''|)"
        r"[,)]? "
        r"[^()]*\b(?:species of|(?:of|in) the (?:[\w-]+ ){0,4}(?:sub|super)?family [A-Z]\w+(?:dae|nae|ceae))\b",
    ),
    _phrase("taxon-name", r"^[^()]*\((?:''|)(?P<s>[A-Z][a-z]+(?: [a-z]+){1,2})(?:''|)[,)]"),
)
#: What is read from the words that name the subject too: of a species' two names the first is that of its genus.
_FROM_TITLE = frozenset(("taxon-name", "parent-taxon"))
_NUMBERS = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
#: What begins a clause about something else.
_ASIDE = re.compile(r"[;:]|\b(?:while|whose|who|where|its|their|his|her|and the|but|than)\b")
_PRONOUNS = frozenset("it he she they its his her their".split())
_POSSESSIVES = frozenset("Its His Her Their".split())
_NOUN = re.compile(r"(?:The|This) ([a-z]+(?:[ -][a-z]+)?)\b")
_FIRST = re.compile(r"[\"“' ]*(\w+)")
#: What stands before the subject: "With a population of 639,111 at the 2020 census, Detroit".
_FRONTED = re.compile(r"(?:With an?|Covering|Spanning|Rising to|Measuring) (?:[^.;,]|,(?=\d)|\.(?=\d)){1,120}, ")
_SCALES = {"million": 10**6, "billion": 10**9}
_DIGIT = re.compile(r"\d|[$£€¥₹]")
_PLAIN = re.compile(
    r"\b(?:symbol|formula|an annual|a (?:week|month|quart|bien|bian|dai|year|trien|fortn)|motto|won|"
    r"black-and-white|single-player|multiplayer|soprano|contralto|tenor|baritone|endangered|vulnerable|"
    r"threatened|concern|species|genus|family|list of|created|(?:ended|resulted) in|seasons|episodes|"
    r"stor(?:ey|y|ies))"
)


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """The figures that a paragraph states of its own subject."""
    text = passage.text
    if passage.kind not in ("prose", "gloss") or not about.classes or not (_DIGIT.search(text) or _PLAIN.search(text)):
        return
    own = Own(passage.subject, about, ontology)
    wanted = [
        (phrase, relation)
        for phrase in _PHRASES
        if (relation := ontology.slot(phrase.slot, about.classes))
        and (not phrase.kinds or any(ontology.is_a(one, kind) for one in about.classes for kind in phrase.kinds))
    ]
    for at, (start, end) in enumerate(split_sentences(text) if wanted else ()):
        begin = _own_end(text, start, end, own, first=at == 0)
        if begin < 0:
            continue
        said: set[str] = set()
        for phrase, relation in wanted:
            match = phrase.words.search(text, start if phrase.slot in _FROM_TITLE else begin, end)
            if match and text[start:begin] in _POSSESSIVES and match.start() > begin + 1:
                continue  # of something that it has
            if (
                match
                and phrase.slot not in said
                and not _ASIDE.search(text, begin, match.start())
                and not (passage.truncated and match.end() + 1 >= len(text))
            ):
                said.add(phrase.slot)
                yield _claim(passage, phrase, relation, match)


def _own_end(text: str, start: int, end: int, own: Own, *, first: bool, again: bool = False) -> int:
    """Where the words end that name the passage's subject at the beginning of a sentence, -1 where they do not."""
    word, noun = _FIRST.match(text, start, end), _NOUN.match(text, start, end)
    if word and word[1].lower() in _PRONOUNS and own.is_meant(word[1].lower()):
        return word.end()
    if noun and any(own.is_kind(kind) for kind in (noun[1], *re.split("[ -]", noun[1]))):
        return noun.end()
    fronted = None if again else _FRONTED.match(text, start, end)
    if fronted and _own_end(text, fronted.end(), end, own, first=False, again=True) >= 0:
        return start
    at = text.find(own.bare, start, min(end, start + len(own.bare) + 6))
    after = at + len(own.bare)
    if at >= 0 and text[after : after + 1] in " ,":
        return after
    return start if first else -1


def _claim(passage: Passage, phrase: _Phrase, relation: Relation, match: re.Match[str]) -> Claim:
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
        value = Concept(label=words, start=match.start(group), end=match.end(group))
    else:
        value = Value(lexical=words, datatype=relation.datatype, start=match.start(group), end=match.end(group))
    return Claim(
        subject=Name(label=passage.subject, self=True),
        relation=relation.name,
        object=value,
        start=match.start(),
        end=match.end(),
        extractor="measures",
        rule=phrase.slot,
        confidence=0.92,
    )
