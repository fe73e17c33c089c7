"""Who and what is named in a passage, each with its class: links, titles, recognised names.

In: a passage and what the recogniser found in it. Out: `Name`s in order, none within another, dates
and numbers left out. How: a link's anchor is a name as it stands; a title is what italics enclose,
or quotation marks where the recogniser sees a name in them; of the rest the recogniser knows best
where a name begins and ends, better than its capital letters tell. A name found once in a passage is
found wherever it stands. What the name itself tells ("Lake Como") makes its class finer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.described import described
from kg.extract.fields import fields_end
from kg.extract.joined import another_land, joined, other_house
from kg.extract.names import NICKNAME, NO_NAMES, ROMAN, name_at
from kg.extract.offices import RANK_BEHIND
from kg.extract.prose.naming import classes_of_name
from kg.model import Name, Passage
from kg.names import bare_title
from kg.nlp.parsed import Recognized
from kg.ontology import Ontology

#: The class that a label of the recogniser stands for; of MISC it tells nothing.
CLASSES = {
    "PERSON": ("Person",),
    "PLACE": ("Place",),
    "ORGANISATION": ("Organisation",),
    "WORK": ("Work",),
    "EVENT": ("Event",),
    "GROUP": ("Group",),
    "MISC": (),
}
#: From this probability on the recogniser's word is enough to say of which class a thing is.
SURE = 0.9
_ITALIC = re.compile(r"''+ ?(?P<title>(?=\W*[^\W_a-z])[^'\n](?:(?!'')[^\n]){0,150}?) ?''+(?!')")
_QUOTED = re.compile(r"[\"“](?P<title>[^\"“”\n]{2,100})[\"”]")
_BEFORE = re.compile(
    r"(?:(?:the|an?|(?:Fellow|Member)s? of(?: the)?|"
    r"(?:Emperor|King|Queen|Pope|President|Senator|Professor|Judge|Saint|General|Colonel|Captain)s) "
    r"|(?:[a-z]{3,} ){1,3}(?:of|at|for|in) (?:the )?(?=[A-Z])|[\s\"'“‘(\[,;:*•–—-])+"
)
#: What belongs to the name of a university or of a house with two purposes.
_CAMPUS = re.compile(
    r"(?:, | at |–|-)(?:Berkeley|Los Angeles|San Diego|Davis|Irvine|Santa Barbara|Santa Cruz|Riverside|San Francisco|"
    r"Boulder|Austin|Dallas|Madison|Milwaukee|Ann Arbor|Urbana[–-]Champaign|Amherst|Chapel Hill|Knoxville)(?=[,.;) ])"
)
_HOUSE = re.compile(r"\b(?:Museum|School|Academy|College|Institute|Cent(?:er|re)|Gallery|Archives?)$")
_AND_LIBRARY = re.compile(
    r" and (?:Library|Museum|Gardens?|Archives?|Art Gallery|Research Cent(?:er|re)|Memorial)(?!\w)"
)
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ian|ean|ese|ish)")
_NOUN = re.compile(r" (?!(?:is|was|are|were|and|for|from|with|has|had|who|which|that)\b)[a-z]{3,}")
_POINT = re.compile(r"(?:[ ,]|(?<![A-Z])\.)+$")
#: "Oklahoma!", "Saturn V", "Douglas Fairbanks, Jr", "Greater Lund Built-up Area".
_BELONGS = re.compile(
    r"[!?](?=[.,;:)]| [a-z])|,? [JS]r(?!\w)| d['’][A-Z]\w+|-[a-z]+ [A-Z][a-z]+|"
    r" (?:II|III|IV|V|VI{1,3}|IX|X{1,2}I{0,3}|XI?V)(?!\w)"
)
#: Behind 'John "Dusty'.
_NICKNAMED = re.compile(r"\"(?: [A-Z][\w'’-]+){1,2}")
_RANKED = re.compile(RANK_BEHIND)
#: Behind "of" stands no family name: "Robert of Artois".
_LANDED = re.compile(r" of (?:the )?[A-Z][\w'’-]+(?: and [A-Z][\w'’-]+)?$")
_EPITHET = re.compile(
    r" (?!(?:this|thus|genus|various|species|is|has|was|as|its|also|area|data|fauna|flora|larva|pupa|basis|medium)\b)"
    r"[a-z]{2,}(?:(?<!o)us|um|is|ii|ae|ana|ata|osa|ina|ica|oides|fera|folia|phylla|para|ola|ta|ra|la|ia|ea)(?![\w-])"
)
_OF_LIFE = re.compile(r"\b(?:species|genus|subspecies|cultivars?|synonyms?|famil(?:y|ies) [A-Z]\w+(?:dae|ceae))\b")
#: Behind the title of a work in that of its sequel, in quotation marks.
_NUMBERED = re.compile(r"(?: \d+| [IVX]+|: [^\"”\n]{2,60})[\"”'’]")
#: "Unix-like" names no Unix.
_LIKE = re.compile(r"-(?:like|style|type|inspired)\b")
#: A letter or numeral that is no initial before the full stop of its sentence: "Jay-Z.", "World War I."
_LETTER = re.compile(r"[^\W\d_]-[A-Z]\.$| [IVX]+\.$")
#: After and before a chain of two places: "in Holm Hall, Angus."
_CLOSES = re.compile(r"[.;](?:\s|$)")
_LIES = re.compile(r" (?:at|in|near|from|of) (?:the )?$")
#: Up to three words with capitals right before something.
_CAPITALS = re.compile(r"(?<![\w'’])[A-Z][\w'’]{0,20}\.?(?: [A-Z][\w'’]{0,20}\.?){0,2}$")
_WORD = re.compile(r"[A-Z][\w'’.]*")
#: What opens a sentence and is no name: "Based on", "Directed by".
_DONE = re.compile(r"[A-Z]\w+(?:ed|ing|en) (?:by|on|from|in|at|with|to|for) |[A-Z]\w+(?:ed|ing)$")
_AFTER = re.compile(r"(?:['’]s|[\s\"“”‘,;:'’–—-])+$")
#: The place that opens a sentence behind what was done there, read as a title: "Filmed in Lund, Grey Ice tells".
_DONE_AT = re.compile(
    r"(?:Set|Filmed|Shot|Recorded|Built|Located|Situated|Based) (?:in|at|on|near|around) (?:the )?(?=[A-Z])"
)
#: What is done to a work, and opens a sentence; it is nobody's name.
_MADE = re.compile(r"Written|Directed|Produced|Filmed|Based|Released|Published|Composed|Narrated|Adapted")
_GOES_ON = re.compile(
    r",? (?:and|or) (?:the )?[A-Z]|"
    r", (?:[A-Z]|it\b|(?:the|this) (?:film|movie|novel|story|series|show|play|plot|book)\b)"
)


def find_mentions(
    passage: Passage, about: About, recognized: Sequence[Recognized], ontology: Ontology
) -> tuple[Name, ...]:
    """Every name of the passage with the classes that it tells; of the subject's own nothing here is sure."""
    text = passage.text
    named = [
        trimmed
        for one in _within_sentences(text, bare_title(passage.subject), recognized)
        if one.label in CLASSES and (trimmed := _trim(text, one, ontology)) and not _LIKE.match(text, trimmed.end)
        if text[trimmed.start : trimmed.end] not in NO_NAMES and not _MADE.fullmatch(text, trimmed.start, trimmed.end)
        if not _is_adjective(text, trimmed, ontology)
    ]
    named = list(joined(text, named, ontology))
    also = _also(passage, about, named) if ontology.is_any(about.classes, "Work") else ()
    own = (*_nicknamed(text), *_own(passage, named), *also)
    found = _without_overlap([*_anchors(passage, named), *own, *_titles(text, named), *named])
    found = sorted(_without_overlap([*found, *_again(text, found)]))
    judged = _judge(text, found)
    names = [_name(text, one, judged[text[one.start : one.end]], ontology) for one in found]
    names = [_where(text, before, one, ontology) for before, one in zip([None, *names], names, strict=False)]
    return tuple(
        replace(name, classes=(), likely=() if about.classes else name.classes or name.likely)
        if name.label == passage.subject
        else name
        for name in names
    )


