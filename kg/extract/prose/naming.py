"""What a name itself tells of the thing: a country, "Lubin Films", "Beijing Film Academy", "Duke of Burgundy"."""

from __future__ import annotations

import re

from kg.extract.names import FILM_PROCESS
from kg.extract.offices import RANKS
from kg.extract.patterns import singular
from kg.ontology import Ontology

#: Awards that nothing in their names calls so.
_AWARD = re.compile(
    r"(?:Legion of (?:Honou?r|Merit)|Medal of (?:Honou?r|Freedom)|Palme d['’]Or|Purple Heart|"
    r"(?:Navy|Military|Victoria|George|Iron|Air Force|Knight['’]s|Distinguished (?:Service|Flying)) Cross|"
    r"(?:Golden|Silver|Bronze) (?:Star|Bear|Lion|Leopard|Palm)|(?:[A-Z][\w.-]* ){2,5}Honou?r|"
    r"(?:People['’]s|Honou?red|Merited) Artist of .+|(?:Grand )?Prix de Rome|Prix (?:d[eu] |des |d['’])?[A-Z].+)"
)
#: "Bachelor of Arts", "Master of Fine Arts".
_DEGREE = re.compile(r"(?:Bachelor|Master) of [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}")
#: What with "minister", "commander" or the like is an office and nobody: "First Deputy Prime Minister".
_GRADED = frozenset("first second deputy vice prime supreme acting assistant honorary".split())
_HEADS = frozenset("minister commander president chairman chairwoman chair secretary governor premier mayor".split())
#: A category of an award, as it is called when the award is named beside it.
CATEGORY = re.compile(r"(?:Best|Outstanding) [A-Z]")
_ORGANISATION = re.compile(
    r"(?:Pictures|Films|Studios?|Productions?|Entertainment|Records|Music|Compan(?:y|ies)|Corporation|Corp\.?|Inc\.?|Ltd\.?|"
    r"LLC|Group|Media|Networks?|Television|TV|Bros\.?|Press|Publishing|Publications|Books|Games|Interactive|Animation|"
    r"Comics|Software|Publishers|Distribution|Releasing|International|Enterprises|Association|Society|Foundation|Council|Committee|Army|Navy|"
    r"Orchestra|Agency|Department|Ministry|Church|Government|Parliament|Union|Party|BBC|HBO|NBC|CBS|ABC|Netflix|Disney)$"
)
#: What ends the name of a company and nobody's.
_COMPANY = re.compile(
    r"\w (?:Comics|Pictures|Films|Studios|Productions|Entertainment|Records|Company|Corporation|Corp\.?|Inc\.?|Ltd\.?|"
    r"LLC|GmbH|Limited|Publishing|Publications|Publishers|Books|Games|Interactive|Software|Enterprises|Airlines|Motors|"
    r"Systems|Technologies|Computers|Instruments|Industries|Electronics|Microsystems|Laboratories|Arms|Foundation|"
    r"& (?:Co\.?|Sons|Brothers))$"
)
_DIRECTION = re.compile(r"(?:(?:North|South)(?:-?(?:east|west|East|West))?|East|West)(?:ern)?|Central|Mainland")
#: Nouns that end a name of two words and are hardly ever a family name.
_TELLING = frozenset(
    "university college academy conservatory festival awards cup championship championships war battle river island "
    "mountain museum province county district street city school institute olympics park award prize "
    "medal order series strait sea ocean lake bay gulf peninsula valley desert mountains hills islands "
    "forest party league revolution rebellion uprising election massacre treaty earthquake expedition campaign "
    "license siege cathedral abbey castle palace monastery stadium airport railway observatory period era epoch "
    "library hospital mosque synagogue basilica cemetery zoo canal volcano glacier reservoir".split()
)
_LEGISLATURE = re.compile(
    r"(?:.* )?(?:House of (?:Representatives|Commons|Lords|Delegates|Assembly|Burgesses|Councillors)|[A-Z]\w+ Senate|"
    r"Legislative (?:Assembly|Council)|(?:National|State|General|Federal) Assembly|"
    r"(?:Chamber|Congress) of Deputies)(?: of .+)?$|"
    r"(?:.* )?(?:Bundestag|Landtag|Knesset|Riksdag|Storting|Folketing|Eduskunta|Lok Sabha|Rajya Sabha|Reichstag|Sejm|"
    r"Duma|Verkhovna Rada|Dáil(?: Éireann)?|Althing|Parliament(?: of .+)?)$"
)
_CLUB = re.compile(r"A?\.?F\.?C\.? |.* A?\.?F\.?C\.?$")
#: On what protected places stand.
_REGISTER = re.compile(r"\b(?:Register of Historic Places|Heritage (?:List|Register)|Register of Historic \w+)$")
_HOUSE = re.compile(
    r"House of (?!Lords|Commons|Representatives|Delegates|Assembly|Burgesses|Keys|Councillors)[A-Z]\S+$"
)
_NUMBER = re.compile(r" (?:[IVX]+|\d{1,4})$")
#: First words of names of two that tell as much: "Lake Erie".
_LEADING = {"river": "river", "lake": "lake", "mount": "mountain"}


