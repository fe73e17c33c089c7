"""What kind of thing the subject is: its classes, and whether it is a person or a common noun.

How: a head that is an occupation makes a person, unless the subject itself is a common noun ("A
farmer is ..."); without a head the title may tell ("Battle of X", "Y (novel)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.definition.lifespan import find_lifespan
from kg.extract.definition.person import pronoun
from kg.extract.definition.predicate import Predicate
from kg.extract.definition.sentence import Sentence
from kg.extract.patterns import singular
from kg.model import Passage
from kg.names import bare_title
from kg.ontology import Ontology

_DISAMBIGUATOR = re.compile(r" \(([^()]*)\)$")
_LIFE = re.compile(r"\((?:[^()]*[;,] ?)?(?:born\b|b\. |née|né |[^()]*\d{3,4}[^()]* ?[–—-] ?[^()]*\d{3,4})")
_BORN = re.compile(r"\( ?(?:[^()]*[;,:] ?)?born\b")
_DIED = re.compile(r"\( ?(?:[^()]*[;,:] ?)?(?:died|d\.) [^()]{0,20}\d{3,4}[^()]*\)")
_WAS_BORN = re.compile(r"was born (?:in|on|at|to|near|into|as|around|about|[A-Z][a-z]+ \d)")
_HIS_DEATH = re.compile(r"\b(?:his|her) death\b")
_GOES_ON = re.compile(r"[.!?] (?:He|She|His|Her)\b")
_BRACKET = re.compile(r"\(([^()]*)\)")
_BINOMIAL = re.compile(r"\((?:'')?([A-Z][a-z]{3,}) [a-z]{3,}(?: [a-z]{3,})?(?:'')?\)")
_PARTICLES = frozenset("from with into over della under upon".split())
_ARTICLE = re.compile(r"(?:(?:[Aa]n?|Each|Any) )")
_OPENING = frozenset("A An The Each Any".split())
_NO_CLASS = frozenset("piece part set way act sort".split())
#: Classes of which a thing has at most one.
_KINDS = (
    "Individual",
    "Place",
    "Organisation",
    "Work",
    "Event",
    "Taxon",
    "Substance",
    "CelestialObject",
    "Award",
    "Language",
)
#: Classes whose members bear the noun in their names: "Battle of X", "X Award", "University of X".
_TELLING = ("Event", "Award", "EducationalInstitution", "Museum", "Airport", "Bridge", "Lake", "River")
_WATERS = frozenset(("ocean", "sea"))
OFTEN_ABSTRACT = frozenset(
    "state movement range composition body set piece period field production act branch family center centre".split()
)
#: What tells a film from a play of the same kind.
_FILM_YEAR, _DIRECTED = re.compile(r"\b(?:1[89]|20)\d\d\b"), re.compile(r" (?:directed|starring|stars?|in which) ")
_NAMING = ("Agent", "Work", "Place", "Event", "Product", "Language", "Disease", "Taxon")
KIN = frozenset(
    "son daughter child brother sister wife husband widow mother father grandson granddaughter nephew niece cousin "
    "uncle aunt grandfather grandmother consort heir heiress father-in-law mother-in-law son-in-law daughter-in-law "
    "brother-in-law sister-in-law".split()
)
#: Before whose kin somebody only may be: "was possibly a daughter of".
_PERHAPS = re.compile(r"\b(?:possibly|perhaps|probably|presumably|maybe) (?:(?:the|an?) )?(?:[a-z-]+ ){0,2}$")
_FAR = 60
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_KIN = re.compile(rf"\b(?:{'|'.join(sorted(KIN))})\b")


def classes_of(
    passage: Passage, sentence: Sentence | None, predicate: Predicate | None, ontology: Ontology
) -> tuple[str, ...]:
    """The classes that the definition's heads, or else the title itself, tell."""
    found: list[str] = []
    if sentence and predicate:
        person = _is_person(passage, sentence, predicate, ontology)
        for item in predicate.items:
            name = ("Person" if person else item.noun_class) if item.occupation or not person else ""
            vague = item.known in OFTEN_ABSTRACT and not (item.known == "period" and is_proper(passage.subject))
            if vague and re.match(r" of (?:the |an? )?[a-z]", passage.text[item.end :]):
                continue  # "a state of matter", "the movement of vehicles"
            if item.head in _NO_CLASS:
                continue
            if name == "Person" and not person and is_common(passage, sentence):
                name = "Concept"  # "A ghostwriter is a person who": a kind of people is nobody
            if name and name not in found and (not found or person or compatible(name, found[0], ontology)):
                found.append(name)
        if person and "Person" not in found:
            found = ["Person"]
    if found or sentence and is_common(passage, sentence):
        return tuple(found) or (("Taxon",) if sentence and _is_binomial(passage, sentence, ontology) else ())
    told = predicate and predicate.determiner != "the"  # "an arm of the Atlantic Ocean" is put in it by no rule
    sea = () if told else _sea(passage.subject, ontology)
    return sea or tuple(_from_title(passage.subject, ontology)) or _from_deeds(passage) or _from_life(passage, sentence)


