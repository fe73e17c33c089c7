"""Whether a book is told of as somebody's: after "based on Lind's 1958 novella" what Lind wrote is the book.

In: a text, a name and where it stands.
"""

from __future__ import annotations

import re

_BOOKS = "(?:novel|novella|novelette|play|stage play|short story|story|book|memoir|autobiography|comic|manga)"


def is_author_before(text: str, label: str, end: int) -> bool:
    """Whether a book of the named is told of before an offset.

    >>> is_author_before("It is based on Karl Lind's 1958 novella. Lind wrote it", "Lind", 41)
    True
    """
    family = re.escape(label.split()[-1])
    return re.compile(rf"\b{family}['’]s (?:\d{{4}} )?(?:[a-z-]+ )?{_BOOKS}\b").search(text, 0, end) is not None
