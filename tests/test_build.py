import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import build as building
from kg.build import BuildReport, Written, build
from kg.errors import InputError, KgError, OntologyError
from kg.model import Article
from kg.store import Store, open_store
from tests.sample_readings import (
    ARTICLES,
    MakeSample,
    generated,
    sample_ontology,
    sample_quads,
    sample_run,
    sample_store,
)
from tests.test_store import default_graph, dump

SERIES = tuple(generated(number) for number in range(40))


@dataclass(frozen=True)
class MakeFailing:
    """A reader that fails on an article in the way that its text names."""

    def __call__(self) -> Callable[[Sequence[Article]], Sequence[Written]]:
        read = MakeSample()()

        def failing(article: Article) -> Written:
            match article.text:
                case "bug":
                    raise ZeroDivisionError("division by zero")
                case "stop":
                    raise KeyboardInterrupt
                case "die":
                    os._exit(9)
                case "ontology":
                    raise OntologyError("no ontology here")
                case _:
                    return read([article])[0]

        return lambda articles: [failing(one) for one in articles]


def never() -> Callable[[Sequence[Article]], Sequence[Written]]:
    raise AssertionError("nothing had to be read")


def filled(*articles: Article | InputError, store: Store | None = None, jobs: int = 1) -> tuple[Store, BuildReport]:
    if store is None:
        store = open_store(None)
        store.put_ontology(sample_ontology())
    return store, build(articles, store, sample_run(), MakeFailing(), jobs=jobs)


def same(store: Store, *articles: Article) -> bool:
    clean = sample_store(articles)
    return dump(store) == dump(clean) and default_graph(store) == default_graph(clean)


def test_build_adds_replaces_and_passes_over() -> None:
    store, report = filled(*ARTICLES)
    quads = sum(len(sample_quads(one)) for one in ARTICLES)
    assert report == BuildReport(added=2, quads=quads)
    changed = replace(ARTICLES[1], text="Lamp:Film | setIn | Kelda:Place\n")
    heard: list[int] = []
    report = build((*ARTICLES[:1], changed, SERIES[0]), store, sample_run(), MakeSample(), progress=heard.append)
    assert report == BuildReport(
        added=1, replaced=1, unchanged=1, quads=len(sample_quads(changed)) + len(sample_quads(SERIES[0]))
    )
    assert heard == [1, 1, 1]
    assert same(store, ARTICLES[0], changed, SERIES[0])


def test_nothing_is_loaded_when_nothing_changed() -> None:
    store, _ = filled(*ARTICLES)
    assert build(ARTICLES, store, sample_run(), never) == BuildReport(unchanged=2)


def test_another_version_reads_everything_again() -> None:
    store, _ = filled(*ARTICLES)
    report = build(ARTICLES, store, replace(sample_run(), code="next"), MakeSample())
    assert (report.replaced, report.unchanged) == (2, 0)


def test_order_and_jobs_do_not_matter() -> None:
    for articles, jobs in ((SERIES, 1), (SERIES[::-1], 1), (SERIES, 2)):
        store, report = filled(*articles, jobs=jobs)
        assert report.added == len(SERIES)
        assert same(store, *SERIES)


def test_batches_hold_whole_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "BATCH", 1)
    assert same(filled(*SERIES)[0], *SERIES)


@pytest.mark.parametrize("jobs", [1, 2])
def test_failures_are_collected_and_the_rest_is_built(jobs: int) -> None:
    bug = Article(id="odd", text="bug")
    broken = InputError("not JSON", path="a.jsonl", line=3)
    store, report = filled(SERIES[0], broken, bug, SERIES[1], SERIES[1], jobs=jobs)
    assert [str(one) for one in report.failures] == [
        "a.jsonl:3: not JSON",
        "odd: could not be read (ZeroDivisionError: division by zero); please report it",
        "film-001: a second article with this id; give it another one",
    ]
    assert report.added == 2
    assert same(store, *SERIES[:2])


