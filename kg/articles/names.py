"""What an opening sentence defines, and which title a link's anchor and gloss tell.

How: an encyclopedia names its subject first, before the verb, a comma or a bracket. The title of a
linked article is that name where it plausibly is the anchor's, else the anchor itself: titles are
identity, so a wrong guess is worse than a plain one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kg.articles.layout import BLANK

_VERB = (
    r"(?:is|was|are|were|refers?|may refer|can refer|means|has been|consists|comprises|describes|denotes"
    r"|includes|encompasses)\b"
)
_NAME = re.compile(
    r"(?:The\s|An?\s)?\s*(?:(?:''+\s?|[\"“])(?P<quoted>[^\"“”\n]{1,100}?)(?:\s?''+|[\"”])"
    r"|(?P<plain>[^\s(,;:][^(,;:\n]{0,100}?(?:, [A-Z][\w.]*(?=,? (?:is|was|officially)\b))?))"
    rf"(?=\s*(?:\(|[,;:]|\s{_VERB}|\sor\s|\s[–—-]\s|$))"
)
_LIST = re.compile(r"(?:This|These|The following|There|Events|File:|Image:)\b")
_SETTING = re.compile(r"(?:In|According to|As|For)\s[^,.]{1,80},\s(?=\S)")
#: A gloss that lost its title: ", short for", "The also known as".
STRIPPED = re.compile(r"[,;] |\( ?[;,]|\(\) |The (?:also|was|is|or|,|\()")
_PERSON = re.compile(
    r"\bborn\b|\bn[ée]e?\b|\([^()]{0,40}\d{3,4}\s?[–-]|\s(?:is|was) (?:[\w-]+,? ){0,7}?"
    r"(?:act(?:or|ress)|director|producer|[a-z]*writer|author|poet|singer|composer|[a-z]+maker|player|leader|officer"
    r"|lawyer|[kK]ing|[qQ]ueen|[eE]mperor|[pP]resident|model|painter|architect|engineer|dancer|photographer"
    r"|philosopher|explorer|sculptor|general|revolutionary|[a-z]{3,}(?:ist|ian|man|woman|naut))\b"
)
_OTHER_NAME = re.compile(r"(?:\b(?:known|called|as|simply|or)|name(?: of)?),?\s(?:the\s)?(?:''|[\"“])?$|\($")
_BETTER_KNOWN = re.compile(
    r"(?:\b(?:better|best|professionally|mononymously|commonly|popularly|simply) known (?:\w+ )?as"
    r"|known (?:professionally|mononymously|simply|commonly|popularly) as|known by \w+ (?:\w+ )?\w*name(?: of)?"
    r"|(?:pen|stage|ring) name(?: of)?),?\s(?:the\s)?[\"“]?(?P<known>(?:[A-Z]\.\s?|[^\W\d_a-z][\w'’-]*)"
    r"(?:\s(?:[A-Z]\.|[^\W\d_a-z][\w'’-]*|of|the|de|van|von|and(?=\s[A-Z])))*)"
)
_GOES_ON = re.compile(r"\w| [A-Z]")
_LANGUAGE = re.compile(r"\sis an? [^.,]{0,40}\blanguage\b")
_HONORIFIC = re.compile(r"(?:Sir|Dame)\s")
_ARTICLE = re.compile(r"(?:the|an?) ")
_FOLD = str.maketrans({"\xa0": " ", "-": " ", "–": " ", "‐": " ", "‑": " ", "’": "'", '"': None, "“": None, "”": None})


def fold(text: str) -> str:
    """The text for comparing names: case, accents, quotation marks, italics, hyphens and odd spaces do not count."""
    text = text.translate(_FOLD).replace("''", "").casefold().strip(BLANK)
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return text


def clean(name: str) -> str:
    """A name as a title: without italics and quotation marks around it, plain single spaces."""
    return " ".join(name.replace("''", "").split()).strip(BLANK + "\"“”',;:*")


def capital(title: str) -> str:
    """With a capital first letter, as titles have."""
    return title[:1].upper() + title[1:] if title[:1].upper().lower() == title[:1].lower() else title


def defined_name(text: str) -> str:
    """What a definition names first, "" where nothing is.

    >>> defined_name("The ''Los Angeles Times'' (abbreviated as ''LA Times'') is a newspaper")
    'Los Angeles Times'
    """
    if _LIST.match(text):
        return ""
    setting = _SETTING.match(text)  # "In biology, a cell is"
    match = _NAME.match(capital(text[setting.end() :])) if setting else _NAME.match(text)
    return clean(match["quoted"] or match["plain"]) if match else ""


def linked_title(anchor: str, gloss: str, places: Mapping[str, str]) -> tuple[str, bool]:
    """The title of the linked article, and whether the gloss itself bears it out.

    `places` leads from a demonym or a country's name to the title of the country.

    >>> linked_title("puppet state", "A puppet state, or dummy government, is a state", {})
    ('Puppet state', True)
    >>> linked_title("historical", "History is the systematic study of the past", {})
    ('History', True)
    """
    name = clean(anchor)
    if STRIPPED.match(gloss):
        return places.get(name) or capital(name), False
    subject = _HONORIFIC.sub("", defined_name(gloss))
    own, other = fold(name), fold(subject)
    if not own or not other:
        return capital(name), False
    title = (
        _same_words(name, subject, gloss, places)
        or _place(name, gloss, places)
        or _shortened(name, subject, gloss)
        or _better_known(name, subject, gloss)
    )
    if title:
        return title, True
    if len(other.split()) > 8 or not subject[:1].isalnum():
        return capital(name), False
    return capital(subject), bool(set(own.split()) & set(other.split())) or own[:4] == other[:4]


def _same_words(name: str, subject: str, gloss: str, places: Mapping[str, str]) -> str:
    """The title where the anchor is the subject, or the subject with more words after it."""
    own, other = fold(name), fold(subject)
    if own == other:
        return capital(subject) + (" language" if name in places and _LANGUAGE.search(gloss) else "")
    if _ARTICLE.sub("", own, count=1) == other:
        return name if name[:1].isupper() else capital(subject)
    if own + "s" == other:  # "The Nobel Prizes are"
        return capital(name)
    if own.startswith(other) and _ARTICLE.sub("", fold(gloss[: len(name) + 12]), count=1).startswith(own):
        return capital(name)  # "For Love or Money"
    if own.startswith((other + ",", other + " (", other + ":")):  # "Cambridge, Massachusetts"; but "Paris, France"
        return capital(subject if name[len(subject) :].strip(" ,()") in places else name)
    return ""


def _place(name: str, gloss: str, places: Mapping[str, str]) -> str:
    """The country that the anchor names or whose demonym it is, if the gloss is about it."""
    place = places.get(name, "")
    return place if place and gloss.removeprefix("The ").startswith(place) else ""


def _shortened(name: str, subject: str, gloss: str) -> str:
    """The anchor where the gloss opens with a fuller form of it."""
    words, others = fold(name).split(), fold(subject).split()
    if _PERSON.search(gloss, 0, 240):
        if len(words) > 1:  # "Ian Fleming": "Ian Lancaster Fleming"; but "Fleming" is no title
            fits = words[-1] in others or names_again(name, gloss)
        else:  # "Madonna": "Madonna Louise Ciccone"; but "Mao": "Mao Zedong"
            fits = words[0] == others[0] and len(others) > 2
    else:
        rest = iter(others)
        fits = (
            words[0] == others[0]
            and len(words) > 1
            and not name[:1].islower()
            and (all(word in rest for word in words) or words[: len(others)] == others and names_again(name, gloss))
        )
    return capital(name) if fits else ""


def _better_known(name: str, subject: str, gloss: str) -> str:
    """The name that the gloss prefers: "Stefani Germanotta, known professionally as Lady Gaga"."""
    better = _BETTER_KNOWN.search(gloss, 0, 240)
    if not better:
        return ""
    known = fold(better["known"])
    fits = (
        known == fold(name)
        or _PERSON.search(gloss, 0, 240) is not None
        or fold(subject).split()[: len(known.split())] == known.split()
    )
    return clean(better["known"]) if fits else ""


def names_again(name: str, gloss: str) -> bool:
    """Whether the gloss says that its subject is known by this very name, or by this abbreviation."""
    at = gloss.find(name, 1, 260)
    while at > 0:
        if not _GOES_ON.match(gloss, at + len(name)) and _OTHER_NAME.search(gloss, max(0, at - 30), at):
            return True
        at = gloss.find(name, at + 1, 260)
    return False
