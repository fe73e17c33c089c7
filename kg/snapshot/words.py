"""The words of a text as the index compares them, and the order of labels."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = ("the", "a", "an")


def fold(text: str) -> list[str]:
    """The words of a text in lower case and without diacritics.

    >>> fold("Gabriel García Márquez's")
    ['gabriel', 'garcia', 'marquez', 's']
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return _WORD.findall(plain.lower())


def sort_key(label: str) -> str:
    """What a label is put in order by: its words without a leading article; a label without words comes first.

    >>> sort_key("The Third Man"), sort_key("Éire"), sort_key("A"), sort_key("!!!")
    ('third man', 'eire', 'a', ' !!!')
    """
    words = fold(label)
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words) or f" {label}"
