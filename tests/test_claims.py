"""Which claims go on to the linker: of prose without links, and where the words and the model differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from kg.claims import PassageClaims, heard, unsaid
from kg.extract.about import About
from kg.model import Claim, Name, Value
from tests.claims import ontology, passage, told


def claim(said: str, extractor: str = "prose", at: int = 0) -> Claim:
    """A claim whose object stands ten code points after its subject; years are values."""
    subject, relation, object_ = said.split()
    name, start = Name(label=subject, start=at, end=at + 5), at + 10
    year = Value(lexical=object_, datatype="xsd:gYear", start=start, end=start + 4)
    thing = Name(label=object_, start=start, end=start + 4)
    term = year if object_.isdigit() else thing
    return Claim(
        subject=name,
        relation=relation,
        object=term,
        start=at,
        end=start + 4,
        extractor=extractor,
        rule="r",
        confidence=0.8,
    )


def listened(claims: Iterable[Claim], asked: Iterable[str] = ()) -> list[str]:
    read = PassageClaims(passage=passage("Words."), about=About(title="A"), claims=tuple(claims))
    return told(heard([read], ontology(), frozenset(asked))[0].claims)


#: What the words say, what the model says, whether it is heard.
RIVALS = (
    ("A educatedAt B", "A employer B", False),
    ("A educatedAt B", "A educatedAt B", True),
    ("A educatedAt B", "A employer C", True),
    ("A placeOfDeath B", "A placeOfBirth B", False),
    ("A dateOfDeath 1931", "A dateOfBirth 1931", True),
    ("A foundedBy B", "A chiefExecutiveOfficer B", True),
    ("A locatedIn B", "A headquartersLocation B", False),
    ("A locatedIn B", "A country B", True),
    ("A builtBy B", "A ownedBy B", False),
    ("A operator B", "A ownedBy B", True),
    ("A directedBy B", "A screenwriter B", False),
    ("A publicationYear 1931", "A publicationDate 1892", False),
    ("A publicationYear 1931", "A publicationDate 1931", True),
    ("A publicationYear 1931", "B publicationDate 1892", True),
    ("A directedBy B", "B castMember C", False),
    ("A character B", "A castMember B", False),
    ("A country Russia", "A locatedIn Norway", False),
    ("A country Russia", "Norway contains A", False),
    ("A country Russia", "A locatedIn Russia", True),
    ("A country Russia", "A locatedIn Murmansk", True),
    ("A country Russia", "B country Norway", True),
    ("A directedBy B", "C capital B", False),
    ("A directedBy B", "B placeOfBirth C", True),
    ("A directedBy B", "A directedBy C", False),
    ("A countryOfCitizenship Germany", "A countryOfCitizenship German", True),
    ("A countryOfCitizenship Germany", "A countryOfCitizenship French", False),
    ("A spouse B", "A spouse C", True),
)


def test_rivals_are_many() -> None:
    assert len(RIVALS) >= 27


@pytest.mark.parametrize(("words", "model", "kept"), RIVALS)
def test_the_model_does_not_gainsay_the_words(words: str, model: str, kept: bool) -> None:
    first, second = claim(words), claim(model, "model", 40)
    found = listened([first, second])
    assert found == told([first, second] if kept else [first])


def test_in_a_titled_article_the_model_repeats_nothing() -> None:
    said = [
        claim("A spouse B"), claim("A spouse B", "model", at=4), claim("A child C", "model"),
        replace(claim("A child C", "model"), confidence=0.9), claim("A child C", "model", at=40),
    ]  # fmt: skip
    read = PassageClaims(passage=passage("Words."), about=About(title="A"), claims=tuple(said))
    for titled, kept in ((True, (0, 3, 4)), (False, range(5))):
        (found,) = heard([read], ontology(), titled=titled)
        assert found.claims == tuple(said[at] for at in kept)


def test_a_year_is_told_once() -> None:
    both = [claim("A publicationYear 1931"), claim("A publicationDate 1931", "model")]
    assert listened(both) == told(both[:1])


def test_what_nobody_asked_for_gainsays_nothing() -> None:
    both = [claim("A educatedAt B"), claim("A employer B", "model", 40)]
    assert listened(both, asked=["employer"]) == told(both)
    assert listened(both, asked=["employer", "educatedAt"]) == told(both[:1])


def test_what_was_said_before_is_not_said_again() -> None:
    before = [claim("A locatedIn B")]
    again, later, other = (claim(f"A locatedIn {name}", at=at) for name, at in (("B", 2), ("B", 60), ("C", 2)))
    assert list(unsaid([again, later, other], before, 50)) == [later, other]
    assert list(unsaid([replace(again, relation="country")], before, 50)) == [replace(again, relation="country")]