def is_proper(title: str) -> bool:
    """Whether a title has further words with capital letters, so that it names one thing: "Dutch Golden Age"."""
    return any(word[:1].isupper() for word in bare_title(title).split()[1:])


def on_screen(predicate: Predicate, text: str, end: int, ontology: Ontology) -> Predicate:
    """The predicate with comedies and dramas that are films: "a 1973 adventure comedy directed by A"."""
    item = predicate.items[-1]
    year = _FILM_YEAR.search(text, item.start, item.end)
    staged = item.known in ontology.genres and ontology.is_a(item.noun_class, "StageWork")
    if not staged or not year or not _DIRECTED.search(text, item.end, end):
        return predicate
    return replace(predicate, items=(*predicate.items[:-1], replace(item, noun_class="Film")))


def compatible(name: str, other: str, ontology: Ontology) -> bool:
    """Whether one thing may be both: a city and a municipality, a country and an organisation, no city and primate."""
    kinds = [{one for one in _KINDS if ontology.is_a(kind, one)} for kind in (name, other)]
    return not all(kinds) or bool(kinds[0] & kinds[1]) or kinds[0] | kinds[1] <= {"Place", "Organisation", "Event"}


def _from_deeds(passage: Passage) -> tuple[str, ...]:
    """What a text that defines nothing still tells of its subject: who stars somebody is a film."""
    if " stars " not in passage.text:
        return ()
    title = re.escape(passage.subject.partition(" (")[0])
    fronted, quoted, note = r"(?:[A-Z][a-z]+ (?:and [a-z]+ )?by .{3,200}?, )?", r"[\"'“”]*", r"(?: \([^()]*\))?"
    stars = re.compile(rf"{fronted}{quoted}{title}{quoted}{note} stars (?:[a-z]+ ){{0,4}}[A-Z]")
    return ("Film",) if title and stars.match(passage.text) else ()


def _is_binomial(passage: Passage, sentence: Sentence, ontology: Ontology) -> bool:
    """Whether a scientific name stands in brackets: "The brown bear (Ursus arctos) is a large bear"."""
    match = _BINOMIAL.search(passage.text, sentence.start, sentence.verb)
    return match is not None and match[1] not in ontology.languages and match[1] not in ontology.demonyms


def _from_life(passage: Passage, sentence: Sentence | None) -> tuple[str, ...]:
    """Who has two days of a life in brackets is a person, whatever the sentence tells: "A (...) reigned as".

    So is who died in brackets, or "was born", where the next sentences tell of "he" or "she".
    """
    if sentence is None:
        return ()
    text = passage.text
    lived = _lifetime(text, sentence.start, sentence.verb)
    told = _HE.search(text, sentence.start) or _KIN.search(text, sentence.verb, sentence.end)
    if lived and told:
        return ("Person",)
    dead = _DIED.search(text, sentence.start, sentence.verb) and (told or _HIS_DEATH.search(text, sentence.verb))
    born = _WAS_BORN.match(text, sentence.verb, sentence.end) and _GOES_ON.search(text, sentence.end - 1)
    return ("Person",) if dead or born else ()


def _sea(title: str, ontology: Ontology) -> tuple[str, ...]:
    """What a title says that no head of the definition does: "The Arctic Ocean is the smallest of the five"."""
    before, _, last = title.lower().rpartition(" ")
    return (ontology.nouns[last],) if before and last in _WATERS and last in ontology.nouns else ()


def _from_title(title: str, ontology: Ontology) -> Iterator[str]:
    """What "(novel)" or the last words of a title say."""
    match = _DISAMBIGUATOR.search(title)
    if title.startswith(("List of ", "Lists of ")):
        yield ontology.nouns.get("list", "Work")
        return
    words = (match[1] if match else title).split()
    if not match and len(words) < 2:
        return
    if match and match[1].lower() in ontology.occupations:
        yield "Person"
        return
    if not match and "of" in words:
        words = words[: words.index("of")]  # a "Battle of Marathon" is no marathon
    for size in range(min(3, len(words)), 0, -1):
        phrase = " ".join(words[-size:]).lower()
        for form in (phrase, singular(phrase)):
            kind = ontology.nouns.get(form, "")
            if kind and any(ontology.is_a(kind, one) for one in (_NAMING if match else _TELLING)):
                yield kind
                return


