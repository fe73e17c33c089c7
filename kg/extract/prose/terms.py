"""What the arguments of a relation stand for: the owners of a part, names, concepts, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.patterns import Trigger, singular
from kg.extract.prose.arguments import DATES, by_whom
from kg.extract.prose.clause import conjuncts, prepositional, word, words_of
from kg.extract.prose.concepts import concepts_at, doings_at, post_of
from kg.extract.prose.fit import LOCAL, NOTIONS, ROUGH, fits, is_generic, is_place, open_to_unknown
from kg.extract.prose.ownpart import is_own_part
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.values import dates_at, number_at
from kg.model import Concept, Name, Term, Value
from kg.ontology import Relation

#: What somebody is or becomes must be a post or trade of the lexicon: one also becomes an ally or famous.
_NAMED_CONCEPTS = frozenset(("occupation", "position"))
_AWARDED = frozenset(("award", "nominated"))
#: What follows "under the name", "under the title".
_UNDER = frozenset(("pseudonym", "alternative-title"))
_NAME_SLOTS = frozenset(
    "aka common-name official-name short-name full-name birth-name alternative-title nickname pseudonym".split()
)
#: What is told by common nouns only of what is itself a kind: "A musket is part of a".
OF_KINDS = frozenset(("part-of", "has-part", "field-of-use"))
#: What is measured rather than counted: a bare number would mean nothing.
_UNITS = frozenset(
    "g kg mg km m cm mm ft feet foot miles mi metres meters kilometres kilometers inches pounds lb tonnes tons "
    "performances percent % square cubic dollars euros crore lakh acres hectares degrees knots litres minutes "
    "hours days years mi2 mi² km2 km² ha sqmi".split()
)

#: What a bare number must count.
_COUNTED = {
    "matches": frozenset("cap caps appearances matches games".split()),
    "goals": frozenset("goal goals points".split()),
    "episodes": frozenset(
        "episode episodes chapter chapters part parts instalments installments shows programs programmes".split()
    ),
    "seasons": frozenset("season seasons series".split()),
}
#: Where nobody plays a match: "made 30 appearances in film".
_STAGES = frozenset("film films movies cinema television tv stage radio theatre theater series documentaries".split())
#: What is used as one of these is a word.
_WORDS = frozenset("synonym term name word title nickname euphemism abbreviation label shorthand".split())
#: "on the bank of the Pearl River estuary".
_MOUTHS = frozenset("estuary delta mouth basin".split())
#: "features the voices of A and B".
VOICES = frozenset("voice voices talent talents".split())
#: "features cameos by A and B".
_CAMEOS = frozenset("cameo cameos appearance appearances performance performances".split())
#: Last words of the names of series.
_SERIES = frozenset("Series Universe Saga Trilogy Tetralogy Franchise Cycle Chronicles Quartet".split())
#: Before the noun for a series: "the Hawk horror film series".
_SHOWN_IN = frozenset("film movie book novel game video television tv horror comedy action comic superhero".split())
#: "received the title of Merited Artist".
_HONOURS = frozenset("title honour honor distinction honours honors titles".split())
#: Before the name of a group of animals or plants.
_RANK = re.compile(r"\b(?:(?:sub|super|infra)?(?:family|order|class|tribe|genus|phylum)|clade) '{0,5}$")
#: Awards with the names of people.
_PRIZES = frozenset("Oscar Oscars Emmy Emmys Grammy Grammys Tony BAFTA BAFTAs Obie".split())
#: "on the banks of the Danube" is on the Danube.
_BANKS = frozenset("bank banks shore shores".split())
#: "at his home in Rome" is in Rome.
_HOUSES = frozenset(
    "home house hospital clinic sanatorium hospice residence farm estate villa apartment hotel exile prison captivity "
    "cemetery churchyard village town suburb".split()
)
#: "died of complications from pneumonia" is of pneumonia.
_EFFECTS = frozenset("complications effects complication".split())
_CONSISTING = frozenset("consist consists consisted consisting composed made".split())
#: What "consists of a mixture of A and B" consists of A and B.
_MIXTURES = frozenset("mixture combination blend composite alloy mix".split())
#: "lived as a couple" in an article on one of them.
_BOTH = frozenset(("couple", "pair"))
#: Before what somebody is called: "worked under the name Karl Vane".
_CALLED = frozenset("name pseudonym alias pen-name moniker title".split())
_TEAMS = frozenset(("team", "club", "side"))
#: For what a team is sent: "the Lund Games football team".
_CONTESTS = frozenset(("Games", "Olympic", "Olympics", "Cup", "League", "Championship", "Championships"))
_TITLES = frozenset(("title", "titles"))
#: Who are named together often bear one family name: "cousins Ada and Otto Lind".
_KIN_SLOTS = frozenset(("sibling", "relative"))
#: What is half a name: "in Central and South America".
_SIDES = frozenset("Central North South East West Northern Southern Eastern Western".split())
#: Nobody dies of what these are.
_ALIVE = frozenset(("Person", "Place"))
#: Who plays with these plays music.
_BANDS = frozenset("Band Orchestra Quartet Quintet Trio Ensemble Choir Symphony Philharmonic".split())
#: What a musical has, and between it and that.
_SUNG = frozenset("lyrics music libretto book songs".split())
_FROM_MUSICAL = re.compile(
    r"\b[Bb]ased (?:up)?on (?:an?|the) (?:[\w-]+ ){0,4}(?:musical|opera|operetta|zarzuela)\b[^.;]{0,80}$"
)
#: "most of the film was shot in": so was the film.
_SHARES = frozenset("most much some all half part parts".split())
_SCENES = frozenset(("shot-in", "set-in", "filming-start", "filming-end"))


def owners(phrases: Phrases, index: int, trigger: Trigger) -> Iterator[Name]:
    """The subject of a relation; a part of it where the pattern speaks of one."""
    nouns = trigger.pattern.nouns or (by_whom(trigger.pattern) and (trigger.pattern.lemma,))
    if not nouns:
        if word(phrases.parsed, index) == trigger.words[-1] and is_own_part(phrases, trigger, index):
            return iter((phrases.own(*phrases.view(index)),))
        if word(phrases.parsed, index) in _SHARES and _SCENES & set(trigger.relation.slots):
            index = next(iter(prepositional(phrases.parsed, index, ("of",))), index)
        if word(phrases.parsed, index) in _BOTH and "residence" in trigger.relation.slots:
            person = phrases.ontology.admits(("Person",), phrases.about.classes) and phrases.about.classes
            return iter((phrases.own(*phrases.view(index)),) if person else ())
        names = list(phrases.entities(index))
        if phrases.parsed.tokens[0].tag in ("VBG", "VBN"):  # "Starring A and B, the film": read as one coordination
            names = [name for name in names if name.self] or names
        return iter(names)
    return _whole(phrases, index, nouns)


def _whole(phrases: Phrases, index: int, nouns: tuple[str, ...]) -> Iterator[Name]:
    """Whose score: "its score", "the score of S", or in an article on S "the score"."""
    parsed = phrases.parsed
    before = word(parsed, index - 1) + " " if index else ""
    if not {singular(word(parsed, index)), word(parsed, index), before + word(parsed, index)} & set(nouns):
        return
    if _is_of_source(phrases, index):
        return
    owners = [*parsed.children(index, "poss"), *prepositional(parsed, index, ("of", "for", "on"))]
    if not owners and parsed.tokens[index].dep == "dobj":  # "contributed music to S", "wrote the score for S"
        owners = [*prepositional(parsed, parsed.tokens[index].head, ("for", "to"))]
    if not owners:
        if not {word(parsed, one) for one in parsed.children(index, "det")} & {
            "no",
            "another",
            "each",
            "some",
            "any",
        }:
            yield phrases.own(*phrases.view(index))
        return
    for owner in owners:
        name = phrases.entity(owner)
        if name:
            yield name


def _is_of_source(phrases: Phrases, index: int) -> bool:
    """Whether the songs are told of that from which a film is made: "based on the 1960 musical with lyrics by A"."""
    start, end = phrases.sentence.start, phrases.view(index)[0]
    sung = word(phrases.parsed, index) in _SUNG
    return sung and _FROM_MUSICAL.search(phrases.passage.text, start, end) is not None


def objects_of(phrases: Phrases, index: int, relation: Relation) -> Iterator[Term]:
    """What a noun phrase gives as the object of a relation."""
    if relation.datatype:
        yield from _values(phrases, index, relation)
        return
    token = phrases.parsed.tokens[index]
    preposition = word(phrases.parsed, token.head) if token.dep == "pobj" else ""
    ontology = phrases.ontology
    if word(phrases.parsed, index) in (*VOICES, *_CAMEOS) and "cast.member" in relation.slots:
        voices = word(phrases.parsed, index) in VOICES
        if not voices and ontology.is_any(phrases.about.classes, "MusicalWork"):
            return  # "the album features guest appearances by A"
        for inner in prepositional(phrases.parsed, index, ("of",) if voices else ("by", "from", "of")):
            yield from objects_of(phrases, inner, relation)
        return
    if "license" in relation.slots and _is_called(phrases, index, _CALLED):
        return  # "distributed under the title W"
    if "award" in relation.slots and word(phrases.parsed, index) in _HONOURS and phrases.named(index) is None:
        for inner in prepositional(phrases.parsed, index, ("of",)):  # "the title of Merited Artist"
            yield from objects_of(phrases, inner, relation)
        return
    if preposition in (*LOCAL, "along") and word(phrases.parsed, index) in _BANKS:
        if relation.range == ("BodyOfWater",):
            for inner in prepositional(phrases.parsed, index, ("of",)):
                mouth = word(phrases.parsed, inner) in _MOUTHS
                river = phrases.parsed.children(inner, "compound", "nmod") if mouth else ()
                for one in river or (inner,):
                    yield from (name for name in phrases.entities(one) if fits(name, relation.range, ontology))
        return
    if "used-for" in relation.slots and word(phrases.parsed, index) in _WORDS:
        return
    if "used-for" in relation.slots and token.tag == "VBG":
        yield from doings_at(phrases, index)
        return
    if "cause-of-death" in relation.slots and word(phrases.parsed, index) in _EFFECTS:
        for inner in prepositional(phrases.parsed, index, ("of", "from", "following")):
            yield from objects_of(phrases, inner, relation)
        return
    if "has-part" in relation.slots and word(phrases.parsed, index) in _MIXTURES:
        for inner in prepositional(phrases.parsed, index, ("of",)):
            yield from objects_of(phrases, inner, relation)
            yield from concepts_at(phrases, inner, ("Concept", "Substance", "Food"))
        return
    named = _with_family_name(phrases, index, relation)
    if "part-of-series" in relation.slots:
        named = [_series(one) for one in named] or _before_series(phrases, index)
    if "team" in relation.slots and word(phrases.parsed, index) in _TEAMS and not named:
        named = _before_team(phrases, index)
    places = preposition in LOCAL and ontology.is_any(relation.range, "Place")
    if places and not named and word(phrases.parsed, index) in _HOUSES:
        for inner in prepositional(phrases.parsed, index, ("in", "near")):
            yield from (name for name in phrases.entities(inner) if is_place(name, ontology))
        return
    if "team" in relation.slots and preposition == "for":
        named = [_team(phrases, one) for one in named]
    if "team" in relation.slots:
        named = [one for one in named if one.label.split()[-1] not in _BANDS]
    if "cast.member" in relation.slots:
        named = [_player(phrases, one, named) for one in named]
    if "parent-taxon" in relation.slots:
        named = [_taxon(phrases, one) for one in named]
    if _AWARDED & set(relation.slots):
        named = [_prize(phrases, one, index) for one in named]
    sure = any(bool(one.classes) or phrases.linked(one) for one in named if fits(one, relation.range, ontology))
    sure = sure or "league" in relation.slots and ontology.is_any(phrases.about.classes, "SportsTeam")
    for name in named:
        if not fits(name, relation.range, ontology) or name.label in _SIDES:
            continue
        if preposition in LOCAL and is_generic(relation.range) and is_place(name, ontology):
            continue  # "in Norway" says where, whatever the relation
        if name.classes or sure or open_to_unknown(relation.range, preposition, ontology):
            yield name
        elif "cause-of-death" in relation.slots and preposition in ("of", "from") and not _ALIVE & {*name.likely}:
            label = name.label.lower() if name.label.istitle() else name.label  # "died of AIDS", "of Smallpox"
            yield Concept(label=label, start=name.start, end=name.end)
    if not named and "has-part" in relation.slots and _is_made_of(phrases, index):
        yield from concepts_at(phrases, index, ("Concept", "Substance", "Food"), whole=True)
    if not named and NOTIONS & set(relation.range):
        if "distribution-format" in relation.slots and _is_on_demand(phrases, index):
            start, end = phrases.view(index)
            yield Concept(label="video on demand", start=start, end=end)
            return
        of_kind = phrases.about.kind and is_generic(relation.range)
        for concept in concepts_at(phrases, index, relation.range, whole="symptom" in relation.slots, any_kind=of_kind):
            if not _NAMED_CONCEPTS & set(relation.slots):
                yield concept
            elif known_as := post_of(phrases, concept):
                yield known_as


def _is_made_of(phrases: Phrases, index: int) -> bool:
    """Whether single things are told of which all of it consists: "consists of a plunger and a valve"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[index]
    verb = parsed.tokens[token.head].head
    row = list(conjuncts(parsed, index))
    return (
        token.dep == "pobj"
        and word(parsed, verb) in _CONSISTING
        and len(row) > 1
        and all(parsed.tokens[one].tag == "NN" for one in row)
    )


