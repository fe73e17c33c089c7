"""The W3C tests of SPARQL 1.1 query and update in this process, on the engine as the service uses it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SUITE = SHARED / "data" / "w3c-sparql11"
RUNNER = SHARED / "tools" / "w3c_sparql_runner.py"

#: Tests that are not passed, each with why.
_LANGUAGE = "GROUP_CONCAT of texts in one language keeps the language, as SPARQL 1.2 has it"
_GRAPH = "GRAPH ?g around a group without a triple pattern of its own does not bind ?g: the engine evaluates it once"
_ZERO = "a path of length zero begins at a term of the graph only; the graph of the test is empty"
EXCEPTIONS = {
    "agg-groupconcat-04": _LANGUAGE,
    "agg-groupconcat-06": _LANGUAGE,
    "agg-empty-group-count-graph": _GRAPH,
    "graph": _GRAPH,
    "graph-minus": _GRAPH,
    "bnode01": "BNODE(text) gives one blank node a query for a text, not one a solution",
    "zero_or_more_set_start": _ZERO,
    "zero_or_more_set_end": _ZERO,
    "zero_or_one_set_start": _ZERO,
    "zero_or_one_set_end": _ZERO,
}
#: Passed in all, and not tried here: those of SERVICE, whose target the suite leaves to the tester.
PASSED = {"query_ok": 226, "update_ok": 94, "syntax_ok": 169}
#: Suites that speak HTTP are in test_serve_conformance; entailment regimes are not claimed.
ELSEWHERE = {"protocol", "http-rdf-update", "graph-store-protocol", "service-description", "entailment"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SUITE.is_dir() and RUNNER.is_file()), reason="the W3C tests lie beside a checkout only"),
]


def test_nothing_fails_but_what_is_explained() -> None:
    folders = sorted(path.parent.name for path in (SUITE / "sparql" / "sparql11").glob("*/manifest.ttl"))
    manifests = [f"sparql/sparql11/{one}/manifest.ttl" for one in folders if one not in ELSEWHERE]
    command = [sys.executable, "-W", "ignore", str(RUNNER), str(SUITE), *manifests]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    totals, *failures = done.stdout.strip().splitlines()
    assert {line.split()[1] for line in failures} == set(EXCEPTIONS)
    assert len(failures) == len(EXCEPTIONS)
    found = ast.literal_eval(totals)
    assert {key: found[key] for key in PASSED} == PASSED
