"""What words of the lexicon state by themselves in a sentence about its own subject: ranks, sports, offices.

In: prose whose subject is known. Out: claims. How: a relation with the slot "word.KIND" is stated by any
word of the lexicon of that kind; an office is what somebody "was", "served as" or "was elected as", with a
capital and with what it is of: "President of Georgia". Only sentences that begin with the subject are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.coreference.gender import TITLES
from kg.extract.dates import find_dates
from kg.extract.definition.held import GRADES, OF_WHAT
from kg.extract.offices import CLERGY, NOBLES, PEERS, ROW_OF_OFFICES, SERVANTS, SOVEREIGNS, STATE, either, in_any_case
from kg.extract.prose.own import Own
from kg.extract.tenure import again, date_in, post_until, tenure
from kg.model import Claim, Concept, Name, Passage, Term, Value
from kg.ontology import Ontology, Relation

_SLOT = "word."
#: A rank is also an adjective ("a major work") and a verb; it counts where somebody is or becomes it.
_RANK = re.compile(r"(?:\b(?:rank of|promoted to|commissioned as|(?:was|is|as) (?:an?|the))(?: [\w-]+)?|, an?) $")
_OFFICERS = (
    "Chief", "Governor-General", "Pope", "Chairman", "Chairwoman", "Taoiseach", "Inquisitor", "Justice", "Dean",
    "Warden", "Provost", "Rector", "Principal", "Headmaster", "Archdeacon", "Prior", "Abbess", "Justiciar",
    "Constable",
)  # fmt: skip
_HOLDER = in_any_case(SOVEREIGNS, NOBLES, CLERGY, STATE, SERVANTS, _OFFICERS)
#: Who sits in a parliament; which one stands behind it or within.
_SEAT = (
    r"Member of (?:the )?(?:[A-Z]\w+ ){0,2}(?:Parliament|Congress|Senate|Legislative (?:Assembly|Council)|"
    r"House of [A-Z]\w+|Knesset|Bundestag|National Assembly)(?:,? (?:Rajya|Lok) Sabha)?|"
    r"Lord-in-[Ww]aiting|[Ll]eader of the (?:House(?: of [A-Z]\w+)?|Opposition|Senate)(?! [A-Z])"
)
#: Behind a rank, of which somebody is told by name: "as well as Tsar Boris III of Ulm".
_NO_BEARER = r"(?! [A-Z][\w'’-]+ [IVX]+\b)"
_POST = (
    rf"(?P<office>{_SEAT}|(?:(?:{GRADES})[ -])?"
    rf"(?:{_HOLDER}{_NO_BEARER}|Marshal|General|"
    r"[Gg]eneral [Ss]ecretary|[Pp]aramount [Ll]eader|[Ss]upreme [Ll]eader|"
    r"(?:Deputy|Lord)[ -]Lieutenant|(?:[Pp]rincipal|[Cc]hief)(?: [Gg]uest)? [Cc]onductor)"
    rf"(?: [Cc]onsort| [Dd]owager| [Rr]egnant)?(?:[ -][A-Z]\w+)*{OF_WHAT}(?: dynasty\b(?: [A-Z]\w+){{0,2}})?)"
)
#: With a date behind it: what begins a time in office, and how somebody comes to it.
_BEGUN = ("became", "crowned", "proclaimed", "succeeded", "adopted", "assumed", "inherited", "took", "received")
_CHOSEN = ("elected", "appointed")
_TITLE = r"(?:adopted|assumed|inherited|took|received) the title(?: of)?"
_AFTER = r"succeeded (?:to the title )?(?:[a-z-]+ ){1,4}(?:[A-Z]\w+ )?as"
_OFFICE = re.compile(
    rf"\b(?<!, the )(?P<how>{_AFTER}|was|is|been|as|became|become|(?:elected|appointed)(?: as)?|crowned|proclaimed|"
    rf"{_TITLE}) "
    r"(?:(?:later|then|also|subsequently|briefly|once|previously|formerly) )?(?:an? |the )?"
    rf"(?:(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|st|nd|rd)|current|former|last|acting|incumbent|longest-serving) )*{_POST}"
)
_NTH = r"(?:the )?(?:(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|st|nd|rd)) )?"
#: Behind "Lord": of these offices a lord need be none.
_LORDS = (
    "(?:Chancellor|Mayor|Lieutenant|President|Justice|High|Chief|Privy|Advocate|Speaker|Steward|Keeper|Chamberlain|"
    "Deputy|Commissioner|Provost|Warden|Treasurer|Marshal|Protector|Rector|Great|Spiritual|Temporal|of)"
)
#: A title without a land, which somebody comes to bear: "became Viscount Ulm", "succeeded his father as 4th Lord Ask".
_BORNE = re.compile(
    rf"\b(?P<how>became|{_TITLE}|{_AFTER}|succeeded (?:to the title )?as) {_NTH}"
    rf"(?P<office>{either(PEERS)} (?!{_LORDS}\b)[A-Z][\w-]+)"
    r"(?![\w'’-]| [A-Z]|,? (?:and|or) [A-Z])"
)
#: A title that somebody is given, with its land or without: "was created 1st Baron Ulm of Lund", "styled Earl of Ask".
_GIVEN = re.compile(
    rf"\b(?:(?:was|were|been|being) (?:later |then )?created|styled) {_NTH}"
    rf"(?P<office>(?:Grand )?{either(NOBLES)} (?!{_LORDS}\b(?! [A-Z]))"
    rf"(?:(?:of )?(?:the )?[A-Z][\w'’-]+(?:{OF_WHAT})?))(?! [A-Z])"
)
_ANEW = re.compile(r" and (?:again|then|later) (?=from|between|in|until)")
#: Another's name right before the verb: "when Karl was", "before Karl Berg became".
_SUBJECT = re.compile(
    r"\b(?:when|after|until|while|before|because|since|whose [a-z]+) (?:[A-Z][\w'’-]* )*(?P<name>[A-Z][\w'’-]*) "
    r"(?:(?:was|were|had|been|later|then|served|serving|acted) )*$"
)
_NOTE = re.compile(r" ?\([^()]*\)$")
#: The name that a relative clause follows, and the word before it.
_LAST_NAME = re.compile(
    r"(?P<before>(?<![a-z])[a-z]+,?)(?: the)? "
    r"(?P<name>(?:[A-Z\d][\w'’.-]*,? (?:of |de |von )?(?:the )?){0,9}[A-Z][\w'’.-]*)$"
)
_PLACING = frozenset("from in at near for on".split())
_KIN = re.compile(
    r"\b(?:(?:grand|step|half-)?(?:son|daughter|mother|father|brother|sister|child)|wife|husband|widow|consort|uncle|"
    r"aunt|nephew|niece|cousin|successor|predecessor|heir|supporter|ally|friend)s?\b"
)
_HIS_KIN = re.compile(rf"\b(?:his|her|their) (?:[a-z-]+ ){{0,2}}{_KIN.pattern}$")
#: Right before the verb: another, of whom a clause of its own tells.
_MEANWHILE = re.compile(
    rf"\b(?:while|whereas|when|after|before|as|and|but) (?:his|her|their) (?:[a-z-]+ ){{0,2}}{_KIN.pattern}"
    r"(?:,? [A-Z][^,.;:()]{1,40},?)?(?: (?:was|were|had|been|later|then|served|serving|ruled|reigned|acted))* $"
)
#: "Emperor of Russia, King of Poland, and Grand Duke of Finland", "Minister of Health under Karl Lind and": one more.
_FURTHER = re.compile(
    r"(?: \([A-Z]{2,8}\))?(?: under (?:[A-Z][\w.'’-]* ){0,3}[A-Z][\w'’-]+)?(?:,(?: and)?| and)"
    rf"(?: (?:later|then|subsequently))? {_NTH}{_POST}"
)
#: Behind other posts, where its time follows: "director of the school in 1911, Senator for Ulm in 1915".
_SERVED = re.compile(
    r"\b(?:(?:[Ss]erved|[Ss]erving) (?:\w+ )?as |was an? (?:[\w-]+ ){1,4}(?=(?:from|since|until) \d{4}\b))"
)
_CABINET = (
    r"(?:(?:Deputy|Vice|Acting) )?(?:Prime Minister|President|Foreign Minister|Attorney General|Secretary of State)"
)
_LISTED = re.compile(
    rf"(?:,(?: and)?| and) (?:the |an? )?(?:{_POST}|(?P<bare>{_CABINET})(?= (?:from|between|in|until) ))"
)
#: "State Senator (1794)", "the 42nd Governor (1804–1806)".
_YEARS_IN = re.compile(
    r"(?:(?<=[,;] )|(?<=and )|(?<=including )|(?<=as ))(?:the |a )?(?:\d+(?:st|nd|rd|th) )?"
    r"(?P<office>[A-Z][a-z]+(?:[ -](?:of (?:the )?)?[A-Z][a-z]+){0,5}) \((?P<first>\d{4})(?:[–-]\d{4})?\)"
)
#: What makes words with years an office: not "including Lund House (1962)".
_OFFICIAL = re.compile(
    rf"\b(?:{_HOLDER}|Senator|Representative|Comptroller|"
    r"Auditor|Treasurer|Sheriff|Judge|Congress\w*|Assembly\w*)\b"
)
_CAPITAL = re.compile(r" [A-Z][a-z]")
_POSSESSIVES = frozenset(("His", "Her", "Its", "Their"))
#: Behind an adjective that is a rank as well.
_FIGURE = re.compile(
    r" (?!(?:in|of|and|who|during|at|by|for|from|when|until|with|under|on|to|or|as|after|before|while|general)\b)[a-z]"
)
#: Before a rank, of an office: "Deputy Lieutenant", "Governor General".
_NO_RANKS = (
    "Deputy ", "Lord ", "Governor ", "Attorney ", "Solicitor ", "Surgeon ", "Postmaster ", "Consul ", "Auditor ",
    "Director ", "Secretary ", "Commissioner ", "Inspector ", "Advocate ", "Procurator ",
)  # fmt: skip
#: "the wife of footballer Magnus": a word of somebody else.
_OF_ANOTHER = re.compile(r"\b(?:of|by|with|to|and|former|the) $")
#: "In 1998 she became", "On 3 May 1998, he was".
_WHEN = re.compile(r"(?:In|On) (?:\d{1,2} [A-Z][a-z]+ |[A-Z][a-z]+ (?:\d{1,2}, )?)?\d{4},? ")
#: Before "he" or "she".
_PHRASE = re.compile(
    r"(?:(?:The|An?) (?:[\w-]+ ){0,2}(?:son|daughter|child) of|In|On|At|After|From|Upon|Following|During|Through|By) "
    r"[^.;]{3,90}?, (?=(?:he|she) )"
)
#: The same before a name: "As the pupil of Karl Lind, Berg was".
_FRONTED = re.compile(r"As (?:the|an?|his|her) [^.;,]{3,90}, (?=[A-Z])")
_FIRST_NAME = re.compile(r"(?<![.;:] )\b[A-Z][a-z]+ $")
#: So many words may stand between that date and the verb.
_NEAR = 3
_RANKED = re.compile(r"(?P<rank>[A-Z][a-z]+) (?P<name>[A-Z][\w-]+)(?= [a-z])")
_CONFIDENCE = 0.9
Slots = tuple[tuple[str, Term], ...]


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What the words state of the passage's subject."""
    if passage.kind != "prose":
        return
    own = Own(passage.subject, about, ontology)
    classes = about.classes or _named_kind(own.bare, ontology)
    wanted = [one for one in _wanted(ontology) if ontology.admits(one[0].domain, classes)]
    office = ontology.slot("position", classes or ("Person",))
    title = ontology.slot("noble-title", classes or ("Person",))
    people = ontology.is_any(classes, "Individual")
    for start, end in split_sentences(passage.text):
        when = _WHEN.match(passage.text, start, end)
        if not _is_own(passage.text, _opened(passage.text, start, end), end, own):
            continue
        for relation, kind, words, labels in wanted if not when else ():
            match = _first(words, passage.text, start, end) if classes or kind == "CasualtyClass" else None
            if match and (kind != "MilitaryRank" or _is_rank(passage.text, start, match)):
                label = labels.get(match[0].lower(), match[0])
                yield _claim(passage, relation, Concept(label=label, start=match.start(), end=match.end()), kind)
        if office and (people or not classes):
            yield from _held(passage, office, start, end, own)
            yield from _in_row(passage, office, start, end, own)
        if title and people:
            yield from _borne(passage, title, start, end, own)


