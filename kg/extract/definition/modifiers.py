"""What stands before the heads: the year, nationalities, the language, genres."""

from __future__ import annotations

import re

from kg.extract.definition.heads import Item, Token
from kg.extract.definition.sentence import Draft
from kg.model import Concept, Name, Value
from kg.ontology import Ontology

#: What a country is called before another: "Franco-German".
_BEFORE_ANOTHER = {
    "Anglo": "United Kingdom", "Austro": "Austria", "Franco": "France", "Greco": "Greece", "Hispano": "Spain",
    "Indo": "India", "Italo": "Italy", "Luso": "Portugal", "Russo": "Russia", "Sino": "China",
}  # fmt: skip
#: Where the word for a nation is that of a church, of a people of old or of a war: "a Roman Catholic bishop".
_NO_NATION = re.compile(
    r"(?:Roman|Greek|Latin|Syrian|Armenian) Catholic\b|Greek Orthodox\b|Macedonian Greek\b|[A-Z][a-z]+ (?:Civil )?War\b"
)
#: What is of a church abroad: "a Serbian Orthodox monastery in"; its bishop may well be a Serb.
_CHURCH = re.compile(r"[A-Z][a-z]+ (?:Orthodox|Apostolic|Lutheran|Evangelical)\b")
#: A war before the kind of a work: "a Spanish Civil War novel".
_WAR = re.compile(
    r"(?<![\w–-])(?P<war>World War (?:II|I|Two|One)|(?:First|Second) World War|(?:[A-Z][a-z]+ )?Civil War|"
    r"(?!Post|Anti|Pre|World|Civil)[A-Z][a-z]+ War)(?= [a-z])"
)
#: The time before or after a war, which tells of no war: "a pre-World War II melodrama".
_ERA = re.compile(r"(?i:pre|post|inter)[-–](?:World War(?: (?:II|I|Two|One)\b)?|[A-Z][a-z]+ War\b|Civil War\b|war\b)")
_NO_GENRE = frozenset("feature american live-action english".split())


def state_modifiers(draft: Draft, items: tuple[Item, ...], person: bool) -> None:
    """What stands before the heads: year, nationality, language, genres."""
    seen_country = False
    for number, item in enumerate(items):
        tokens = (*item.spare, *item.tokens)
        known = len(item.known.split())
        if number and seen_country:
            continue
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if re.fullmatch(r"1\d{3}|20\d\d", token.text) and draft.is_a("Work", "Event"):
                year = Value(lexical=token.text, datatype="xsd:gYear", start=token.start, end=token.end)
                draft.fill("year", year, token.start, item.end, "definition-year", 0.97)
            size, countries = _countries(tokens, index, draft.ontology)
            if draft.passage.text.endswith("Holy ", 0, token.start):
                size = 0  # a "Holy Roman Emperor" is no citizen of Rome's
            church = None if person else _CHURCH.match(draft.passage.text, token.start)
            if size and (church or _NO_NATION.match(draft.passage.text, token.start)):
                index += 2
                continue
            if not draft.is_a("Work", "Event") and re.split("[-–]", token.text)[0] in _BEFORE_ANOTHER:
                size = 0  # nor an "Indo-Greek king" of Greece's
            if size and index + size <= len(tokens) - known and not (index and tokens[index - 1].lower in ("ancient",)):
                if not seen_country or not person or tokens[index - 1].text in ("and", ",", "–", "-"):
                    for label in countries:
                        if draft.ontology.places.get(label) == "Continent":
                            continue
                        name = Name(
                            label=label,
                            title=label,
                            start=token.start,
                            end=tokens[index + size - 1].end,
                            classes=("Country",),
                        )
                        slot = "winner" if item.head == "victory" else "demonym"  # "an English victory"
                        draft.fill(slot, name, token.start, item.end, "definition-demonym", 0.95)
                seen_country = True
            language = re.fullmatch(r"([A-Z]\w+)-language", token.text)
            if language and language[1] in draft.ontology.languages:
                title = draft.ontology.languages[language[1]]
                draft.fill(
                    "language",
                    Name(label=title, title=title, start=token.start, end=token.end, classes=("Language",)),
                    token.start,
                    item.end,
                    "definition-language",
                    0.96,
                )
            index += max(1, size)
        if not person and draft.is_a("Work", "MusicalGroup"):
            _genres(draft, item)
            _war(draft, item)
        elif person and item.occupation:
            _movements(draft, item)


