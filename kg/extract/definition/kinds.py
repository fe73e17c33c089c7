"""Types and occupations: what the heads of the predicate say of the subject.

How: a thing named by a common noun is a kind of something (subclass), any other is an instance of
it; an occupation is one whatever stands before it, "former" becomes a qualifier.
"""

from __future__ import annotations

import re

from kg.extract.definition.heads import Item
from kg.extract.definition.modifiers import state_modifiers
from kg.extract.definition.predicate import Predicate, read_predicate, tokens_of
from kg.extract.definition.scope import Scope
from kg.extract.definition.sentence import Draft, Sentence
from kg.extract.definition.subject import KIN, OFTEN_ABSTRACT, compatible, is_common, is_named_as_kind, is_proper
from kg.extract.patterns import singular
from kg.model import Concept, Name, Term, Value
from kg.names import bare_title
from kg.ontology import Ontology

#: Heads that say nothing about the kind of thing.
_EMPTY = frozenset(
    "study act way use number part subset result ability set set-up piece kind type form sort something process series "
    "group collection member example lot variety range aspect one example thing means practice technique case point "
    "period area time day end beginning leader founder co-founder cofounder head ruler "
    "successor".split()
)
_SUPERLATIVE = re.compile(r"(?:\w+est|most|capital|least)\b")
#: Heads that are about words or kinds: what they are said of is an instance although it is a common noun.
_META = frozenset(
    "term phrase word expression concept name genre language species genus family order phylum discipline field "
    "idiom slogan slang letter branch subfield subdiscipline".split()
)
#: What somebody is called beside a trade, and no trade.
_NO_TRADES = frozenset(
    "member native resident descendant supporter survivor recipient winner graduate alumnus successor predecessor heir "
    "founder co-founder cofounder".split()
)
#: "A whistleblower is someone who".
_SOMEBODY = dict.fromkeys(("individual", "someone", "somebody", "anyone", "people"), "person")
_TRANSPARENT = re.compile(r" ?(?:of|for) (?:the |an? |any )?")
#: Heads that say nothing without what they are of; of those some are parts of it.
_OF_WHAT = frozenset("genre unit branch form style field subfield subdiscipline state".split())
_PARTS = frozenset("branch field subfield subdiscipline".split())
#: What is told of a thing by what it is a part of.
_PORTIONS = frozenset("part subset component constituent portion".split())
#: A further word of a field: "fluid mechanics", "mechanical engineering", not "science studying birds".
_FURTHER = (
    r" (?!(?:and|or|the|an?)\b|\w+ed\b)"
    r"(?:(?:engineer|comput|learn|process|programm|paint|print|farm|market)ing|(?!\w+ing\b)[a-z][\w-]*)"
)
_FIELD = re.compile(
    rf"(?P<first>[a-z][\w-]*(?:{_FURTHER}){{0,2}}?)(?:(?: and|,) (?P<second>[a-z][\w-]*))?(?= (?:in|of|that|"
    r"which|for|with|by|from|on|where|used|involving|characteri[sz]ed|concerned|dealing|focused|"
    r"and (?:an?|the|is))\b|[,.;]|$)"
)
#: Of these all that is known is a field.
_ENDEAVOURS = frozenset("study research inquiry knowledge work activity scholarship practice interest".split())
_DONE = re.compile(r"[a-z]+(?:ed|cast)(?: and [a-z]+ed)?")
_GIVEN = re.compile(r" (?:(?:[a-z]+ly |often |also )?(?:given|used|applied)|of|for)\b")
_EDITION = re.compile(r"(\d+)(?:st|nd|rd|th) (?:Annual )?([A-Z].*)$")


def is_after(predicate: Predicate, sentence: Sentence) -> bool:
    """Whether a predicate stands after the verb: else it is that of an apposition to the subject."""
    return predicate.items[0].start >= sentence.predicate


def state_kinds(draft: Draft, sentence: Sentence, predicate: Predicate) -> None:
    """State types or occupations, nationality, year, genres and the definition itself."""
    text = draft.passage.text
    common = is_common(draft.passage, sentence)
    person = draft.is_a("Person")
    if person:
        draft.fill(
            "type", Concept(label="human"), predicate.items[0].start, predicate.items[0].end, "definition-human", 0.97
        )
        _occupations(draft, predicate)
    else:
        _types(draft, sentence, predicate, common)
    state_modifiers(draft, predicate.items, person)
    undergone = not predicate.determiner and _DONE.fullmatch(predicate.items[0].head)  # "was banished and died"
    said = is_after(predicate, sentence) and not sentence.cut and not undergone
    if said and (common or not draft.classes or draft.is_a("Concept", "Period")):
        end = len(text[: sentence.end].rstrip(" .\n"))
        start = (
            len(text[: sentence.predicate]) + len(text[sentence.predicate :]) - len(text[sentence.predicate :].lstrip())
        )
        if 3 < len(text[start:end].split()) <= 40:
            draft.fill(
                "definition", Value(lexical=text[start:end], start=start, end=end), start, end, "definition-text", 0.9
            )


