"""Asks an index for the names of one document, and keeps what was asked.

In: a name's key, what its words tell, its passage. Out: who is meant, or None.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.collection.choose import Choice, Context, choose, tokens
from kg.collection.describe import content, years_of
from kg.collection.index import Index
from kg.model import Document, Passage
from kg.ontology import Ontology


class Names:
    """What a collection says of the names of a document; without an index nothing."""

    def __init__(self, document: Document, ontology: Ontology, index: Index | None = None) -> None:
        self.document, self.ontology, self.index = document, ontology, index
        #: From the key of each name asked for to a digest of the candidates it has in the collection.
        self.asked: dict[str, str] = {}
        self.years = years_of("\n".join(one.text for one in document.passages if one.kind != "gloss"))
        self.links = frozenset(link.title for link in document.links)
        self.lead = next((one for one in document.passages if one.kind == "prose"), None)
        self.contexts: dict[int, Context] = {}

    def of(self, passage: Passage) -> Context:
        """The context of the names of a passage; a gloss stands for itself."""
        if id(passage) not in self.contexts:
            lead = self.lead.text if self.lead and passage.kind != "gloss" and passage is not self.lead else ""
            words, names = content(f"{lead}\n{passage.text}", self.ontology)
            own = passage.subject == self.document.title
            self.contexts[id(passage)] = Context(
                title=passage.subject,
                years=self.years if own else years_of(passage.text),
                words=words,
                names=names | tokens(passage.subject),
                links=self.links if own else frozenset(),
            )
        return self.contexts[id(passage)]

    def choose(self, key: str, told: Iterable[str], asked: Iterable[str], passage: Passage) -> Choice | None:
        """Who is meant by a name of a passage; `told` and `asked` are classes, of which it has all and one."""
        if self.index is None or not key:
            return None
        candidates, self.asked[key] = self.index.candidates(key)
        return choose(key, candidates, told, asked, self.of(passage), self.ontology) if candidates else None
