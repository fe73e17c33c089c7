"""The wheel works in any directory, with nothing of the checkout in reach."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the unpacked wheel; the libraries it needs are those of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "--no-build-isolation",
            "--disable-pip-version-check",
            "--wheel-dir",
            folder,
            ROOT,
        ],
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(site: Path, cwd: Path, *arguments: str) -> str:
    """What a command prints, run from the wheel's files."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"},
    )
    return done.stdout


def test_the_wheel_works_in_an_empty_directory(site: Path, tmp_path: Path) -> None:
    assert run(site, tmp_path, "-c", "import kg; print(kg.__file__)").strip() == str(site / "kg" / "__init__.py")
    (tmp_path / "Jaws.txt").write_text("Jaws is a 1975 film directed by Steven Spielberg.", "utf-8")
    assert "Steven Spielberg" in run(site, tmp_path, "-m", "kg", "facts", "Jaws.txt", "--no-cache")
    run(site, tmp_path, "-m", "kg", "build", "Jaws.txt", "--no-cache")
    answer = run(
        site,
        tmp_path,
        "-m",
        "kg",
        "query",
        "--name",
        "films-by-director",
        "--param",
        "director=Steven Spielberg",
        "--format",
        "csv",
    )
    assert "http://localhost:8000/id/Jaws" in answer


def test_the_wheel_carries_what_it_needs(site: Path) -> None:
    packed = {str(path.relative_to(site / "kg" / "data")) for path in (site / "kg" / "data").glob("*/*")}
    folders = [ROOT / "ontology", ROOT / "queries", *(ROOT / "kg" / "data").iterdir()]
    assert packed == {f"{folder.name}/{path.name}" for folder in folders for path in folder.iterdir()}
    assert (site / "kg" / "py.typed").exists()
    assert list(site.glob("*.dist-info/licenses/LICENSE"))
    assert not list(site.glob("tests*"))
