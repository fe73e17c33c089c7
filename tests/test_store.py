import errno
import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ConfigError, InputError, StoreError
from kg.store import MARKER, Store, _errors, open_store
from tests.sample_readings import ARTICLES, generated, sample_lines, sample_ontology, sample_quads, sample_store


def dump(store: Store, form: str = "nquads") -> bytes:
    output = io.BytesIO()
    store.dump(output, form)
    return output.getvalue()


def default_graph(store: Store) -> set[str]:
    return {str(quad.triple) for quad in store.dataset.quads_for_pattern(None, None, None, ox.DefaultGraph())}


def test_store_survives_being_closed(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", base="http://kg.example/") as store:
        store.replace({one.id: sample_lines(one) for one in ARTICLES})
        before = dump(store)
    with open_store(tmp_path / "s") as store:
        assert store.base == "http://kg.example/"
        assert dump(store) == before
    with open_store(tmp_path / "s", read_only=True) as store:
        assert dump(store) == before


def test_articles_come_back_as_received() -> None:
    store = sample_store()
    assert store.article_ids() == ("harbour", "lamp")
    assert [store.article(one.id) for one in ARTICLES] == list(ARTICLES)
    assert store.fingerprint("lamp") and store.fingerprint("nothing") == ""


@pytest.mark.parametrize("identity", ["nothing", "", "a b", "\ud800", "<>"])
def test_unknown_article(identity: str) -> None:
    with pytest.raises(InputError, match=r"no article .*kg query --name articles"):
        sample_store().article(identity)


def test_default_graph_is_the_set_of_plain_facts() -> None:
    store = sample_store()
    facts = {
        str(quad.triple)
        for one in ARTICLES
        for quad in sample_quads(one)
        if str(quad.graph_name).startswith("<http://localhost:8000/article/")
    }
    schema = {str(quad.triple) for quad in store.quads() if str(quad.graph_name).endswith("/ontology>")}
    assert default_graph(store) == facts | schema
    assert facts and schema


def test_removing_keeps_what_another_article_says() -> None:
    store = sample_store()
    store.remove(["harbour"])
    assert dump(store) == dump(sample_store(ARTICLES[1:]))
    assert default_graph(store) == default_graph(sample_store(ARTICLES[1:]))
    assert any("Kelda" in one for one in default_graph(store))


def test_replacing_leaves_nothing_of_the_old(tmp_path: Path) -> None:
    old, new = generated(1, word="old"), generated(1, word="new")
    store = sample_store((*ARTICLES, old))
    store.replace({new.id: sample_lines(new)})
    assert dump(store) == dump(sample_store((*ARTICLES, new)))
    assert default_graph(store) == default_graph(sample_store((*ARTICLES, new)))


def test_removing_an_unknown_article_suggests_near_ones_and_removes_none() -> None:
    store = sample_store()
    with pytest.raises(InputError, match=r"no article 'harbor' in the store; did you mean 'harbour'?"):
        store.remove(["lamp", "harbor"])
    assert store.article_ids() == ("harbour", "lamp")


def test_ontology_is_stored_once_a_version_and_without_blank_nodes() -> None:
    store = sample_store()
    before = dump(store)
    store.put_ontology(sample_ontology())
    assert dump(store) == before
    assert b"_:" not in before
    assert b"unionOf> <http://localhost:8000/ontology/c14n" in before


def test_dump_does_not_depend_on_order() -> None:
    for form in ("nquads", "trig", "jsonld"):
        assert dump(sample_store(), form) == dump(sample_store(ARTICLES[::-1]), form)


def test_dump_loads_again() -> None:
    store = sample_store()
    again = ox.Store()
    again.load(dump(store), format=ox.RdfFormat.N_QUADS)
    assert set(again) == set(store.quads())


def test_dump_refuses_formats_without_named_graphs() -> None:
    with pytest.raises(ConfigError, match="'turtle' cannot hold named graphs; choose one of nquads, trig, jsonld"):
        dump(sample_store(), "turtle")


def opened(path: Path, **options: object) -> None:
    with open_store(path, **options):  # type: ignore[arg-type]
        pass


def test_opening_what_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("Dear")
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / MARKER).write_text("{")
    (tmp_path / "newer").mkdir()
    (tmp_path / "newer" / MARKER).write_text(json.dumps({"layout": 2, "base": "http://a/"}))
    cases: list[tuple[str, dict[str, object], str]] = [
        ("letters", {}, "not a store of this program; name another directory"),
        ("file", {}, "not a store of this program; name another directory"),
        ("broken", {}, "not a store of this program; name another directory"),
        ("newer", {}, "written by another version of this program .layout 2, not 1.; install"),
        ("absent", {"read_only": True}, "no store here; make one with: kg build INPUT... --store"),
        ("empty", {"read_only": True}, "no store here; make one with: kg build INPUT... --store"),
        ("file/below", {}, "not a store|cannot be used"),
    ]
    assert len(cases) >= 7
    for name, options, message in cases:
        with pytest.raises(StoreError, match=message) as caught:
            opened(tmp_path / name, **options)
        assert "\n" not in str(caught.value)
    assert sorted(one.name for one in (tmp_path / "letters").iterdir()) == ["one.txt"]
    opened(tmp_path / "empty")


@pytest.mark.parametrize("base", ["", "no scheme/", "http://kg.example", "http://kg.example/#", "http://a b/"])
def test_bad_base(tmp_path: Path, base: str) -> None:
    with pytest.raises(ConfigError, match="is no base for addresses"):
        opened(tmp_path / "s", base=base or "x")
    assert not (tmp_path / "s").exists()


def test_another_base_is_refused(tmp_path: Path) -> None:
    opened(tmp_path / "s", base="http://one.example/")
    with pytest.raises(StoreError, match=r"lives under http://one.example/, not http://two.example/; leave --base"):
        opened(tmp_path / "s", base="http://two.example/")


def test_store_in_use_by_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; from kg.store import open_store; from pathlib import Path\n"
        "with open_store(Path(sys.argv[1])): print('open', flush=True); input()"
    )
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "s")],
        cwd=root,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout and other.stdin
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="in use by another process; wait until it ends, or name another"):
            opened(tmp_path / "s")
        opened(tmp_path / "s", read_only=True)
        other.stdin.write("\n")
    opened(tmp_path / "s")


@pytest.mark.parametrize(
    ("err", "remedy"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full; make room"),
        (OSError("IO error: No space left on device: While appending to file: /s/000009.sst"), "the disk is full"),
        (OSError(errno.EFBIG, "File too large"), "the disk is full; make room"),
        (PermissionError(errno.EACCES, "Permission denied"), "cannot be written; change its permissions"),
        (OSError("Corruption: block checksum mismatch"), "cannot be used .Corruption: .* delete the directory"),
    ],
)
def test_every_error_of_the_disk_names_its_remedy(err: OSError, remedy: str) -> None:
    with pytest.raises(StoreError, match=f"^s: {remedy}"), _errors(Path("s")):
        raise err