def _held(passage: Passage, office: Relation, start: int, end: int, own: Own) -> Iterator[Claim]:
    """The offices that a sentence names, each with the time that stands right behind it."""
    reached, ontology = start, own.ontology
    for found in _OFFICE.finditer(passage.text, start, end):
        if _is_another(passage.text, start, found.start(), own):
            continue
        match: re.Match[str] | None = found if found.start() >= reached else None
        how = found["how"].split()[0]
        while match:
            at, stop = match.span("office")
            name = Name(label=match["office"], start=at, end=stop, classes=("Position",))
            times, reached = tenure(passage.text, stop, end)
            begun = None
            if how in _BEGUN + _CHOSEN and not times:
                begun = date_in(passage.text, stop, end) or _date_before(passage.text, start, found.start())
            left = post_until(passage.text, begun.end, end) if begun else None
            times = (("q.on" if how in _CHOSEN and not left else "q.start", begun),) if begun else times
            times = (*times, ("q.end", left)) if left else times
            held = _claim(passage, office, name, "office")
            yield replace(held, end=reached, qualifiers=_qualifiers(times, ontology))
            further, later = again(passage.text, reached, end)
            if further:
                yield replace(held, end=later, qualifiers=_qualifiers(further, ontology))
                reached = later
            match, how = _FURTHER.match(passage.text, max(begun.end if begun else 0, reached), end), ""
    served = _SERVED.search(passage.text, start, end)
    for found in _LISTED.finditer(passage.text, max(reached, served.end()), end) if served else ():
        at, stop = found.span("office" if found["office"] else "bare")
        times, until = tenure(passage.text, stop, end)
        if not times and (then := date_in(passage.text, stop, end)):
            times, until = (("q.on", then),), then.end
        if times:
            name = Name(label=passage.text[at:stop], start=at, end=stop, classes=("Position",))
            held = _claim(passage, office, name, "office")
            yield replace(held, end=until, qualifiers=_qualifiers(times, ontology))