def test_two_articles_with_one_title_are_two_articles() -> None:
    first, second = ARTICLES[1], replace(ARTICLES[1], id="lamp-2", text="Lamp:Film | setIn | Norda:Place\n")
    store, report = filled(first, second)
    assert (report.added, report.failures) == (2, ())
    store.remove(["lamp-2"])
    assert same(store, first)


def test_interruption_keeps_whole_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.workers.CHUNK", 1)
    store, report = filled(*SERIES[:3], Article(id="x", text="stop"), *SERIES[3:])
    assert (report.added, report.interrupted) == (3, True)
    assert same(store, *SERIES[:3])
    assert filled(*SERIES, store=store)[1].added == len(SERIES) - 3
    assert same(store, *SERIES)


def test_what_was_read_before_everything_fails_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.workers.CHUNK", 1)
    store = open_store(None)
    store.put_ontology(sample_ontology())
    with pytest.raises(OntologyError):
        filled(*SERIES[:3], Article(id="x", text="ontology"), store=store)
    assert same(store, *SERIES[:3])


def test_death_of_a_worker_is_told_and_leaves_whole_articles() -> None:
    store = open_store(None)
    store.put_ontology(sample_ontology())
    with pytest.raises(KgError, match=r"a worker process died.*fewer --jobs"):
        filled(*SERIES, Article(id="x", text="die"), store=store, jobs=2)
    assert same(store, *(one for one in SERIES if store.fingerprint(one.id)))


STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove"]), st.integers(0, 4), st.integers(0, 2)), max_size=12)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_any_history_equals_a_clean_build(steps: list[tuple[str, int, int]]) -> None:
    store = open_store(None)
    store.put_ontology(sample_ontology())
    left: dict[str, Article] = {}
    for step, number, version in steps:
        article = generated(number, facts=1 + version, word="abc"[version] * (number % 2))
        if step == "add":
            build((article,), store, sample_run(), MakeSample())
            left[article.id] = article
        elif left.pop(article.id, None):
            store.remove([article.id])
    assert same(store, *left.values())


BUILD = """
import sys, time
from pathlib import Path
import kg.build, kg.store
from tests.sample_readings import MakeSample, generated, sample_ontology, sample_run
kg.build.BATCH, kg.store.INGESTION = 500, int(sys.argv[2])
def slowly(number):
    time.sleep(0.003)
    return generated(number, word=sys.argv[3])

with kg.store.open_store(Path(sys.argv[1])) as store:
    store.put_ontology(sample_ontology())
    print("ready", flush=True)
    kg.build.build(map(slowly, range(60)), store, sample_run(), MakeSample())
"""


def child(*arguments: str) -> subprocess.Popen[str]:
    root = Path(__file__).parents[1]
    return subprocess.Popen([sys.executable, "-c", BUILD, *arguments], cwd=root, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(("ingestion", "seed"), [("0", 1), ("1000000", 2)])
def test_kill_leaves_whole_articles_and_the_next_run_completes(tmp_path: Path, ingestion: str, seed: int) -> None:
    """Ten kills at random moments, of builds that add and of builds that replace."""
    chance = random.Random(seed)
    states: set[tuple[Article, ...]] = set()
    for number in range(10):
        path = tmp_path / f"store-{number // 5}"
        word = "abcde"[number % 5]
        with child(str(path), ingestion, word) as process:
            assert process.stdout and process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0, 0.25))
            process.send_signal(signal.SIGKILL)
        with open_store(path) as store:
            whole = tuple(_versions(store))
            assert same(store, *whole)
            states.add(whole)
    with child(str(path), ingestion, "z") as process:
        assert process.wait() == 0
    with open_store(path) as store:
        assert same(store, *(generated(one, word="z") for one in range(60)))
    assert len(states) > 1, "every kill came too early or too late to test anything"


def _versions(store: Store) -> Iterator[Article]:
    """The articles that the store says it holds, as generated."""
    for identity in store.article_ids():
        yield next(
            article
            for word in "abcdez"
            if (article := generated(int(identity[5:]), word=word)) == store.article(identity)
        )
