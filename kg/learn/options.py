"""What every part of training is told: where the data are, where its files go, how much to read."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path


def options(description: str | None, out: Path, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse `data`, `out` and `limit`, None where everything is read; what is logged goes to stderr."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the data directory")
    parser.add_argument("--out", type=Path, default=out, help="where the model goes")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N texts of each set, to try it out")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    return parser.parse_args(arguments)
