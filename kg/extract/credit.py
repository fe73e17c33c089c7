"""Credits of a work in a list: "Directed by X", "Producers: X and Y", "X – editor".

In: a list item of a work's article. Out: the relation that the ontology's 'passive' or 'noun-inverse'
pattern expresses with those words, the one of the nearest domain where several share them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.extract.about import About
from kg.extract.listed import split_names
from kg.extract.nouns import plural
from kg.extract.patterns import inflect
from kg.model import Claim, Name, Passage
from kg.ontology import Ontology, Relation

_CREDIT = re.compile(
    r"(?P<done>[A-Z][a-z -]+? by):?\s+(?=\S)|(?P<office>[A-Z][\w -]+?)(?:\(s\))?\s*:\s+(?=\S)"
    r"|(?P<before>.+?)\s+[–—-]\s+(?P<after>[a-z][\w -]+)"
)


def read(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What a credit says of the work."""
    text, end = passage.text, len(passage.text.rstrip(" .*"))
    credit = _CREDIT.match(text, 0, end)
    if not credit:
        return
    words = credit["done"] or credit["office"] or credit["after"]
    first, last = credit.span("before") if credit["before"] else (credit.end(), end)
    relation = meant_by(words, about.classes, ontology)
    names = split_names(text, first, last, None, passage.anchors) if relation else ()
    if relation and names and not text[names[-1].end : last].strip(" .'\""):
        for name in names:
            yield Claim(
                subject=Name(label=passage.subject, self=True),
                relation=relation.name,
                object=name,
                start=0,
                end=max(credit.end(), name.end),
                extractor="cast",
                rule="credit",
                confidence=0.95,
            )


def meant_by(words: str, classes: Iterable[str], ontology: Ontology) -> Relation | None:
    """The relation of something of these classes that a credit states: "producer", "Directed by"."""
    return ontology.nearest(_credits(ontology).get(words.casefold(), ()), classes)


@lru_cache(maxsize=4)
def _credits(ontology: Ontology) -> Mapping[str, Sequence[Relation]]:
    """From the words of a credit, folded, to the relations of works that they may state."""
    found: dict[str, list[Relation]] = {}
    for relation in ontology.relations.values():
        for pattern in relation.patterns if relation.range and relation.domain else ():
            if pattern.kind == "passive" and "by" in pattern.prepositions:
                for words in pattern.nouns or (inflect(pattern.lemma)["participle"],):  # "Music by", "Directed by"
                    found.setdefault(f"{words} by", []).append(relation)
            elif pattern.kind == "noun-inverse":
                for noun in (pattern.lemma, plural(pattern.lemma)):
                    found.setdefault(noun, []).append(relation)
    return found
