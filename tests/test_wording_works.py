"""What the words beside two mentions rule out of what the model claims of works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.relations.nations import may_be_of
from tests.claims import left_by_words, marked, ontology

#: The sentence with its subject and object, the relation claimed, the one that is left.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("It is after his 1957 play [s: Grey Ice], made of his [o: 1940] work Ulm.", "publicationDate", ""),
    ("It is after his [o: 1957] play Grey Ice, made of his 1940 work [s: Ulm].", "publicationDate", ""),
    ("It is after his 1957 play Grey Ice, made of his [o: 1940] work [s: Ulm].", "publicationDate", "publicationDate"),
    ("[s: Grey Ice] (1957) was followed by Black Water in [o: 1960].", "publicationDate", ""),
    ("[s: Grey Ice] is a film shot in [o: 1957].", "publicationDate", ""),
    ("Karl Lind recorded [s: Grey Ice] on his [o: 1963] Red Star album.", "publicationDate", ""),
    ("[s: Grey Ice] is a song on his [o: 1963] album Ulm.", "publicationDate", "publicationDate"),
    ("[s: Grey Ice] is a short film by [o: Karl Lind].", "castMember", ""),
    ("In [s: Grey Ice] Karl Lind plays two characters, [o: Otto Berg] and Max.", "castMember", ""),
    ("In Grey Ice [s: Lind] plays two characters, [o: Otto Berg] and Max.", "character", ""),
    ("Max, whom he played for [o: Karl Lind] in [s: Grey Ice].", "character", ""),
    ('[s: Ulm] is the sequel to the 1996 film "Grey Ice" starring [o: Ida Berg].', "castMember", ""),
    ('[s: Ulm] is the sequel to the 1996 film "Grey Ice", starring [o: Ida Berg].', "castMember", "castMember"),
    ("[s: Grey Ice] is a song by Ida Berg, with words by [o: Karl Lind].", "composer", ""),
    ("[s: Grey Ice] is a song with music and lyrics by [o: Karl Lind].", "composer", "composer"),
    ("It moved from [o: Ulm TV] to its sister streaming service [s: Ulm Plus].", "ownedBy", ""),
    ("[s: Ida Berg] sang on a Holm [o: RCA] Victor album.", "recordLabel", ""),
    ('After his success with "[s: Grey Ice]", Lind shot the film in [o: Ulm].', "filmingLocation", ""),
    ("He wrote of the great deeds done during the [o: Ulm War] and [s: Grey Ice].", "mainSubject", ""),
)


@pytest.mark.parametrize(("text", "claimed", "left"), ROWS)
def test_what_the_words_leave(text: str, claimed: str, left: str) -> None:
    assert left_by_words(text, claimed) == left


def test_rows_are_many() -> None:
    assert len(ROWS) >= 19


NATIONS: tuple[tuple[str, bool], ...] = (
    ("[s: Grey Ice] is a film after the book by Karl Lind, a [o: Danish] pilot.", False),
    ("[s: Grey Ice] by Karl Lind is a [o: Danish] film.", True),
)


@pytest.mark.parametrize(("text", "expected"), NATIONS)
def test_of_which_nation_a_work_can_be(text: str, expected: bool) -> None:
    plain, ends = marked(text)
    work = replace(ends["s"], classes=("Film",))
    assert may_be_of(plain, work, ends["o"], (), ontology()) is expected


def test_nations_are_many() -> None:
    assert len(NATIONS) >= 2
