"""What the passage's subject is said to be after its definition: "It is an inorganic hydrocarbon".

In: a parsed sentence. Out: claims. Only the noun that a plain sentence on the subject itself has for it, with "a" or
"an" and nothing behind it that makes it another: not "a part of", "a kind that".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.definition.heads import read_item
from kg.extract.definition.predicate import tokens_of
from kg.extract.definition.subject import compatible
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import INDEFINITE, word, words_of
from kg.extract.prose.concepts import extent
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim, is_plot
from kg.model import Claim, Concept

_BE = frozenset(("is", "are"))
#: What is no kind of thing though the lexicon has it.
_EMPTY = frozenset(
    "part member type form kind symbol source result example place base center centre home capital sequel series set "
    "group collection cause success hit state condition subject period product brand term concept word name location "
    "system structure procedure technique object practice process unit area site feature".split()
)
_CONFIDENCE = 0.85


def told_kinds(phrases: Phrases) -> Iterator[Claim]:
    """The kinds that a sentence after the first gives the passage's stuff, thing or notion."""
    parsed, ontology, about = phrases.parsed, phrases.ontology, phrases.about
    before = phrases.passage.text[: phrases.sentence.start].strip()
    slot = "subclass" if before.startswith(("A ", "An ", "The ")) else "type"
    relation = ontology.slot(slot, about.classes)
    if not about.kind or not before or relation is None or is_plot(phrases.passage.section):
        return
    for at, token in enumerate(parsed.tokens):
        noun = word(parsed, at)
        if token.dep != "attr" or token.tag != "NN" or word(parsed, token.head) not in _BE or noun in _EMPTY:
            continue
        who = [name for one in parsed.children(token.head, "nsubj") if (name := phrases.entity(one))]
        said = asserted(parsed, token.head) and words_of(parsed, at, "det") & INDEFINITE
        if not said or not who or not who[0].self:
            continue
        kinds = phrases.classes_of(at)
        if not kinds or parsed.children(at, "prep", "relcl", "poss") or ontology.is_any(kinds, "Agent", "Work"):
            continue
        if about.classes and not compatible(kinds[0], about.classes[0], ontology):
            continue
        first, last = extent(phrases, at, listed=False)
        start, end = phrases.view(first)[0], phrases.view(last)[1]
        item = read_item(list(tokens_of(phrases.passage.text, start, end)), ontology)
        alone = not phrases.passage.text[:start].endswith((" or ", " and ", ", "))
        plain = alone and all(one.text not in (",", "and", "or") for one in item.tokens)
        kind = Concept(label=item.head if plain else item.known, start=start, end=end)
        yield claim(phrases, who[0], relation, kind, at, "told kind", _CONFIDENCE)
