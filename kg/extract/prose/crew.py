"""Who made the article's own work, told by a noun: "with A and B serving as producers", "The score is by C".

In: a parsed sentence of an article on a work. Out: claims. The nouns are those of the ontology's patterns.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import credit
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import ARE, is_verb, prepositional, subject, word, words_of
from kg.extract.prose.fit import fits
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim, is_plot
from kg.extract.prose.troupe import in_full, row_before
from kg.model import Claim, Name
from kg.ontology import Relation

_SERVES = frozenset("serve serves served serving act acts acted acting return returns returned returning".split())
_BEFORE_NOUN = frozenset("a an the its film movie show series 's both also sole first".split())
#: Behind a noun, whose it is: "as producer for B".
_OF_WHAT = ("of", "for", "on", "to", "in", "at", "with")
_LONGEST = 3  # words
_CONFIDENCE = 0.88


def crew(phrases: Phrases) -> Iterator[Claim]:
    """Who did what for the article's own work, as these turns tell."""
    about, parsed = phrases.about.classes, phrases.parsed
    if not about or not phrases.ontology.is_any(about, "Work") or is_plot(phrases.passage.section):
        return
    for at in range(len(parsed.tokens) - 1):
        if word(parsed, at) in _SERVES and word(parsed, at + 1) == "as" and is_verb(parsed, at):
            yield from _serving(phrases, at)
        elif word(parsed, at) == "who" and word(parsed, at + 1) == "also":
            yield from _who_also(phrases, at)
        elif word(parsed, at) in ARE and word(parsed, at + 1) == "by" and asserted(parsed, at):
            yield from _by(phrases, at)


def _serving(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Read "A and B serving as producers and editors": nothing where another work's they are."""
    aside = phrases.parsed.tokens[at].tag == "VBG"  # "with A and B serving as"
    people = _who(phrases, at, aside) if aside or asserted(phrases.parsed, at) else []
    begin = at + 2
    while people and begin < len(phrases.parsed.tokens):
        relation, end = _credit(phrases, begin)
        if relation is None or _is_another_s(phrases, end):
            return
        for name in people:
            if not name.self and fits(name, relation.range, phrases.ontology):
                yield claim(phrases, phrases.own(-1, -1), relation, name, at, "serving as", _CONFIDENCE)
        if end >= len(phrases.parsed.tokens) or word(phrases.parsed, end) != "and":
            return
        begin = end + 1


def _who_also(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Read "written by A, B and C, who also directed the film": C alone did."""
    parsed, verb = phrases.parsed, at + 2
    before = at - 2 if word(parsed, at - 1) == "," else at - 1
    named = before >= 0 and verb < len(parsed.tokens) and phrases.sentence.unit(parsed.tokens[before].start)
    name = phrases.named(before) if named else None
    things = [phrases.entity(one) for one in parsed.children(verb, "dobj")] if name else []
    relation = credit.meant_by(f"{word(parsed, verb)} by", phrases.about.classes, phrases.ontology) if name else None
    own = len(things) == 1 and things[0] is not None and things[0].self
    if name and relation and own and not name.self and fits(name, relation.range, phrases.ontology):
        person = in_full(phrases, name)
        yield claim(phrases, phrases.own(-1, -1), relation, person, verb, "who also", _CONFIDENCE)


def _who(phrases: Phrases, at: int, aside: bool) -> list[Name]:
    """Who serves: the names right before the verb, or its subject, but for what is told `aside`."""
    before = at - 1
    while before > 0 and word(phrases.parsed, before).endswith(("self", "selves")):
        before -= 1
    people = row_before(phrases, before)
    who = None if people or aside else subject(phrases.parsed, at)
    return [in_full(phrases, one) for one in people] if who is None else [*phrases.entities(who)]


def _credit(phrases: Phrases, at: int) -> tuple[Relation | None, int]:
    """What the noun at a token says that somebody did, and where it ends."""
    parsed, ontology = phrases.parsed, phrases.ontology
    while at < len(parsed.tokens) and word(parsed, at) in _BEFORE_NOUN:
        at += 1
    for size in range(_LONGEST, 0, -1):
        words = " ".join(word(parsed, one) for one in range(at, min(at + size, len(parsed.tokens))))
        relation = credit.meant_by(words.replace(" - ", "-"), phrases.about.classes, ontology)
        if relation and ontology.admits(relation.range, ("Person",)):
            return relation, at + size
    return None, at


def _is_another_s(phrases: Phrases, at: int) -> bool:
    """Whether it is told what else the noun is of: "as producer for the series W", "as editor of the paper"."""
    parsed = phrases.parsed
    if at >= len(parsed.tokens) or word(parsed, at) not in _OF_WHAT:
        return at < len(parsed.tokens) and parsed.tokens[at].tag in ("NN", "NNS", "NNP", "POS")
    for one in parsed.children(at, "pobj"):
        name = phrases.entity(one)
        return name is None or not name.self
    return True


def _by(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Read "The screenplay is by A and B"."""
    parsed = phrases.parsed
    for head in parsed.children(at, "nsubj"):
        first = head - 1 if head and parsed.tokens[head - 1].dep in ("compound", "amod") else head
        relation, end = _credit(phrases, first)
        relation, end = (relation, end) if end == head + 1 else _credit(phrases, head)
        own = words_of(parsed, head, "det") == {"the"} or words_of(parsed, head, "poss") == {"its"}
        if relation is None or end != head + 1 or not own or [*prepositional(parsed, head, ("of", "for", "to"))]:
            continue
        for one in prepositional(parsed, at, ("by",)):
            for name in phrases.entities(one):
                if not name.self and fits(name, relation.range, phrases.ontology):
                    yield claim(phrases, phrases.own(-1, -1), relation, name, at, "is by", _CONFIDENCE)
        yield from _and_by(phrases, at)


def _and_by(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Read the rest of "The score is by A, the sets by B and the photography by C"."""
    parsed = phrases.parsed
    for article in range(at + 2, len(parsed.tokens) - 2):
        if word(parsed, article) != "the" or word(parsed, article - 1) not in (",", "and"):
            continue
        relation, end = _credit(phrases, article)
        if relation is None or end >= len(parsed.tokens) or word(parsed, end) != "by":
            continue
        for name in (name for one in parsed.children(end, "pobj") for name in phrases.entities(one)):
            if not name.self and fits(name, relation.range, phrases.ontology):
                yield claim(phrases, phrases.own(-1, -1), relation, name, end, "is by", _CONFIDENCE)