def _in_row(passage: Passage, office: Relation, start: int, end: int, own: Own) -> Iterator[Claim]:
    """Offices with their years: "in many offices, including State Senator (1794) and the 42nd Governor (1804)"."""
    row = ROW_OF_OFFICES.search(passage.text, start, end)
    for found in _YEARS_IN.finditer(passage.text, row.end(), end) if row else ():
        at, stop = found.span("office")
        if not _OFFICIAL.search(found["office"]):
            continue
        dates = find_dates(passage.text, found.start("first"), found.end())
        name = Name(label=found["office"], start=at, end=stop, classes=("Position",))
        slots = ("q.start", "q.end") if len(dates) == 2 else ("q.on",)
        held = _claim(passage, office, name, "office")
        times = _qualifiers(tuple(zip(slots, dates, strict=False)), own.ontology)
        yield replace(held, end=found.end(), qualifiers=times)


def _is_another(text: str, start: int, verb: int, own: Own) -> bool:
    """Whether it is said of another: "the mother of Karl Ulm, who was", "when Karl was", "born as Princess Ida"."""
    named = _SUBJECT.search(text, max(start, verb - 40), verb)
    if named and not own.is_named(named["name"]) or text.endswith("born ", start, verb):
        return True
    if _MEANWHILE.search(text, max(start, verb - 90), verb):
        return True  # "while his cousin, Karl of Ulm, became"
    clause = max(text.rfind(" who ", start, verb), text.rfind("(who ", start, verb))
    before = _NOTE.sub("", text[start : max(start, clause)].rstrip(", "))
    if _HIS_KIN.search(before):
        return True  # "his brother, who was"
    name = _LAST_NAME.search(before)
    if name is None or own.end_of_name(text, start, verb) >= start + len(before) or own.is_named(name["name"]):
        return False
    return name["before"] not in _PLACING and (name["before"] != "of" or _KIN.search(before) is not None)


