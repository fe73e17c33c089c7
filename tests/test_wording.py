"""What the words beside two mentions rule out of what the model claims."""

from __future__ import annotations

import re

import pytest

from kg.extract.relations.wording import plays, reworded
from kg.model import Name
from tests.claims import ontology

#: The sentence with its subject and object, the relation claimed, the one that is left.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("[s: Iris Holm] won after the death of Lars Holm in [o: 1988].", "dateOfDeath", ""),
    ("The death of [s: Lars Holm] in [o: 1988] was a loss.", "dateOfDeath", "dateOfDeath"),
    ("[s: Lars Holm] (Ulm, 1901 – [o: Bonn], 1970) was a painter.", "placeOfBirth", ""),
    ("[s: Lars Holm] (Ulm, 1901 – [o: Bonn], 1970) was a painter.", "placeOfDeath", "placeOfDeath"),
    ("[s: Lars Holm] (born in [o: Ulm], 1901 – Bonn, 1970) was a painter.", "placeOfDeath", ""),
    ("[s: Lars Holm] died in 1970, aged 60, in [o: Bonn].", "placeOfBirth", ""),
    ("[s: Lars Holm] was born in Ulm and died in [o: Bonn].", "placeOfBirth", ""),
    ("His wife died. [s: Lars Holm] was born in [o: Bonn].", "placeOfBirth", "placeOfBirth"),
    ("[s: Grey Ice] stars Eva Lind as [o: Rosa].", "castMember", ""),
    ("[s: Grey Ice] stars Eva Lind as Rosa and [o: Captain Berg].", "castMember", ""),
    ("[s: Grey Ice] stars Eva Lind as Rosa, [o: Ida Berg] and others.", "castMember", "castMember"),
    ("It is after a novel by an [o: American] missionary about [s: Ida Berg].", "countryOfCitizenship", ""),
    ("[s: Ida Berg] was an [o: American] missionary.", "countryOfCitizenship", "countryOfCitizenship"),
    ("It was sung by an [o: American] missionary of [s: Ida Berg].", "countryOfCitizenship", ""),
    ("[s: Lars Holm] ended [o: Communist] rule.", "memberOfPoliticalParty", ""),
    ("[s: Lars Holm] left the [o: Communist Party].", "memberOfPoliticalParty", "memberOfPoliticalParty"),
    ("[s: Lars Holm] ([o: Greek]: Λαρς) was a painter.", "languageSpoken", ""),
    ("[s: Ida Berg] wrote in [o: Greek].", "languageSpoken", "languageSpoken"),
    ("[s: Mary Ann Lind], otherwise known as the author [o: Karl Orlov], died.", "sibling", ""),
    ("[s: Ida Berg] is the granddaughter of the actor [o: Karl Berg].", "parent", ""),
    ("[s: Ida Berg] is the daughter of the actor [o: Karl Berg].", "parent", "parent"),
    ("Karl Berg was the grandfather of [s: Ida Berg], [o: Eva Berg] and others.", "sibling", "sibling"),
    ("[s: Ida Berg] was a member of the [o: Bonn Society].", "employer", "memberOf"),
    ("[s: Ida Berg], a fellow from 1908 of the [o: Bonn Society], died.", "employer", "memberOf"),
    ("[s: Ida Berg] taught at the [o: Bonn Society].", "employer", "employer"),
    ("[s: Ida Berg] of [o: Green Day], Karl Lind from The Offspring", "memberOf", "memberOf"),
    ("[s: Ida Berg] of Green Day, Karl Lind from The [o: Offspring]", "memberOf", ""),
    ("Henry honoured his nephew [s: Karl Lind] and [o: Otto Lind].", "child", ""),
    ("[s: Grey Ice] was not written by [o: Karl Lind].", "screenwriter", ""),
    ("[s: Grey Ice] was followed by Black Water ([o: 1942]).", "publicationDate", ""),
    ("He was born with the family name [s: Feeney] in [o: Bonn].", "placeOfBirth", ""),
    ("[s: Karl Lind] married the [o: Countess of Bonn].", "spouse", ""),
)


@pytest.mark.parametrize(("text", "claimed", "left"), ROWS)
def test_what_the_words_leave(text: str, claimed: str, left: str) -> None:
    plain, ends = _ends(text)
    relation = reworded(ontology().relations[claimed], ends["s"], ends["o"], plain, ontology())
    assert (relation.name if relation else "") == left


def test_rows_are_many() -> None:
    assert len(ROWS) >= 32


PARTS: tuple[tuple[str, bool], ...] = (
    ("with [s: Eva Lind] as his wife [o: Rosa]", True),
    ("with [s: Eva Lind] as [o: Rosa]", False),
    ("[s: Eva Lind] and her sister [o: Rosa]", False),
)


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_who_plays_whom(text: str, expected: bool) -> None:
    plain, ends = _ends(text)
    assert plays(plain, ends["s"], ends["o"]) is expected


def test_parts_are_many() -> None:
    assert len(PARTS) >= 3


def _ends(text: str) -> tuple[str, dict[str, Name]]:
    """The text without its brackets, and what they mark."""
    plain, ends = "", dict[str, Name]()
    for before, end, label in re.findall(r"([^\[]*)(?:\[([so]): ([^\]]+)\]|$)", text):
        plain += before
        if end:
            ends[end] = Name(label=label, start=len(plain), end=len(plain) + len(label))
            plain += label
    return plain, ends