_ARMY_RANK = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:(?:Major|Lieutenant|Brigadier|Colonel)[ -]General|Lieutenant[ -](?:Colonel|Commander)|"
    r"(?:Vice|Rear)[ -]Admiral|Field Marshal|Brigadier|Wing Commander)"
)
_WITH_RANKS = RANKS.union(("grand", "crown", "holy", "roman"))
_OF = re.compile(r" (?:de|von|du) ")
#: Before what somebody or something is only called: "born with the family name Feeney", "under the name Juliet".
CALLED = re.compile(r"\b(?:(?:sur)?names?|pseudonyms?|alias)(?: of)? [\"“]?$")
#: Parts of a place, whose name is none of theirs: "the coast of Norway".
VAGUE_PLACES = frozenset(
    "land lands area areas side coast plain plains part parts shore border edge center centre "
    "valley valleys mouth bank banks foot heart basin line".split()
)


def classes_of_name(label: str, ontology: Ontology) -> tuple[str, ...]:
    """The classes that a name tells, none for most."""
    direction, _, rest = label.partition(" ")
    if _DIRECTION.fullmatch(direction) and rest in ontology.countries:
        return ("Region",)
    place = ontology.countries.get(label, label)
    if place in ontology.places:
        return (ontology.places[place],)
    if CATEGORY.match(label) or _AWARD.fullmatch(label):
        return ("Award",)
    if _DEGREE.fullmatch(label):
        return ("AcademicDegree",)
    if is_graded(label):
        return ("Position",)
    if label in ontology.languages:
        return ("Language",)
    if _LEGISLATURE.match(label):
        return ("Legislature",)
    if FILM_PROCESS.fullmatch(label):
        return ("Standard",)
    if _CLUB.match(label):
        return ("SportsTeam",)
    if label.endswith((" Hall of Fame", " Walk of Fame")):
        return ("Award",)
    if _REGISTER.search(label):
        return ("Concept",)
    if _HOUSE.match(label) or label.endswith(" dynasty"):
        return ("Family",)
    words = _NUMBER.sub("", re.split(r" (?:of|for|in) ", label)[0]).lower().split()
    if words[:1] and words[0] in _LEADING and words[-1] not in _TELLING:  # no "Mount Holyoke College"
        return (ontology.nouns[_LEADING[words[0]]],)
    two = " ".join(words[-2:])
    telling = two if len(words) > 2 and two in ontology.nouns else words[-1] if words and words[-1] in _TELLING else ""
    telling = "mountain range" if telling == "mountains" else telling
    kind = ontology.nouns.get(telling) or ontology.nouns.get(singular(telling))
    if kind:
        return (kind,)
    return ("Organisation",) if _ORGANISATION.search(label) else ()


def names_body(label: str) -> bool:
    """Whether a name is that of a body, perhaps of a place: "Linnean Society of London"."""
    return _ORGANISATION.search(label.partition(" of ")[0]) is not None


def names_company(label: str) -> bool:
    """Whether a name ends as only a company's does: "Holm Comics", "Lind & Sons"."""
    return _COMPANY.search(label) is not None


def is_no_name(label: str, ontology: Ontology) -> bool:
    """Whether it is a common noun with a capital or a bare rank: "Awards", "Duke of Burgundy"."""
    lower = label.lower()
    return lower in ontology.nouns or singular(lower) in ontology.nouns or is_office(label) or is_bare_rank(label)


def is_graded(label: str) -> bool:
    """Whether it is an office with its grade alone: "Deputy Supreme Commander"."""
    *grades, head = label.lower().split() or [""]
    return head in _HEADS and bool(grades) and _GRADED.issuperset(grades)


def is_bare_rank(label: str) -> bool:
    """Whether it is a rank of two words without a land or a name: "Grand Duke"; "Prince" alone may be a musician.

    So is that of an army with whose it is: "Union Major General".
    """
    words = label.lower().split()
    noble = len(words) > 1 and words[-1] in RANKS and _WITH_RANKS.issuperset(words)
    return noble or _ARMY_RANK.fullmatch(label) is not None


def is_office(label: str) -> bool:
    """Whether it is an office and nobody's name: "Duke of Burgundy", not "Henry Lind, Duke of Burgundy"."""
    before, of, _ = _OF.sub(" of ", label.lower()).partition(" of ")
    return bool(of) and "," not in before and before.rpartition(" ")[2] in RANKS
