"""Names that the recogniser parts and that are one: "Federal Territory of Kuala Lumpur", "Otto of Greece and Denmark".

In: what was recognised in a text, in order. Out: the same, joined, or parted where one is two people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.offices import CLERGY, NOBLES, SOVEREIGNS, either
from kg.nlp.parsed import Recognized
from kg.ontology import Ontology

#: What is said of a place with "of": "the Provisional Government of the Republic of Korea".
_BODY = re.compile(
    r"\b(?:Government|Parliament|Territory|Duchy|Principality|Kingdom|Republic|Bishopric|Archdiocese|Diocese|Parish|"
    r"Borough|Municipality|Embassy|Consulate|Ministry|Department|University|Bank|Festival|Academy|Institute)$"
)
_AND = re.compile(r" and ")
#: Two people by their given names: "Alice and Robert".
_TWO = re.compile(r"(?P<first>[A-Z][\w'’-]+) and (?P<second>[A-Z][\w'’-]+)")
_OF = re.compile(r" of (?:the )?")
#: Within the name of a town: "Newcastle upon Tyne".
_UPON = re.compile(r" upon ")
#: Before the name of somebody's father: "Karim bin Nasser Al Amiri".
_CHILD_OF = re.compile(r" (?:bin|bint|ibn) ")
#: A rank as it stands behind a name.
_STYLE = re.compile(r"(?:Lord|Lady|Viscount|Viscountess|Baron|Baroness|Master of) [A-Z][\w-]+(?=,(?! and [A-Z])|[.;)])")
#: Who is called by one land, or by two: "Prince Nicholas of Greece and Denmark was".
_OF_HOUSE = re.compile(
    rf"{either(SOVEREIGNS, NOBLES, CLERGY)} [A-Z][^,]* (?P<of>of (?:the )?[A-Z][\w-]+)$"
)
_AND_HOUSE = re.compile(r" and (?P<other>[A-Z][\w-]+)(?=['’]s |[,.;)(]|$| [a-z(])")
#: Who rules or bears the title of two lands: "Jeanne, Countess of Marle and Soissons, was".
_OF_LAND = re.compile(
    rf"\b{either(SOVEREIGNS, NOBLES, CLERGY)} of (?:the )?[A-Z][\w-]+$"
)
_ANOTHER_LAND = re.compile(r" and [A-Z][\w-]+(?=[,.;)]|$| and (?:(?:his|her|the) |[A-Z][\w-]+ [A-Z]))")
#: Between somebody and the land of his title: "Karl Lind" and "Ulm" in "Karl Lind, 3rd Earl of Ulm".
_NTH = re.compile(rf", \d+(?:st|nd|rd|th) {either(NOBLES)} (?:of (?:the )?)?")
#: Behind a French name: "Jean Holm fils".
_GENERATION = re.compile(r" (?:fils|père|aîné)(?![\w-])")
#: A saint, and what is called after him: "Saint Mark's Parish".
_SAINTS = re.compile(r"(?:Saint|St\.?|Sainte|Ste\.?) [A-Z][a-z]+['’]s ")
_OF_SAINT = re.compile(
    r"(?:Parish|Church|Cathedral|Chapel|Abbey|Priory|College|School|Hospital|Square|Bay|Island|Cemetery)"
)
#: Who is called by his land: "Prince Paul of Greece".
_ROYAL = re.compile(r"(?:Crown )?(?:Princess|Prince|King|Queen|Emperor|Empress) [A-Z]\w+(?: [A-Z]\w+)?")


def parted(text: str, named: Iterable[Recognized], title: str) -> Iterator[Recognized]:
    """The names, of which "Alice and Robert" are two people, where the article is not on both together."""
    for one in named:
        both = _TWO.fullmatch(text, one.start, one.end) if one.label == "PERSON" else None
        if both is None or both[0] in title:
            yield one
            continue
        yield from (one._replace(start=both.start(name), end=both.end(name)) for name in ("first", "second"))


def joined(text: str, named: Sequence[Recognized], ontology: Ontology) -> Iterator[Recognized]:
    """The names, of which some are parted at "of" or "and": "Federal Territory" and "Kuala Lumpur", "Tobago"."""
    before: Recognized | None = None
    for one in (_with_generation(text, each) for each in named):
        if before and (one.start < before.end or _is_style(text, before, one)):
            continue
        of = before and _OF.fullmatch(text, before.end, one.start) and _BODY.search(text, before.start, before.end)
        body = bool(of) and one.label in ("PLACE", "ORGANISATION")
        parted = before and (_is_pair(text, before, one, ontology) or _is_hyphened(text, before, one, ontology))
        land = before and _is_land(text, before, one, ontology)
        titled = before and before.label == "PERSON" and _NTH.fullmatch(text, before.end, one.start)
        upon = before and before.label == one.label == "PLACE" and _UPON.fullmatch(text, before.end, one.start)
        child = before and before.label == one.label == "PERSON" and _CHILD_OF.fullmatch(text, before.end, one.start)
        saint = before and _is_saints(text, before, one)
        if before and saint:
            before = one._replace(start=before.start)
            continue
        if before and _is_firm(text, before, one):
            before = before._replace(end=one.end, label="ORGANISATION")
            continue
        if before and (upon or body or parted or land or titled or child):
            another = other_house(text, before.start, one.end, ontology) if land else None
            another = another_land(text, before.start, one.end) if titled else another
            before = before._replace(end=another.end() if another else one.end)
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _with_generation(text: str, one: Recognized) -> Recognized:
    """Somebody with what tells him from his father of the same name."""
    found = _GENERATION.match(text, one.end) if one.label == "PERSON" else None
    return one._replace(end=found.end()) if found else one


def _is_saints(text: str, first: Recognized, second: Recognized) -> bool:
    """Whether a place is called after a saint: "Saint Mark's Parish"."""
    place = second.label in ("PLACE", "ORGANISATION") and _OF_SAINT.fullmatch(text, second.start, second.end)
    return bool(place) and _SAINTS.fullmatch(text, first.start, second.start) is not None


def another_land(text: str, start: int, end: int) -> re.Match[str] | None:
    """The second land of a title behind a name: " and Soissons" after "Jeanne, Countess of Marle"."""
    titled = ", " in text[start:end] and _OF_LAND.search(text[start:end])
    return _ANOTHER_LAND.match(text, end) if titled else None


def other_house(text: str, start: int, end: int, ontology: Ontology) -> re.Match[str] | None:
    """The second land of a prince: where both are known lands, or named together elsewhere too."""
    first, second = _OF_HOUSE.match(text[start:end]), _AND_HOUSE.match(text, end)
    if not first or not second:
        return None
    lands = first["of"].rpartition(" ")[2], second["other"]
    known = all(land in ontology.places for land in lands)
    return second if known or text.count(" and ".join(lands)) > 1 else None


def _is_style(text: str, first: Recognized, second: Recognized) -> bool:
    """Whether the second only tells what rank the first has: "Karl Lind, Lord Ulm, and his wife"."""
    style = _STYLE.match(text, second.start) if first.label == "PERSON" else None
    return style is not None and style.end() == second.end and text[first.end : second.start] == ", "


def _is_land(text: str, first: Recognized, second: Recognized, ontology: Ontology) -> bool:
    """Whether somebody of a royal house is called by the second name, his land's: "Prince Paul" and "Greece"."""
    known = second.label == "PLACE" and text[second.start : second.end] in ontology.places
    of = text[first.end : second.start] == " of "
    return known and of and _ROYAL.fullmatch(text, first.start, first.end) is not None


def _is_pair(text: str, first: Recognized, second: Recognized, ontology: Ontology) -> bool:
    """Whether two names are one place's: not "Serbia and Montenegro", which are places each."""
    places = ontology.places
    alone = text[first.start : first.end] in places and text[second.start : second.end] in places
    return not alone and text[first.start : second.end] in places and _AND.match(text, first.end) is not None


def _is_firm(text: str, first: Recognized, second: Recognized) -> bool:
    """Whether a firm is called after two: "George Holm & Lind"."""
    names = text[first.start : first.end], text[second.start : second.end]
    people = {first.label, second.label} <= {"PERSON", "ORGANISATION", "MISC"}
    return people and text[first.end : second.start] == " & " and " " in names[0] and names[1].isalpha()


def _is_hyphened(text: str, first: Recognized, second: Recognized, ontology: Ontology) -> bool:
    """Whether a hyphen or a last "of" joins two names to one: "Bourbon-Two Sicilies", not "China-Nepal"."""
    between = text[first.end : second.start]
    if between == " " and text.endswith((" of", " of the"), first.start, first.end):
        return True
    if between != "-":
        return False
    names = text[first.start : first.end], text[second.start : second.end]
    return not any(name in ontology.places or name in ontology.demonyms for name in names)