def _occupations(draft: Draft, predicate: Predicate) -> None:
    former = False
    for item in predicate.items:
        former = former or item.former
        label = item.occupation
        if item.tokens[-1].lower in KIN:
            continue
        if not label:
            if (
                item.noun_class
                or item.head.split()[-1] in _NO_TRADES
                or not any(one.occupation for one in predicate.items)
            ):
                continue
            label = item.head
        elif (
            label != item.known
            and " " not in item.known
            and len(item.tokens) > 1
            and item.head.endswith(f" {item.known}")
        ):
            label = item.head  # the lexicon's "film producer" for "producer" is no "music producer"
        qualifiers: tuple[tuple[str, Term], ...] = (("q.state", Value(lexical="former")),) if former else ()
        last = item.tokens[-len(item.known.split()) :] if item.known else item.tokens[-1:]
        draft.fill(
            "occupation",
            Concept(label=label, start=last[0].start, end=item.end),
            item.start,
            item.end,
            "definition-occupation",
            0.95,
            qualifiers,
        )
        for token in item.spare:  # "film and television director"
            other = draft.ontology.occupations.get(f"{token.lower} {item.known.split()[-1]}") if item.known else None
            if other:
                draft.fill(
                    "occupation",
                    Concept(label=other, start=token.start, end=item.end),
                    token.start,
                    item.end,
                    "definition-occupation",
                    0.93,
                    qualifiers,
                )


def read_trades(scope: Scope, at: int) -> int:
    """Read "a choral conductor and arranger" at `at`, and where that ends; 0 where no trade stands there."""
    predicate = read_predicate(tokens_of(scope.masked, at, scope.end), scope.ontology, scope.draft.triggers.participles)
    trades = predicate and predicate.determiner in ("a", "an") and all(one.occupation for one in predicate.items)
    if not predicate or not trades or scope.masked.startswith(" of ", predicate.end):
        return 0
    _occupations(scope.draft, predicate)
    return predicate.end


def _types(draft: Draft, sentence: Sentence, predicate: Predicate, common: bool) -> None:
    text = draft.passage.text
    ill = draft.is_a("Disease") and sentence.copula == "is"  # "Otitis is inflammation of the ear"
    plain = [one for one in predicate.items if not _SUPERLATIVE.match(one.known) and not one.known.endswith("capital")]
    for item in plain or predicate.items[:1]:
        if item not in plain:
            label = singular(item.known.split()[-1])
            label = "city" if label == "capital" else label
            draft.fill(
                "type",
                Concept(label=label, start=item.start, end=item.end),
                item.start,
                item.end,
                "definition-superlative",
                0.85,
            )
            continue
        bare = not predicate.determiner and not common and not ill
        named = item.tokens[-1].text[0].isupper() and " " not in item.known
        if bare or named and (predicate.determiner != "one" or not item.known):  # "one of the Lind Islands"
            continue
        proper = predicate.determiner == "a" or is_proper(draft.passage.subject)
        if item.head == "period" and draft.is_a("Period") and not common and proper:
            told = Concept(label="period", start=item.start, end=item.end)
            draft.fill("type", told, item.start, item.end, "definition-type", 0.93)
            continue
        if item.head.split()[-1] == "debut":
            continue  # "a film and the directorial debut of Ida Holm"
        if _part_told(draft, item, predicate):
            continue
        if (
            item.head in _EMPTY
            or item.head.split()[-1] in _EMPTY
            and (predicate.determiner == "the" or not item.noun_class)
        ):
            continue
        if item.noun_class and draft.classes and not compatible(item.noun_class, draft.classes[0], draft.ontology):
            continue
        if not item.noun_class and (len(predicate.items) > 1 or not item.head.isascii()):
            continue
        head = item.known if item.known and " or " in item.head else item.head  # "acute or chronic inflammation"
        head = item.known if named else head
        label, end = _SOMEBODY.get(head, head) if common else head, item.end
        start = item.tokens[-len(label.split())].start if len(label.split()) <= len(item.tokens) else item.start
        if draft.is_a("Work") and item.noun_class:
            label = _work_kind(item, draft.ontology)
            start = item.tokens[-len(label.split())].start if len(label.split()) <= len(item.tokens) else item.start
        compound = re.compile(r" of [a-z]+").match(text, end)
        if compound and item.known + compound[0] in draft.ontology.nouns:  # "bird of prey"
            label, end = label + compound[0], compound.end()
            if item.head in _PARTS:
                _part_of(draft, compound.start() + 4, end, item.start)
        wider = _TRANSPARENT.match(text, end)
        following = _FIELD.match(text, wider.end()) if wider and label.split()[-1] in _OF_WHAT else None
        if wider and following:
            label, end = text[start : following.end()], following.end()
            if item.head in _PARTS and wider[0] == " of ":
                for one in ("first", "second") if following["second"] else ("first",):
                    _part_of(draft, *following.span(one), item.start)
        if end == item.end and not item.noun_class and predicate.determiner == "the" and text.startswith(" of ", end):
            continue  # "the ownership of a person"
        if end == item.end and item.known in OFTEN_ABSTRACT and re.match(r" of (?:the |an? )?[a-z]", text[item.end :]):
            continue
        if label.split()[-1] == "name" and _GIVEN.match(text, end):
            continue  # "the name given to several towers"
        if predicate.determiner == "the" and label == "term" and text.startswith(" for ", end):
            continue  # "the term for the migration of"
        if label.startswith("all the "):
            continue  # "all the material within a cell"
        meta = {label.split()[0], label.split()[-1]} & _META and not is_named_as_kind(draft.passage, sentence)
        anything = text.endswith((" any ", " every "), 0, item.start)  # "a thiol is any sulfur compound of the form"
        kind = (common or anything or predicate.determiner == "type" or ill and not predicate.determiner) and not meta
        slot = "subclass" if kind else "type"
        draft.fill(slot, Concept(label=label, start=start, end=end), item.start, end, f"definition-{slot}", 0.93)


