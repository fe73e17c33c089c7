"""Who and what is named in a passage, each with its class: links, titles, recognised names.

In: a passage and what the recogniser found in it. Out: `Name`s in order, none within another, dates
and numbers left out. How: a link's anchor is a name as it stands; a title is what italics enclose,
or quotation marks where the recogniser sees a name in them; of the rest the recogniser knows best
where a name begins and ends, better than its capital letters tell. A name found once in a passage is
found wherever it stands. What the name itself tells ("Lake Como") makes its class finer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from kg.extract.about import About
from kg.extract.described import described
from kg.extract.extents import places_of, trimmed, within_sentences
from kg.extract.joined import joined, parted
from kg.extract.names import NICKNAME, NO_NAMES, WEEKDAY, name_at
from kg.extract.patterns import compile_patterns, singular
from kg.extract.prose.naming import classes_of_name, names_company
from kg.extract.spellings import without_forms
from kg.extract.worklist import listed_titles
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
_BY = re.compile(r" (?:by|on|from|in|at|with|to|for) ")
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ian|ean|ese|ish)")
_NOUN = re.compile(r" (?!(?:is|was|are|were|and|for|from|with|has|had|who|which|that)\b)[a-z]{3,}")
_POINT = re.compile(r"(?:[ ,]|(?<![A-Z])\.)+$")
#: Behind "of" stands no family name: "Robert of Artois".
_LANDED = re.compile(r" of (?:the )?[A-Z][\w'’-]+(?: and [A-Z][\w'’-]+)?$")
#: Behind the title of a work in that of its sequel, in quotation marks.
_NUMBERED = re.compile(r"(?: \d+| [IVX]+|: [^\"”\n]{2,60})[\"”'’]")
#: "Unix-like" names no Unix.
_LIKE = re.compile(r"-(?:like|style|type|inspired)\b")
#: After and before a chain of two places: "in Holm Hall, Angus."
_CLOSES = re.compile(r"[.;](?:\s|$)")
_PLACES = (("Place",), ("Settlement",), ("City",))
_REGIONS = (("Region",), ("Country",))
_LIES = re.compile(r" (?:at|in|near|from|of) (?:the )?$")
#: Up to three words with capitals right before something.
_CAPITALS = re.compile(r"(?<![\w'’])[A-Z][\w'’]{0,20}\.?(?: [A-Z][\w'’]{0,20}\.?){0,2}$")
_WORD = re.compile(r"[A-Z][\w'’.]*")


def find_mentions(
    passage: Passage, about: About, recognized: Sequence[Recognized], ontology: Ontology
) -> tuple[Name, ...]:
    """Every name of the passage with the classes that it tells; of the subject's own nothing here is sure."""
    text = passage.text
    named = [
        whole
        for one in within_sentences(text, bare_title(passage.subject), recognized)
        if one.label in CLASSES and (whole := trimmed(text, one, ontology, passage.subject))
        if not _LIKE.match(text, whole.end) and not WEEKDAY.match(text, whole.start)
        if text[whole.start : whole.end] not in NO_NAMES
        if not _is_adjective(text, whole, ontology) and not _is_participle(text, whole, ontology)
        if not _is_count(text, whole, ontology)
    ]
    named = list(joined(text, [*parted(text, named, passage.subject)], ontology))
    is_work = ontology.is_any(about.classes, "Work")
    also = _also(passage, about, named) if is_work else ()
    opening = _opening(passage, named) if ontology.is_any(about.classes, "Individual") else ()
    own = (*_nicknamed(text), *opening, *_own(passage, named, is_work=is_work), *also)
    told = without_forms(text, [*_titles(text, named), *named], ontology.languages)
    found = _without_overlap([*_anchors(passage, named), *own, *listed_titles(text), *told])
    found = sorted(_without_overlap([*found, *_again(text, found)]))
    judged = _judge(text, found)
    names = [_name(text, one, judged[text[one.start : one.end]], ontology) for one in found]
    names = [_where(text, before, one, ontology) for before, one in zip([None, *names], names, strict=False)]
    names = [_lying(text, *three) for three in zip([None, *names], names, [*names[1:], None], strict=False)]
    return tuple(
        replace(name, classes=(), likely=() if about.classes else name.classes or name.likely)
        if name.label == passage.subject
        else name
        for name in names
    )


