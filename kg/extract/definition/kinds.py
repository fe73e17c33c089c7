"""What kind of thing the subject is: its classes, types, occupations, genres, country and year.

In: the sentence and its predicate. Out: classes for the draft, and claims.
How: a head that is an occupation makes a person, unless the subject itself is a common noun ("A
farmer is ..."); a thing named by a common noun is a kind of something (subclass), any other is an
instance of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.definition.person import pronoun
from kg.extract.definition.predicate import Item, Predicate, Token
from kg.extract.definition.sentence import Draft, Sentence, bare_title
from kg.extract.patterns import singular
from kg.model import Concept, Name, Passage, Term, Value
from kg.ontology import Ontology

_DISAMBIGUATOR = re.compile(r" \(([^()]*)\)$")
_LIFE = re.compile(r"\((?:[^()]*[;,] ?)?(?:born\b|b\. |née|né |[^()]*\d{3,4}[^()]* ?[–—-] ?[^()]*\d{3,4})")
_BORN = re.compile(r"\( ?(?:[^()]*[;,:] ?)?born\b")
_ARTICLE = re.compile(r"(?:(?:An?|Each|Any) )")
#: Heads that say nothing about the kind of thing.
_EMPTY = frozenset("study act way use number part result ability set set-up piece kind type form sort something process series group "
                   "collection member example lot variety range aspect one example thing means practice technique case point period area "
                   "time day end beginning".split())
_SUPERLATIVE = re.compile(r"(?:\w+est|most|capital|least)\b")
#: Heads that are about words or kinds: what they are said of is an instance although it is a common noun.
_META = frozenset("term phrase word expression concept name genre language species genus family order phylum discipline field "
                  "idiom slogan slang letter".split())
#: Classes whose members bear the noun in their names: "Battle of X", "X Award", "University of X".
_TELLING = ("Event", "Award", "EducationalInstitution", "Museum", "Airport", "Bridge", "Lake", "River")
_NAMING = ("Agent", "Work", "Place", "Event", "Product", "Language", "Disease", "Taxon")
_TRANSPARENT = re.compile(r" ?(?:of|for) (?:the |an? |any )?")
_FIELD = re.compile(r"[a-z][\w-]*(?:(?: and|,) [a-z][\w-]*)?(?= (?:in|of|that|which|for|with|by|from|on|where|used|involving|"
                    r"characteri[sz]ed|concerned|dealing|focused)\b|[,.;]|$)")
_KIN = frozenset("son daughter child brother sister wife husband widow mother father grandson granddaughter nephew niece "
                 "cousin consort heir heiress".split())
_NO_GENRE = frozenset("feature american live-action english independent".split())


def classes_of(passage: Passage, sentence: Sentence | None, predicate: Predicate | None, ontology: Ontology) -> tuple[str, ...]:
    """The classes that the definition's heads, or else the title itself, tell."""
    found: list[str] = []
    if sentence and predicate:
        person = _is_person(passage, sentence, predicate, ontology)
        for item in predicate.items:
            name = ("Person" if person else item.noun_class) if item.occupation or not person else ""
            if item.known == "state" and re.match(r" of [a-z]", passage.text[item.end:]):
                continue  # a state of matter
            if name and name not in found:
                found.append(name)
        if person and "Person" not in found:
            found = ["Person"]
    if found or sentence and is_common(passage, sentence):
        return tuple(found)
    return tuple(_from_title(passage.subject, ontology))


def _from_title(title: str, ontology: Ontology) -> Iterator[str]:
    """What "(novel)" or the last words of a title say."""
    match = _DISAMBIGUATOR.search(title)
    if title.startswith(("List of ", "Lists of ")):
        yield ontology.nouns.get("list", "Work")
        return
    words = (match[1] if match else title).split()
    if not match and len(words) < 2:
        return
    if match and match[1].lower() in ontology.occupations:
        yield "Person"
        return
    heads = [words] if match else [words, words[:next((at for at, word in enumerate(words) if word == "of"), 0)]]
    for part in heads:
        for size in range(min(3, len(part)), 0, -1):
            phrase = " ".join(part[-size:]).lower()
            for form in (phrase, singular(phrase)):
                kind = ontology.nouns.get(form, "")
                if kind and any(ontology.is_a(kind, one) for one in (_NAMING if match else _TELLING)):
                    yield kind
                    return


