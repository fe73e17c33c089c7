"""The fixed phrases in which prose states figures: what each looks like, and of what it may tell.

A phrase fills a slot of the ontology with its figure ("n") or its words ("s").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.ontology import Ontology

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
_OTHER = r"(?:[\d.,]+[\s\u00a0-](?:square |sq )?(?:f(?:ee|oo)t|ft|mi(?:les?)?|acres?|mph|mi/h)[²2]?\.? \()?"
_ATOM = r"(?:[A-Z][a-z]?[\d₀-₉]*)"
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
class FigurePhrase:
    """The figure ("n") or the words ("s") of a phrase that fill a slot, for subjects of `kinds` (all if none).

    Not for those of the kinds that are `barred`.
    """

    slot: str
    words: re.Pattern[str]
    kinds: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()

    def may_tell_of(self, classes: tuple[str, ...], ontology: Ontology) -> bool:
        """Whether the phrase speaks of things of these classes."""
        told, barred = (ontology.is_any(classes, *kinds) for kinds in (self.kinds, self.barred))
        return (told or not self.kinds) and not barred


def _phrase(slot: str, words: str, *kinds: str, barred: tuple[str, ...] = ()) -> FigurePhrase:
    return FigurePhrase(slot, re.compile(words), kinds, barred)


#: What is measured in kilometres.
_WAYS = ("River", "Road", "RailwayLine", "NaturalPlace")
#: Not the last of a range: "from 65 to 250 km wide".
_ONE = r"(?<![\d.,–-])(?<!\d and )(?<!\bto )(?<!\bto about )(?<!\bto over )(?<!\bor )(?<! – )"
PHRASES = (
    _phrase(
        "area",
        r"\b(?<!drains an )(?<!draining an )(?<!drainage )(?<!catchment )(?<!basin )"
        rf"(?:area(?: of|:| is| was)|[Cc]over(?:s|ing)|[Ss]pan(?:s|ning)|"
        rf"[Oo]ccup(?:ies|ying)) {_ABOUT}{_OTHER}{_SIZE}{_KM2}",
    ),
    _phrase("area", rf"\bAt {_ABOUT}{_OTHER}{_SIZE}{_KM2}{_ALSO}, ", "Place"),
    _phrase(
        "population",
        r"(?<!metropolitan )(?<!metro )(?<!regional )(?<!rural )(?<!urban )(?<!prison )(?<!breeding )(?<!student )"
        r"\bpopulation"
        rf"(?: in \d{{4}}| of (?!\d)[^.;,\d]{{1,40}}(?= (?:was|is|stood) ))? (?:of|was|is|stood at|stands at)"
        rf"(?: (?:officially |currently )?estimated (?:at|to be))? {_ABOUT}{_MANY}",
    ),
    _phrase(
        "population",
        rf"\b(?:has|had|[Ww]ith|[Hh]ome to) {_ABOUT}{_MANY} (?:inhabitants|residents)\b",
        "Place",
        barred=("Structure",),
    ),
    _phrase("population", rf"\bhome to {_ABOUT}{_MANY} people\b", "Place", barred=("Structure",)),
    _phrase(
        "population",
        rf"(?:, with|\bWith) {_ABOUT}{_MANY} people(?= (?:as of|in) \d{{4}}|[.;]|, $)",
        "Place",
        barred=("Structure",),
    ),
    _phrase(
        "population",
        rf"(?<=\bIts ){_ABOUT}{_MANY} (?:people|inhabitants|residents)\b",
        "Place",
        barred=("Structure",),
    ),
    _phrase(
        "elevation",
        rf"\b(?:elevation(?: of| is| was)?|altitude (?:of|is)|rises to|rising to|summit (?:at|is)) "
        rf"{_ABOUT}{_OTHER}{_N}{_M}|"
        rf"\b(?:lies|sits|stands|is|was|located|situated) (?:at )?{_ABOUT}{_OTHER}(?P<n2>\d[\d,.]*\d){_M}{_ALSO} above "
        r"(?:mean )?sea[ -]level\b",
    ),
    _phrase(
        "elevation",
        rf"(?:^|\b(?:is|was) an? |, (?:at|an?) ){_OTHER}{_N}{_M}{_ALSO}(?:[ -](?:tall|high))?(?= (?:mountain|peak|"
        r"summit|volcano|hill|stratovolcano|fell)\b|, is the (?:[a-z]+[ -]){0,2}(?:highest|tallest)\b)",
        "Mountain",
    ),
    _phrase(
        "elevation",
        rf"\b(?:highest|tallest) [^.;:]{{0,100}}: {_ABOUT}{_OTHER}{_N}{_M}{_ALSO}(?= above sea[ -]level|[.,;])",
        "Mountain",
    ),
    _phrase("elevation", rf"\b(?:At|Reaching) {_ABOUT}{_OTHER}{_N}{_M}{_ALSO}(?: above sea level)?, ", "Mountain"),
    _phrase(
        "length",
        rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_KM}{_ALSO}[ -]long\b|"
        rf"\b(?:flows|runs|stretches|extends) for {_ABOUT}{_OTHER}(?P<n2>"
        rf"\d[\d,.]*\d){_KM}|\b(?P<n3>\d[\d,.]*\d){_KM}(?: \([^()]*\))? in length\b|"
        rf"\blength (?:of|is|was) {_ABOUT}{_OTHER}(?P<n4>\d[\d,.]*\d){_KM}",
        *_WAYS,
    ),
    _phrase(
        "length",
        rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_M}{_ALSO}[ -]long\b|"
        rf"\b(?:total|overall) length (?:of|is|was) {_ABOUT}{_OTHER}(?P<n2>\d[\d,.]*){_M}",
        barred=_WAYS,
    ),
    _phrase(
        "width",
        rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_KM}{_ALSO}[ -]wide\b|\b(?P<n2>\d[\d,.]*\d){_KM}(?: \([^()]*\))? in width\b",
        *_WAYS,
    ),
    _phrase("width", rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_M}{_ALSO}[ -]wide\b", barred=_WAYS),
    _phrase("width", rf"\bbeam of {_ABOUT}{_OTHER}{_N}{_M}", "Ship"),
    _phrase("depth", rf"(?<!mean )(?<!average )\bdepth (?:of|is|was) {_ABOUT}{_OTHER}{_N}(?: ± ?\d{{1,4}})?{_M}"),
    _phrase("height", rf"{_ONE}{_ABOUT}{_OTHER}{_N}{_M}{_ALSO}[ -](?:tall|high)\b"),
    _phrase("height", rf"\bheight (?:of|is|was) {_ABOUT}{_OTHER}{_N}{_M}"),
    _phrase("mass", rf"\b(?:weigh(?:s|ed|ing)|weight of) {_ABOUT}{_OTHER}{_N}{_KG}"),
    _phrase("speed", rf"\bspeeds? of (?:up to )?{_ABOUT}{_OTHER}{_N} (?:km/h|kilomet(?:re|er)s per hour)"),
    _phrase("duration", rf"\b(?:running time of|runtime of|runs for) {_ABOUT}{_COUNT} minutes"),
    _phrase("boiling-point", rf"\b(?:boils at|boiling point of) {_ABOUT}{_N} ?(?:degrees Celsius|°C)"),
    _phrase("unemployment", rf"\bunemployment rate of {_ABOUT}{_N}(?: percent| per cent|%)"),
    _phrase("atomic-number", r"\batomic number (?:of )?(?P<n>\d+)"),
    _phrase(
        "episodes",
        rf"\b(?:consist(?:s|ing|ed) of|compris(?:es|ing|ed)|ran for|lasted|totall?ing) {_COUNT} episodes",
    ),
    _phrase(
        "seasons",
        rf"\b(?:ran for|lasted(?: for)?|aired for|consist(?:s|ing|ed) of|compris(?:es|ing|ed)|"
        rf"(?:conclud|end)ed[^.;]{{0,30}},? after) {_COUNT} seasons",
    ),
    _phrase("pages", rf"\b(?:has|of|with|is|runs to|over) {_COUNT} pages"),
    _phrase("members.count", rf"\b(?:has|had|with|of) {_ABOUT}{_COUNT} members\b"),
    _phrase(
        "speakers",
        rf"\b(?:spoken by|has|had|with) {_ABOUT}{_MANY}(?: people| (?:native |first-language |total )?speakers)",
    ),
    _phrase("visitors", rf"\b{_ABOUT}{_MANY} (?:visitors|people) (?:a year|per year|each year|every year|annually)"),
    _phrase(
        "students",
        rf"\b(?:has|had|with|enrolls?|enrol(?:l?ed)?|serves|(?:body|population) of) {_ABOUT}{_MANY} (?:[a-z-]+ ){{0,2}}"
        rf"(?:students|pupils)\b|\b(?:total )?enrol?lment of {_ABOUT}(?P<n3>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\d.,]*\d)",
    ),
    _phrase("employees", rf"\b(?:has|had|[Ww]ith) {_ABOUT}{_MANY} (?:employees|workers)\b"),
    _phrase(
        "capacity",
        rf"\bcapacity (?:of|is|was) {_ABOUT}{_MANY}(?! (?:tons?|tonnes|barrels|lit|MW|m|cubic))|"
        rf"\b(?:seats|can (?:seat|hold|accommodate)) {_ABOUT}(?P<n3>\d{{1,3}}(?:,\d{{3}})+|\d+)"
        r"(?= (?:spectators|people|fans|visitors|guests|persons|passengers)\b|[.;]|$| and\b)",
        "Structure",
        "Building",
    ),
    _phrase("floors", rf"(?<!as an )(?<!as a )\b{_COUNT}[ -](?:floors|stor(?:e?y|ies|eys))\b"),
    _phrase("box-office", rf"\b(?:grossed|grossing|earned) {_ABOUT}{_MONEY}{_END}"),
    _phrase("budget", rf"\b(?:budget of|budgeted at|cost) {_ABOUT}{_MONEY}"),
    _phrase("revenue", rf"\brevenues? (?:of|was) {_ABOUT}{_MONEY}"),
    _phrase("net-worth", rf"\bnet worth (?:of|is|was) {_ABOUT}{_MONEY}"),
    _phrase("aspect-ratio", r"\baspect ratio (?:of|is) (?P<s>\d(?:\.\d+)?:\d(?:\.\d+)?)"),
    _phrase("symbol", r"\b(?:the|chemical|its|has) symbol (?:is )?(?P<s>[A-Z][a-z]?)\b"),
    _phrase(
        "formula",
        rf"\bformula (?:is )?(?P<s>(?:{_ATOM}|\({_ATOM}{{1,9}}\)[\d₀-₉]*|\[{_ATOM}{{1,9}}\][\d₀-₉]*){{1,20}})"
        r"(?=[\s,.;)]|$)",
    ),
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
    _phrase(
        "taxon-rank",
        r"\bis (?:an?|the) (?:[\w-]+,? ){0,5}?(?P<s>species|genus|subspecies|subfamily|order|phylum|family) of\b",
    ),
    _phrase(
        "list-of",
        r"\b(?:is|This is) an? (?:\w+ )?list of (?P<s>[a-z][a-z-]*(?: [a-z][a-z-]*){0,3}?)(?= in | of | that |"
        r" which | by |[.,;]|$)",
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
#: How many live in the land of an article, told in a sentence about others: "most of the country's 7.4 million people".
PEOPLE = _phrase(
    "population", rf"\b[Tt]he [a-z]{{4,12}}['’]s {_ABOUT}{_MANY} (?:people|inhabitants|residents)\b", "Place"
)