def _within_sentences(text: str, title: str, recognized: Iterable[Recognized]) -> Iterator[Recognized]:
    """The names, parted where a sentence ends within one: "Ice-T. Milano"; its full stop belongs to none."""
    ends = [end for _, end in split_sentences(text, title)]
    for one in recognized:
        start = one.start
        for end in ends[bisect_right(ends, start) : bisect_left(ends, one.end)]:
            yield one._replace(start=start, end=len(text[:end].rstrip(".!?\"'”’")))
            start = end + len(text[end : one.end]) - len(text[end : one.end].lstrip())
        done = _DONE_AT.match(text, start, one.end) if one.label == "WORK" and _GOES_ON.match(text, one.end) else None
        if done:
            yield one._replace(start=done.end(), label="PLACE")
            continue
        closes = _LETTER.search(text, start, one.end) if one.end in ends[bisect_left(ends, one.end) :][:1] else None
        if start == one.start or not _DONE.match(text, start):
            yield one._replace(start=start, end=one.end - bool(closes))


def _trim(text: str, one: Recognized, ontology: Ontology) -> Recognized | None:
    """Without an article before it, a genitive after it, and punctuation around it."""
    opening = _BEFORE.match(text, one.start, one.end)
    start = opening.end() if opening else one.start
    closing = _AFTER.search(text[start : one.end])
    end = start + closing.start() if closing else one.end
    said = text.find(" was ", start, end) if one.label == "PERSON" else -1
    end = said if said > 0 else end  # "Otto IV was Duke of Ulm", read as one name
    if text[end : end + 1] in ("", "\n") and ROMAN.search(text, start, end):  # "Charles V." ends the text
        end -= 1
    more = _BELONGS.match(text, end) or _epithet(text, start, end)
    more = more or _CAMPUS.match(text, end) if text.startswith("University of ", start) else more
    if text.count('"', start, end) == 1:
        more = _NICKNAMED.match(text, end) or more
    if one.label == "PERSON" and " " not in text[start:end]:
        more = more or _RANKED.match(text, end)
    more = more or _AND_LIBRARY.match(text, end) if _HOUSE.search(text, start, end) else more
    more = more or another_land(text, start, end) or other_house(text, start, end, ontology)
    end = more.end() if more else fields_end(text, start, end, len(text))
    return one._replace(start=start, end=end) if start < end else None


