"""Common nouns as terms: which concept, trade or post a noun phrase tells.

In: the noun phrases of a sentence and the number of a word. Out: `Concept`s with view offsets.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.patterns import singular
from kg.extract.prose.clause import conjuncts, word, words_of
from kg.extract.prose.fit import NOTIONS
from kg.extract.prose.phrase import Phrases
from kg.model import Concept
from kg.nlp.parsed import Parsed

#: What is told well enough without its "of" phrase: "president".
_POSTS = ("Person", "Position")
#: "as a child" says when.
_AGES = frozenset("child children teenager boy girl youth adult infant baby".split())
_DISEASES = frozenset("disease syndrome lymphoma palsy sarcoma chorea".split())
_CHANGES = frozenset("alterations increase decrease change changes difficulty slowness decline problems".split())
#: "and occasionally a rash" is no kind of rash.
_OFTEN = frozenset(
    "occasionally sometimes often usually rarely frequently commonly possibly typically also generally mostly mainly "
    "primarily".split()
)
#: What tells nothing of what is part of a kind or done with it.
_EMPTY = frozenset(
    "variety range number family group series set part type form kind way place process action work thing factor "
    "element component use purpose application ingredient substitute addition connection alternative subfield branch "
    "field discipline subject term example member means amount lot case context manner basis item object entity "
    "activity aspect method portion majority proportion level feature role result development "
    "person people study".split()
)
_SPEECH = frozenset("speech parlance usage setting settings".split())
_UNTOLD = frozenset("many several various other different certain few numerous such some own that this these".split())
#: So many words tell a doing.
_DONE = 5
_MODIFIERS = ("amod", "compound", "nmod", "nummod", "punct", "npadvmod", "advmod")


def concepts_at(
    phrases: Phrases,
    index: int,
    asked: tuple[str, ...] = ("Concept",),
    *,
    whole: bool = False,
    any_kind: bool = False,
) -> Iterator[Concept]:
    """The common nouns of a coordination, each with its modifiers: "growth capital", "human rights".

    One that the lexicon knows must be of the classes asked for; one that it does not know is a notion. Where they
    are asked for `whole`, one of which more is said after it is none: "difficulty with thinking". `any_kind`: one
    of any class will do that is no person.
    """
    for one in _listed(phrases.parsed, index):
        token = phrases.parsed.tokens[one]
        kind = (
            next(iter(phrases.classes_of(one)), "")
            if "Concept" not in asked
            else (phrases.ontology.nouns.get(token.text) or phrases.ontology.nouns.get(singular(token.text)) or "")
        )
        fitting = any(phrases.ontology.is_a(kind, each) for each in NOTIONS.intersection(asked))
        fitting = fitting or any_kind and bool(kind) and not phrases.ontology.is_a(kind, "Individual")
        if "Event" in asked and phrases.ontology.is_a(kind, "Event"):  # "a heart attack"
            fitting = bool(phrases.parsed.children(one, "compound") or _of(phrases.parsed, one))
        if (
            token.tag not in ("NN", "NNS")
            or not (named_after := _named_after(phrases, one))
            and phrases.parsed.children(one, "poss", "appos")
            or not (fitting or not kind and "Concept" in asked)
        ):
            continue
        if token.text in _AGES:
            continue
        if named_after:
            yield named_after
            continue
        first, last = extent(phrases, one, listed=one != index)
        posted = phrases.ontology.is_any(phrases.classes_of(one), *_POSTS)
        if last == one and "of" in words_of(phrases.parsed, one, "prep") and not posted:
            continue  # "systems of governance and power" are no systems
        if (whole or any_kind and first == last) and _goes_on(phrases, one, last):
            continue
        if phrases.about.kind and _is_vague(phrases, first, one) or word(phrases.parsed, first) == "such":
            continue
        if any(
            phrases.sentence.unit(phrases.parsed.tokens[at].start) or phrases.parsed.tokens[at].tag == "CD"
            for at in range(first, last + 1)
        ):
            continue
        start, end = phrases.view(first)[0], phrases.view(last)[1]
        label = phrases.passage.text[start:end]
        if not any(char in label for char in "()\"“”''\n") and len(label.split()) <= 6:
            yield Concept(label=label if any(map(str.isupper, label[1:])) else label.lower(), start=start, end=end)


def doings_at(phrases: Phrases, index: int) -> Iterator[Concept]:
    """What is done with a thing: "used for cleaning", "for storing grain and drying hay"."""
    parsed = phrases.parsed
    for one in conjuncts(parsed, index):
        things = parsed.children(one, "dobj")
        more = parsed.children(one, "prep", "prt", "xcomp", "ccomp", "advcl", "npadvmod", "dative")
        shared = not things and any(parsed.children(at, "dobj") for at in parsed.children(one, "conj"))
        nouns = not shared and all(parsed.tokens[at].tag in ("NN", "NNS") for at in things)
        if parsed.tokens[one].tag != "VBG" or not nouns or len(things) > 1 or not things and more:
            continue
        last = extent(phrases, things[0], listed=False)[1] if things else one
        start, end = phrases.view(one)[0], phrases.view(last)[1]
        label = phrases.passage.text[start:end]
        after = parsed.tokens[last + 1].tag if last + 1 < len(parsed.tokens) else ""
        named = any(phrases.sentence.unit(parsed.tokens[at].start) for at in range(one, last + 1))
        plain = not (things and after == "IN") and not named
        if plain and len(label.split()) <= _DONE and not any(char in label for char in "()\"“”,\n"):
            yield Concept(label=label.lower(), start=start, end=end)


def _is_vague(phrases: Phrases, first: int, index: int) -> bool:
    """Whether a noun tells little without what follows: "many rocks", "a range of", "an agent that", "that acid"."""
    parsed = phrases.parsed
    clause = any(at > index and parsed.tokens[at - 1].text != "," for at in parsed.children(index, "relcl", "acl"))
    told = {word(parsed, at) for at in range(first, index)} | words_of(parsed, index, "det", "amod", "nummod", "predet")
    empty = singular(word(parsed, index)) in _EMPTY and (first == index or "of" in words_of(parsed, index, "prep"))
    return clause and first == index or empty or word(parsed, index) in _SPEECH or not told.isdisjoint(_UNTOLD)


def _goes_on(phrases: Phrases, index: int, last: int) -> bool:
    """Whether what follows says of what a noun speaks; "in humans" only says where, but of what "increases"."""
    parsed = phrases.parsed
    if last + 1 >= len(parsed.tokens) or parsed.tokens[last + 1].tag not in ("IN", "TO"):
        return False
    return word(parsed, last + 1) != "in" or word(parsed, index) in _CHANGES


def _listed(parsed: Parsed, index: int) -> Iterator[int]:
    """The nouns of a list; in "fever, loss of appetite, nausea" the parser hangs the last under "appetite"."""
    for one in conjuncts(parsed, index):
        yield one
        for inner in _of(parsed, one) if one != index else ():
            for other in parsed.children(inner, "conj"):
                yield from _listed(parsed, other)


def _of(parsed: Parsed, index: int) -> list[int]:
    """What stands after the "of" that follows a noun: bare nouns only."""
    return [
        inner
        for prep in parsed.children(index, "prep")
        if prep == index + 1 and word(parsed, prep) == "of"
        for inner in parsed.children(prep, "pobj")
        if not parsed.children(inner, "det")
    ]


def _named_after(phrases: Phrases, index: int) -> Concept | None:
    """A disease that bears the name of who described it: "Alzheimer's disease"."""
    parsed = phrases.parsed
    owners = parsed.children(index, "poss") if word(phrases.parsed, index) in _DISEASES else ()
    for owner in owners:
        if phrases.sentence.unit(parsed.tokens[owner].start) and owner < index <= owner + 3:
            start, end = phrases.view(owner)[0], phrases.view(index)[1]
            return Concept(label=phrases.passage.text[start:end], start=start, end=end)
    return None


def linked_concepts(phrases: Phrases, index: int) -> Iterator[Concept]:
    """The common nouns of a phrase under which a link stands; in "A and other B" the A too."""
    token = phrases.parsed.tokens[index]
    other = token.dep == "conj" and "other" in words_of(phrases.parsed, index, "amod")
    for one in (token.head, index) if other else (index,):
        for concept in concepts_at(phrases, one):
            anchor = next((a for a in phrases.passage.anchors if a.start < concept.end and concept.start < a.end), None)
            if anchor:
                label = phrases.passage.text[anchor.start : anchor.end]
                yield Concept(label=label, start=anchor.start, end=anchor.end)


def post_of(phrases: Phrases, concept: Concept) -> Concept | None:
    """The trade or post that a noun phrase names: "first vice president" -> "vice president"."""
    words = concept.label.partition(" of ")[0].split()
    credited = bool(phrases.about.classes) and phrases.ontology.is_any(phrases.about.classes, "Work")
    for size in range(len(words), 0, -1):
        phrase = " ".join(words[-size:])
        kind = phrases.ontology.nouns.get(phrase)
        trade = phrase in phrases.ontology.occupations and not credited  # who "served as producer" made the film
        if trade or kind and phrases.ontology.is_a(kind, "Position"):
            end = concept.start + len(" ".join(words))
            return Concept(label=phrase, start=end - len(phrase), end=end)
    return None


def extent(phrases: Phrases, index: int, *, listed: bool) -> tuple[int, int]:
    """From the first modifier of a noun to the end of its "of" phrase, within a list that of its first noun."""
    parsed, first = phrases.parsed, index
    for one in reversed(parsed.children(index, *_MODIFIERS)):
        if one == first - 1 and word(parsed, one) not in _OFTEN:
            first = min(parsed.subtree(one))
    inner = [one for one in _of(parsed, index) if listed or not parsed.children(one, "conj")]
    return first, inner[0] if inner else index
