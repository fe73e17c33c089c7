"""Two people whom the recogniser took for one."""

from __future__ import annotations

import pytest

from kg.extract.joined import parted
from kg.nlp.parsed import Recognized

PARTED = (
    ("They had Ida and Robert.", "PERSON", "Otto Lind", ["Ida", "Robert"]),
    ("They had Ida and Robert Lind.", "PERSON", "Otto Lind", ["Ida and Robert Lind"]),  # one family name: see `listed`
    ("It tells of Ida and Robert.", "WORK", "Otto Lind", ["Ida and Robert"]),
    ("Ida and Robert are a duo.", "PERSON", "Ida and Robert", ["Ida and Robert"]),
    ("They had Ida.", "PERSON", "Otto Lind", ["Ida"]),
)


@pytest.mark.parametrize(("text", "kind", "title", "found"), PARTED)
def test_two_of_one_name(text: str, kind: str, title: str, found: list[str]) -> None:
    start, end = text.index("Ida"), text.find(" are ") if " are " in text else len(text) - 1
    names = parted(text, [Recognized(start, end, kind)], title)
    assert [text[one.start : one.end] for one in names] == found


def test_parted_rows_are_many() -> None:
    assert len(PARTED) >= 5
