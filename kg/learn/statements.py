"""What readers said of single statements: whether a sentence says that two of its mentions stand in a relation.

In: `statements.tsv`, the corpus, and the relation model whose claims and near claims they are. Out: lessons. How: a
paragraph is read as any article is, so that a lesson holds the mentions that reading finds; a statement goes by its
paragraph and the ranges of its two mentions in the passage as read, in code points. What nobody judged is left to a
teacher.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.articles.document import read_document
from kg.extract.coreference import load_resolver
from kg.extract.prose.models import Models
from kg.extract.prose.phrase import Phrases
from kg.extract.relations import RelationModel
from kg.extract.relations.opinions import Asked as Question
from kg.learn.data import paragraphs
from kg.learn.examples import Example
from kg.learn.lessons import Lesson
from kg.learn.prepare import Labelled
from kg.learn.relations import JUDGED
from kg.learn.supervision import Asked
from kg.model import Article, Claim
from kg.read import Settings, Tools, read_passages

FILE = Path(__file__).parent / "data" / "statements.tsv"
#: How much a verdict counts, next to 1.0 for what other data mark.
WEIGHT = 2.0
#: So many pairs of a sentence are shown, those of verdicts first.
MOST = 24
BATCH = 64

Range = tuple[int, int]
#: Subject, object, relation (a P-id), and whether it is right.
Verdicts = Mapping[tuple[Range, Range], Mapping[str, bool]]


class Paragraph(NamedTuple):
    """An article of the corpus with what was judged of it."""

    article: Article
    verdicts: Verdicts


def read_statements(file: Path = FILE) -> dict[str, dict[tuple[Range, Range], dict[str, bool]]]:
    """The verdicts by paragraph."""
    found: dict[str, dict[tuple[Range, Range], dict[str, bool]]] = {}
    for paragraph, (subject, object_, relation, verdict) in paragraphs.rows(file):
        pair = _range(subject), _range(object_)
        found.setdefault(paragraph, {}).setdefault(pair, {})[relation] = verdict == "right"
    return found


def judged(corpus: Path, verdicts: Mapping[str, Verdicts]) -> list[Paragraph]:
    """The paragraphs that were judged."""
    return [Paragraph(one, verdicts[one.id]) for one in paragraphs.read(corpus, verdicts)]


def lessons(known: Sequence[Paragraph], model: RelationModel) -> Iterator[Lesson]:
    """A lesson for every sentence of which something was judged, its pairs up to `MOST`."""
    numbers = {head.relation: at for at, head in enumerate(model.heads)}
    tools, overheard = Settings().tools(), _Overheard(model)
    vars(tools)["models"] = Models(coreference=load_resolver(), relations=overheard)
    for at in range(0, len(known), BATCH):
        for paragraph, question in _questions(known[at : at + BATCH], tools, overheard):
            if asked := _asked(question, paragraph.verdicts, numbers):
                text = question.phrases.passage.text
                example = Example(text=text, spans=(), stated=(), source=JUDGED, document=paragraph.article.id)
                yield Lesson(Labelled(question.graph, (), frozenset(), example), asked)


class _Overheard:
    """Stands where the relation model stands while articles are read, and keeps what it would be asked."""

    def __init__(self, model: RelationModel) -> None:
        self.model = model
        self.questions: list[Question] = []

    def claims(
        self, passages: Sequence[Sequence[Phrases]], known: Sequence[Collection[tuple[str, str | int]]] | None = None
    ) -> list[list[Claim]]:
        """Keeps the questions, claims nothing."""
        self.questions = list(self.model.questions(passages))
        return [[] for _ in passages]


def _questions(
    some: Sequence[Paragraph], tools: Tools, overheard: _Overheard
) -> Iterator[tuple[Paragraph, Question]]:
    documents = [read_document(one.article, tools.ontology) for one in some]
    of = {passage.text: one for one, document in zip(some, documents, strict=True) for passage in document.passages}
    overheard.questions = []
    read_passages(documents, tools)
    for one in overheard.questions:
        yield of[one.phrases.passage.text], one


def _asked(question: Question, verdicts: Verdicts, numbers: Mapping[str, int]) -> tuple[Asked, ...]:
    """The judged pairs of a sentence and others drawn at random; none where no verdict is of this sentence."""
    ranges = [mention.term and (mention.term.start, mention.term.end) for mention in question.graph.mentions]
    told: list[Asked] = []
    others: list[Asked] = []
    for subject, object_ in question.pairs:
        one, two = ranges[subject], ranges[object_]
        said = verdicts.get((one, two), {}) if one and two else {}
        known = {numbers[relation]: held for relation, held in said.items() if relation in numbers}
        right = tuple(number for number, held in known.items() if held)
        pair = Asked(subject, object_, right, frozenset(known).difference(right), silence=0.0, weight=WEIGHT)
        (told if known else others).append(pair)
    return (*told, *random.sample(others, min(len(others), max(0, MOST - len(told))))) if told else ()


def _range(cell: str) -> Range:
    start, end = cell.split("-")
    return int(start), int(end)