def _countries(tokens: tuple[Token, ...], index: int, ontology: Ontology) -> tuple[int, tuple[str, ...]]:
    """How many tokens name nationalities, and the countries: "South Korean", "Chinese-American"."""
    demonyms = ontology.demonyms
    for size in (3, 2):
        phrase = " ".join(one.text for one in tokens[index : index + size])
        if len(tokens) > index + size - 1 and phrase in demonyms:
            return size, (demonyms[phrase],)
    word = tokens[index].text
    if word in demonyms:
        return 1, (demonyms[word],)
    if word in ("U.S.", "US") and "United States" in ontology.countries:
        return 1, ("United States",)
    parts = re.split(r"[-–/]", word)
    if len(parts) > 1 and parts[-1] == "born":
        return 0, ()
    if len(parts) > 1 and parts[-1] in demonyms and parts[0] in _BEFORE_ANOTHER:
        return 1, (_BEFORE_ANOTHER[parts[0]], demonyms[parts[-1]])
    if len(parts) > 1 and parts[-1] in demonyms and any(part in demonyms for part in parts):
        return 1, tuple(dict.fromkeys(demonyms[part] for part in parts if part in demonyms))
    return 0, ()


def _movements(draft: Draft, item: Item) -> None:
    """Read "an Italian Baroque painter": the movement as the lexicon calls it."""
    before = item.tokens[: len(item.tokens) - len(item.known.split())]
    index = 0
    while index < len(before):
        for size in (3, 2, 1):
            words = before[index : index + size]
            movement = draft.ontology.movements.get(" ".join(one.text for one in words)) if len(words) == size else None
            if movement:
                draft.fill(
                    "movement",
                    Concept(label=movement, start=words[0].start, end=words[-1].end),
                    words[0].start,
                    item.end,
                    "definition-movement",
                    0.93,
                )
                index += size - 1
                break
        index += 1


def _war(draft: Draft, item: Item) -> None:
    """Read "a Korean War film", "a 1943 World War II drama": the war that the work tells of."""
    found = _WAR.search(draft.passage.text, item.start, item.end)
    era = _ERA.search(draft.passage.text, item.start, item.end)
    if found and not era and draft.is_a("Work"):
        war = Name(label=found["war"], start=found.start("war"), end=found.end("war"), classes=("Event",))
        draft.fill("about", war, found.start(), item.end, "definition-war", 0.9)


def _genres(draft: Draft, item: Item) -> None:
    words = [one.lower for one in item.tokens]
    index = 0
    era = _ERA.search(draft.passage.text, item.start, item.end)
    while index < len(words):
        if era and era.start() <= item.tokens[index].start < era.end():
            index += 1
            continue
        for size in (3, 2, 1):
            phrase = " ".join(words[index : index + size])
            genre = _genre(draft.ontology, item, index, size)
            alone = index + size == len(words) and phrase in ("film", "novel")
            story = phrase == "short" and draft.is_a("WrittenWork")  # a short story is no short film
            if genre and not alone and not story and phrase not in _NO_GENRE:
                first, last = item.tokens[index], item.tokens[index + size - 1]
                if phrase == item.known and not draft.is_a("Film"):
                    continue  # "an opera", "a tragedy": said already
                draft.fill(
                    "genre",
                    Concept(label=genre, start=first.start, end=last.end),
                    first.start,
                    item.end,
                    "definition-genre",
                    0.94,
                )
                index += size - 1
                index -= size > 1 and _overlaps(draft.ontology, item, index)
                break
        else:
            _two_genres(draft, item, index)
        index += 1


def _two_genres(draft: Draft, item: Item, index: int) -> None:
    """State the genres that a hyphen joins: "a horror-drama film"."""
    token = item.tokens[index]
    both = [draft.ontology.genres.get(one, "") for one in token.lower.split("-")]
    for genre in both if len(both) == 2 and all(both) else ():
        concept = Concept(label=genre, start=token.start, end=token.end)
        draft.fill("genre", concept, token.start, item.end, "definition-genre", 0.93)


def _genre(ontology: Ontology, item: Item, index: int, size: int) -> str:
    """The genre that so many words name, as they are written or in small letters: "Latin pop", "Horror"."""
    tokens = item.tokens[index : index + size]
    if len(tokens) < size:
        return ""
    written = " ".join(one.text for one in tokens)
    return ontology.genres.get(written.lower()) or ontology.genres.get(written, "")


def _overlaps(ontology: Ontology, item: Item, index: int) -> bool:
    """Whether a genre's last word begins the next: "dark comedy horror film" is a black comedy and a comedy horror.

    So does none in "dark fantasy comedy horror film", whose words are two and two.
    """
    if index + 2 >= len(item.tokens) or item.tokens[index + 1].lower == "film":
        return False
    parted = item.tokens[index + 2].lower != "film" and _genre(ontology, item, index + 1, 2)
    return not parted and bool(_genre(ontology, item, index, 2))
