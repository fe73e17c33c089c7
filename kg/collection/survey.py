"""What articles make known, before any of them is read in full.

In: articles, laid out one by one. Out: an `Account` of each. How: an opening that many articles share
is read once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.articles.document import read_document
from kg.collection.describe import Account, describe
from kg.collection.index import Index
from kg.errors import InputError
from kg.extract.about import About
from kg.extract.definition import read_about
from kg.model import Article, Passage
from kg.ontology import Ontology

#: Openings remembered at most.
CAPACITY = 50_000


class Surveyor:
    """Gives the accounts of articles; remembers what openings say."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self.known: dict[tuple[str, str], About] = {}

    def __call__(self, article: Article) -> Account:
        """The account of one article."""
        return describe(read_document(article, self.ontology, again=True), self.ontology, self._define)

    def _define(self, passage: Passage) -> About:
        key = passage.subject, passage.text
        if key not in self.known:
            if len(self.known) >= CAPACITY:
                self.known.clear()
            self.known[key] = read_about(passage, self.ontology)
        return self.known[key]


def survey(
    articles: Iterable[Article | InputError],
    ontology: Ontology,
    path: Path,
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Make an index of the names of all articles at `path`; errors among them are passed over."""
    surveyor = Surveyor(ontology)
    with Index(path) as index, index.transaction():
        for one in articles:
            if isinstance(one, Article):
                index.put(one.id, surveyor(one))
            progress(1)
