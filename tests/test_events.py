"""When an event can have begun, by the words before the date."""

from __future__ import annotations

import pytest

from kg.extract.relations.events import may_begin
from tests.claims import marked

DATES = (
    ("It was fought with the Ulm League, which was formed in [o: 1861] by towns.", False),
    ("It was fought between 1937 and 1945, following a time of unrest that started in [o: 1931].", False),
    ("It was the largest land war in the [o: 20th century].", False),
    ("It was a war that started in [o: 1931].", True),
    ("It began in [o: 1931].", True),
)


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_when_an_event_began(text: str, expected: bool) -> None:
    plain, ends = marked(text)
    assert may_begin(plain, ends["o"]) is expected


def test_dates_are_many() -> None:
    assert len(DATES) >= 5
