"""What stands behind a result: the version of the package and of every word of code that read it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

VERSION = "0.1.0"


@cache
def code_version() -> str:
    """A digest of the modules and models that turn text into facts, so that no stale result outlives a change."""
    digest = hashlib.sha256(VERSION.encode())
    root = Path(__file__).parent
    for folder in ("articles", "collection", "extract", "nlp", "."):
        for path in sorted((root / folder).glob("**/*.py" if folder != "." else "*.py")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    for path in sorted((root / "data" / "models").glob("**/*.*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
