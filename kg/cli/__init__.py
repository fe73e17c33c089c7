"""The command line: arguments in, data on stdout, talk on stderr, an exit code.

0 all is well; 1 something failed, and the last lines on stderr say what and what to do; 2 the
command line was wrong; 130 stopped by Ctrl-C; 141 the reader of the output went away.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence

from kg.cli.arguments import parse
from kg.errors import KgError
from kg.workers import collect_seldom


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no exception leaves this function but SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        # A lone surrogate, which JSON can hold and UTF-8 cannot, leaves as the escape \\udxxx.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    collect_seldom()
    options = parse(argv)
    logging.basicConfig(stream=sys.stderr, format="kg: %(message)s", level=_level(options.verbose, options.quiet))
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _abandon_stdout()
        return 141
    except KeyboardInterrupt:
        return _fail("stopped", 130)
    except Exception as err:  # the last resort: nobody but a developer should meet a traceback
        if os.environ.get("KG_DEBUG"):
            raise
        if isinstance(err, KgError):
            return _fail(str(err))
        if isinstance(err, OSError) and err.strerror:
            return _fail(f"{err.filename}: {err.strerror}" if err.filename else err.strerror)
        return _fail(f"a defect of kg ({type(err).__name__}: {err}); please report it with what KG_DEBUG=1 prints")


def _level(verbose: int, quiet: bool) -> int:
    if quiet:
        return logging.ERROR
    return (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]


def _fail(message: str, code: int = 1) -> int:
    print("kg: " + " ".join(message.split()), file=sys.stderr)
    return code


def _abandon_stdout() -> None:
    """Let the interpreter flush into nothing at exit instead of complaining about the closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
