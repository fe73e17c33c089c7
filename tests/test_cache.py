"""The cache gives back what was put, and never fails a reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cache import Cache, Entry, decode, encode
from kg.errors import ConfigError
from kg.extract.about import About
from kg.model import Claim, Concept, Name, Value

ENTRY = Entry(
    About(title="Dusk", classes=("Film",), gender="female", names=("Skymning",)),
    (
        Claim(
            subject=Name(label="Dusk", start=0, end=4, self=True),
            relation="r",
            object=Name(label="Åsa \U0001f600", local=True),
            start=0,
            end=9,
            extractor="x",
            rule="y",
            confidence=0.5,
            story=True,
            qualifiers=(("q", Value(lexical="1950", datatype="xsd:gYear", start=1, end=5)),),
        ),
        Claim(
            subject=Concept(label="film", start=3, end=7),
            relation="s",
            object=Concept(label="work"),
            start=1,
            end=2,
            extractor="x",
            rule="z",
            confidence=1.0,
        ),
    ),
    (Name(label="Dusk", start=0, end=4, classes=("Film",)),),
)


def test_cache_entry_round_trip() -> None:
    assert decode(encode(ENTRY)) == ENTRY


def test_cache_keeps_across_openings(tmp_path: Path) -> None:
    first = Cache(tmp_path / "readings.sqlite")
    first.put({b"k": ENTRY})
    first.close()
    second = Cache(tmp_path / "readings.sqlite")
    assert second.get([b"k", b"unknown"]) == {b"k": ENTRY}
    second.close()


def test_cache_none_keeps_nothing() -> None:
    cache = Cache(None)
    cache.put({b"k": ENTRY})
    assert cache.get([b"k"]) == {}


def test_cache_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "readings.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    cache = Cache(path)
    cache.put({b"k": ENTRY})
    assert cache.get([b"k"]) == {b"k": ENTRY}
    assert path.with_suffix(".damaged").exists()
    cache.close()


def test_cache_impossible_place_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConfigError, match="--no-cache"):
        Cache(tmp_path / "file" / "readings.sqlite")
