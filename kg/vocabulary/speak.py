"""An article's facts in the user's vocabulary.

In: a `Reading` and an `Alignment`. Out: rows of the contract that `kg.rows` documents, whose
`predicate`, `name` and `property` are the user's.

What the user's ontology has no relation for is left out, and so is whatever its domains and ranges do
not admit: an end whose class is known must be of the class asked, or be known only more widely ("Work"
where a film is asked); of an end about which nothing is known the relation itself is the evidence.

Labels are words of the article. A thing is called by its label where the article says it, else by the
words that stand for it: of a "French film" the country is `.../France`, its label "French". A work keeps
the article that its name begins with: "The Slacker was produced by ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Article, Entity, Fact, Literal, Reading
from kg.rows import Row, fact_row
from kg.vocab import expand
from kg.vocabulary.align import Alignment, Match
from kg.vocabulary.model import VocabularyRelation

_XSD = "http://www.w3.org/2001/XMLSchema#"
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SPACE = re.compile(r"\s+")
#: Datatypes of which a narrower value may stand where the wider is asked.
_NARROWER = {"decimal": ("integer",), "double": ("decimal", "integer"), "float": ("decimal", "integer")}


class Speaker:
    """Says the facts of articles in the user's words; one for all articles."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment, self.ontology = alignment, alignment.ontology
        self.by_ours: dict[str, list[tuple[VocabularyRelation, Match]]] = {}
        for theirs, found in alignment.relations.items():
            for match in found:
                self.by_ours.setdefault(match.ours.name, []).append((theirs, match))

    def rows(self, reading: Reading) -> list[Row]:
        """Every fact that the user's ontology admits, once."""
        article = reading.document.article
        text = _fold(f"{article.title}\n{article.text}")
        unique: dict[tuple[object, ...], Row] = {}
        for fact in reading.facts:
            if fact.status != "rejected" and self.known(fact.subject, article, text):
                for row in self.said(fact, article, text):
                    at = row["object_start"] if row["object_start"] is not None else row["start"]
                    key = (row["predicate"], row["subject"], row["object"], row["value"], at)
                    unique.setdefault(key, row)
        return list(unique.values())

    def known(self, entity: Entity, article: Article, text: str) -> bool:
        """Whether the article says what the thing is called, its id being no name."""
        return entity.label != article.id.replace("_", " ").strip() or _fold(entity.label) in text

    def said(self, fact: Fact, article: Article, text: str) -> Iterator[Row]:
        """One fact as often as the user's ontology can say it."""
        for theirs, match in self.by_ours.get(fact.relation, ()):
            turned = _turned(fact) if match.inverse else fact
            if turned and self.admits(theirs, turned):
                yield self.row(theirs, turned, article, text)

    def admits(self, theirs: VocabularyRelation, fact: Fact) -> bool:
        """Whether subject and object are what the user's relation asks for."""
        if isinstance(fact.object, Literal):
            fits = not any(self.alignment.classes.get(one) for group in theirs.range for one in group)
            return fits and self.is_of(theirs.domain, fact.subject) and _typed(theirs.datatype, fact.object)
        valued = theirs.datatype in ("", _XSD + "string") or not theirs.datatype.startswith(_XSD)
        return valued and self.is_of(theirs.domain, fact.subject) and self.is_of(theirs.range, fact.object)

    def is_of(self, asked: Sequence[Sequence[str]], entity: Entity) -> bool:
        """Whether nothing that is known of the thing contradicts what is asked of it."""
        ontology = self.ontology
        types = [
            "Individual" if one == "Person" else one  # somebody named may be somebody in a story
            for one in entity.types
            if one not in ontology.roots and one != "Concept"
        ]
        return not types or all(
            any(not self.alignment.classes.get(one) for one in group)
            or any(
                ontology.is_a(known, wanted) or ontology.is_a(wanted, known)
                for known in types
                for one in group
                for wanted in self.alignment.classes[one]
            )
            for group in asked
        )

    def row(self, theirs: VocabularyRelation, fact: Fact, article: Article, text: str) -> Row:
        """The row of the contract, its names the user's."""
        row = fact_row(fact, self.ontology)
        row |= {"predicate": theirs.iri, "name": theirs.label, "property": theirs.property or None}
        row["subject_label"] = self.label(fact.subject, fact.evidence.subject_span, theirs.domain, article, text)
        if isinstance(fact.object, Entity):
            row["object_label"] = self.label(fact.object, fact.evidence.object_span, theirs.range, article, text)
            if theirs.datatype:
                row |= {"object": None, "value": row["object_label"], "datatype": expand("xsd:string")}
        elif self.alignment.vocabulary.spelled_dates:
            row["object_label"] = _spelled(fact.object)
        row["qualifiers"] = [
            one | {"name": names[0].label, "property": names[0].property or None}
            for one in (row["qualifiers"] if isinstance(row["qualifiers"], list) else [])
            if isinstance(one, dict)
            if (names := [name for name, match in self.by_ours.get(str(one["name"]), ()) if not match.inverse])
        ]
        return row

    def label(
        self,
        entity: Entity,
        span: tuple[int, int] | None,
        asked: Sequence[Sequence[str]],
        article: Article,
        text: str,
    ) -> str:
        """The thing's label where the article says it, else the words that stand for it."""
        found = entity.label
        if span is not None and _fold(found) not in text:
            found = " ".join(article.text[slice(*span)].split())
        classes = [*entity.types, *(name for group in asked for one in group for name in self.alignment.classes[one])]
        with_article = f"The {found}"
        if not self.ontology.is_any(classes, "Work") or _fold(with_article) not in text:
            return found
        plain, bare = _SPACE.sub("", article.text), _SPACE.sub("", found)  # "The Eagle 's Feather" is written apart
        return with_article if f"The{bare}" in plain and f"the{bare}" not in plain else found


def _turned(fact: Fact) -> Fact | None:
    """The fact told of its object, None where that is a value."""
    if not isinstance(fact.object, Entity):
        return None
    evidence = replace(fact.evidence, subject_span=fact.evidence.object_span, object_span=fact.evidence.subject_span)
    return replace(fact, subject=fact.object, object=fact.subject, evidence=evidence)


def _typed(datatype: str, value: Literal) -> bool:
    """Whether a value is of the datatype that is asked for."""
    if not datatype.startswith(_XSD) or datatype == _XSD + "string":
        return True
    wanted, given = datatype.removeprefix(_XSD), value.datatype.removeprefix("xsd:")
    return given == wanted or given in _NARROWER.get(wanted, ())


def _fold(text: str) -> str:
    return _SPACE.sub("", text).casefold()


def _spelled(value: Literal) -> str | None:
    """A date as Text2KGBench writes it: "28 July 1993", and "01 January 1993" where only the year is told.

    Where only the month is told, no day is made up: "July 1993".
    """
    found = _DATE.fullmatch(value.lexical)
    if not found or value.datatype not in ("xsd:date", "xsd:gYear", "xsd:gYearMonth"):
        return None
    year, month, day = int(found[1]), _MONTHS[int(found[2] or 1) - 1], found[3]
    return f"{day or '01'} {month} {year}" if day or not found[2] else f"{month} {year}"
