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
    ("[s: Grey Ice] is a 1957 film and the sequel to the film [o: Black Water].", "basedOn", ""),
    ("[s: Grey Ice] is a film with Ida Berg. The movie shows [o: Dusty] with friends.", "castMember", ""),
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
    ('[s: Grey Ice] stars Karl Berg and Ida Lind as "[o: Max Stone]" and "Eva Rock".', "castMember", ""),
    ('[s: Grey Ice] stars Karl Berg and Ida Lind as "Max Stone" and "[o: Eva Rock]".', "castMember", ""),
    ("Karl Berg produced [s: Grey Ice] along with Ida Lind and [o: Otto Vik].", "castMember", ""),
    ("Karl Berg starred in [s: Grey Ice] along with Ida Lind and [o: Otto Vik].", "castMember", "castMember"),
    ("The script by [o: Karl Berg] is reminiscent of the 1938 film [s: Grey Ice].", "screenwriter", ""),
    ("The script by [o: Karl Berg] is that of the 1938 film [s: Grey Ice].", "screenwriter", "screenwriter"),
    ("Directed by [o: Karl Berg] and starring Ida Lind, both of whom worked on [s: Grey Ice].", "directedBy", ""),
    ('"[s: Grey Ice]" after a novel by Ida Lind, "Ulm", adapted from the novel of [o: Otto Vik].', "afterWorkBy", ""),
    ('"Grey Ice" based on a novel by Ida Lind, "[s: Ulm]", adapted from the novel of [o: Otto Vik].', "afterWorkBy",
     "afterWorkBy"),
    ('He made "[o: Grey Ice]" (2010), "Red Ice" (2012) and "[s: Black Rock]" (2014).', "follows", ""),
    ('He made "[o: Grey Ice]" (2010), which was followed by "[s: Black Rock]" (2014).', "follows", "follows"),
    ("[s: Grey Peak] lies between the mountain [o: Black Rock] in the west and Holm in the east.", "parentPeak", ""),
    ("[s: Grey Peak] is a shoulder of [o: Black Rock].", "parentPeak", "parentPeak"),
    ("He was Secretary of State for [s: War] in the reign of [o: Otto XIV].", "participant", ""),
    ("He sang with the [o: Ulm Choir], and during the [s: Scanian War] he led a band.", "participant", ""),
    ("The [o: Ulm Choir] sang for the troops of the [s: Scanian War].", "participant", "participant"),
    ("The river flows through [s: Scania] and into the [o: Grey Sea].", "nextToWater", ""),
    ("[s: Scania] lies on the [o: Grey Sea].", "nextToWater", "nextToWater"),
)


@pytest.mark.parametrize(("text", "claimed", "left"), ROWS)
def test_what_the_words_leave(text: str, claimed: str, left: str) -> None:
    assert left_by_words(text, claimed) == left


def test_rows_are_many() -> None:
    assert len(ROWS) >= 39


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