def _is_adjective(text: str, one: Recognized, ontology: Ontology) -> bool:
    """Whether it says whence or of what somebody or something is: "Israeli-born", "the Westphalian cities"."""
    words = text[one.start : one.end]
    article = text.endswith(("the ", "The "), 0, one.start)
    if one.label == "PLACE" and article and words not in ontology.countries and _ADJECTIVE.fullmatch(words):
        return _NOUN.match(text, one.end) is not None
    first, *rest = re.split("[-–]", words)
    return bool(rest) and first in ontology.demonyms and all(map(str.islower, rest))


def _is_count(text: str, one: Recognized, ontology: Ontology) -> bool:
    """Whether it only says how many: "consists of 14 Schools", no "1986 Senate elections"."""
    number, _, noun = text[one.start : one.end].partition(" ")
    counted = number.isdigit() and not number[3:] and noun.endswith("s")
    return one.label != "WORK" and counted and singular(noun.lower()) in ontology.nouns


def _is_participle(text: str, one: Recognized, ontology: Ontology) -> bool:
    """Whether a word only opens a sentence: "Written by Karl Lind and Ida Berg, it"."""
    word = text[one.start : one.end].lower()
    return word in compile_patterns(ontology).participles and _BY.match(text, one.end) is not None


def _anchors(passage: Passage, named: Sequence[Recognized]) -> Iterator[Recognized]:
    for anchor in passage.anchors:
        words = passage.text[anchor.start : anchor.end]
        if words[:1].isupper() or words[:1].isdigit() and any(char.isupper() for char in words):
            yield _taken_for(named, anchor.start, anchor.end) or Recognized(anchor.start, anchor.end, "MISC", 0)


def _own(passage: Passage, named: Sequence[Recognized], *, is_work: bool) -> Iterator[Recognized]:
    """Where the passage's own subject stands by its whole name, of several words: nobody, and not within another's."""
    if not passage.subject or passage.subject.isalnum() or passage.subject not in passage.text:
        return
    for match in re.finditer(rf"(?<!\w){re.escape(passage.subject)}(?!\w)", passage.text):
        within = any(one.start < match.start() and match.end() <= one.end for one in named)
        within = within or any(
            one.start == match.start() and match.end() < one.end and _FIRM.search(passage.text, match.end(), one.end)
            for one in named
        )
        people = sum(one.label == "PERSON" and one.start < match.end() and match.start() < one.end for one in named)
        quoted = passage.text[match.start() - 1 : match.start()] in ('"', "“", "'", "‘") and match.start() > 0
        if within or people == 1 and not is_work or quoted and _NUMBERED.match(passage.text, match.end()):
            continue  # "Incumbent Democrat Walter Mondale"; the sequel "Grey Ice 2"
        if is_work and (sequel := _SEQUEL.match(passage.text, match.end())):
            yield Recognized(match.start(), sequel.end(), "WORK", 1)
            continue
        if runs := _RUNS_IT.match(passage.text, match.end()):
            yield Recognized(match.start(), runs.end(), "ORGANISATION", 1)
            continue
        yield _taken_for(named, *match.span()) or Recognized(*match.span(), "MISC", 0)


def _opening(passage: Passage, named: Sequence[Recognized]) -> Iterator[Recognized]:
    """The full name that opens an article on somebody, of which a part was recognised: "de la Paz Lind Berg Holm"."""
    name = name_at(passage.text, 0, len(passage.text))
    title, words = bare_title(passage.subject).split(), name.label.split() if name else []
    if name and 1 < len(title) < len(words) and title[0] == words[0] and {*title} <= {*words}:
        parts = [one for one in named if one.label == "PERSON" and one.start > 0 and one.end == name.end]
        yield from (one._replace(start=0) for one in parts[:1])


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
        for at in places_of(text, words):
            yield one._replace(start=at, end=at + len(words))


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


