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
    ("[s: Ida Berg], whose sister would be the second wife of [o: Karl Lind].", "spouse", ""),
    ("[s: Ida Berg], whose brother married [o: Eva Lind].", "spouse", ""),
    ("[s: Ida Berg], whose husband was [o: Karl Lind].", "spouse", "spouse"),
    ("[s: Ida Berg], whose father was Otto Berg and mother [o: Eva Lind].", "mother", "mother"),
    ("[s: Otto Berg] had seduced his wife [o: Eva Lind].", "spouse", ""),
    ("[s: Otto Berg] had murdered his wife [o: Eva Lind].", "spouse", "spouse"),
    ("Ida was born at Ulm Castle in [o: Scania] to King [s: Otto II] and his queen.", "placeOfBirth", ""),
    ("[s: Ida Berg] was born in [o: Scania] to a family of farmers.", "placeOfBirth", "placeOfBirth"),
    ("[s: Ida Berg] was born into an old [o: Scania] family.", "placeOfBirth", ""),
    ("[s: Otto Berg] (before [o: 1131] – 1162) was a count.", "dateOfBirth", ""),
    ("[s: Otto Berg] (born in [o: 1131]) was a count.", "dateOfBirth", "dateOfBirth"),
    ("In 1901 he exhibited his poems at the [o: Ulm Salon], but [s: Otto Berg] wrote books.", "employer", ""),
    ("In 1901 he worked at the [o: Ulm Mill], but [s: Otto Berg] is known for his books.", "employer", "employer"),
    ("[s: Otto Berg] served as Under-Secretary of State for the [o: Home Department].", "employer", ""),
    ("[s: Otto Berg] took his seat in the [o: House of Lords].", "employer", ""),
    ("[s: Otto Berg] rose soon after joining forces with the company [o: Ulm Music].", "employer", ""),
    ("[s: Otto Berg] rose soon after joining the company [o: Ulm Music].", "employer", "employer"),
    ("[s: Otto Berg] would enlarge the [o: Swedish Army].", "militaryBranch", ""),
    ("[s: Otto Berg] served in the [o: Swedish Army].", "militaryBranch", "militaryBranch"),
    ("[s: Otto Berg] graduated from the Film School in [o: Ulm].", "residence", ""),
    ("[s: Otto Berg] moved to [o: Ulm].", "residence", "residence"),
)


@pytest.mark.parametrize(("text", "claimed", "left"), ROWS)
def test_what_the_words_leave(text: str, claimed: str, left: str) -> None:
    assert left_by_words(text, claimed) == left


def test_rows_are_many() -> None:
    assert len(ROWS) >= 48
