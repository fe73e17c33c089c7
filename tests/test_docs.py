"""What the documentation says is there, and what is there is documented."""

from __future__ import annotations

import argparse
import doctest
import re
import shlex
from pathlib import Path

import pytest

import kg
from kg.cli.arguments import COMMANDS, parser
from kg.queries import named_questions
from tests.conftest import ROOT, run_kg
from tests.test_cli import FACT_KEYS, LINK_KEYS, MENTION_KEYS, QUALIFIER_KEYS

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
#: The commands that the README shows, each with its answer.
SHOWN = re.findall(r"```console\n\$ (kg (?:'[^']*'|[^'\n])*)\n(.*?)```", README, re.DOTALL)
NAMES = [command.__name__.rpartition(".")[2] for command in COMMANDS]


def subparsers() -> dict[str, argparse.ArgumentParser]:
    found = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"^    kg {name} ", README, re.MULTILINE)
    assert f"kg {name}" in subparsers()[name].format_help().partition("examples:")[2]


def test_every_option_is_documented() -> None:
    options = {
        option
        for one in subparsers().values()
        for action in one._actions
        for option in action.option_strings
        if option.startswith("--")
    }
    assert len(options) >= 12
    assert {option for option in options if option not in README} <= {
        "--help",
        "--verbose",
        "--quiet",
        "--output",
        "--articles",
    }


def test_every_question_is_documented() -> None:
    questions = named_questions()
    assert len(questions) >= 15
    for name, question in questions.items():
        assert f"`{name}`" in README
        assert question.summary, name


def test_every_key_is_documented() -> None:
    for key in (*FACT_KEYS, *MENTION_KEYS, *LINK_KEYS):
        assert f"`{key}`" in README
    assert "{" + ", ".join(QUALIFIER_KEYS) + "}" in README


@pytest.mark.parametrize(("command", "answer"), SHOWN, ids=[command.split()[1] for command, _ in SHOWN])
def test_what_the_readme_shows_is_real(command: str, answer: str, example_store: Path) -> None:
    done = run_kg(*shlex.split(command)[1:], "--store", example_store)
    assert done.stdout.strip() == answer.strip()


def test_the_readme_shows_answers() -> None:
    assert len(SHOWN) == 2


def test_make_targets_are_documented() -> None:
    targets = re.findall(r"^([a-z]+):.*## (.+)$", MAKEFILE, re.MULTILINE)
    every = {"run", "serve", "page", "fuzz", "test", "gate", "bench", "train", "wheel", "clean", "help"}
    assert every == {name for name, _ in targets}
    for name in ("run", "serve", "test", "gate", "bench", "fuzz", "wheel"):
        assert f"make {name}" in README


def test_the_changelog_has_this_version() -> None:
    assert f"## [{kg.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f'version = "{kg.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_docstring_of_the_package_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testmod(kg, extraglobs={"folder": tmp_path}, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert (result.failed, result.attempted >= 6) == (0, True)