def _is_on_demand(phrases: Phrases, index: int) -> bool:
    """Whether it is "on demand" that a film was brought out."""
    return word(phrases.parsed, index) == "demand" and word(phrases.parsed, index - 1) == "on"


def _is_under(phrases: Phrases, index: int) -> bool:
    return word(phrases.parsed, phrases.parsed.tokens[index].head) == "under"


def _is_called(phrases: Phrases, index: int, nouns: frozenset[str]) -> bool:
    """Whether it is what something was called: "under the title W", "under the title"."""
    return not {word(phrases.parsed, index), word(phrases.parsed, index - 1)}.isdisjoint(nouns)


def _team(phrases: Phrases, name: Name) -> Name:
    """Who somebody plays for is a team, though it has the name of a place or was taken for something else."""
    told = phrases.passage.anchors or phrases.passage.kind != "prose"  # by links, or by what italics are
    if told or name.label in phrases.ontology.countries or not ROUGH.issuperset(name.classes):
        return name
    return replace(name, classes=("SportsTeam",))


def _before_team(phrases: Phrases, index: int) -> list[Name]:
    """The team that is named before its sport: "a member of the Lund Owls basketball team"; a place has many teams."""
    before = phrases.parsed.children(index, "compound", "amod", "nmod")
    names = [name for one in before if phrases.sentence.unit(phrases.parsed.tokens[one].start)
             if (name := phrases.named(one)) and not is_place(name, phrases.ontology)]  # fmt: skip
    teams = [one for one in names[:1] if ROUGH.issuperset(one.classes) and one.label.split()[-1] not in _CONTESTS]
    return [replace(name, classes=("SportsTeam",)) for name in teams]


