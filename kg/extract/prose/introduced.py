"""Where the name stands of what a common noun introduces: "a company called A", "the Lund & Berg shipbuilding company".

In: a parsed sentence, the index of the noun and the classes that it tells. Out: the indexes of words that may head the
name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.prose.clause import word
from kg.extract.prose.sentence import Sentence
from kg.model import Name
from kg.nlp.parsed import Parsed
from kg.ontology import Ontology

_CALLED = frozenset(("called", "named", "titled", "entitled"))
_NAMED_KINDS = ("Agent", "Work", "Place", "Event")
#: What may stand between the name of a firm and its noun: "the Lund record label".
_BETWEEN = frozenset(("NN", "JJ", "VBG", "HYPH"))
_MOST_BETWEEN = 3
#: How many words a firm's name has at most behind its article.
_LONGEST = 6
_JOINTS = frozenset(("and", "&"))


def whole_firm(parsed: Parsed, sentence: Sentence, index: int, name: Name, text: str) -> Name:
    """The name with what an "and" joins to it, where both name one firm: "the Lund and Berg shipbuilding company"."""
    unit = sentence.unit(parsed.tokens[index].start)
    joint = next((at - 1 for at in range(1, index + 1) if sentence.unit(parsed.tokens[at].start) is unit), 0)
    first = sentence.unit(parsed.tokens[joint - 1].start) if joint > 0 and word(parsed, joint) in _JOINTS else None
    if first is None or first.kind != "name" or first.start >= name.start:
        return name
    return replace(name, label=text[first.start : name.end], start=first.start)


def introduced(
    parsed: Parsed, sentence: Sentence, index: int, kinds: tuple[str, ...], ontology: Ontology
) -> Iterator[int]:
    """Behind "called" what anything is called; before its noun a firm's own name."""
    if not ontology.is_any(kinds, *_NAMED_KINDS):
        return
    for verb in parsed.children(index, "acl"):
        after = verb + 1
        if word(parsed, verb) in _CALLED and after < len(parsed.tokens) and sentence.unit(parsed.tokens[after].start):
            yield after
    if not ontology.is_any(kinds, "Company"):
        return
    before = index - 1
    while before > 0 and index - before <= _MOST_BETWEEN and not sentence.unit(parsed.tokens[before].start):
        if parsed.tokens[before].tag not in _BETWEEN or not parsed.tokens[before].text.islower():
            return
        before -= 1
    unit = sentence.unit(parsed.tokens[before].start)
    named = unit is not None and unit.kind == "name" and parsed.tokens[before].tag.startswith("NNP")
    if named and "the" in {word(parsed, one) for one in range(max(0, before - _LONGEST), before)}:
        yield before
