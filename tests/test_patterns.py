"""English inflection, and looking the ontology's patterns up by inflected words."""

from __future__ import annotations

import pytest

from kg.extract.patterns import compile_patterns, inflect, pluralize, singular
from tests.claims import ontology

VERBS = (
    ("star", "star stars starred starred starring"),
    ("write", "write writes wrote written writing"),
    ("co-write", "co-write co-writes co-wrote co-written co-writing"),
    ("base", "base bases based based basing"),
    ("open", "open opens opened opened opening"),
    ("submit", "submit submits submitted submitted submitting"),
    ("control", "control controls controlled controlled controlling"),
    ("carry", "carry carries carried carried carrying"),
    ("play", "play plays played played playing"),
    ("die", "die dies died died dying"),
    ("set", "set sets set set setting"),
    ("bear", "bear bears bore born bearing"),
    ("adapt", "adapt adapts adapted adapted adapting"),
    ("row", "row rows rowed rowed rowing"),
    ("publish", "publish publishes published published publishing"),
)

NOUNS = (("city", "cities"), ("film", "films"), ("church", "churches"), ("class", "classes"), ("day", "days"))


@pytest.mark.parametrize(("verb", "forms"), VERBS)
def test_inflect(verb: str, forms: str) -> None:
    assert " ".join(inflect(verb).values()) == forms


@pytest.mark.parametrize(("noun", "plural"), NOUNS)
def test_plural_and_singular(noun: str, plural: str) -> None:
    assert (pluralize(noun), singular(plural)) == (plural, noun)


def test_singular_leaves_singulars() -> None:
    words = ("series", "species", "glass", "physics", "bus", "novel", "gas")
    assert [singular(word) for word in words] == [*words]


def test_inflect_keeps_particles() -> None:
    assert inflect("take place")["past"] == "took place"


def test_pattern_tables_have_rows() -> None:
    assert (len(VERBS) >= 15, len(NOUNS) >= 5) == (True, True)


def test_compile_patterns_finds_relations_by_inflected_words() -> None:
    triggers = compile_patterns(ontology())
    assert compile_patterns(ontology()) is triggers
    directed = ontology().relations["directedBy"]
    assert any(
        one.relation is directed and one.form == "participle" and "by" in one.pattern.prepositions
        for one in triggers.by_word["directed"]
    )
    assert "directed" in triggers.participles
    assert all(one.words[0] == word for word, found in triggers.by_word.items() for one in found)
    assert all(
        len(first.words) >= len(second.words)
        for found in triggers.by_word.values()
        for first, second in zip(found, found[1:], strict=False)
    )