def _is_adjective(text: str, one: Recognized, ontology: Ontology) -> bool:
    """Whether it says whence or of what somebody or something is: "Israeli-born", "the Westphalian cities"."""
    words = text[one.start : one.end]
    article = text.endswith(("the ", "The "), 0, one.start)
    if one.label == "PLACE" and article and words not in ontology.countries and _ADJECTIVE.fullmatch(words):
        return _NOUN.match(text, one.end) is not None
    first, *rest = re.split("[-–]", words)
    return bool(rest) and first in ontology.demonyms and all(map(str.islower, rest))


def _epithet(text: str, start: int, end: int) -> re.Match[str] | None:
    """What follows the name of a genus in that of a species, where life is spoken of: "Capsicum annuum"."""
    found = _EPITHET.match(text, end) if " " not in text[start:end] else None
    return found if found and _OF_LIFE.search(text) else None


def _anchors(passage: Passage, named: Sequence[Recognized]) -> Iterator[Recognized]:
    for anchor in passage.anchors:
        words = passage.text[anchor.start : anchor.end]
        if words[:1].isupper() or words[:1].isdigit() and any(char.isupper() for char in words):
            yield _taken_for(named, anchor.start, anchor.end) or Recognized(anchor.start, anchor.end, "MISC", 0)


def _own(passage: Passage, named: Sequence[Recognized]) -> Iterator[Recognized]:
    """Where the passage's own subject stands by its whole name, of several words: nobody, and not within another's."""
    if " " not in passage.subject or "(" in passage.subject or passage.subject not in passage.text:
        return
    for match in re.finditer(rf"(?<!\w){re.escape(passage.subject)}(?!\w)", passage.text):
        within = any(one.start < match.start() and match.end() <= one.end for one in named)
        within = within or any(
            one.start == match.start() and match.end() < one.end and _FIRM.search(passage.text, match.end(), one.end)
            for one in named
        )
        people = sum(one.label == "PERSON" and one.start < match.end() and match.start() < one.end for one in named)
        quoted = passage.text[match.start() - 1 : match.start()] in ('"', "“", "'", "‘") and match.start() > 0
        if within or people == 1 or quoted and _NUMBERED.match(passage.text, match.end()):
            continue  # "Incumbent Democrat Walter Mondale"; the sequel "Grey Ice 2"
        yield _taken_for(named, *match.span()) or Recognized(*match.span(), "MISC", 0)


def _nicknamed(text: str) -> Iterator[Recognized]:
    """Names with a nickname inside: 'Otto "Big Bear" Holm'."""
    for match in NICKNAME.finditer(text):
        words = _CAPITALS.search(text, max(0, match.start() - 40), match.start())
        for word in _WORD.finditer(text, words.start(), match.start()) if words else ():
            name = name_at(text, word.start(), len(text))
            if name and name.end > match.end():
                yield Recognized(name.start, name.end, "PERSON")
                break


def _also(passage: Passage, about: About, named: Sequence[Recognized]) -> Iterator[Recognized]:
    """Where another title of a work stands whole, in nobody's name: of "Red Snow and Thaw" the first and second."""
    people = [one for one in named if one.label == "PERSON"]
    for name in (one for one in about.names if one[:1].isupper()):
        for match in re.finditer(rf"(?<!\w)(?<!The ){re.escape(name)}(?!\w)", passage.text):
            if not any(one.start < match.start() < one.end for one in people):
                yield Recognized(*match.span(), "WORK")