def _is_person(passage: Passage, sentence: Sentence, predicate: Predicate, ontology: Ontology) -> bool:
    if is_common(passage, sentence) or sentence.copula not in ("is", "was") or predicate.determiner == "any":
        return False
    text = passage.text
    if any(one.tokens[-1].lower in _KIN for one in predicate.items):
        return True
    if not any(one.occupation for one in predicate.items):
        life = _BORN.search(text, sentence.start, sentence.verb)
        unknown = not any(one.noun_class for one in predicate.items)
        return bool(life or unknown and _LIFE.search(text, sentence.start, sentence.verb) and pronoun(text, sentence.end))
    first = predicate.items[0]
    if not first.occupation and first.noun_class:
        return bool(_BORN.search(text, sentence.start, sentence.verb))
    if first.noun_class and not ontology.is_a(first.noun_class, "Individual"):  # "star", "host", "model"
        return bool(_LIFE.search(text, sentence.start, sentence.verb) or pronoun(text, sentence.end))
    return True


def is_common(passage: Passage, sentence: Sentence) -> bool:
    """Whether the subject is named by a common noun, so that it is a kind of thing."""
    text = passage.text
    if _ARTICLE.match(text, sentence.start, sentence.verb) and not re.match(r"A [A-Z]", text[sentence.start:]):
        return True
    title = bare_title(passage.subject)
    words = title.split()
    lower = title[:1].lower() + title[1:]
    if text.startswith(f"The {title}", sentence.start) and title[1:2].islower():
        return False  # its capital stands within the sentence
    if text.startswith(f"The {lower} ", sentence.start) and title[:1].isupper() and title[1:2].islower():
        return True
    common = [word for word in words[1:] if word[:1].islower() and len(word) > 3 and word not in ("from", "with", "into", "over", "della", "under")]
    if common and not any(word[:1].isupper() or word[:1].isdigit() for word in words[1:]) and title[1:2].islower():
        return lower in text[sentence.start:].lower() and not passage.text.startswith("''", sentence.start)
    return sentence.copula == "are" and " " not in title


def state_kinds(draft: Draft, sentence: Sentence, predicate: Predicate) -> None:
    """State types or occupations, nationality, year, genres and the definition itself."""
    text = draft.passage.text
    common = is_common(draft.passage, sentence)
    person = draft.is_a("Person")
    if person:
        draft.fill("type", Concept(label="human"), predicate.items[0].start, predicate.items[0].end, "definition-human", 0.97)
        _occupations(draft, predicate)
    else:
        _types(draft, sentence, predicate, common)
    _modifiers(draft, predicate.items, person)
    if (common or not draft.classes or draft.is_a("Concept")) and not sentence.cut:
        end = len(text[:sentence.end].rstrip(" .\n"))
        start = len(text[:sentence.predicate]) + len(text[sentence.predicate:]) - len(text[sentence.predicate:].lstrip())
        if 3 < len(text[start:end].split()) <= 40:
            draft.fill("definition", Value(lexical=text[start:end], start=start, end=end), start, end, "definition-text", 0.9)


def _occupations(draft: Draft, predicate: Predicate) -> None:
    former = False
    for item in predicate.items:
        former = former or item.former
        label = item.occupation
        if not label or item.tokens[-1].lower in _KIN:
            if label or item.noun_class or not any(one.occupation for one in predicate.items):
                continue
            label = item.head
        qualifiers: tuple[tuple[str, Term], ...] = (("q.state", Value(lexical="former")),) if former else ()
        last = item.tokens[-len(item.known.split()):] if item.known else item.tokens[-1:]
        draft.fill("occupation", Concept(label=label, start=last[0].start, end=item.end), item.start, item.end,
                   "definition-occupation", 0.95, qualifiers)
        for token in item.spare:  # "film and television director"
            other = draft.ontology.occupations.get(f"{token.lower} {item.known.split()[-1]}") if item.known else None
            if other:
                draft.fill("occupation", Concept(label=other, start=token.start, end=item.end), token.start, item.end,
                           "definition-occupation", 0.93, qualifiers)


def _types(draft: Draft, sentence: Sentence, predicate: Predicate, common: bool) -> None:
    text = draft.passage.text
    plain = [one for one in predicate.items if not _SUPERLATIVE.match(one.known) and not one.known.endswith("capital")]
    for item in plain or predicate.items[:1]:
        if item not in plain:
            label = singular(item.known.split()[-1])
            label = "city" if label == "capital" else label
            draft.fill("type", Concept(label=label, start=item.start, end=item.end), item.start, item.end, "definition-superlative", 0.85)
            continue
        if not predicate.determiner and not common:
            continue
        if item.head in _EMPTY or item.head.split()[-1] in _EMPTY and (predicate.determiner == "the" or not item.noun_class):
            continue
        if not item.noun_class and (len(predicate.items) > 1 or not item.head.isascii()):
            continue
        label, end = item.head, item.end
        start = item.tokens[-len(label.split())].start if len(label.split()) <= len(item.tokens) else item.start
        if draft.is_a("Work") and item.noun_class:
            label = _work_kind(item, draft.ontology)
            start = item.tokens[-len(label.split())].start if len(label.split()) <= len(item.tokens) else item.start
        wider = _TRANSPARENT.match(text, end)
        if wider and label.split()[-1] in ("genre", "unit", "branch", "form", "style", "field", "state"):
            following = _FIELD.match(text, wider.end())
            if following:
                label, end = text[start:following.end()], following.end()
        slot = "subclass" if common and label.split()[-1] not in _META and not label.split()[0] in _META else "type"
        draft.fill(slot, Concept(label=label, start=start, end=end), item.start, end, f"definition-{slot}", 0.93)


