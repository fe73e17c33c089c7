"""Into what a notion falls, told behind a colon: "X has three branches: pure, applied, and social x".

In: a parsed sentence. Out: claims. How: the words behind the colon are read one by one, since no parser sees a row of
adjectives that share the last one's noun; anything but nouns and adjectives among them is too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.patterns import singular
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import COPULAS, examples, prepositional, word, words_of
from kg.extract.prose.concepts import concepts_at
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim, Concept, Name

_PARTS = frozenset(
    "subdivisions branches parts components divisions subfields subdisciplines sections stages phases layers "
    "elements constituents".split()
)
_KINDS = frozenset("types kinds forms classes varieties subtypes".split())
_COLON = re.compile(rf"\b(?:{'|'.join(sorted(_PARTS | _KINDS))})\b[^:.;]*: [a-z]")
_SUCH = re.compile(r"\b(?:such as|including) (?:the )?[a-z]")
_CALLED = frozenset("called considered exclude excludes excluding except unlike not n't known termed true".split())
_HAVING = frozenset(("has", "have"))
_WORDS = frozenset(("NN", "NNS", "JJ", "HYPH", "VBN", "VBG"))
_LONGEST = 4
_CONFIDENCE = 0.85


def counts_up(text: str, subject: str) -> bool:
    """Whether a parse of a sentence is worth its while, though it names nobody."""
    such = _SUCH.search(text) or " include " in text
    return bool(_COLON.search(text) or such and f"{subject.lower()}s" in text.lower())


def divided(phrases: Phrases) -> Iterator[Claim]:
    """The parts or kinds that are counted up."""
    yield from _such(phrases)
    parsed, ontology = phrases.parsed, phrases.ontology
    for at, token in enumerate(parsed.tokens):
        this = word(parsed, at)
        if this not in _PARTS | _KINDS or token.tag != "NNS" or not asserted(parsed, token.head):
            continue
        colon = next((one for one in range(at + 1, len(parsed.tokens)) if parsed.tokens[one].text == ":"), None)
        whole, slot = _whole(phrases, at), "has-part" if this in _PARTS else "subclass"
        relation = ontology.slot(slot, whole.classes or ("Concept",)) if whole else None
        if not whole or not relation or colon is None:
            continue
        for item in _items(phrases, colon + 1):
            if this in _PARTS:
                yield claim(phrases, whole, relation, item, at, "divided", _CONFIDENCE)
            else:
                kind = Name(label=item.label, start=item.start, end=item.end, classes=("Concept",))
                yield claim(phrases, kind, relation, whole, at, "divided", _CONFIDENCE)


def _such(phrases: Phrases) -> Iterator[Claim]:
    """In the article on a kind of things: "Some joints, such as the knee and the elbow"."""
    parsed, kinds = phrases.parsed, phrases.about.classes
    relation = phrases.ontology.slot("subclass", kinds or ("Concept",))
    if relation is None or phrases.ontology.is_any(kinds, "Agent"):
        return
    for at, token in enumerate(parsed.tokens):
        one = singular(token.text)
        if token.tag != "NNS" or not phrases.is_own(one[:1].upper() + one[1:]) or _is_only_called(phrases, at):
            continue
        for target in _instances(phrases, at):
            for item in concepts_at(phrases, target, whole=True):
                first, _, last = item.label.rpartition(" ")
                label = f"{first} {singular(last)}".strip()
                kind = Name(label=label, start=item.start, end=item.end, classes=("Concept",))
                yield claim(phrases, kind, relation, phrases.own(*phrases.view(at)), at, "divided", _CONFIDENCE)


def _instances(phrases: Phrases, at: int) -> Iterator[int]:
    """What stands after "such as" or "including", or is what the things include: "Joints include the knee"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[at]
    yield from examples(parsed, at)
    may = words_of(parsed, token.head, "aux") & {"may", "can", "might", "could"}
    if token.dep == "nsubj" and word(parsed, token.head) == "include" and asserted(parsed, token.head) and not may:
        yield from parsed.children(token.head, "dobj")


def _is_only_called(phrases: Phrases, at: int) -> bool:
    """Whether the things may be none of the kind: "what meets the definition of berries, such as", "called berries"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[at]
    of = token.dep == "pobj" and word(parsed, token.head) in ("of", "as")
    return of or any(word(parsed, one) in _CALLED for one in range(len(parsed.tokens)))


def _whole(phrases: Phrases, at: int) -> Name | None:
    """Of what the parts are: "X has three branches", "There are three types of X"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[at]
    verb = word(parsed, token.head)
    if token.dep == "dobj" and verb in _HAVING:
        owners: Sequence[int] = parsed.children(token.head, "nsubj")
    elif token.dep == "attr" and verb in COPULAS and parsed.children(token.head, "expl"):
        owners = list(prepositional(parsed, at, ("of",)))
    else:
        return None
    own = [name for one in owners if (name := phrases.entity(one)) and name.self]
    if own or not owners:
        return own[0] if own else None
    label = phrases.passage.text[slice(*phrases.view(owners[0]))]
    mine = phrases.is_own(label[:1].upper() + label[1:]) and not parsed.children(owners[0], "amod", "compound")
    return phrases.own(*phrases.view(owners[0])) if mine else None


def _items(phrases: Phrases, first: int) -> Iterator[Concept]:
    """Each of a row of bare nouns; of adjectives with the noun that only the last one has."""
    parsed = phrases.parsed
    row: list[list[int]] = [[]]
    for one in range(first, len(parsed.tokens)):
        token = parsed.tokens[one]
        if token.text in (",", "and", ";"):
            row = row if not row[-1] else [*row, []]
        elif token.tag in _WORDS and not phrases.sentence.unit(token.start):
            row[-1].append(one)
        elif token.text != ".":
            return
    row = [item for item in row if item]
    if len(row) < 2 or any(len(item) > _LONGEST for item in row):
        return
    nouns = [parsed.tokens[item[-1]].tag.startswith("NN") for item in row]
    shared = not any(nouns[:-1]) and nouns[-1] and len(row[-1]) > 1
    if not shared and not all(nouns):
        return
    text = phrases.passage.text
    tail = " " + text[slice(*phrases.view(row[-1][-1]))] if shared else ""
    for item in row:
        start, end = phrases.view(item[0])[0], phrases.view(item[-1])[1]
        label = text[start:end] + ("" if item is row[-1] else tail)
        yield Concept(label=label.lower(), start=start, end=end)