def _titles(text: str, named: Sequence[Recognized]) -> Iterator[Recognized]:
    """Titles in italics, and in quotation marks those that the recogniser takes for titles."""
    for match in _ITALIC.finditer(text):
        yield _taken_for(named, *match.span("title")) or Recognized(*match.span("title"), "WORK")
    for match in _QUOTED.finditer(text):
        start = match.start("title")
        title = _taken_for(named, start, start + len(_POINT.sub("", match["title"])))
        if title and title.label == "WORK":
            yield title


def _taken_for(named: Sequence[Recognized], start: int, end: int) -> Recognized | None:
    """The words [start, end) as what the recogniser takes most of them for."""
    for one in named:
        if 2 * (min(one.end, end) - max(one.start, start)) > end - start and one.end - one.start < 2 * (end - start):
            return Recognized(start, end, one.label, one.score)
    return None


def _without_overlap(spans: Iterable[Recognized]) -> list[Recognized]:
    """Of spans that overlap the one given first."""
    kept: list[Recognized] = []
    taken: set[int] = set()
    for one in spans:
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return kept


def _again(text: str, found: Sequence[Recognized]) -> Iterator[Recognized]:
    """Where a name of several words stands again, or a person's last name alone."""
    wanted: dict[str, Recognized] = {}
    for one in found:
        words = text[one.start : one.end]
        family = words.rpartition(" ")[2]
        if " " in words:
            wanted.setdefault(words, one)
        named = one.label == "PERSON" and family != words and family.istitle() and len(family) > 2
        if named and not _LANDED.search(words):
            wanted.setdefault(family, one)
    for words, one in wanted.items():
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            if not (at and _is_letter(text[at - 1])) and not _is_letter(text[end : end + 1]):
                yield one._replace(start=at, end=end)
            at = text.find(words, end)


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def _judge(text: str, found: Sequence[Recognized]) -> dict[str, tuple[str, bool]]:
    """What the same words are taken for wherever they stand, and whether that is sure; a family name is a person's."""
    votes: dict[str, defaultdict[str, float]] = {}
    counts = Counter(text[one.start : one.end] for one in found)
    for one in found:
        words = text[one.start : one.end]
        votes.setdefault(words, defaultdict(float))[one.label] += one.score
        family = words.rpartition(" ")[2]
        if one.label == "PERSON" and family in counts and family != words:
            votes.setdefault(family, defaultdict(float))[one.label] += one.score
            counts[family] += 1
    judged = {}
    for words, labels in votes.items():
        label, score = max(labels.items(), key=itemgetter(1))
        judged[words] = label, score >= SURE * counts[words]
    return judged


def _where(text: str, before: Name | None, name: Name, ontology: Ontology) -> Name:
    """A name that ends a sentence after a place's is where that lies, whoever bears it: "at Holm Castle, Angus"."""
    known = before is not None and ontology.is_any(classes_of_name(before.label, ontology), "Place")
    if not before or not known or text[before.end : name.start] != ", " or " " in name.label:
        return name
    ends = _CLOSES.match(text, name.end) and _LIES.search(text, 0, before.start)
    return replace(name, classes=("Place",), likely=()) if ends and name.classes in ((), ("Person",)) else name


#: "Karl Lang" is not named in "Karl Lang Productions".
_FIRM = re.compile(r" (?:Productions?|Pictures|Films|Records|Studios?|Foundation|Company|Corporation|Group|Press|Award|"
                   r"Prize|Trust|Museum|School|Institute)$")  # fmt: skip
#: What people are called as companies are: "Karl Lang, a wealthy toy manufacturer,".
_MAKER = re.compile(r", an? (?:[a-z][\w-]* ){0,4}[a-z]+[eo]r\b")


def _name(text: str, span: Recognized, judged: tuple[str, bool], ontology: Ontology) -> Name:
    words, (label, sure) = text[span.start : span.end], judged
    name = Name(label=words, start=span.start, end=span.end)
    if label == "GROUP" and words in ontology.demonyms and words not in ontology.countries:
        return replace(name, classes=CLASSES[label], title=ontology.demonyms[words])
    classes = described(text, span.start, span.end, ontology)
    if judged == ("PERSON", True) and _MAKER.match(text, span.end):
        classes = CLASSES[label]
    if classes and (classes != ("Person",) or label == "PERSON"):  # a "publisher" may be a company
        return replace(name, classes=classes)
    classes = classes_of_name(words, ontology)
    if classes and classes != ("Organisation",) and (label != "WORK" or words in ontology.countries):
        return replace(name, classes=classes)  # many a name ends like a company's, and a title like anything
    return replace(name, classes=CLASSES[label]) if sure else replace(name, likely=CLASSES[label])
