"""Where the subject is: "in Pingyao, Shanxi, China", and how the places of a chain lie in each other."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.definition.scope import ARTICLE, PREPOSITION, Scope
from kg.extract.listed import split_places
from kg.extract.names import name_at
from kg.extract.prose.naming import classes_of_name
from kg.model import Concept, Name

#: Words between "in" and the place: "the German federal state of Hesse", "the centre of the city of X", "southern X".
REGIONS = (
    re.compile(
        r"(?:the )?(?:[\w.'-]+ ){0,3}?(?:state|province|region|county|district|department|canton|municipality|"
        r"city|town|village|"
        r"borough|prefecture|territory|commune|comarca|island|archipelago|kingdom|republic|emirate|oblast|"
        r"governorate|parish)"
        r"[ \x01]+of (?:the )?(?=[A-Z])"
    ),
    re.compile(
        r"(?:the )?(?:[A-Z]\w+ ){1,2}(?:coast|side|bank|shore) of (?:the )?(?:(?:north|south|east|"
        r"west)(?:-?(?:east|west))?(?:ern)? )?(?=[A-Z])"
    ),
    re.compile(
        r"(?:the )?(?:far |extreme )?(?:(?:cent(?:er|re)|heart|middle|south|north|east|west|(?:north|"
        r"south)-?(?:east|west)|"
        r"(?:north|south)?-?(?:northern|southern|eastern|western)|central|upper|lower|inner|outer|coastal|"
        r"rural|downtown|modern|"
        r"present-day|modern-day|what is now|mainland|inland|south-central|north-central|east-central|west-central)"
        r"(?:ern|most)? )*"
        r"(?:(?:parts?|most|much|side|regions?|areas?|end|corner|coasts?|half|section|banks?|slopes?|foothills|outskirts|"
        r"suburbs?|shores?|edge|tip) )?"
        r"(?:of )?(?:the )?(?=[A-Z])"
    ),
)
#: An adjective of a place, which names none: "the Anatolian province of Ankara".
_ADJECTIVE = re.compile(r"U\.S\.|[A-Z][a-z]{3,}(?:ian|ish|ese)$")
#: "on the Lewes line" is not in Lewes.
_LINE = re.compile(r" (?:branch |main )?(?:line|railway|route)\b")
#: What follows the second of two places: "in the Horn of Africa and South Arabia from antiquity".
_ENDS = re.compile(r"[.,;)]| (?:from|between|until|during|that|which)\b|$")
CONFLICT = re.compile(r"(?:^| )(?:(?:Civil |World |Cold )?Wars?|Revolution|Rebellion|Campaign|Uprising)(?: I{1,2})?$")
PLACE_FIRST = frozenset(("in", "at", "near", "on", "off", "along", "within", "of", "from"))


def read_place(scope: Scope, at: int, only: str = "") -> int:
    """Read "in Pingyao, Shanxi, China" of what has a place."""
    match = PREPOSITION.match(scope.masked, at, scope.end)
    if not match or match[1] not in PLACE_FIRST or only and match[1] != only:
        return at
    if not scope.draft.is_a("Place", "Organisation", "Event", "Structure"):
        return _read_site(scope, match.end(), at) if match[1] in ("in", "at", "on") else at
    if (
        match[1] in ("of", "on", "from")
        and not scope.draft.is_a("Place")
        or match[1] == "from"
        and not scope.draft.is_a("MusicalGroup")
    ):
        return at
    for begin in dict.fromkeys((skip_region(scope, match.end()), match.end())):
        chain = split_places(scope.text, begin, scope.end, scope.anchors)
        if chain and _LINE.match(scope.text, chain[-1].end):
            return at
        if chain:
            return chain[-1].end if match[1] == "near" else state_places(scope, chain, at)
    return at


def _read_site(scope: Scope, begin: int, at: int) -> int:
    """Read "a statue on Reed Island in Lund": where a work of art stands."""
    if not scope.draft.is_a("Artwork"):
        return at
    begin = ARTICLE.match(scope.text, begin).end()  # type: ignore[union-attr]
    chain = split_places(scope.text, begin, scope.end, scope.anchors)
    return state_places(scope, chain, at) if chain and scope.is_place(chain[0]) and scope.whole(chain[0]) else at


def skip_region(scope: Scope, at: int) -> int:
    """Where the name begins after "the German federal state of ", "southern "; `at` where nothing stands before it."""
    for pattern in REGIONS:
        match = pattern.match(scope.masked, at, scope.end)
        if match and all(
            word in scope.ontology.demonyms or _ADJECTIVE.match(word) or pattern is REGIONS[1]
            for word in re.findall(r"[A-Z][\w.]*", match[0])
        ):
            return match.end()
    return at


def split_country(scope: Scope, chain: tuple[Name, ...]) -> tuple[Name, ...]:
    """Read "Far Eastern Federal District of Russia" is a district and its country."""
    found: list[Name] = []
    for name in chain:
        inner, of, country = name.label.rpartition(" of ")
        if (
            of
            and " " in inner
            and name.label not in scope.ontology.countries
            and country in scope.ontology.countries
            and not name.title
        ):
            found.append(replace(name, label=inner, end=name.start + len(inner)))
            found.append(Name(label=country, start=name.end - len(country), end=name.end))
        else:
            found.append(name)
    return tuple(found)


def state_places(scope: Scope, chain: tuple[Name, ...], start: int) -> int:
    """State where the subject is, and what the chain says about the places themselves."""
    end = chain[-1].end
    listed = re.compile(r",? and (?:the )?(?=[A-Z])").match(scope.text, end, scope.end)
    chain = (chain[0],) if listed and len(chain) > 1 else split_country(scope, chain)
    known = [one for one in chain if scope.whole(one)]
    if not known or known[0].label in scope.ontology.demonyms and len(known[0].label.split()) < 2:
        return end
    first = known[0]
    if len(known) == 2 and not scope.is_place(known[1]) and not scope.kind_after(known[1]):
        state_located(scope, known[1], start, end)  # either the wider place or the same under another name
    state_located(scope, first, start, first.end)
    if len(known) > 1 and scope.is_place(known[-1]) and known[-1].label in scope.ontology.countries:
        scope.draft.fill("country", scope.country(known[-1]), start, end, "definition-chain-country", 0.93)
    state_chain(scope, known)
    other = name_at(scope.text, listed.end(), scope.end, scope.anchors) if listed and len(chain) == 1 else None
    shared = other is not None and first.label not in scope.text[first.start : other.end]
    apart = scope.draft.is_a("Place") and other is not None and _ENDS.match(scope.text, other.end, scope.end)
    if other and (shared or apart) and scope.whole(other) and other.label not in scope.ontology.demonyms:
        last = first.label.rpartition(" ")[2]
        if first.label != scope.text[first.start : first.end] and other.label.endswith(f" {last}s"):
            other = replace(other, label=other.label[:-1])  # "the Adriatic and Ionian Seas"
        state_located(scope, other, start, other.end)  # "Southern and Western Europe"
        return other.end
    return end


def state_located(scope: Scope, name: Name, start: int, end: int) -> None:
    """The subject is in a place; in or of a war, the theatre of which it was, it is part of it."""
    if CONFLICT.search(name.label):
        scope.draft.fill("part-of", replace(name, classes=("Event",)), start, end, "definition-conflict", 0.92)
        return
    if name.label in scope.ontology.countries:
        relation = scope.ontology.slot("country", scope.draft.classes)
        if relation:
            scope.draft.state(relation, scope.country(name), start, end, "definition-in-country", 0.93)
            return
    water = scope.draft.is_a("Place") and not scope.draft.is_a("BodyOfWater") and _is_water(scope, name)
    if water and scope.text.endswith((" of ", " of the "), start, name.start):  # "a region of the Atlantic Ocean"
        sea = replace(name, classes=name.classes or ("Place",))
        scope.draft.fill("part-of", sea, start, end, "definition-in", 0.92)
        return
    continent = scope.draft.is_a("Country") and scope.ontology.places.get(name.label) == "Continent"
    slot = "continent" if continent else "next-to-water" if water else "located"
    scope.draft.fill(slot, replace(name, classes=name.classes or ("Place",)), start, end, "definition-in", 0.92)


def _is_water(scope: Scope, name: Name) -> bool:
    """Whether a name tells that it is a sea's: what is "in the Gulf of California" lies in no region of that name."""
    return scope.ontology.is_any(classes_of_name(name.label, scope.ontology), "BodyOfWater")


def state_chain(scope: Scope, chain: list[Name]) -> None:
    """Read "Pingyao, Shanxi, China": each place lies in the next."""
    for place in chain:
        kind = scope.kind_after(place)
        relation = scope.ontology.slot("type", ("Place",)) if kind else None
        if relation:
            scope.draft.state(
                relation,
                Concept(label=kind, start=place.end + 1, end=place.end + 1 + len(kind)),
                place.start,
                place.end + 1 + len(kind),
                "definition-place-kind",
                0.94,
                subject=replace(place, classes=("Place",)),
            )
    if any(one.label in scope.ontology.countries for one in chain[:-1]):
        return  # a list of countries
    for inner, outer in zip(chain, chain[1:], strict=False):
        if len(chain) == 2 and not scope.is_place(outer) and not scope.kind_after(outer):
            continue
        country = outer.label in scope.ontology.countries
        relation = scope.ontology.slot("country" if country else "located", ("Settlement",))
        if relation:
            scope.draft.state(
                relation,
                scope.country(outer) if country else replace(outer, classes=("Place",)),
                inner.start,
                outer.end,
                "definition-place-chain",
                0.92,
                subject=replace(inner, classes=inner.classes or ("Place",)),
            )
