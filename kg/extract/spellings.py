"""Where brackets only repeat the name before them: in its own script, in our letters, as it sounds.

In: the text of a passage. Out: ranges of it, in code points, in which nobody and nothing else is named: of "Tokyo
(東京, Tōkyō; Latin: Tokium), born" all but the first word and the last. How: an encyclopedia in English writes words of
other scripts to spell a name that stands before them; what follows a language and a colon in brackets does the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from kg.model import Name
from kg.nlp.parsed import Recognized

Named = TypeVar("Named", Name, Recognized)
Range = tuple[int, int]

#: Letters, and the marks on them, of other scripts than the Latin one.
_LETTER = (
    r"[\u0370-\u1cff\u2c80-\u2dff\u3005-\ua6ff\ua800-\ud7ff\uf900-\ufdff\ufe70-\ufefe"
    r"\U00010000-\U0001d3ff\U0001e800-\U0001efff\U00020000-\U0003ffff]"
)
_LETTERS = re.compile(_LETTER)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
#: A word of another script with all that belongs to the same name: "黒澤 明", "Анна Петро́ва".
_WORDS = re.compile(rf"{_LETTER}[^\s,;()\[\]/A-Za-z]*(?: (?={_LETTER})[^\s,;()\[\]/A-Za-z]+)*")
_BRACKETS = re.compile(r"\((?P<inside>(?:[^()]|\([^()]{0,100}\)){1,400})\)")
_PARTS = re.compile(r"[^;]+")
_LABEL = re.compile(r"[\s,]*(?P<label>[A-Z]?[\w–-]+)(?: [\w–-]+){0,2}: ?(?=\S)")
#: Before the name that a woman was born with: "Ida Lind, née Holm".
_MAIDEN = re.compile(r"\b(?:née|né|nee)[\"”]? [\"“]?$")
#: What somebody else told of is also called: "(born 1862, nicknamed Zosia)".
_CALLED = re.compile(
    r"(?:(?<=, )(?:nicknamed|known as|aka|a\.k\.a\.)|\b[\"“]?(?:née|né|nee)[\"”]?) [\"“]?[A-Z][^,;()]{0,60}"
)
#: A longer form of a name with the life of its bearer: "(Karl Lind the Elder; 1426–1504)".
_WITH_LIFE = re.compile(r"(?P<form>[A-Z][^;]{1,80}); ?[^;]{0,30}\d{3,4} ?[–—-] ?[^;]{0,30}\d{3,4}")
_LANGUAGE = re.compile(r"\s*(?P<label>[A-Z][\w–-]+) (?=[a-z\"“])")
_MEANING = re.compile(r"[\"“][^\"“”]{1,60}[\"”]")
#: What a form of a name is said to be where no language is named.
_FORMS = frozenset(
    "rtgs romanized romanised romaji rōmaji hepburn pinyin wade–giles wade-giles jyutping transliterated rr mr "
    "transliteration translit lit literally pronunciation pronounced ipa native hanja hangul kanji wylie iast".split()
)
#: Before what a name means: "lit. 'Master Kong'".
_MEANS = re.compile(r"[\s,]*(?:lit\.|literally|meaning|transl\.) ?[\"“'‘]")
#: Behind a form of a name a life begins, or a description: ", born in Lund", ", a city", " 1950".
_ENDS = re.compile(
    r"(?<![\w-])(?:born|died|b\.|d\.|c\.|ca\.|fl\.|r\.|reigned|ruled|lived|in|at|from|near|is|was|who|which|where)(?!\w)|"
    r"\b\d{3,4}\b|, (?:an?|the) "
)
#: Behind words of another script, and nothing else: "; Tōkyō".
_ROMANIZED = re.compile(r"\s*[^\W\d_a-z][\w'’ʻʼ-]*(?: [\w'’ʻʼ-]+){0,4}\s*")
_SOUNDS = re.compile(r"/[^\s/][^/\n]{0,60}/|\[[^\[\]\n]{1,60}\]")
_SOUND = re.compile(r"[\u0250-\u02af\u02c8\u02cc\u02d0]")


def is_foreign(words: str) -> bool:
    """Whether these have letters of another script and none of ours.

    >>> is_foreign("東京"), is_foreign("Петро́ва"), is_foreign("Tōkyō"), is_foreign("α Centauri")
    (True, True, False, False)
    """
    return not words.isascii() and bool(_LETTERS.search(words)) and not _LATIN.search(words)


def spelled(text: str, at: int) -> re.Match[str] | None:
    """The words of another script that open the brackets at `at`, if they are more than a letter: "(東京, Tōkyō)"."""
    opening = re.compile(r" ?\( ?").match(text, at)
    words = _WORDS.match(text, opening.end()) if opening else None
    return words if words and is_name(words[0]) else None


def is_name(words: str) -> bool:
    """Whether words of another script are more than a letter: "鄒" is, "α" is not."""
    return len(words) > 1 or words >= "\u3400"


def without_forms(
    text: str, named: Iterable[Named], languages: Collection[str], start: int = 0, end: int | None = None
) -> Iterator[Named]:
    """Those of the names in [start, end) that do not only repeat another; `languages` as they are called in English."""
    stop: int = len(text) if end is None else end
    places = (*sounds(text, start, stop), *forms(text, languages, start, stop))
    for one in named:
        maiden = _MAIDEN.search(text, max(0, one.start - 8), one.start)
        if not maiden and not is_foreign(text[one.start : one.end]) and not is_within(one, places):
            yield one


def is_within(one: Name | Recognized, places: Iterable[Range]) -> bool:
    """Whether a name begins in one of these ranges."""
    return any(start <= one.start < end for start, end in places)


def sounds(text: str, start: int, end: int) -> list[Range]:
    """Where it is told how something is spoken: "/ˈtʃɛnaɪ/"."""
    found = _SOUNDS.finditer(text, start, end)
    return [one.span() for one in found if not one[0].isascii() and _SOUND.search(one[0])]


def foreign_words(text: str, start: int, end: int) -> Iterator[Name]:
    """What is written in other scripts, as whole names."""
    for one in _WORDS.finditer(text, start, end):
        yield Name(label=one[0], start=one.start(), end=one.end())


def forms(text: str, languages: Collection[str], start: int, end: int) -> list[Range]:
    """The ranges of notes in which names are only repeated."""
    notes = _BRACKETS.finditer(text, start, end)
    return [
        one
        for inside in (note.span("inside") for note in notes)
        for one in (
            *_parts(text, *inside, languages),
            *(called.span() for called in _CALLED.finditer(text, *inside)),
            *(life.span("form") for life in (_WITH_LIFE.fullmatch(text, *inside),) if life),
        )
    ]


def _parts(text: str, start: int, end: int, languages: Collection[str]) -> Iterator[Range]:
    foreign = False
    for part in _PARTS.finditer(text, start, end):
        label = _LABEL.match(text, part.start(), part.end())
        known = label is not None and (label["label"] in languages or label["label"].lower() in _FORMS)
        known = known or _in_language(text, part.start(), part.end(), languages)
        known = known or _MEANS.match(text, part.start(), part.end()) is not None
        other = foreign and _ROMANIZED.fullmatch(text, part.start(), part.end())
        ends = _ENDS.search(text, label.end() if label else part.start(), part.end())
        stop = ends.start() if ends else part.end()
        foreign = _is_spelled(text, part.start(), stop)
        if known or foreign or other or sounds(text, part.start(), stop):  # "/soʊl/ SOHL"
            yield part.start(), stop


def _in_language(text: str, start: int, end: int, languages: Collection[str]) -> bool:
    """Whether a language leads to a form and what it means in quotation marks: 'Quechua inka wall, "Inca wall"'."""
    label = _LANGUAGE.match(text, start, end)
    return label is not None and label["label"] in languages and _MEANING.search(text, label.end(), end) is not None


def _is_spelled(text: str, start: int, end: int) -> bool:
    """Whether a name in another script stands in [start, end)."""
    return any(is_name(one.label) for one in foreign_words(text, start, end))