def _player(phrases: Phrases, name: Name, row: list[Name]) -> Name:
    """Who stands in a row of people is one, though the family name is a noun: "Ada Holm, Anna Castle and Karl Lind"."""
    people = sum(one.classes == ("Person",) for one in row)
    meant = people > 1 and len(name.label.split()) == 2 and phrases.ontology.is_any(name.classes, "Place", "Event")
    return replace(name, classes=("Person",)) if meant and not phrases.linked(name) else name


def _taxon(phrases: Phrases, name: Name) -> Name:
    """What is named right behind its rank is a taxon: "the family Felidae"."""
    ranked = _RANK.search(phrases.passage.text, max(0, name.start - 20), name.start)
    return replace(name, classes=("Taxon",)) if ranked and " " not in name.label else name


def _series(name: Name) -> Name:
    """What a film is one of is a series if its name ends so: "the Hawk Cinematic Universe"."""
    series = not name.classes and name.label.split()[-1] in _SERIES
    return replace(name, classes=("Franchise",)) if series else name


def _before_series(phrases: Phrases, index: int) -> list[Name]:
    """The series named before the noun for it: "the Night Hawk film series", "the ''Range Riders'' trilogy"."""
    parsed = phrases.parsed
    if word(parsed, index).capitalize() not in _SERIES:
        return []
    at = index - 1
    while at > 0 and word(parsed, at) in _SHOWN_IN:
        at -= 1
    unit = phrases.sentence.unit(parsed.tokens[at].start)
    name = unit.term if unit else None
    if not isinstance(name, Name) or word(parsed, at + 1) in ("'s", "'", "’s", "’"):
        return []
    ontology = phrases.ontology
    placed = ontology.is_any(name.classes, "Place") and name.label not in ontology.places  # "the Grey Harbour series"
    other = name.classes and not placed and not ontology.is_any(name.classes, "Work")
    if unit and unit.kind == "name" and (other or {"Organisation", "Person"} & set(name.likely)):
        return []  # "the Netflix series"
    return [replace(name, classes=("Franchise",))]


