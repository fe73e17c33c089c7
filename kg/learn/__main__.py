"""Rebuild every model that the package carries: python -m kg.learn --data ../shared/data --out kg/data/models.

Each part is a module here that runs by itself with --data and --out; those of the others come first, since the
relation model reads what they find, and it is trained further where it lies. Confidences are fitted last, by
`python -m kg.evaluate.confidence`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

#: In the order in which they are trained, with the directories into which they write.
PARTS = {"names": "names", "coreference": "coreference", "relations": "relations", "further": "relations"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train the parts asked for, or all, each in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m kg.learn", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the data directory")
    parser.add_argument("--out", type=Path, default=Path("kg/data/models"), help="where the models go")
    parser.add_argument("--only", choices=PARTS, help="only this part")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N texts of each set, to try it out")
    options = parser.parse_args(arguments)
    for part in PARTS if options.only is None else (options.only,):
        out = options.out / PARTS[part]
        command = [sys.executable, "-m", f"kg.learn.{part}", "--data", options.data, "--out", out]
        command += [] if options.limit is None else ["--limit", options.limit]
        if code := subprocess.run(list(map(str, command)), check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
