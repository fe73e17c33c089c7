"""What names say themselves: "Jilin Province" is a province, "Tonghua, Jilin Province" lies in it.

In: the names of a passage. Out: types from the class noun that a name of a place, an organisation, an
event or an award ends or begins with, and the chain of places that contain each other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from kg.articles.opening import is_verb
from kg.extract.context import Context
from kg.extract.extents import MERIT
from kg.extract.listed import split_places
from kg.extract.nouns import Word
from kg.model import Claim, Concept, Name
from kg.ontology import Ontology

_TITLE_MARK = re.compile(r"''|[\"“«]")
_WORD = re.compile(r"[\w'’-]+")
_NOUN_AFTER = re.compile(
    r" (province|county|prefecture|oblast|governorate|voivodeship|district|municipality)\b(?! of| (?:in|and) the)"
)
_NOUN_OF = re.compile(
    r"\b[Tt]he (city|town|village|hamlet|state|province|county|island|district|prefecture|municipality|river) of $"
)
#: Nouns that stand before the name of what they are, and are nobody's trade: "the planet Neptune".
_NOUN_BEFORE = re.compile(
    r"\b[Tt]he (planet|dwarf planet|exoplanet|asteroid|comet|constellation|moon|supernova|nebula|galaxy|genus|river|"
    r"volcano|village|town) $"
)
_PREPOSITION = re.compile(
    r"\b(?:[Ii]n|at|of|from|near|to|outside)\s+(?:the\s+(?:city|town|village|province|state) of\s+|the\s+)?(?=[A-Z])"
)
_CAPITAL_BEFORE = re.compile(r"[A-Z]\w* $")  # "Republic of the Congo" is one name
#: "the provinces of A, B and C": a list.
_PLURAL = re.compile(
    r"\b(?:provinces|states|counties|cities|towns|villages|islands|districts|regions|countries|municipalities|"
    r"parishes) $"
)
_LOCATED_IN = re.compile(r",? (?:located |situated |held )?in (?:the )?(?=[A-Z])")
_IN_BEFORE = re.compile(r"\b(?:[Ii]n|[Tt]o|at|near|outside) (?:the (?:city|town|village) of )?$")
_REGION_AFTER = re.compile(
    r" in (?P<region>(?:(?:North|South|East|West|Central)(?:east|west)?(?:ern)? )?(?P<place>[A-Z]\w+(?: [A-Z]\w+)*))\b"
)
_CHAIN_END = re.compile(
    r"[.;)\]]|$|,\s+(?![A-Z]|and\b|or\b|the\b)"
    r"|\s+(?:where|when|who|which|to|as|by|before|until|on|with|from|for|in (?:1|2)\d{3})"
)
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_WORD_BEFORE = re.compile(r"(\w+) $")
#: Nouns right behind which a title stands.
_TITLED = frozenset(
    "work play novel novella film movie song single album book poem musical opera story painting".split()
)
_AWARD_FOR = re.compile(r"\b(award|prize|medal) for ", re.IGNORECASE)
_FIRST = frozenset("university academy museum ministry battle siege treaty college institute isle".split())
_LAST = frozenset(  # nouns that end the names of what they denote, and nobody's surname
    "university college academy institute museum theatre theater hospital airport province county prefecture peninsula "
    "canal railway railroad airlines orchestra festival army navy ministry company corporation foundation society "
    "library observatory award prize medal war battle treaty hotel avenue boulevard highway stadium cathedral "
    "monastery mosque".split()
)
_PLACED = frozenset(  # surnames too: only where an article or a preposition says that a place is meant
    "river lake park bridge castle palace abbey temple island valley desert dam tower lighthouse cemetery street "
    "mountain volcano bay gulf strait district city village township station".split()
)
#: Which of them towns are named after, and before what region such a town lies in.
_NAMESAKES = frozenset("park lake bay bridge valley island castle tower river mountain".split())
_IN_REGION = re.compile(r", ([A-Z]\w+(?: [A-Z]\w+)?)\b")
_PLACING = re.compile(r"\b(?:the|in|at|on|near|into|across|along|around|outside|over)\s+$", re.IGNORECASE)
_INSIDE = frozenset(  # nouns of what other places lie in
    "region province county prefecture district oblast state island city village township municipality peninsula "
    "governorate parish canton department".split()
)
#: How large what they name is: a district lies in a province, whichever is named first.
_SIZES = {
    noun: size
    for size, nouns in enumerate(
        (
            "village hamlet ward",
            "township town city parish commune",
            "district municipality",
            "county",
            "province prefecture governorate oblast voivodeship",
            "department",
            "region state",
        ),
        1,
    )
    for noun in nouns.split()
}
#: Of this size none lies in what is smaller; "Chaoyang District, Beijing City" does.
_ORDERED = _SIZES["district"]
#: Where a station is none of a railway: "discovered at Lund Southern Station".
_OBSERVES = re.compile(
    r"\b(?:discover|observ|astronom|asteroid|comet|telescope|research|biological|polar|antarctic|weather|meteorolog|"
    r"space|power|pumping|radio|television|broadcast|police|fire)",
    re.IGNORECASE,
)
#: What a name only begins behind.
_HALF_WORD = re.compile(r"\b(?:pre|post|inter|sub|trans|mid|non|anti|pro)[-–](?:[A-Z]\w+ )?$")
_NO_NAME = re.compile(r"(?:The|A|This|His|Her|High|Middle|Elementary|Best|List)\b|.*(?: at |&|['’]s )")


def read(context: Context) -> Iterator[Claim]:
    """What the names of a passage tell of their bearers."""
    text, ontology = context.text, context.ontology
    for name in context.names:
        if _TITLE_MARK.search(text, max(0, name.start - 3), name.start):
            continue
        noun = None if _is_work(context, name) else _own_noun(context, name)
        if noun:
            yield from _type(name, noun, ontology, "own noun")
            yield from _inside(context, replace(name, classes=(ontology.nouns[noun.text],)))
        elif context.linked(name) and _IN_BEFORE.search(text, max(0, name.start - 40), name.start):
            region = _REGION_AFTER.match(text, name.end)
            if region and region["place"] in ontology.places:
                outer = Name(label=region["region"], start=region.start("region"), end=region.end("region"))
                yield from located(replace(name, classes=("Place",)), outer, ontology)
        for found, rule in (
            (_NOUN_AFTER.match(text, name.end), "noun after"),
            (_NOUN_OF.search(text, max(0, name.start - 40), name.start), "noun of"),
            (_NOUN_BEFORE.search(text, max(0, name.start - 20), name.start), "noun before"),
        ):
            if found and found[1] in ontology.nouns and name.label not in ontology.demonyms and "'s " not in name.label:
                yield from _type(name, Word(found.start(1), found.end(1), found[1]), ontology, rule)
    for preposition in _PREPOSITION.finditer(text):
        name_goes_on = _CAPITAL_BEFORE.search(text, max(0, preposition.start() - 40), preposition.start())
        listed = _PLURAL.search(text, max(0, preposition.start() - 40), preposition.start())
        if not ((name_goes_on or listed) and preposition[0].startswith("of")):
            yield from _chain(context, preposition.end())


def _type(name: Name, noun: Word, ontology: Ontology, rule: str) -> Iterator[Claim]:
    name = replace(name, classes=(ontology.nouns[noun.text],))
    relation = ontology.slot("type", name.classes)
    if relation:
        yield Claim(
            subject=name,
            relation=relation.name,
            object=Concept(label=noun.text, start=noun.start, end=noun.end),
            start=min(name.start, noun.start),
            end=max(name.end, noun.end),
            extractor="nameparts",
            rule=rule,
            confidence=0.93,
        )


def _own_noun(context: Context, name: Name) -> Word | None:
    """The class noun in a name: the longest at its end, or its first word before "of"."""
    words = [Word(name.start + m.start(), name.start + m.end(), m[0].casefold()) for m in _WORD.finditer(name.label)]
    if len(words) < 2 or _NO_NAME.match(name.label) or _is_piece(context.text, name):
        return None
    nouns = context.ontology.nouns
    award = _AWARD_FOR.search(name.label)
    if award:
        return Word(name.start + award.start(1), name.start + award.end(1), award[1].casefold())
    first, last = words[0], words[-1]
    placed = bool(_PLACING.search(context.text, max(0, name.start - 12), name.start))
    if (first.text in _FIRST and words[1].text == "of") or (first.text == "lake" and placed):
        return first if first.text in nouns else None
    region = _IN_REGION.match(context.text, name.end) if last.text in _NAMESAKES else None
    if region and context.ontology.places.get(region[1]) == "Region":
        return None  # "born in Elmwood Park, Illinois": a town
    if any(word.text == "of" for word in words) or not (last.text in _LAST or (last.text in _PLACED and placed)):
        return None
    if last.text == "station" and _OBSERVES.search(context.text, max(0, name.start - 200), name.end + 200):
        return None
    ends = (Word(words[at].start, last.end, " ".join(word.text for word in words[at:])) for at in range(1, len(words)))
    return next((end for end in ends if end.text in nouns), None)


def _is_piece(text: str, name: Name) -> bool:
    """Whether the words are no whole name: "pre-World War II Army", "Gold Medal for Merit"."""
    within = _HALF_WORD.search(text, max(0, name.start - 30), name.start)
    return bool(within or MERIT.match(text, name.end))


def _is_work(context: Context, name: Name) -> bool:
    """Whether the noun before a name tells that it is a title: "his 1940 work Siege of Hearts" is no siege."""
    before = _WORD_BEFORE.search(context.text, max(0, name.start - 30), name.start)
    return before is not None and before[1] in _TITLED


def _inside(context: Context, name: Name) -> Iterator[Claim]:
    """'the Dolby Theatre in Hollywood, Los Angeles'."""
    found = _LOCATED_IN.match(context.text, name.end)
    if found and context.ontology.is_a(name.classes[0], "Place"):
        chain = split_places(context.text, found.end(), len(context.text), context.passage.anchors)
        if (
            chain
            and chain[0].label not in context.ontology.demonyms
            and (len(chain) > 1 or context.linked(chain[0]) or chain[0].label in context.ontology.places)
        ):
            yield from located(name, chain[0], context.ontology)


def _chain(context: Context, start: int) -> Iterator[Claim]:
    """'in Tonghua, Jilin Province': each place lies in the next."""
    text, ontology = context.text, context.ontology
    chain = split_places(text, start, len(text), context.passage.anchors)
    subject = _NEXT_WORD.match(text, chain[-1].end) if len(chain) > 2 else None
    if subject and is_verb(subject[1]):  # "Born in Haifa, Israel, Cohen moved": who does something is no place
        chain = chain[:-1]
    elif chain and not _CHAIN_END.match(text, chain[-1].end):
        return
    if len(chain) < 2 or any(" in " in one.label for one in chain):
        return
    countries = [ontology.countries.get(one.label) or ontology.demonyms.get(one.label) for one in chain]
    if countries[0] and not countries[1] and " of " in text[chain[0].end : chain[1].start]:  # "the U.S. state of Maine"
        yield from located(replace(chain[1], classes=("Place",)), replace(chain[0], title=countries[0]), ontology)
        chain, countries = chain[1:], countries[1:]
    if any(countries[:-1]) or "Continent" in {ontology.places.get(one.label) for one in chain[:-1]}:
        return  # a list of countries
    if len(chain) == 2 and ontology.places.get(chain[1].label) == "Continent":
        return  # "parts of the Caribbean, Africa": no land lies in the other
    if any(
        ontology.places.get(a.label) == ontology.places.get(b.label) == "Region" for a, b in itertools.pairwise(chain)
    ):
        return  # a list of states
    chain = _narrowest_first(chain)
    last = chain[-1].label
    region = last in ontology.countries or ontology.is_a(ontology.places.get(last, ""), "Region")
    if chain[0].title or region or last.rpartition(" ")[2].casefold() in _INSIDE:
        for inner, outer in zip(chain, chain[1:], strict=False):
            yield from located(replace(inner, classes=("Place",)), outer, ontology)


def _narrowest_first(chain: tuple[Name, ...]) -> tuple[Name, ...]:
    """A chain that runs the other way turned round: "Cusco Region, Chumbivilcas Province, Santo Tomás District"."""
    sizes = [_SIZES.get(one.label.rpartition(" ")[2].casefold(), 0) for one in chain]
    falling = all(sizes) and all(first > second for first, second in itertools.pairwise(sizes))
    return chain[::-1] if falling and (sizes[-1] >= _ORDERED or sizes[0] - sizes[-1] > 1) else chain


def located(inner: Name, outer: Name, ontology: Ontology) -> Iterator[Claim]:
    """That one place lies in the other, or in the country that the other is."""
    country = ontology.countries.get(outer.title or outer.label)
    relation = ontology.slot("country" if country else "located", inner.classes)
    if relation and inner.label != outer.label:
        place = replace(outer, title=country) if country else replace(outer, classes=("Place",))
        yield Claim(
            subject=inner,
            relation=relation.name,
            object=place,
            start=min(inner.start, outer.start),
            end=max(inner.end, outer.end),
            extractor="nameparts",
            rule="chain",
            confidence=0.92,
        )
