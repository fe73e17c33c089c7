"""One calibrated confidence: how it is worked out, how it is fitted, and that what the package carries is sound."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

import kg
from kg.confidence import Calibration, keys, load_calibration
from kg.evaluate.confidence import Seen, card, fit, halves
from kg.model import Article, Entity
from kg.quads import Run, fingerprint
from kg.read import Settings, read_article

FOLDER = Path(kg.__file__).parent / "data" / "models" / "confidence"
KEYS = [
    ("prose", "passive shoot in|at|on", ("prose", "prose/passive", "prose/passive shoot")),
    ("definition", "definition-year", ("definition", "definition/definition-year")),
    ("model", "P57@1.0", ("model", "model/P57")),
    ("nameparts", "own noun", ("nameparts", "nameparts/own", "nameparts/own noun")),
]


@pytest.mark.parametrize(("extractor", "rule", "expected"), KEYS)
def test_keys(extractor: str, rule: str, expected: tuple[str, ...]) -> None:
    assert keys(extractor, rule) == expected


def test_calibration_moves_log_odds() -> None:
    calibration = Calibration({"model": 0.5}, {"prose": -1.0, "prose/passive write": -0.5})
    assert calibration.of("cast", "anything", 0.9) == 0.9
    assert calibration.of("model", "P57@1", 0.8) == pytest.approx(2 / 3, abs=1e-3)
    assert calibration.of("prose", "active die", 0.9) == pytest.approx(1 / (1 + math.exp(1 - math.log(9))), abs=1e-3)
    assert calibration.of("prose", "passive write by", 0.9) < calibration.of("prose", "active die", 0.9)
    assert [calibration.of("cast", "x", value) for value in (0.0, 1.0)] == [0.007, 0.993]


def test_calibration_keeps_the_order_of_one_rule() -> None:
    calibration = load_calibration()
    for extractor, rule in [(one, rule) for one, rule, _ in KEYS]:
        values = [calibration.of(extractor, rule, step / 20) for step in range(21)]
        assert values == sorted(values)
        assert all(0 < value < 1 for value in values)


def seen(source: str, document: int, rule: str, confidence: float, right: bool) -> Seen:
    return Seen(source, f"{source}/{document}", "prose", rule, confidence, right)


def test_fit_finds_what_came_true() -> None:
    facts = [seen("knowledgenet", at, "passive write by", 0.9, at % 2 == 0) for at in range(400)]
    facts += [seen("knowledgenet", at, "active die in", 0.9, at % 10 != 0) for at in range(400)]
    found = fit(facts)
    assert found.of("prose", "passive write by", 0.9) == pytest.approx(0.5, abs=0.03)
    assert found.of("prose", "active die in", 0.9) == pytest.approx(0.9, abs=0.03)
    assert fit(list(facts)) == found
    one, two = halves(facts)
    assert not {fact.document for fact in one} & {fact.document for fact in two}
    assert len(one) + len(two) == len(facts)
    assert "| knowledgenet | 800 | 0.700 | 0.200 |" in card(facts)


def test_little_evidence_changes_little() -> None:
    found = fit([seen("articles", at, "active win", 0.9, False) for at in range(2)])
    assert found.of("prose", "active win", 0.9) > 0.75


def test_packaged_numbers_are_sound() -> None:
    calibration = load_calibration()
    assert len(calibration.shifts) >= 30
    assert all(abs(value) < 4 for value in calibration.shifts.values())
    assert all(0.1 <= value < 3 for value in calibration.slopes.values())
    whole = re.search(
        r"^\| all \| (\d+) \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|$", (FOLDER / "README.md").read_text("utf-8"), re.M
    )
    assert whole
    assert int(whole[1]) >= 2000
    assert float(whole[2]) <= 0.05


@pytest.mark.model
def test_facts_carry_the_calibrated_confidence() -> None:
    text = "Jaws is a 1975 film directed by Steven Spielberg."
    given, calibrated = (kg.facts(text, settings=Settings(calibrated=one)) for one in (False, True))
    assert len(given) == len(calibrated) >= 4
    for before, after in zip(given, calibrated, strict=True):
        one = before.evidence
        if one.rule.startswith("implied by ^"):
            continue
        assert after.evidence.confidence == load_calibration().of(one.extractor, one.rule, one.confidence)


@pytest.mark.model
def test_what_follows_is_no_surer_than_what_it_follows_from() -> None:
    facts = kg.facts("Grey Ice is a 1975 film directed by Karl Lind. It was written by Otto Berg.")
    things = [(one.subject.iri, one.object.iri, one.evidence) for one in facts if isinstance(one.object, Entity)]
    sure = {(one, two): evidence.confidence for one, two, evidence in things if "implied" not in evidence.rule}
    implied = [one for one in things if one[2].rule.startswith("implied by ^")]
    assert len(implied) >= 2
    assert all(0.2 < evidence.confidence <= sure[two, one] for one, two, evidence in implied)


@pytest.mark.model
def test_what_is_less_sure_is_left_out() -> None:
    article = Article(id="x", title="Otto Lind", text="Otto Lind was a Danish poet. He was Emperor of Russia.")
    whole = read_article(article, Settings().tools())
    sure = read_article(article, Settings(least=0.8).tools())
    assert 0 < len(sure.facts) < len(whole.facts)
    assert sure.facts == tuple(one for one in whole.facts if one.evidence.confidence >= 0.8)
    told = {one.iri for fact in sure.facts for one in (fact.subject, fact.object) if isinstance(one, Entity)}
    assert told == {one.iri for one in sure.entities} < {one.iri for one in whole.entities}
    run = Run.of(Settings(least=0.8).tools())
    assert run.least == 0.8
    namespace = Settings().tools().namespace
    assert fingerprint(article, run, namespace) != fingerprint(article, Run.of(Settings().tools()), namespace)
