"""What lies where, as the order of the words tells it.

In: the model's claims of one sentence, its mentions, and of which two things other extractors told. Out: the claims but
for those that the words exclude: in "a school in Calcutta, and one in San Rafael, California" Calcutta does not lie
in California, in "Montreal's A and Germany's B" no part of Montreal is German, and of "Sonora and the South" neither
lies in the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.extract.definition.scope import names_country
from kg.extract.offices import SOVEREIGNS, in_any_case
from kg.extract.relations.apart import is_apart, is_of_thing_before
from kg.extract.relations.beside import BEARING, HELD, ON_A_SIDE, before, note_around
from kg.extract.relations.features import Graph
from kg.extract.relations.opinions import Two
from kg.model import Claim, Name
from kg.ontology import Ontology

_GENITIVE = re.compile(r"['’]s? (?=[A-Z])")
#: How far behind a genitive that stands which belongs to it, in code points.
_NEAR = 40
#: How far before a name that is looked for which tells that it lies elsewhere.
_FAR = 160
_BESIDE = re.compile(
    r"(?:,? and|,? or| &) (?!(?:the )?(?:rest|remainder|other|whole|parts?|its|all)\b)(?:[\w-]+ ){0,5}(?:of (?:the )?)?"
)
#: "A in C, B", "A, C, B": then A lies in B as C does.
_CHAINED = re.compile(r", |,? (?:in|at|near|on|of|from) (?:the )?")
#: Between a country's adjective and what it describes: "the Mexican states of Tamaulipas, Veracruz".
_STATES = re.compile(r"(?: [a-z-]+){1,4} (?:of )?(?:the )?(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?:, and |, | and ))*")
#: Between where somebody was born and where he died: "in Mödling, Austria – 15 November 1998 in Brighton".
_OTHER_END = re.compile(r" ?[–—-] (?:(?:died|d\.|†) )?(?:in |\d|[A-Z][a-z]+ \d)")
#: Between a place and where it lies.
_IN = re.compile(r" (?:near [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* )?in (?:the )?(?:(?:state|province|county|district) of )?")
#: Between what a territory is of and where the territory lies: "a territory of Sweden in the Baltic region".
_OF_THAT_IN = re.compile(r" in (?:the )?")
#: Before a firm of which only a part is told: "the British branch of Lund".
_BRANCH = re.compile(
    r" (?:[a-z]+ )?(?:branch|arm|subsidiary|division|unit|operations?|office|affiliate|edition|version|wing) of "
    r"(?:the )?$"
)
#: Where a border runs, in neither land: "the China–Nepal border".
_BORDER = re.compile(r"[–-][A-Z]\w+(?: [A-Z]\w+)? (?:border|frontier|boundary)\b")
_BORDERS = re.compile(r"[A-Z]\w+[–-]$")
#: Between a whole and its parts: "Greater Lund is constituted of Lund and".
_MADE_OF = re.compile(r"\b(?:consist(?:s|ed|ing)|constituted|composed|comprised|made up) of (?:the )?$")
#: From a place to what was done elsewhere: "premiered in Lund on 8 May 2010, and had a wide release in".
_AND_ELSEWHERE = re.compile(
    r"(?:\d,?|,) and (?:it |then |later |also )?(?:was|were|had|has|opened|received|got|went|came|served|worked|moved|"
    r"studied|became) [^.;]{0,60} "
    r"(?:in|at|on|to) (?:the )?$"
)
#: Behind the name of a dynasty or an age, which lies nowhere.
_NO_PLACE = re.compile(r" (?:dynast(?:y|ies)|period|era|age|peoples?|tribes?|languages?)\b")
#: "then part of Mexico", "the site of Troy".
_ONCE = re.compile(r"\b(?:(?:then|once|formerly|previously)(?: a)? (?:part of|in)|site of) (?:the )?$")
_ONLY_AFTER = re.compile(
    r"\b(?:largest|biggest|longest|highest|tallest|populous)\b[^.;]*,? after "
    r"(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?:, and |, | and ))*$"
)
#: Before where only that lies which comes after: "the second longest river, after the Varn in Sweden".
_AFTER_IN = re.compile(r",? after (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* in (?:the )?$")
#: Before what lies elsewhere, or anywhere, than what is named before it: "in Canada, plus the islands of A", "in
#: Guangdong, bordering A", "the American platform owned by A", "grew up in Rumson and graduated from A".
_ELSEWHERE = re.compile(
    r"\b(?:plus|apart from|border(?:s|ed|ing)|(?:owned|founded|released|acquired|distribution|distributed|"
    r"published|produced|operated|run) (?:[^.;]{0,60} )?by|graduat(?:ed|ing) from|before [a-z]+ [a-z ]{0,20}ing "
    r"[^.;]{0,60} at) (?:the )?(?:[a-z]+ ){0,2}(?:[A-Z][^.;]{0,80}(?:, | and )(?:the )?(?:[a-z]+ ){0,2})?$"
)
#: Before what only ends something: "from the Danube to the Dnieper".
_FROM, _TO = re.compile(r"\bfrom (?:the )?(?:[a-z]+ )?$"), re.compile(r" to (?:the )?(?:[a-z]+ )?[A-Z]")
_UP_TO = re.compile(r"\bfrom (?:the )?(?:[a-z]+ )?[A-Z](?:(?! in )[^.,;]){1,40} to (?:the )?(?:[a-z]+ )?$")
#: The same at length, before what does not lie where it begins: "from Cape Lund, Scania, to Cape Holm on the".
_REACHING = re.compile(
    r"\bfrom (?:the )?(?:[a-z]+ )?[A-Z][^.;]{1,60} to (?:the )?(?:[a-z]+ )?"
    r"(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?:, | (?:in|on|at) (?:the )?))?$"
)
#: Before what is only named with something: "Like nearby Ulm, it is one of the oldest towns, along with Lund".
_BESIDES = re.compile(
    r"\b(?:[Aa]long with|[Tt]ogether with|[Aa]longside|[Aa]s well as|[Bb]esides|[Ll]ike|[Uu]nlike) "
    r"(?:the )?(?:nearby |neighbou?ring )?$"
)
_LIKE = re.compile(r"\b(?:[Ll]ike|[Uu]nlike) (?:the )?(?:nearby |neighbou?ring )?$")
#: Before those who keep or run something together: "a joint base of Sweden and".
_JOINT = re.compile(
    r"\b[Jj]oint(?:ly)?\b[^.;]{0,60} (?:of|by|between) (?:the )?(?:[A-Z][\w-]*(?: [A-Z][\w-]*)*,? and (?:the )?)?$"
)
#: Before a class that something is, if no noun follows: "is a British Overseas Territory".
_IS_A = re.compile(r"\b(?:is|are|was|were|became|remains?|being) an? $")
_ALONE = re.compile(r"[,.;:)]|$| (?:of|in|on|at|and|or|for|to|with|that|which|where|located|situated|since)\b")
#: Before the realm of somebody: "wife of George V of the United Kingdom".
_REALM = re.compile(
    rf"(?:[A-Z][\w-]+ [IVX]+|{in_any_case(SOVEREIGNS)}(?: [A-Z][\w-]+)*) of (?:the )?$"
)
#: Behind an adjective that tells of what a place need not share: "before its U.S. theatrical release".
_OF_OTHERS = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:release|premiere|debut|mandate|version|edition|tour|citizenship|descent|records?|"
    r"government[ -]in[ -]exile|embassy|consulate|"
    r"troops|forces|soldiers|settlers|explorers|scholars|annexation|invasion|conquest)\b"
)
#: Between somebody's nation and what he does: "Belgian film director and".
_DOES = re.compile(r"(?: [a-z/-]+){1,4}?(?=[,.;]| (?:and|or|who|whose|best|known|at|in|from|of|[A-Z]))")
_STARS = frozenset(("star", "player"))
_OWNS = re.compile(r"[\w.]['’]s? (?:[a-z-]+ )?$")
#: Before what somebody only plays: "an actress from Ulm pretending to be a".
_ACTING = re.compile(
    r"\b(?:plays|played|playing|portray(?:s|ed|ing)|to be|posing as|role of|disguised as) (?:an?|the) $"
)
#: Between a place and where it lies: "the Lund and Holm regions of Scania, and the Ulm region of Swabia".
_LYING = re.compile(r"(?:,? and [A-Z][\w'’-]*|, [A-Z][\w'’-]*)*(?: [a-z]+){0,2} (?:of|in) (?:the )?")
#: Called countries, though only regions in the ontology.
_IN_ONE_KINGDOM = frozenset(("England", "Scotland", "Wales"))


def placed(
    claims: Sequence[Claim], text: str, graph: Graph, known: Collection[Two], ontology: Ontology
) -> Iterator[Claim]:
    """The claims that hold; those of other relations as they stand."""
    lies = [_lies(claim, ontology) for claim in claims]
    told = [(claim, ends) for claim, ends in zip(claims, lies, strict=True) if ends]
    likeliest = _countries(told, text, ontology)
    within = {
        (inner.label, outer.label)
        for _, (inner, outer) in told
        if _country(outer, ontology) in ("", likeliest.get(inner.label))
    } | set(known)
    terms = [one.term for one in graph.mentions if isinstance(one.term, Name)]
    things = [one for one in terms if not ontology.is_any(one.classes, "Place") and one.label not in ontology.places]
    names = sorted((one.start, one.end, one.label) for one in terms)
    kept = [
        (claim, ends)
        for claim, ends in zip(claims, lies, strict=True)
        if ends is None
        or not _is_excluded(*ends, text, names, within, ontology)
        and not is_of_thing_before(text, *ends, things)
        and _may_hold(claim, ontology)
    ]
    countries = _countries([(claim, ends) for claim, ends in kept if ends], text, ontology)
    for claim, ends in kept:
        country = _country(ends[1], ontology) if ends else ""
        if not ends or not country or countries[ends[0].label] == country:
            yield claim


def _countries(
    lies: Iterable[tuple[Claim, tuple[Name, Name]]], text: str, ontology: Ontology
) -> Mapping[str, str]:
    """The one country in which each thing lies that is said to lie in several: as the words tell, or the likeliest."""
    best: dict[str, tuple[bool, float, str]] = {}
    for claim, (inner, outer) in lies:
        if country := _country(outer, ontology):
            beside = _STATES.fullmatch(text, outer.end, max(outer.end, inner.start)) is not None
            beside = beside or text[inner.end : outer.start] == ", "
            best[inner.label] = max(best.get(inner.label, (False, 0.0, "")), (beside, claim.confidence, country))
    return {inner: country for inner, (*_, country) in best.items()}


def _country(name: Name, ontology: Ontology) -> str:
    """The country that a name or an adjective means, "" for none."""
    return _country_of(name.title or name.label, ontology)


def _country_of(label: str, ontology: Ontology) -> str:
    label = ontology.demonyms.get(label, label)
    return label if ontology.places.get(label) == "Country" else ""


def _may_hold(claim: Claim, ontology: Ontology) -> bool:
    """Whether what is taken for a country can be one: no "North of Brazil"."""
    land = claim.object
    if "country" not in ontology.relations[claim.relation].slots or not isinstance(land, Name) or land.self:
        return True
    if land.label in _IN_ONE_KINGDOM:
        return True
    known = ontology.places.get(land.title or land.label)
    kinds = (known,) if known else land.classes
    return names_country(land.label, ontology) or ontology.is_any(kinds, "Country")


def _lies(claim: Claim, ontology: Ontology) -> tuple[Name, Name] | None:
    """What lies in what by the claim."""
    slots, subject, object_ = set(ontology.relations[claim.relation].slots), claim.subject, claim.object
    if not isinstance(subject, Name) or not isinstance(object_, Name):
        return None
    if "contains" in slots:
        return object_, subject
    return (subject, object_) if slots & {"located", "country"} else None


def _is_excluded(
    inner: Name,
    outer: Name,
    text: str,
    names: Sequence[tuple[int, int, str]],
    within: Collection[tuple[str, str | int]],
    ontology: Ontology,
) -> bool:
    """Whether the inner place lies elsewhere; `names` are (start, end, label) of all that the sentence names."""
    first, second = sorted((inner, outer), key=lambda one: one.start)
    between = text[first.end : second.start]
    if ")" not in between and (";" in between and not _country(outer, ontology) or _OTHER_END.search(between)):
        return True
    life = note_around(text, outer) if first is outer else None
    if life and life[1] < inner.start and any(map(str.isdigit, text[slice(*life)])):
        return True  # where somebody was born or died says nothing of what is told behind it
    if is_apart(text, inner, outer, names, within):
        return True
    if _BORDER.match(text, outer.end) or before(_BORDERS, text, outer):
        return True
    if ON_A_SIDE.match(text, outer.end) or _NO_PLACE.match(text, inner.end) or HELD.match(text, outer.end):
        return True
    if _is_only_with(text, inner, outer) or before(_JOINT, text, outer):
        return True
    if before(_IS_A, text, outer) and _ALONE.match(text, outer.end):
        return True
    if _BESIDE.fullmatch(text, first.end, second.start) or _ONCE.search(text, max(0, outer.start - 40), outer.start):
        return True
    if _ONLY_AFTER.search(text, max(0, inner.start - 120), inner.start):
        return True  # "the fifth largest island, after Sicily and Sardinia": of these nothing is told
    after = _AFTER_IN.search(text, max(0, outer.start - 80), outer.start)
    if after and inner.end <= after.start():
        return True
    if first is outer and (_OF_THAT_IN.fullmatch(between) or before(_BRANCH, text, inner)):
        return True
    if first is inner and _MADE_OF.search(text, inner.end, outer.start):
        return True
    if first is inner and not inner.self and _AND_ELSEWHERE.search(between):
        return True
    if first is outer and _ELSEWHERE.search(text, max(outer.end, inner.start - _FAR), max(outer.end, inner.start)):
        return True
    bearing = BEARING.search(text, max(first.end, second.start - 80), max(first.end, second.start))
    if bearing and not _country(outer, ontology):  # what lies so near lies in the same country
        return True
    if _REALM.search(text, max(inner.end, outer.start - _FAR), max(inner.end, outer.start)):
        return True
    if _is_limit(text, inner, outer):
        return True
    if first is outer and not ontology.is_any(inner.classes, "Place") and _is_nationality(outer, text, ontology):
        return True
    if first is inner and _is_of_somebody(inner, outer, text, ontology):
        return True
    if first is outer and _country(outer, ontology) and _lies_in_other_country(inner, outer, text, names, ontology):
        return True
    if _OF_OTHERS.match(text, outer.end) or _lies_elsewhere(inner, outer, text, names, ontology):
        return True
    if _GENITIVE.match(text, outer.end) and not outer.end < inner.start < outer.end + _NEAR:
        return not names_country(inner.label, ontology) and not inner.self
    if first is outer and not _country(outer, ontology) and _lies_in_another(inner, outer, text, names, within):
        return True
    narrower = next((one for one in names if text[one[1] : outer.start] == ", " and one[1] < outer.start), None)
    if narrower is None or narrower[0] <= inner.start or inner.start > outer.start:
        return False
    chained = _CHAINED.fullmatch(text, inner.end, narrower[0])
    return chained is None and (inner.label, narrower[2]) not in within


def _is_only_with(text: str, inner: Name, outer: Name) -> bool:
    """Whether one of the two is only named along with what is told of."""
    return before(_BESIDES, text, outer) or inner.end <= outer.start and before(_LIKE, text, inner)


def _lies_in_another(
    inner: Name,
    outer: Name,
    text: str,
    names: Sequence[tuple[int, int, str]],
    within: Collection[tuple[str, str | int]],
) -> bool:
    """Whether the words right behind the inner say where it lies: "of A in Hampshire, and of B near C in Norfolk"."""
    for start, end, label in names:
        if inner.end < start and label not in (inner.label, outer.label) and _IN.fullmatch(text, inner.end, start):
            return (label, outer.label) not in within and text[end : end + 1] != "'"
    return False


def _is_nationality(name: Name, text: str, ontology: Ontology) -> bool:
    """Whether it is somebody's: "a Belgian film director, artist and professor at"."""
    does = _DOES.match(text, name.end)
    return does is not None and does[0].split()[-1] in ontology.occupations