def _date_before(text: str, start: int, verb: int) -> Value | None:
    """Read "In 1998 she became": the date that opens the sentence, right before whom it tells of."""
    when = _WHEN.match(text, start, verb)
    dates = find_dates(text, start, when.end()) if when and text.count(" ", when.end(), verb) <= _NEAR else ()
    return dates[0] if dates else None


def _borne(passage: Passage, title: Relation, start: int, end: int, own: Own) -> Iterator[Claim]:
    """The titles that somebody came to bear, and when."""
    ontology = own.ontology
    for found in _BORNE.finditer(passage.text, start, end):
        if _is_another(passage.text, start, found.start(), own):
            continue
        at, stop = found.span("office")
        name = Name(label=found["office"], start=at, end=stop, classes=("Position",))
        begun = date_in(passage.text, stop, end) or _date_before(passage.text, start, found.start())
        times: Slots = (("q.start", begun),) if begun else ()
        yield replace(_claim(passage, title, name, "title"), qualifiers=_qualifiers(times, ontology))
    for found in _GIVEN.finditer(passage.text, start, end):
        if _is_another(passage.text, start, found.start(), own):
            continue
        at, stop = found.span("office")
        name = Name(label=found["office"], start=at, end=stop, classes=("Position",))
        for times in _spells(passage.text, start, found.start(), stop, end):
            yield replace(_claim(passage, title, name, "title"), qualifiers=_qualifiers(times, ontology))


