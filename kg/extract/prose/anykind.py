"""Common nouns for any thing of the kind of which a passage tells: "A musket", "the musket", "Muskets ... They".

In: a parsed sentence and the forms of the kind's name. Out: whether a word stands for each of the kind. What more is
said of it makes fewer of them: "early muskets", "the musket in the museum".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.extract.prose.clause import examples, prepositional, word, words_of
from kg.nlp.parsed import Parsed

_ARTICLES = frozenset(("a", "an", "the", "any", "each", "every", "all"))
#: What tells a film, a company or a band from no other.
_ANY_OF_THEM = frozenset(
    "finished resulting completed budget feature successful popular independent acclaimed copper bronze marble stone "
    "wooden steel granite".split()
)
_BEFORE = ("amod", "compound", "nummod", "poss", "nmod")
NOT_BARE = (*_BEFORE, "relcl", "acl", "appos")
#: What tells more of a noun, so that fewer are meant.
TOLD = (*NOT_BARE, "prep")
#: Which of a row "this" is.
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last final latest".split())
_MANY = frozenset(("they", "their", "them", "these"))
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
#: After a name that is no regular plural: "Mice are", "Algae, also called".
_PLURAL = re.compile(r"(?:,[^.]{0,80},)? (?:are|were|have|had)\b")
#: How far back "they" may look.
_FAR = 600


def any_such(
    parsed: Parsed, index: int, forms: Sequence[str], text: str, view: Callable[[int], tuple[int, int]]
) -> bool:
    """Whether the noun at `index` with the words before it is the kind's name, and nothing more is said of it."""
    if not forms or not parsed.tokens[index].tag.startswith("NN"):
        return False
    end = view(index)[1]
    form = next((one for one in forms if text[max(0, end - len(one)) : end].casefold() == one), "")
    if not form:
        return False
    first = next((at for at in range(index, -1, -1) if view(at)[0] <= end - len(form)), 0)
    if view(first)[0] != end - len(form):
        return False
    aside = parsed.tokens[index + 1].text == "," if index + 1 < len(parsed.tokens) else False
    told = [one for one in parsed.children(index, *(_BEFORE if aside else TOLD)) if not first <= one < index]
    return not told and words_of(parsed, index, "det") <= _ARTICLES


def many_meant(pronoun: str, text: str, start: int, forms: Sequence[str]) -> bool:
    """Whether "they" that opens a sentence stands for all of the kind, of which the sentences before tell."""
    if pronoun not in _MANY or not forms:
        return False
    for said in reversed(_SENTENCE.split(text[max(0, start - _FAR) : start].strip())):
        first, _, rest = said.casefold().partition(" ")
        if first not in _MANY:
            opening = rest if first == "the" else f"{first} {rest}"
            form = next((one for one in forms if opening.startswith(one)), "")
            return form.endswith("s") or bool(form) and _PLURAL.match(opening, len(form)) is not None
    return False


def any_of_them(parsed: Parsed, index: int, told: Sequence[int], named: Callable[[int], object | None]) -> bool:
    """Whether "the" stands before what any such thing may be, as `told`: "the finished film", "the Lind production"."""
    maker = word(parsed, index) == "production"
    words = {word(parsed, one) for one in told if not (maker and named(parsed.tokens[one].start))}
    return "the" in words_of(parsed, index, "det") and bool(told) and words <= _ANY_OF_THEM


def such_behind(parsed: Parsed, index: int) -> Iterator[int]:
    """The examples of a noun that stand behind whom it is for: A in "wrote many books for students, such as A"."""
    for prep in parsed.children(parsed.tokens[index].head, "prep") if parsed.tokens[index].dep == "dobj" else ():
        for those in parsed.children(prep, "pobj") if prep == index + 1 and word(parsed, prep) == "for" else ():
            yield from examples(parsed, those)


def rows(parsed: Parsed, index: int) -> Iterator[int]:
    """The noun for many, of which "this" is one by its rank: "This last of twelve Holm Family films"."""
    ranked = word(parsed, index) in _RANKS and words_of(parsed, index, "det") == {"this"}
    return prepositional(parsed, index, ("of",)) if ranked else iter(())