def _work_kind(item: Item, ontology: Ontology) -> str:
    """A work's kind without its genres: "spy thriller film" is a film, "studio album" a studio album."""
    words = item.known.split()
    while len(words) > 1 and (words[0] in ontology.genres or " ".join(words[:-1]) in ontology.genres or " ".join(words) in ontology.genres
                              and ontology.nouns.get(words[-1])):
        words = words[1:]
    return " ".join(words) if ontology.nouns.get(" ".join(words)) == item.noun_class else item.known


def _modifiers(draft: Draft, items: tuple[Item, ...], person: bool) -> None:
    """What stands before the heads: year, nationality, language, genres."""
    seen_country = False
    for number, item in enumerate(items):
        tokens = (*item.spare, *item.tokens)
        known = len(item.known.split())
        if number and seen_country:
            continue
        head = len(tokens) - (1 if person or not draft.is_a("Work") else 0)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if index == 0 or index < head:
                if re.fullmatch(r"1\d{3}|20\d\d", token.text) and draft.is_a("Work", "Event"):
                    year = Value(lexical=token.text, datatype="xsd:gYear", start=token.start, end=token.end)
                    draft.fill("year", year, token.start, item.end, "definition-year", 0.97)
            size, countries = _countries(tokens, index, draft.ontology)
            if size and index + size <= len(tokens) - known and not (index and tokens[index - 1].lower in ("ancient", "medieval")):
                if not seen_country or not person or tokens[index - 1].text in ("and", ",", "–", "-"):
                    for label in countries:
                        name = Name(label=label, title=label, start=token.start, end=tokens[index + size - 1].end, classes=("Country",))
                        draft.fill("demonym", name, token.start, item.end, "definition-demonym", 0.95)
                seen_country = True
            language = re.fullmatch(r"([A-Z]\w+)-language", token.text)
            if language and language[1] in draft.ontology.languages:
                title = draft.ontology.languages[language[1]]
                draft.fill("language", Name(label=title, title=title, start=token.start, end=token.end, classes=("Language",)),
                           token.start, item.end, "definition-language", 0.96)
            index += max(1, size)
        if not person and draft.is_a("Work", "MusicalGroup"):
            _genres(draft, item)


def _countries(tokens: tuple[Token, ...], index: int, ontology: Ontology) -> tuple[int, tuple[str, ...]]:
    """How many tokens name nationalities, and the countries: "South Korean", "Chinese-American"."""
    demonyms = ontology.demonyms
    for size in (3, 2):
        phrase = " ".join(one.text for one in tokens[index:index + size])
        if len(tokens) > index + size - 1 and phrase in demonyms:
            return size, (demonyms[phrase],)
    word = tokens[index].text
    if word in demonyms:
        return 1, (demonyms[word],)
    if word in ("U.S.", "US") and "United States" in ontology.countries:
        return 1, ("United States",)
    parts = re.split(r"[-–]", word)
    if len(parts) > 1 and parts[-1] == "born":
        return 0, ()
    if len(parts) > 1 and parts[-1] in demonyms and any(part in demonyms for part in parts):
        return 1, tuple(dict.fromkeys(demonyms[part] for part in parts if part in demonyms))
    return 0, ()


def _genres(draft: Draft, item: Item) -> None:
    genres = draft.ontology.genres
    words = [one.lower for one in item.tokens]
    index = 0
    while index < len(words):
        for size in (3, 2, 1):
            phrase = " ".join(words[index:index + size])
            if index + size <= len(words) and phrase in genres and not (index + size == len(words) and phrase in ("film", "novel")) \
                    and phrase not in _NO_GENRE:
                first, last = item.tokens[index], item.tokens[index + size - 1]
                draft.fill("genre", Concept(label=genres[phrase], start=first.start, end=last.end), first.start, item.end,
                           "definition-genre", 0.94)
                index += size - 1
                break
        index += 1
