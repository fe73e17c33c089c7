"""What several tests need: the bundled examples, the tools to read them, a store that holds them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.read import Settings, Tools

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "tests" / "examples"


@pytest.fixture(scope="session")
def tools() -> Tools:
    """What articles are read with, remembering nothing."""
    return Settings().tools()


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the bundled examples, to be read only."""
    path = tmp_path_factory.mktemp("examples") / "store"
    with kg.open(path) as graph:
        assert graph.build(EXAMPLES).failures == ()
    return path


def run_kg(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """One command in a process of its own."""
    path = f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    done = subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
