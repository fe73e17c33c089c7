"""What a work is about, told by a noun that only leads to it: "the life and death of A", "themes of grief".

In: a parsed sentence. Out: claims. The noun is what a work tells, what it is about, or what it is based on: "a film
based on the life of A". Of whom a life is told is named; what a world or a theme is of may be a common noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import conjuncts, is_verb, prepositional, subject, word, words_of
from kg.extract.prose.concepts import concepts_at
from kg.extract.prose.holders import held_by
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim, Concept, Name

_LIVES = frozenset(
    "life lives career careers death deaths rise fall downfall legacy childhood youth reign exploits crimes murder "
    "assassination execution trial persecution biography plight struggle struggles".split()
)
_FIELDS = frozenset("world theme themes subject subjects topic topics issue issues dangers".split())
_TELLS = frozenset(
    "chronicles chronicle chronicled chronicling depicts depict depicted depicting portrays portray portrayed "
    "portraying recounts recount recounted recounting documents document documented documenting traces trace traced "
    "tracing explores explore explored exploring examines examine examined examining "
    "dramatizes dramatize dramatized dramatizing dramatises covers cover covered covering tackles tackle tackling "
    "addresses address addressing profiles profile profiling".split()
)
_LOOKS = frozenset("focuses focus focused focusing focusses focussing centers centres centering deals dealing".split())
_BASED = frozenset("based inspired".split())
#: What tells it is the work's, and means the work.
_STORIES = frozenset("plot story narrative storyline film movie novel book play".split())
_CONFIDENCE = 0.85


def themes(phrases: Phrases) -> Iterator[Claim]:
    """What works are about by these nouns."""
    parsed = phrases.parsed
    for at, token in enumerate(parsed.tokens):
        this = word(parsed, at)
        if token.tag not in ("NN", "NNS") or this not in _LIVES and this not in _FIELDS or token.dep == "conj":
            continue
        work = _teller(phrases, at)
        relation = phrases.ontology.slot("about", work.classes) if work else None
        for what in _of_what(phrases, at) if work and relation else ():
            if work and relation and not (isinstance(what, Name) and (what.self or what.label == work.label)):
                yield claim(phrases, work, relation, what, at, "theme of", _CONFIDENCE)


def _teller(phrases: Phrases, at: int) -> Name | None:
    """The work that tells it."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[at]
    verb, who = token.head, None
    if token.dep == "dobj" and word(parsed, verb) in _TELLS and is_verb(parsed, verb):
        who = subject(parsed, verb) if asserted(parsed, verb) else None
    elif token.dep == "pobj":
        preposition, verb = word(parsed, token.head), parsed.tokens[token.head].head
        looks = word(parsed, verb) in _LOOKS and preposition in ("on", "around", "with")
        based = word(parsed, verb) in _BASED and preposition in ("on", "upon", "by")
        of_made = preposition == "about" and word(parsed, verb) in ("directed", "written", "produced")
        if (looks or based or of_made) and is_verb(parsed, verb):
            who = subject(parsed, verb) if asserted(parsed, verb) else None
        elif preposition in ("about", "of") and phrases.ontology.is_any(phrases.classes_of(verb), "Work"):
            told = preposition == "about" or word(parsed, verb) in ("biography", "biopic")
            who = held_by(phrases, verb) if told else None
    if who is None:
        return None
    if parsed.tokens[who].dep == "attr":  # "is a film based on": the film that it is
        who = held_by(phrases, who)
    name = None if who is None else phrases.entity(who)
    if name is None and who is not None and word(parsed, who) in _STORIES and _is_its(phrases, who):
        name = phrases.own(*phrases.view(who))
    return name if name and name.classes and phrases.ontology.is_any(name.classes, "Work") else None


def _is_its(phrases: Phrases, index: int) -> bool:
    """Whether "the plot" is that of the article's work."""
    parsed = phrases.parsed
    of_another = [*prepositional(parsed, index, ("of", "to"))]
    return words_of(parsed, index, "det", "poss") <= {"the", "its"} and not of_another


def _of_what(phrases: Phrases, at: int) -> Iterator[Name | Concept]:
    """Whose life, of what a world: "the life and death of A and B", "the world of boxing", "A's life"."""
    parsed = phrases.parsed
    nouns = [one for one in conjuncts(parsed, at) if word(parsed, one) in _LIVES | _FIELDS | {"work", "times", "works"}]
    targets = [target for one in nouns for target in prepositional(parsed, one, ("of",))]
    for target in targets or [one for one in parsed.children(at, "poss") if word(parsed, one) not in ("its", "their")]:
        found = list(phrases.entities(target)) or list(_behind(phrases, target))
        if word(parsed, at) in _LIVES:  # of places and works other nouns tell: "the history of Lund"
            found = [one for one in found if not one.classes or phrases.ontology.is_any(one.classes, "Agent", "Event")]
        yield from found
        if not found and word(parsed, at) in _FIELDS:
            yield from concepts_at(phrases, target, whole=True)


def _behind(phrases: Phrases, index: int) -> Iterator[Name]:
    """Who is named right behind a trade, and hung elsewhere by the parser: "the neurologist A"."""
    tokens = phrases.parsed.tokens
    after = index + 1
    if after < len(tokens) and phrases.sentence.unit(tokens[after].start) and phrases.classes_of(index) == ("Person",):
        name = phrases.named(after)
        if name and (not name.classes or "Person" in name.classes):
            yield name