def _part_told(draft: Draft, item: Item, predicate: Predicate) -> bool:
    """Read "a part of the cell cycle in", "a subset of the nervous system": of what the subject is a part."""
    if item.head not in _PORTIONS or draft.is_a("Work", "Person") or len(predicate.items) > 1:
        return False
    of = re.compile(r" of (?:the |an? )?").match(draft.passage.text, item.end)
    whole = _FIELD.match(draft.passage.text, of.end()) if of else None
    if whole and not whole["second"]:
        start, end = whole.span("first")
        _part_of(draft, start, end - len(" responsible") * whole["first"].endswith(" responsible"), item.start)
    return whole is not None


def _part_of(draft: Draft, start: int, end: int, before: int) -> None:
    """What the subject is a branch of: "a branch of fluid mechanics", not "a field of study"."""
    if draft.passage.text[start:end] in _ENDEAVOURS:
        return
    whole = Concept(label=draft.passage.text[start:end], start=start, end=end)
    draft.fill("part-of", whole, before, end, "definition-branch", 0.9)


def _work_kind(item: Item, ontology: Ontology) -> str:
    """A work's kind without its genres: "spy thriller film" is a film, "studio album" a studio album."""
    words = item.known.split()
    if (
        ontology.is_a(item.noun_class, "Film")
        and words[0] == "film"
        and words[-1] in ("adaptation", "version", "remake")
    ):
        return "film"  # "a film adaptation of the play"
    if ontology.is_a(item.noun_class, "Film") and item.known in ontology.genres and "film" not in words:
        return "film"  # "a 1973 spaghetti western"
    brief = words[0] == "short" and ontology.is_a(item.noun_class, "WrittenWork")  # a short story is no short film
    while len(words) > 1 + brief and (
        words[0] in ontology.genres
        or " ".join(words[:-1]) in ontology.genres
        or " ".join(words) in ontology.genres
        and ontology.nouns.get(words[-1])
    ):
        words = words[1:]
    return " ".join(words) if ontology.nouns.get(" ".join(words)) == item.noun_class else item.known


def state_edition(draft: Draft, sentence: Sentence) -> None:
    """Read "The 94th Academy Awards": one of a series, whose title is the rest."""
    match = _EDITION.match(bare_title(draft.passage.subject))
    at = draft.passage.text.find(match[0], sentence.start, sentence.verb) if match else -1
    if match and at >= 0 and draft.is_a("Event"):
        series = Name(label=match[2], start=at + match.start(2), end=at + match.end(2))
        draft.fill(
            "part-of-series",
            series,
            at,
            at + match.end(),
            "definition-edition",
            0.93,
            (("q.ordinal", Value(lexical=match[1], datatype="xsd:integer")),),
        )