def _spells(text: str, start: int, given: int, at: int, end: int) -> Iterator[Slots]:
    """When a title was borne that ends at `at`: once, or as in "from 1483 to 1485 and again from 1489 to 1514"."""
    begun = date_in(text, at, end) or _date_before(text, start, given)
    times, reached = tenure(text, at, end)
    yield (("q.start", begun),) if begun and not times else times
    again = _ANEW.match(text, reached, end) if times else None
    more = tenure(text, again.end() - 1, end)[0] if again else ()
    if more:
        yield more


def _qualifiers(times: Slots, ontology: Ontology) -> Slots:
    return tuple((relation.name, term) for slot, term in times if (relation := ontology.slot(slot)))


def _is_rank(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether somebody has a rank: "was a major", not "was a major figure" nor "was a Deputy Lieutenant of"."""
    if text.endswith(_NO_RANKS, start, found.start()):
        return False
    stated = _RANK.search(text, start, found.start())
    another = stated is not None and _MEANWHILE.search(text, max(start, stated.start() - 90), stated.start())
    return stated is not None and not another and not _FIGURE.match(text, found.end())


def _first(words: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first of the words that is no part of a name: "of Chess Records" tells of no game."""
    return next((one for one in words.finditer(text, start, end) if not _in_name(one, text)), None)


def _in_name(found: re.Match[str], text: str) -> bool:
    one_word = found[0].istitle() and " " not in found[0]
    if one_word and _FIRST_NAME.search(text, max(0, found.start() - 20), found.start()):
        return True  # "Marco Polo"
    if not _CAPITAL.match(text, found.end()):
        return False
    return found[0].istitle() or _OF_ANOTHER.search(text, max(0, found.start() - 8), found.start()) is not None


@lru_cache(maxsize=4)
def _wanted(ontology: Ontology) -> tuple[tuple[Relation, str, re.Pattern[str], Mapping[str, str]], ...]:
    """The relations that words state, the kind of word, a pattern of all such words, the notions behind other names.

    The longest words come first; other names are in lower case: who is a "footballer" plays association football.
    """
    found = []
    for relation in ontology.relations.values():
        for kind in (slot.removeprefix(_SLOT) for slot in relation.slots if slot.startswith(_SLOT)):
            names = sorted({name for one in ontology.words if one.kind == kind for name in (one.label, *one.names)})
            if names:
                words = "|".join(sorted(map(re.escape, names), key=lambda name: -len(name)))
                labels = {name.lower(): one.label for one in ontology.words if one.kind == kind for name in one.names}
                found.append((relation, kind, re.compile(rf"\b(?i:{words})(?![\w-])"), labels))
    return tuple(found)


def _named_kind(title: str, ontology: Ontology) -> tuple[str, ...]:
    """The class that the last words of a title name: a "national volleyball team"."""
    words = title.lower().split()
    found = (ontology.nouns.get(" ".join(words[-size:])) for size in (3, 2, 1) if len(words) > size)
    return tuple(kind for kind in found if kind)[:1]


def _opened(text: str, start: int, end: int) -> int:
    """Where whom the sentence tells of stands behind a date or a phrase: "In 1998 she", "The son of A, he was"."""
    opening = _WHEN.match(text, start, end) or _PHRASE.match(text, start, end) or _FRONTED.match(text, start, end)
    return opening.end() if opening else start


def _is_own(text: str, start: int, end: int, own: Own) -> bool:
    """Whether the sentence begins with the subject's name or a pronoun for it."""
    opening = re.compile(r"[\"“' ]*(?:The )?").match(text, start, end)
    at = opening.end() if opening else start
    if text.startswith(own.bare, at):
        return True
    ranked = _RANKED.match(text, start, end)
    if ranked and ranked["rank"].lower() in TITLES and own.is_named(ranked["name"]):
        return True
    word = re.compile(r"\w+").match(text, start, end)
    if word and word[0] in _POSSESSIVES:
        return False  # "Her eldest brother was King of Navarre"
    return word is not None and (own.is_meant(word[0].lower()) or bool(own.about.classes) and own.is_named(word[0]))


def _claim(passage: Passage, relation: Relation, term: Name | Concept, rule: str) -> Claim:
    return Claim(
        subject=Name(label=passage.subject, self=True),
        relation=relation.name,
        object=term,
        start=term.start,
        end=term.end,
        extractor="notions",
        rule=rule,
        confidence=_CONFIDENCE,
    )
