"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.vocab import DEFAULT_BASE, escape

if TYPE_CHECKING:
    from kg.read import Settings

DEFAULT_STORE = Path("kg-store")


def inputs(parser: argparse.ArgumentParser) -> None:
    """INPUT..."""
    parser.add_argument(
        "inputs",
        metavar="INPUT",
        nargs="+",
        help="a text file, a directory of them, a .jsonl or .jsonl.gz, or - for standard input",
    )


def output(parser: argparse.ArgumentParser, *formats: str) -> None:
    """--format, the first being the default, and -o."""
    parser.add_argument("--format", choices=formats, default=formats[0], help=f"default: {formats[0]}")
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="write here instead of standard output")


def store(parser: argparse._ActionsContainer) -> None:
    """--store."""
    parser.add_argument(
        "--store",
        metavar="DIR",
        type=Path,
        default=DEFAULT_STORE,
        help=f"the directory of the store (default: ./{DEFAULT_STORE})",
    )


def ontology(parser: argparse._ActionsContainer) -> None:
    """--ontology."""
    parser.add_argument("--ontology", metavar="DIR", type=Path, help="use the *.ttl files of DIR, not the bundled ones")


def own_ontology(parser: argparse.ArgumentParser) -> None:
    """--ontology, where the user's own may be spoken too."""
    parser.add_argument(
        "--ontology",
        metavar="FILE|DIR",
        type=Path,
        help="say facts in your own ontology FILE (OWL, or Text2KGBench's JSON; see kg vocabulary); "
        "a DIR of *.ttl files in our notation replaces the bundled ones",
    )


def reading(parser: argparse.ArgumentParser, *, own: bool = False) -> None:
    """Everything that decides how articles are read; with `own` also in whose words the facts are told."""
    parser.add_argument(
        "--base",
        metavar="IRI",
        type=_base,
        help=f"every address of the graph begins with it (default: the store's, else {DEFAULT_BASE})",
    )
    (own_ontology if own else ontology)(parser)
    parser.set_defaults(own=own)
    parser.add_argument("--pipeline", metavar="NAME", help="another spaCy pipeline, by package name or directory")
    cache = parser.add_mutually_exclusive_group()
    cache.add_argument(
        "--cache",
        metavar="FILE",
        type=Path,
        help="where what was read is remembered (default: kg/read.sqlite in your cache directory)",
    )
    cache.add_argument("--no-cache", action="store_true", help="remember nothing")


def least(parser: argparse.ArgumentParser) -> None:
    """--min-confidence, of commands that tell facts."""
    parser.add_argument(
        "--min-confidence",
        metavar="X",
        type=_share,
        default=0.0,
        help="leave out facts less sure than X, 0 to 1 (default: 0)",
    )


def jobs(parser: argparse.ArgumentParser, default: int | None = None) -> None:
    """--jobs: without a default, None where nobody says how many."""
    told = str(default or "one; for many articles one a core, at most 8")
    parser.add_argument(
        "--jobs", metavar="N", type=positive, default=default, help=f"processes that read (default: {told})"
    )


def settings(options: argparse.Namespace, base: str | None = None) -> Settings:
    """The settings that `reading` asked for, the addresses under `base` where the store has decided.

    Raises ConfigError where a user's own ontology is given to a command that cannot speak it.
    """
    from kg.errors import ConfigError
    from kg.nlp.pipeline import DEFAULT_PIPELINE
    from kg.read import Settings

    if options.ontology and options.ontology.is_file() and not speaks_own(options):
        raise ConfigError(f"{options.ontology}: your own ontology is spoken by kg facts and kg show facts; use these")
    return Settings(
        ontology=None if speaks_own(options) else options.ontology,
        base=base or options.base or DEFAULT_BASE,
        pipeline=options.pipeline or DEFAULT_PIPELINE,
        cache=None if options.no_cache else options.cache or _default_cache(),
        least=getattr(options, "min_confidence", 0.0),
    )


def speaks_own(options: argparse.Namespace) -> bool:
    """Whether the facts are to be told in a user's own ontology: a file; a directory is one of our notation."""
    return bool(getattr(options, "own", False)) and options.ontology is not None and not options.ontology.is_dir()


def parameter(text: str) -> tuple[str, str]:
    """KEY=VALUE of a question."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form KEY=VALUE")
    return name, value


def _default_cache() -> Path | None:
    """The user's cache directory, or nothing where it cannot be written (a container without a home)."""
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = home / "kg"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder / "read.sqlite" if os.access(folder, os.W_OK) else None


def positive(text: str) -> int:
    """A number from 1 on, as an option's type."""
    number = int(text) if text.isdecimal() else 0
    if not number:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of them; give 1 or more")
    return number


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no confidence; give a number from 0 to 1")
    return share


def _base(text: str) -> str:
    if not text.startswith(("http://", "https://")) or not text.endswith("/") or escape(text) != text:
        raise argparse.ArgumentTypeError(f"{text!r} is no base for addresses; give one like https://kg.example/")
    return text