def _prize(phrases: Phrases, name: Name, index: int) -> Name:
    """What somebody won is an award, though it may have somebody's name: "an Oscar"."""
    return replace(name, classes=("Award",)) if name.label in _PRIZES and not name.self else name


def _with_family_name(phrases: Phrases, index: int, relation: Relation) -> list[Name]:
    """The names of a coordination; of brothers, sisters and cousins the last one's family name is all's."""
    names = list(phrases.entities(index))
    if len(names) > 1 and _KIN_SLOTS & set(relation.slots) and " " in names[-1].label:
        family = names[-1].label.split()[-1]
        names = [
            one if " " in one.label or one.self or phrases.linked(one) else replace(one, label=f"{one.label} {family}")
            for one in names
        ]
    return names


def _values(phrases: Phrases, index: int, relation: Relation) -> Iterator[Value]:
    datatype = relation.datatype
    if datatype in DATES:
        yield from dates_at(phrases, index)
    elif datatype in ("xsd:integer", "xsd:decimal"):
        number = None if "matches" in relation.slots and _is_acting(phrases, index) else number_at(phrases, index)
        words = {word(phrases.parsed, one) for one in range(index, min(index + 2, len(phrases.parsed.tokens)))}
        counted = "number-of-awards" not in relation.slots or phrases.classes_of(index) == ("Award",)
        counted = counted and all(words & _COUNTED[slot] for slot in relation.slots if slot in _COUNTED)
        if number and counted and not words & _UNITS and (datatype == "xsd:decimal" or number.datatype == datatype):
            yield number
    elif datatype == "xsd:string" and _NAME_SLOTS & set(relation.slots):
        called = word(phrases.parsed, index) in _CALLED
        under = "alternative-title" in relation.slots and _is_under(phrases, index)
        if under and not _is_called(phrases, index, _TITLES):
            return  # "released under Karl Berg", "published under the pen name Karl Berg"
        if _UNDER & set(relation.slots) and called:
            loose = (index + 1,) if phrases.is_loose(index + 1) else ()
            index = next(iter((*phrases.parsed.children(index, "appos"), *loose)), index)
        name = phrases.named(index) if phrases.sentence.unit(phrases.parsed.tokens[index].start) else None
        place = name and "birth-name" in relation.slots and is_place(name, phrases.ontology)
        if name and not place:  # "Born in Lund, Sweden, A"
            yield Value(lexical=name.label, start=name.start, end=name.end)


def _is_acting(phrases: Phrases, index: int) -> bool:
    """Whether the appearances that a noun counts are an actor's: "30 appearances in film"."""
    inside = prepositional(phrases.parsed, index, ("in", "on"))
    before = words_of(phrases.parsed, index, "compound", "amod")
    return bool((before | {word(phrases.parsed, one) for one in inside}) & _STAGES)