def _is_of_somebody(inner: Name, outer: Name, text: str, ontology: Ontology) -> bool:
    """Whether a nation is that of a part somebody plays, or of whom a place has: "the Ulm Theatre's Swedish star"."""
    who = _DOES.match(text, outer.end)
    trade = who[0].split()[-1] if who else ""
    if trade not in ontology.occupations and trade not in _STARS:
        return False
    return before(_OWNS, text, outer) or before(_ACTING, text, outer)


def _lies_elsewhere(
    inner: Name, outer: Name, text: str, names: Sequence[tuple[int, int, str]], ontology: Ontology
) -> bool:
    """Whether the words tell of another country right behind the inner place."""
    return any(
        inner.end < start < outer.start
        and label not in (inner.label, outer.label)
        and ontology.places.get(label) == "Country"
        and _LYING.fullmatch(text, inner.end, start)
        and not _CHAINED.fullmatch(text, end, outer.start)
        and text[end] not in "'’"
        for start, end, label in names
    )


def _lies_in_other_country(
    inner: Name, outer: Name, text: str, names: Sequence[tuple[int, int, str]], ontology: Ontology
) -> bool:
    """Whether the country right behind the inner is another than that before: "for Lund in Canada by Ulm in Peru"."""
    here = ("", _country(outer, ontology))
    return any(
        inner.end < start and _IN.fullmatch(text, inner.end, start) and _country_of(label, ontology) not in here
        for start, _, label in names
    )


def _is_limit(text: str, inner: Name, outer: Name) -> bool:
    """Whether it is only where something begins, or ends behind the other: "from the Danube to the Dnieper"."""
    before = max(0, inner.start - 100)
    begins = _FROM.search(text, before, inner.start) and _TO.match(text, inner.end)
    if begins or _UP_TO.search(text, before, inner.start):
        return True
    stretch = _REACHING.search(text, before, inner.start)
    return stretch is not None and stretch.start() < outer.start < inner.start
