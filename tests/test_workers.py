"""Which process reads what: this one where articles are few, several where they are many and it pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from kg import workers
from kg.errors import InputError
from kg.model import Article
from kg.workers import CHUNK, MANY, map_articles


class Told(NamedTuple):
    """What a process says of an article."""

    id: str
    together: int
    process: int


def make() -> Callable[[Sequence[Article]], Sequence[Told]]:
    """A reader that says which process it is in, and how many articles it was given together."""
    return lambda articles: [Told(one.id, len(articles), os.getpid()) for one in articles]


FEW, LOTS = MANY - CHUNK, MANY + 5
ROWS: dict[str, tuple[int, int | None, bool, int, int]] = {
    # how many articles, jobs, somebody waits: whether others read them, how many together at most
    "few, nobody says": (FEW, None, False, 0, CHUNK),
    "many, nobody says": (LOTS, None, False, 1, CHUNK),
    "just as many as pay, nobody says": (MANY, None, False, 1, CHUNK),
    "none, nobody says": (0, None, False, 0, 0),
    "few, two": (3, 2, False, 1, 3),
    "many, one": (LOTS, 1, False, 0, CHUNK),
    "many, nobody says, somebody waits": (LOTS, None, True, 0, 1),
    "many, one, somebody waits": (LOTS, 1, True, 0, 1),
    "many, two, somebody waits": (LOTS, 2, True, 1, CHUNK),
}


@pytest.mark.parametrize("name", ROWS)
def test_who_reads(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many processes as are asked for; where nobody asks, as many as pay; the order stays."""
    count, jobs, waiting, others, together = ROWS[name]
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    articles = [Article(id=str(number), text="Some words.") for number in range(count)]
    told = [one for one in map_articles(articles, make, jobs=jobs, waiting=waiting) if not isinstance(one, InputError)]
    assert [one.id for one in told] == [one.id for one in articles]
    assert max((one.together for one in told), default=0) == together
    assert {one.process == os.getpid() for one in told} == ({not others} if count else set())


def test_one_core_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers beside a single core would only cost."""
    monkeypatch.setattr(workers, "_cores", lambda: 1)
    told = list(map_articles([Article(id=str(one), text="") for one in range(LOTS)], make, jobs=None))
    assert {one.process for one in told if isinstance(one, Told)} == {os.getpid()}


def test_rows() -> None:
    """No row got lost."""
    assert len(ROWS) >= 9
