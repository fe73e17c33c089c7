"""What the words beside two mentions rule out of what the model claims of people."""

from __future__ import annotations

import pytest

from tests.claims import left_by_words

#: The sentence with its subject and object, the relation claimed, the one that is left.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("[s: Karl Lind] is a writer of [o: Danish] background.", "countryOfCitizenship", ""),
    ("[s: Karl Lind] is a writer of [o: Danish] Jewish descent.", "countryOfCitizenship", ""),
    ("[s: Grey Ice] by Karl Lind is a [o: Danish] film.", "countryOfOrigin", "countryOfOrigin"),
    ("[s: Ida Berg] was a member of the [o: Green] and Grey parties.", "employer", "memberOfPoliticalParty"),
    ("[s: Ida Berg] served as Minister of [o: Forests].", "employer", ""),
    ("[s: Ida Berg] became Leader of the [o: Ulm Chamber].", "employer", ""),
    ("She is [s: Ida Berg] Associate Professor at [o: Ulm School].", "employer", ""),
    ("[s: Ida Berg] is Associate Professor at [o: Ulm School].", "employer", "employer"),
    ("[s: Ida Berg] taught painting in Lund and at the [o: Ulm School].", "educatedAt", ""),
    ("[s: Ida Berg] was taught painting at the [o: Ulm School].", "educatedAt", "educatedAt"),
    ("[s: Ida Berg] taught in Lund after she studied at [o: Ulm School].", "educatedAt", "educatedAt"),
    ("She was [o: Minister of Forests] under the premier [s: Karl Lind].", "positionHeld", ""),
    ("Under [s: Karl Lind], she was [o: Minister of Forests].", "positionHeld", ""),
    ("She worked under [s: Karl Lind], the [o: Minister of Forests].", "positionHeld", "positionHeld"),
    ("[s: Karl Lind] made her the first [o: Minister of Forests].", "positionHeld", ""),
    ("[s: Karl Lind] appointed Ida Berg as [o: Minister of Forests].", "positionHeld", ""),
    ("[s: Karl Lind] was appointed [o: Minister of Forests].", "positionHeld", "positionHeld"),
    ("She had six sisters: [s: Ida] (by marriage Duchess of Ulm), [o: Eva] and Anna.", "spouse", ""),
    ("They had six children: [s: Ida], Karl and [o: Eva].", "spouse", ""),
    ("They had six children: [s: Ida], who married [o: Karl Berg], and Eva.", "spouse", "spouse"),
    ("[s: Karl] and his wife are often followed by [o: Otto].", "spouse", ""),
    ("[s: Karl] and his wife [o: Ida] are followed by Otto.", "spouse", "spouse"),
    ("She was the sister of King [s: Karl] and the aunt of Duke [o: Otto].", "sibling", ""),
    ("Max, whom he played for [s: Lind] in Ulm, and his twin brother [o: Otto].", "sibling", ""),
    ("[s: Karl Lind], who lived in Ulm, and his twin brother [o: Otto].", "sibling", "sibling"),
    ("Ida was the daughter of Otto bin [o: Karl Al Lind] and met [s: Eva].", "spouse", ""),
    ("[s: Otto] bin [o: Karl Al Lind] died.", "parent", "parent"),
)


@pytest.mark.parametrize(("text", "claimed", "left"), ROWS)
def test_what_the_words_leave(text: str, claimed: str, left: str) -> None:
    assert left_by_words(text, claimed) == left


def test_rows_are_many() -> None:
    assert len(ROWS) >= 27
