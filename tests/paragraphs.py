"""What a paragraph of an article without links is read to say, for the tables of paragraphs."""

from __future__ import annotations

from kg.model import Article, Entity, Literal
from kg.read import Tools, read_article


def check(title: str, text: str, said: list[str], not_said: list[str], tools: Tools) -> None:
    """Assert what is said of anything and what is not, and that every quotation is exact.

    A fact may end with a qualifier: "Lund | winner | Ulm | validAt | 1950".
    """
    reading = read_article(Article(id="x", title=title, text=text), tools)
    asserted = [one for one in reading.facts if one.status == "asserted"]
    found = {f"{one.subject.label} | {one.relation} | {_label(one.object)}" for one in asserted}
    found |= {
        f"{one.subject.label} | {one.relation} | {_label(one.object)} | {name} | {_label(value)}"
        for one in asserted
        for name, value in one.qualifiers
    }
    assert set(said) - found == set()
    assert set(not_said) & found == set()
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.quote for one in reading.facts)


def _label(term: Entity | Literal) -> str:
    return term.label if isinstance(term, Entity) else term.lexical
