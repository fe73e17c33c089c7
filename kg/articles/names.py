"""What an opening sentence defines, and which title a link's gloss tells.

How: an encyclopedia names its subject first, before the verb, a comma or a bracket. The title of a
linked article is that name where it plausibly is the anchor's, else the anchor itself: titles are
identity, so a wrong guess is worse than a plain one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kg.articles.layout import BLANK

_VERB = (r"(?:is|was|are|were|refers?|may refer|can refer|means|has been|consists|comprises|describes"
         r"|denotes|includes|encompasses)\b")
_NAME = re.compile(
    r"(?:The\s|An?\s)?\s*(?:(?:''+\s?|[\"“])(?P<quoted>[^\"“”\n]{1,100}?)(?:\s?''+|[\"”])"
    r"|(?P<plain>[^\s(,;:][^(,;:\n]{0,100}?(?:, [A-Z][\w.]*(?=,? (?:is|was|officially)\b))?))"
    rf"(?=\s*(?:\(|[,;:]|\s{_VERB}|\sor\s|\s[–—-]\s|$))")
_LIST = re.compile(r"(?:This|These|The following|There|Events|File:|Image:)\b")
_SETTING = re.compile(r"(?:In|According to|As|For)\s[^,.]{1,80},\s(?=\S)")
_PERSON = re.compile(
    r"\bborn\b|\bn[ée]e?\b|\([^()]{0,40}\d{3,4}\s?[–-]|\s(?:is|was) (?:[\w-]+,? ){0,7}?"
    r"(?:act(?:or|ress)|director|producer|[a-z]*writer|author|poet|singer|composer|[a-z]+maker|player|leader|officer"
    r"|lawyer|[kK]ing|[qQ]ueen|[eE]mperor|[pP]resident|model|painter|architect|engineer|dancer|photographer|philosopher"
    r"|explorer|sculptor|general|[a-z]{3,}(?:ist|ian|man|woman|naut))\b")
_OTHER_NAME = re.compile(r"(?:\b(?:known|called|as|simply|or)|name(?: of)?),?\s(?:the\s)?(?:''|[\"“])?$|\($")
_BETTER_KNOWN = re.compile(
    r"(?:\b(?:better|best|professionally|mononymously|commonly|popularly|simply) known (?:\w+ )?as|known (?:professionally"
    r"|mononymously|simply|commonly|popularly) as|known by \w+ (?:\w+ )?\w*name(?: of)?|(?:pen|stage|ring) name(?: of)?),?\s"
    r"(?:the\s)?[\"“]?(?P<known>(?:[A-Z]\.\s?|[^\W\d_a-z][\w'’-]*)"
    r"(?:\s(?:[A-Z]\.|[^\W\d_a-z][\w'’-]*|of|the|de|van|von|and(?=\s[A-Z])))*)")
#: A gloss that lost its title: ", short for", "The also known as".
STRIPPED = re.compile(r"[,;] |\( ?[;,]|\(\) |The (?:also|was|is|or|,|\()")
_GOES_ON = re.compile(r"\w| [A-Z]")
_LANGUAGE = re.compile(r"\sis an? [^.,]{0,40}\blanguage\b")
_HONORIFIC = re.compile(r"(?:Sir|Dame)\s")
_FOLD = str.maketrans(
    {"\xa0": " ", "-": " ", "–": " ", "‐": " ", "‑": " ", "’": "'", '"': None, "“": None, "”": None})


def fold(text: str) -> str:
    """The text for comparing names: case, accents, quotation marks, italics, hyphens and odd spaces do not count."""
    text = text.translate(_FOLD).replace("''", "").casefold().strip(BLANK)
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return text


def clean(name: str) -> str:
    """A name as a title: without italics and quotation marks around it, plain single spaces."""
    return " ".join(name.replace("''", "").split()).strip(BLANK + "\"“”'" + ",;:*").strip()


def defined_name(text: str) -> str:
    """What a definition names first, "" where nothing is.

    >>> defined_name("The ''Los Angeles Times'' (abbreviated as ''LA Times'') is a newspaper")
    'Los Angeles Times'
    """
    if _LIST.match(text):
        return ""
    setting = _SETTING.match(text)  # "In biology, a cell is"
    match = _NAME.match(capital(text[setting.end():])) if setting else _NAME.match(text)
    return clean(match["quoted"] or match["plain"]) if match else ""


def capital(title: str) -> str:
    """With a capital first letter, as titles have."""
    return title[:1].upper() + title[1:] if title[:1].upper().lower() == title[:1].lower() else title


def linked_title(anchor: str, gloss: str, places: Mapping[str, str]) -> tuple[str, bool]:
    """The title of the linked article, and whether the gloss itself bears it out.

    `places` leads from a demonym or a country's name to the title of the country.

    >>> linked_title("puppet state", "A puppet state, or dummy government, is a state", {})
    ('Puppet state', True)
    >>> linked_title("historical", "History is the systematic study of the past", {})
    ('History', True)
    """
    name = clean(anchor)
    if STRIPPED.match(gloss):  # the template that held the title left no name
        return places.get(name) or capital(name), False
    subject = _HONORIFIC.sub("", defined_name(gloss))
    own, other = fold(name), fold(subject)
    if not other or not own:
        return capital(name), False
    if own == other:
        return capital(subject) + " language" * (name in places and _LANGUAGE.search(gloss) is not None), True
    if own.removeprefix("the ").removeprefix("an ").removeprefix("a ") == other:
        return (name if name[:1].isupper() else capital(subject)), True
    if own.startswith(other) and fold(gloss[:len(name) + 12]).removeprefix("the ").startswith(own):  # "For Love or Money"
        return capital(name), True
    if own.startswith((other + ",", other + " (", other + ":")):  # "Cambridge, Massachusetts"; but "Paris, France"
        return (capital(subject) if name[len(subject):].strip(" ,()") in places else capital(name)), True
    if places.get(name) and fold(gloss[:80].removeprefix("The ")).startswith(fold(places[name])):
        return places[name], True
    words, others = own.split(), other.split()
    person = _PERSON.search(gloss, 0, 240) is not None
    if own + "s" == other:  # "The Nobel Prizes are"
        return capital(name), True
    if person and len(words) > 1:  # "Ian Fleming": "Ian Lancaster Fleming"; but "Fleming" is no title
        same = words[-1] in others or names_again(name, gloss)
    elif person:  # "Madonna": "Madonna Louise Ciccone"; but "Mao": "Mao Zedong"
        same = words[0] == others[0] and len(others) > 2
    else:
        same = words[0] == others[0] and len(words) > 1 and not name[:1].islower() and (
            _in_order(words, others) or words[:len(others)] == others and names_again(name, gloss))
    if same:
        return capital(name), True
    better = _BETTER_KNOWN.search(gloss, 0, 240)
    if better:  # "Stefani Germanotta, known professionally as Lady Gaga"
        known = fold(better["known"])
        if known == own or person or others[:len(known.split())] == known.split():
            return clean(better["known"]), True
    if len(others) > 8 or not subject[:1].isalnum():
        return capital(name), False
    return capital(subject), bool(set(words) & set(others)) or own[:4] == other[:4]


def names_again(name: str, gloss: str) -> bool:
    """Whether the gloss says that its subject is known by this very name, or by this abbreviation."""
    at = gloss.find(name, 1, 260)
    while at > 0:
        if not _GOES_ON.match(gloss, at + len(name)) and _OTHER_NAME.search(gloss, max(0, at - 30), at):
            return True
        at = gloss.find(name, at + 1, 260)
    return False


def _in_order(words: list[str], others: list[str]) -> bool:
    rest = iter(others)
    return all(word in rest for word in words)
