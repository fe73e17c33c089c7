"""Labelled text as the relation model sees it: parsed sentences with mentions and the relations between them.

In: `Example`s. Out: `Labelled` sentences. How: the marked names, and the others that a recogniser finds, stand as
links stand in an article, so that training sees what reading sees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.mentions import find_mentions
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.sentence import Sentence, simplify
from kg.extract.relations.features import Graph, Mention, read_graph
from kg.learn.examples import Example, Span, Stated
from kg.model import Anchor, Name, Passage, Piece
from kg.nlp.parsed import Parse, Recognized
from kg.ontology import Ontology

#: Finds the names in texts, as `kg.nlp` does.
Recognize = Callable[[Sequence[str]], Sequence[Sequence[Recognized]]]
_VALUES = ("DATE", "NUMBER", "TIME")
#: The text is about nobody in particular.
NOBODY = About(title="")
BATCH = 512


class Labelled(NamedTuple):
    """A sentence with what it states of its mentions, by their numbers; `marked` are those that the data name."""

    graph: Graph
    stated: tuple[Stated, ...]
    marked: frozenset[int]
    example: Example


class _Draft(NamedTuple):
    example: Example
    passage: Passage
    sentence: Sentence


def prepare(examples: Sequence[Example], ontology: Ontology, parse: Parse, recognize: Recognize) -> Iterator[Labelled]:
    """Every sentence that holds two mentions, in order."""
    for at in range(0, len(examples), BATCH):
        some = examples[at : at + BATCH]
        found = recognize([one.text for one in some])
        drafts = [
            _Draft(example, passage, sentence)
            for example, names in zip(some, found, strict=True)
            for passage in (_passage(example),)
            for sentence in _sentences(passage, _names(example, names), ontology)
        ]
        parses = parse([one.sentence.text for one in drafts])
        for draft, parsed in zip(drafts, parses, strict=True):
            phrases = Phrases(draft.passage, NOBODY, ontology, draft.sentence, draft.sentence.restore(parsed))
            labelled = label(read_graph(phrases), draft.example)
            if len(labelled.graph.mentions) > 1:
                yield labelled


def _sentences(passage: Passage, recognized: Sequence[Recognized], ontology: Ontology) -> Iterator[Sentence]:
    names = find_mentions(passage, NOBODY, recognized, ontology)
    for start, end in split_sentences(passage.text):
        yield simplify(passage, start, end, ontology, names)


def _names(example: Example, found: Sequence[Recognized]) -> list[Recognized]:
    """What was recognised, and of the marked names the others whose kind is known."""
    marked = [Recognized(*span) for span in example.spans if span.label and _is_name(example.text, span)]
    others = (one for one in marked if not any(one.start < two.end and two.start < one.end for two in found))
    return sorted([*found, *others])


def _passage(example: Example) -> Passage:
    """The text with its marked names as anchors; of several that overlap the longest."""
    text = example.text
    taken: list[tuple[int, int]] = []
    for one in sorted(example.spans, key=lambda span: span.start - span.end):
        if _is_name(text, one) and not any(one.start < end and start < one.end for start, end in taken):
            taken.append((one.start, one.end))
    anchors = tuple(Anchor(start, end, at) for at, (start, end) in enumerate(sorted(taken)))
    return Passage(kind="prose", section="", subject="", text=text, pieces=(Piece(0, 0, len(text)),), anchors=anchors)


def _is_name(text: str, span: Span) -> bool:
    """Whether a marked span is a name, not a pronoun, a description or a date."""
    words = text[span.start : span.end].split()
    return bool(words) and words[0].lower() not in _REFERRING and words[-1][:1].isupper() and span.label not in _VALUES


_REFERRING = frozenset("the this that his her its their he him she it they who whom whose which i we".split())


def label(graph: Graph, example: Example) -> Labelled:
    """Find the mentions that the example marks; a marked span that is none becomes one."""
    mentions = list(graph.mentions)
    place: dict[int, int] = {}
    for number, span in enumerate(example.spans):
        at = _best(graph, mentions, span)
        if at is None and (head := _head(graph, span)) is not None:
            known = Name(label=example.text[span.start : span.end], start=span.start, end=span.end)
            mentions.append(Mention(head, span.label, "noun", known))
            at = len(mentions) - 1
        if at is not None:
            place[number] = at
    stated = {
        Stated(place[one.subject], one.relation, place[one.object])
        for one in example.stated
        if one.subject in place and one.object in place and place[one.subject] != place[one.object]
    }
    return Labelled(Graph(graph.words, tuple(mentions)), tuple(sorted(stated)), frozenset(place.values()), example)


def _best(graph: Graph, mentions: Sequence[Mention], span: Span) -> int | None:
    """The mention that covers most of the span and is covered by it."""
    best, most = None, 0.34
    for number, mention in enumerate(mentions):
        word = graph.words[mention.at]
        shared = min(word.end, span.end) - max(word.start, span.start)
        share = shared / (max(word.end, span.end) - min(word.start, span.start))
        if shared > 0 and share > most:
            best, most = number, share
    return best


def _head(graph: Graph, span: Span) -> int | None:
    """The word of the span that hangs on none within it."""
    inside = [at for at, one in enumerate(graph.words) if span.start < one.end and one.start < span.end]
    return next((at for at in inside if graph.words[at].head not in inside or graph.words[at].head == at), None)
