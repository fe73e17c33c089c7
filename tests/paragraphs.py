"""What a paragraph of an article without links is read to say, for the tables of paragraphs."""

from __future__ import annotations

from kg.model import Article, Entity
from kg.read import Tools, read_article


def check(title: str, text: str, said: list[str], not_said: list[str], tools: Tools) -> None:
    """Assert what is said of anything and what is not, and that every quotation is exact."""
    reading = read_article(Article(id="x", title=title, text=text), tools)
    found = {
        f"{one.subject.label} | {one.relation} | "
        f"{one.object.label if isinstance(one.object, Entity) else one.object.lexical}"
        for one in reading.facts
        if one.status == "asserted"
    }
    assert set(said) - found == set()
    assert set(not_said) & found == set()
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.quote for one in reading.facts)
