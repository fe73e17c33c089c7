"""Whatever is wrong with the input: one clear line, the right exit code, the rest done, no harm to the store."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import kg
from tests.conftest import run_kg as run


def jsonl(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


GOOD = {"id": "good", "title": "Jaws (film)", "text": "Jaws is a 1975 film directed by Steven Spielberg."}
TITLES = (
    '"Heroes"',
    "<b>&amp;</b>",
    "100% Wolf",
    "What?#!",
    "🎬 Film",
    "שלום",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "e\u0301te\u0301",
    "a|b\\c^d`{e}",
    "x\u0007y",
)
STRANGE = jsonl(*({"id": one, "title": one, "text": f"{one} is a 1975 film."} for one in TITLES), GOOD)
REPEATED = (
    b"Tom\n   HOME\n\nTheInfoList\n\n\n\nOR:\n\nTom knows\n"
    + b"Ann Ann is a person. Ann is a person. Ann is a person ...\n" * 3
    + b"."
)


class Bad(NamedTuple):
    """A bad input: the files, the command line, the exit code, what stderr says and how many facts come of it."""

    files: dict[str, bytes]
    arguments: str
    code: int
    says: tuple[str, ...] = ()
    good: bool = False


BAD: dict[str, Bad] = {
    "missing file": Bad({}, "facts nowhere.txt", 1, ("nowhere.txt: does not exist",)),
    "empty file": Bad({"a.txt": b""}, "facts a.txt", 1, ("a.txt: is empty",)),
    "blank file": Bad({"a.txt": b" \n\n\t "}, "facts a.txt", 1, ("a.txt: is empty",)),
    "empty directory": Bad({"d/x.pdf": b"x"}, "facts d", 1, ("d: holds no *.txt file",)),
    "phrases in phrases": Bad(
        {"a.jsonl": jsonl({"id": "b", "title": "Lind", "text": f"Lind is a {'set of ' * 600}films."}, GOOD)},
        "facts a.jsonl",
        0,
        good=True,
    ),
    "one of one of one": Bad(
        {"a.jsonl": jsonl({"id": "b", "title": "Lind", "text": f"Lind is {'the largest of ' * 600}towns."}, GOOD)},
        "facts a.jsonl",
        0,
        good=True,
    ),
    "not UTF-8": Bad({"a.txt": b"fine\nsch\xf6n"}, "facts a.txt", 1, ("a.txt:2: is not UTF-8",)),
    "binary": Bad({"a.txt": b"\x7fELF\0\0\x01"}, "facts a.txt", 1, ("a.txt: is binary",)),
    "not JSON": Bad({"a.jsonl": b"{oops\n" + jsonl(GOOD)}, "facts a.jsonl", 1, ("a.jsonl:1: is not JSON",), good=True),
    "no object": Bad(
        {"a.jsonl": jsonl([1], GOOD)}, "facts a.jsonl", 1, ("a.jsonl:1: is JSON but no object",), good=True
    ),
    "no text": Bad(
        {"a.jsonl": jsonl(GOOD, {"id": "b"})}, "facts a.jsonl", 1, ("a.jsonl:2: lacks the field 'text'",), good=True
    ),
    "no id": Bad({"a.jsonl": jsonl({"text": "b"}, GOOD)}, "facts a.jsonl", 0, good=True),
    "wrong type": Bad({"a.jsonl": jsonl({**GOOD, "title": 7})}, "facts a.jsonl", 1, ("a.jsonl:1: the field 'title'",)),
    "id twice": Bad({"a.jsonl": jsonl(GOOD, GOOD)}, "facts a.jsonl", 1, ("a.jsonl:2: ", "'good'"), good=True),
    "title twice": Bad({"a.jsonl": jsonl(GOOD, {**GOOD, "id": "b"})}, "facts a.jsonl", 0, good=True),
    "half a pair": Bad(
        {"a.jsonl": b'{"id": "a", "text": "\\ud800"}\n' + jsonl(GOOD)}, "facts a.jsonl", 1, ("a.jsonl:1: ",), good=True
    ),
    "cut gzip": Bad(
        {"a.jsonl.gz": gzip.compress(jsonl(GOOD) * 99)[:60]}, "facts a.jsonl.gz", 1, ("a.jsonl.gz: ", "gzip")
    ),
    "no gzip": Bad({"a.jsonl.gz": b"hello"}, "facts a.jsonl.gz", 1, ("a.jsonl.gz: ", "gzip")),
    "bad among good": Bad(
        {"a.txt": b"", "b.jsonl": jsonl(GOOD)}, "facts a.txt b.jsonl", 1, ("a.txt: is empty",), good=True
    ),
    "control characters": Bad({"a.txt": b"Jaws\x01\x02 is a 1975\x1b[31m film.\x07"}, "facts a.txt", 0),
    "no links": Bad({"a.txt": GOOD["text"].encode()}, "facts a.txt", 0, good=True),
    "unclosed markup": Bad(
        {"a.txt": b"''Jaws'' (''[[{{<ref is a 1975 film directed by Steven Spielberg.\n{{x"},
        "facts a.txt",
        0,
        good=True,
    ),
    "strange titles": Bad({"a.jsonl": STRANGE}, "facts a.jsonl", 0, good=True),
    "repeated gloss": Bad({"a.txt": REPEATED}, "facts a.txt", 0),
    "no such ontology": Bad({"a.txt": b"x"}, "facts a.txt --ontology nowhere", 1, ("nowhere: does not exist",)),
    "broken ontology": Bad(
        {"a.txt": b"x", "o/a.ttl": b"@prefix : <x> .\n:a :b"}, "facts a.txt --ontology o", 1, ("o/a.ttl: ",)
    ),
    "broken ontology in a build": Bad(
        {"a.txt": b"x", "o/a.ttl": b"hm"}, "build a.txt --ontology o --store made", 1, ("o/a.ttl: ",)
    ),
    "no such pipeline": Bad(
        {"a.txt": b"It is known that the score was composed by John Williams."},
        "facts a.txt --pipeline nowhere --no-cache",
        1,
        ("'nowhere'",),
    ),
    "no store": Bad({}, "query ASK{} --store nowhere", 1, ("nowhere: no store here",)),
    "no store to remove from": Bad({}, "remove a --store nowhere", 1, ("nowhere: no store here",)),
    "no store of ours": Bad({"s/file": b"x"}, "stats --store s", 1, ("s: not a store",)),
    "SPARQL with errors": Bad({}, "query SELEC --store STORE", 1, ("line 1, column ",)),
    "SPARQL update": Bad({}, "query DELETE{?s?p?o}WHERE{?s?p?o} --store STORE", 1, ("DELETE is refused",)),
    "SPARQL elsewhere": Bad({}, "query ASK{SERVICE<http://x>{?s?p?o}} --store STORE", 1, ("SERVICE is refused",)),
    "no query file": Bad({}, "query nowhere.rq --store STORE", 1, ("nowhere.rq: ",)),
    "query file not UTF-8": Bad({"a.rq": b"ASK{\xff}"}, "query a.rq --store STORE", 1, ("a.rq: not UTF-8",)),
    "unknown question": Bad({}, "query --name cast-off --store STORE", 1, ("'cast-off'", "cast-of")),
    "parameter missing": Bad({}, "query --name cast-of --store STORE", 1, ("--param work=",)),
    "parameter unknown": Bad({}, "query --name cast-of --param film=x --store STORE", 1, ("'film'", "work")),
    "nobody of that name": Bad({}, "query --name cast-of --param work=Xyzzy --store STORE", 1, ("'Xyzzy'",)),
    "table of a graph": Bad({}, "query ASK{} --format turtle --store STORE", 1, ("turtle cannot hold",)),
    "nothing to explain": Bad({}, "explain Xyzzy --store STORE", 1, ("'Xyzzy'",)),
    "unknown article": Bad({}, "remove the_third_men --store STORE", 1, ("'the_third_men'", "the_third_man")),
    "no such stage": Bad({}, "show nothing x", 2, ("usage: kg show", "'nothing'")),
    "no command": Bad({}, "", 2, ("usage: kg",)),
    "unknown command": Bad({}, "biuld", 2, ("usage: kg", "'biuld'")),
    "no input": Bad({}, "facts", 2, ("usage: kg facts", "INPUT")),
    "no confidence": Bad({}, "facts a.txt --min-confidence 80", 2, ("'80' is no confidence", "from 0 to 1")),
    "no number of jobs": Bad({}, "facts a.txt --jobs 0", 2, ("'0'",)),
    "no base": Bad({}, "build a.txt --base example.org", 2, ("'example.org'",)),
    "another base": Bad(
        {"a.txt": b"x"}, "build a.txt --base https://kg.example/ --store STORE", 1, ("http://localhost:8000/",)
    ),
    "no such format": Bad({}, "facts a.txt --format yaml", 2, ("'yaml'",)),
    "no param": Bad({}, "query --name cast-of --param work", 2, ("'work'", "KEY=VALUE")),
    "no directory for the output": Bad({"a.txt": b"x"}, "facts a.txt -o no/where.txt", 1, ("no/where.txt: ",)),
    "full disk": Bad({"a.txt": GOOD["text"].encode()}, "facts a.txt -o /dev/full", 1, ("No space left",)),
}


def test_bad_inputs_are_many() -> None:
    assert len(BAD) >= 50


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input(bad: Bad, tmp_path: Path, example_store: Path) -> None:
    if "/dev/full" in bad.arguments and not Path("/dev/full").exists():
        pytest.skip("/dev/full is of Linux")
    for name, data in bad.files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    before = dump(example_store) if "STORE" in bad.arguments else []
    done = run(*(str(example_store) if word == "STORE" else word for word in bad.arguments.split()), cwd=tmp_path)
    assert done.returncode == bad.code, done.stderr
    assert "Traceback" not in done.stderr
    assert all(words in done.stderr for words in bad.says), done.stderr
    if bad.code < 2:  # a wrong command line is answered with its usage, which may take several lines
        assert len(done.stderr.splitlines()) == bad.code
    assert ("Steven Spielberg" in done.stdout) == bad.good
    assert not before or dump(example_store) == before
    assert not (tmp_path / "made").exists()


def dump(path: Path) -> list[str]:
    """The lines of the store, sorted; it must open."""
    with kg.open(path, read_only=True) as graph:
        return [str(quad) for quad in graph.store.quads()]


def test_many_failures_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{\n[]\n" + jsonl(GOOD))
    done = run("build", "a.jsonl", "--no-cache", cwd=tmp_path)
    assert done.returncode == 1
    assert [line.split(" ")[0:2] for line in done.stderr.splitlines()] == [
        ["kg-store:", "1"],
        ["kg:", "a.jsonl:1:"],
        ["kg:", "a.jsonl:2:"],
        ["kg:", "2"],
    ]


def test_a_store_in_use(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(jsonl(GOOD))
    assert run("build", "a.jsonl", cwd=tmp_path).returncode == 0
    with kg.open(tmp_path / "kg-store"):
        done = run("build", "a.jsonl", cwd=tmp_path)
        assert (done.returncode, done.stderr.splitlines()) == (
            1,
            ["kg: kg-store: in use by another process; wait until it ends, or name another directory with --store"],
        )
        assert run("stats", "--articles", cwd=tmp_path).stdout == "good\n"


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "kg", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that runs the tests in the background has them, and so their children, ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """The exit code and stderr."""
    assert process.stdin and process.stderr
    process.stdin.close()
    return process.wait(60), process.stderr.read().decode()


@pytest.mark.parametrize(
    ("stop", "expected"),
    [
        (lambda process: process.send_signal(signal.SIGINT), (130, "kg: stopped\n")),
        (
            lambda process: (
                process.stdout.close(),
                process.stdin.write(jsonl({**GOOD, "id": "b"})),
                process.stdin.flush(),
            ),
            (141, ""),
        ),
    ],
    ids=["Ctrl-C", "broken pipe"],
)
def test_being_stopped(stop: Callable[[subprocess.Popen[bytes]], object], expected: tuple[int, str]) -> None:
    with start("facts", "-", "--format", "jsonl") as process:
        assert process.stdin and process.stdout
        process.stdin.write(jsonl(GOOD))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["article"] == "good"
        stop(process)
        assert finish(process) == expected


def test_a_defect_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from kg.cli import links, main

    def broken(options: object) -> int:
        raise ZeroDivisionError("in\ntwo lines")

    monkeypatch.setattr(links, "run", broken)
    assert main(["links", "x"]) == 1
    assert capsys.readouterr().err == (
        "kg: a defect of kg (ZeroDivisionError: in two lines); please report it with what KG_DEBUG=1 prints\n"
    )
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["links", "x"])