def _is_person(passage: Passage, sentence: Sentence, predicate: Predicate, ontology: Ontology) -> bool:
    if is_common(passage, sentence) or sentence.copula not in ("is", "was", "") or predicate.determiner == "any":
        return False
    text, title = passage.text, bare_title(passage.subject)
    if any(ontology.is_a(one, "Work") for one in _from_title(passage.subject, ontology)):
        return False  # "Grey Ice (2013 film)", whatever trade its words seem to tell
    if any(singular(one.tokens[-1].lower) in KIN for one in predicate.items):
        return True
    small = title[:1].lower() + title[1:]
    if title[:1].isupper() and title[1:].islower() and small in text[sentence.start : sentence.verb]:
        alone = re.compile(rf"(?<![\w-]){re.escape(small)}(?![\w-])")
        if alone.search(text, sentence.start, sentence.verb):
            return False  # "In physics, torque is the correspondent of"
    if not any(one.occupation for one in predicate.items):
        life = _BORN.search(text, sentence.start, sentence.verb)
        unknown = not any(one.noun_class for one in predicate.items)
        return bool(
            life
            or unknown
            and (
                _LIFE.search(text, sentence.start, sentence.verb)
                and pronoun(text, sentence.end)
                or _lifetime(text, sentence.start, sentence.verb)
            )
        )
    first = predicate.items[0]
    if not first.occupation and first.noun_class:
        return bool(_BORN.search(text, sentence.start, sentence.verb))
    if first.noun_class and not ontology.is_a(first.noun_class, "Individual"):  # "star", "host", "model"
        return bool(_LIFE.search(text, sentence.start, sentence.verb) or pronoun(text, sentence.end))
    return True


def _lifetime(text: str, start: int, end: int) -> bool:
    """Whether brackets hold two days that are a lifetime apart."""
    for bracket in _BRACKET.finditer(text, start, end):
        life = find_lifespan(text, *bracket.span(1))
        ends = (life.first, life.last) if life else ()
        years = [int(one.lexical.rsplit("-", 2)[0]) for one in ends if one.datatype == "xsd:date"]
        if len(years) == 2 and 15 < years[1] - years[0] < 110:
            return True
    return False


#: What is defined with its year, its maker or its place is one thing, however its name is written: "Il trovatore is an
#: opera by", "Northfield railway station is a station in".
_ONE_THING = re.compile(
    r"\s*(?:an?|the) (?:(?:1[5-9]|20)\d\d "
    r"|[^.;]{0,60}\b(?:film|opera|operetta|ballet|musical|play|novel|novella|song|album|poem|painting|story|episode|single)"
    r"\b[^.;]{0,60} (?:by|directed|written|composed|starring) (?:[a-z]+ ){0,2}[A-Z]"
    r"|[^.;]{0,40}\b(?:station|school|church|museum|village|town|bridge|airport|hospital|stadium|castle|street|park|"
    r"cemetery|lighthouse) (?:[a-z]+ )?in (?:the )?(?:[a-z]+ of )?[A-Z])"
)


def is_named_as_kind(passage: Passage, sentence: Sentence) -> bool:
    """Whether the subject stands with the article of any of its kind: "A verb is a word that"."""
    article = _ARTICLE.match(passage.text, sentence.start, sentence.verb)
    return article is not None and not passage.text.startswith(bare_title(passage.subject), sentence.start)


def is_common(passage: Passage, sentence: Sentence) -> bool:
    """Whether the subject is named by a common noun, so that it is a kind of thing."""
    text, title = passage.text, bare_title(passage.subject)
    words = title.split()
    if text.startswith(title, sentence.start) and words and words[0] in _OPENING:
        return False  # a work's title with its article
    if _ARTICLE.match(text, sentence.start, sentence.verb):
        return True
    if any(word[:1].isupper() or word[:1].isdigit() for word in words[1:]) or not title[1:2].islower():
        return False
    if text.startswith("The ", sentence.start):
        return text.startswith(title[0].lower() + title[1:], sentence.start + 4)
    if any(word[:1].islower() and len(word) > 3 and word not in _PARTICLES for word in words[1:]):
        return text.startswith(title, sentence.start) and not _ONE_THING.match(text, sentence.predicate)
    return sentence.copula == "are" and " " not in title


def names_kind(passage: Passage, sentence: Sentence, *, one_thing: bool, stuff: bool) -> bool:
    """Whether the title is a common noun: of a kind of things, or of a stuff or doing, as "Honey", "Camping".

    What may as well be the name of one thing (`one_thing`) is told by its article: "A musket is". What is known
    for `stuff`, a sickness or a notion has a name in small letters within a sentence.
    """
    if is_common(passage, sentence):
        return True
    title = bare_title(passage.subject)
    if one_thing or not title or any(char.isupper() for char in title[1:]) or not title[1:2].islower():
        return False
    if not stuff and " " in title and title.split()[-1].islower() and sentence.copula:
        return True  # "The Columbian exchange was"
    whole = re.escape(title[0].lower() + title[1:])
    if re.search(rf"(?:^The|[a-z,]) {re.escape(title)}(?![\w-])", passage.text[sentence.start :]):
        return False  # "The Masnavi", "in the Masnavi"
    return stuff or re.search(rf"(?<![\w-]){whole}(?![\w-])", passage.text[sentence.start :]) is not None


def may_only_be(masked: str, noun: int) -> bool:
    """Whether the words before the noun that says whose kin somebody is leave it open: "was possibly a daughter of"."""
    return _PERHAPS.search(masked, max(0, noun - _FAR), noun) is not None