def _lying(text: str, before: Name | None, name: Name, after: Name | None) -> Name:
    """A name in a row with a place's, before that of the region: "in Lund and Holm Jaw, Saskatchewan"."""
    if not before or not after or before.classes[:1] not in _PLACES or after.classes[:1] not in _REGIONS:
        return name
    row = text[before.end : name.start] == " and " and text[name.end : after.start] == ", "
    ends = _CLOSES.match(text, after.end) and _LIES.search(text, 0, before.start)
    return replace(name, classes=("Place",), likely=()) if row and ends and name.classes == ("Person",) else name


#: "Karl Lang" is not named in "Karl Lang Productions".
_FIRM = re.compile(r" (?:Productions?|Pictures|Films|Records|Studios?|Foundation|Company|Corporation|Group|Press|Award|"
                   r"Prize|Trust|Museum|School|Institute)$")  # fmt: skip
#: What people are called as companies are: "Karl Lang, a wealthy toy manufacturer,".
_MAKER = re.compile(r", an? (?:[a-z][\w-]* ){0,4}[a-z]+[eo]r\b")
#: Before the bare name of a publisher, or one that is a house: "published in 1951 by Whitman", "by Holm House".
#: Behind the title of a work, of one that followed it: "Grey Ice Part II".
_SEQUEL = re.compile(r" (?:(?:Part|Chapter|Volume) (?:[IVX]+|\d{1,2}|Two|Three)|[IVX]{2,})\b")
#: Behind the name of something, for a body that runs it: "Ulm Airport Holdings".
_RUNS_IT = re.compile(r" (?:Holdings?|Authority|Limited|Ltd|Operations|Trust|Board|Foundation)\b")
_RUN_BY = re.compile(r"\b(?:operated|owned|built|managed|developed|published|manufactured) by (?:the )?$")
_PUBLISHED = re.compile(r"\b(?:published|serialized|serialised)(?: [a-z]+| in \d{4}){0,3} by (?:the )?$")
_HOUSES = re.compile(r"[^ .]+|.* (?:House|Press)")


def _is_body(text: str, span: Recognized, words: str) -> bool:
    """Whether what the recogniser takes for somebody is a company: "Holm Comics", "published by Norvella"."""
    if names_company(words):
        return True
    before = _PUBLISHED.search(text, max(0, span.start - 60), span.start)
    named = before and _HOUSES.fullmatch(words)
    return bool(named) and re.search(rf"[A-Z][\w.]* {re.escape(words)}(?!\w)", text) is None  # nobody's family name


def _is_firm(text: str, span: Recognized, words: str, ontology: Ontology) -> bool:
    """Whether who is told to run or to have built something is taken for a place: "operated by the White Star Line"."""
    run = " " in words and _RUN_BY.search(text, max(0, span.start - 30), span.start)
    return bool(run) and not classes_of_name(words, ontology)


def _name(text: str, span: Recognized, judged: tuple[str, bool], ontology: Ontology) -> Name:
    words, (label, sure) = text[span.start : span.end], judged
    name = Name(label=words, start=span.start, end=span.end)
    if label == "GROUP" and words in ontology.demonyms and words not in ontology.countries:
        return replace(name, classes=CLASSES[label], title=ontology.demonyms[words])
    if label == "PERSON" and _is_body(text, span, words):
        return replace(name, classes=CLASSES["ORGANISATION"])
    if label == "PLACE" and _is_firm(text, span, words, ontology):
        return replace(name, classes=CLASSES["ORGANISATION"])
    classes = described(text, span.start, span.end, ontology)
    if judged == ("PERSON", True) and _MAKER.match(text, span.end):
        classes = CLASSES[label]
    if classes and (classes != ("Person",) or label == "PERSON"):  # a "publisher" may be a company
        return replace(name, classes=classes)
    classes = classes_of_name(words, ontology)
    if classes == ("Family",) and label == "PLACE":
        classes = ()  # a dynasty is its land as well
    if classes and classes != ("Organisation",) and (label != "WORK" or words in ontology.countries):
        return replace(name, classes=classes)  # many a name ends like a company's, and a title like anything
    return replace(name, classes=CLASSES[label]) if sure else replace(name, likely=CLASSES[label])
