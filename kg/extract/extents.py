"""Where a recognised name begins and ends: without what only stands beside it, with what belongs to it.

In: the text and what the recogniser took for a name. Out: the same drawn in or out: no "Unlike" before it, no genitive
behind it, but its "V", its year and the rest of its title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.articles.opening import LETTERS, without_capital_trade
from kg.articles.sentences import split_sentences
from kg.extract.fields import fields_end
from kg.extract.joined import another_land, other_house
from kg.extract.names import HALLOWED, LANDFORM, ROMAN
from kg.extract.offices import NOBLES, RANK_BEHIND, SOVEREIGNS, either
from kg.extract.patterns import singular
from kg.nlp.parsed import Recognized
from kg.ontology import Ontology

#: A part of a land, before which land it is: "Holm Region of Tanzania".
_DIVISION = re.compile(
    r"(?<=\w )(?:Region|Province|Prefecture|Department|Governorate|Oblast|Voivodeship|County|District)(?= of [A-Z])"
)
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
#: No name of a person has these inside: "produced by Karl Lind for Holm".
_SAID = re.compile(r" (?:was|for) ")
#: "The film shows Karl" is read with what he does: "Karl talking with friends".
_DOING = re.compile(r"(?<=[a-z]) [a-z]{3,12}ing$")
#: What a count of things leaves of a name: "Two Navy frigates" have none of their own.
_COUNT = re.compile(r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Many|Both) (?=[A-Z][\w ]*(?<!s)$)")
_COUNTED = re.compile(r" (?:[a-z]+ )?(?P<noun>[a-z]{3,}s)\b")
#: Before a name that begins within a word: "sub-Saharan Africa", "the trans-Siberian line".
_PREFIX = re.compile(r"(?<![\w-])(?:[Ss]ub|[Tt]rans)-$")
_ALL = re.compile(r"(?<!\w)All $")
_HALLOWED = re.compile(rf"{HALLOWED}\b(?!['’])")
#: A war that only dates what is told: "the pre-World War II Army comedy".
_ERA = re.compile(r"(?<=[-–])World War (?:II|I|Two|One)(?!\w)")
#: The nation of a house that ruled it: "the Chinese Tang dynasty".
_DYNASTY = re.compile(r" dynasty\b")
#: What a medal is for: "Gold Medal for Merit in the Fine Arts".
_ORDER = re.compile(r"\b(?:Medal|Order|Cross|Medal of Merit|Medal for Merit|Order of Merit)$")
_ARTS = r" in the [A-Z][a-z]+ Arts(?![\w-])"
MERIT = re.compile(
    r" for (?:Merit|Bravery|Valou?r|Gallantry|Courage|Achievements?|Excellence|Services?)(?![\w-])"
    rf"(?:{_ARTS})?|{_ARTS}"
)
#: A noun of the native tongue that a hyphen joins to the name of a place: "the Kukenán-tepui mountain".
_NATIVE_NOUN = re.compile(
    r"-(?:tepui|do|ku|gu|shi|gun|dong|myeon|eup|ri|jima|shima|gawa|kawa|dake|yama|kul|nur|dag|tau)(?![\w-])"
)
#: The rest of the name of a town on a water or in a land: "Lund-super-Mare", "Holm-on-the-Hill".
_TOWN = re.compile(
    r"(?:-(?:super|sur|sous|upon|on|under|by|in|le|la|les|lès|en|de|du|der|am|an|aux|next|the|juxta|cum)){1,3}"
    r"-[A-Z][\w'’]*(?![\w-])"
)
#: The rest of the name of a school that is named after somebody: "Karl Lind High School".
_SCHOOL = re.compile(
    r" (?:(?:Senior|Junior|Middle|Elementary|Primary|Secondary|Memorial|High) )*"
    r"(?:High School|(?:Middle|Elementary|Primary|Secondary|Law|Medical|Business|Grammar) School|Foundation|Airport|"
    r"Stadium)(?![\w-])"
)
#: Who is told of behind the name of a body: "Saab's Founder and Chairman, Karl Lind".
_HEAD_OF = re.compile(r"['’]s (?:Co-)?(?:Founder|Chair(?:man|woman|person)|President|CEO|Owner)$")
#: The rest of a title before its genitive or its verb: "Grey Ice: Return to Lund's sequel".
_SUBTITLE = re.compile(
    r": [A-Z][\w-]*(?: (?:[A-Z][\w-]*|of|the|in|on|to|and|a|an|at|for)){0,7} ?(?=['’]s [a-z]| (?:is|was|has) )"
)
#: What opens a sentence, taken for the first word of a name: "Unlike Grey Ice", "Included on Grey Ice".
_UNLIKE = re.compile(
    r"(?:Unlike|Although|Despite|Whereas|Alongside|"
    r"(?:Included|Featured|Based|Starring|Directed|Produced|Released|Recorded|Filmed|Adapted|Composed|Inspired|"
    r"Developed) (?:on|in|by|from|as|for)|Set (?:in|on|during) (?:the )?(?:1[0-9]|20)\d\d) (?=[A-Z])"
)
_PREPOSED = re.compile(r"(?:On|In|At|For|With|From|Upon|After|During|Like|By) (?=[A-Z])")
_SETTING = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,3}[a-z-]+, (?:(?:it|he|she|they|this|the|an?|there|its|his|her)\b"
    r"|[A-Z]\w+(?: [A-Z]\w+){0,3}(?: and [A-Z]\w+(?: [A-Z]\w+){0,3})? (?:[a-z]+ed|was|were|is|won|wrote)\b)"
)
#: "Oklahoma!", "Atari 8-bit family", "Saturn V", "Douglas Fairbanks, Jr", "Greater Lund Built-up Area".
_BELONGS = re.compile(
    r"[!?](?=[.,;:)]| [a-z]|['’]s(?!\w))|(?:,? [JS]r|(?<=[JS]r))(?:\.(?= [(a-z]|,))?(?!\w)| d['’][A-Z]\w+|"
    r"-[a-z]+ [A-Z][a-z]+|"
    r"(?: \d{1,2})?-bit (?:family|computers)\b| (?:II|III|IV|V|VI{1,3}|IX|X{1,2}I{0,3}|XI?V)(?!\w)"
)
#: A year behind a name, and one that belongs to it: "Lund Office 2013 is", "Best Stories 1999, a volume of,".
_YEAR = re.compile(r" (?:1[89]|20)\d\d(?![\w–-])")
_OF_A_YEAR = re.compile(r" (?:1[89]|20)\d\d(?: (?:is|was)|, (?:an?|the)) ")
#: Behind 'John "Dusty'.
_NICKNAMED = re.compile(r"\"(?: [A-Z][\w'’-]+){1,2}")
_RANKED = re.compile(RANK_BEHIND)
#: Behind one name, before another: "House of Ulm and a Prince of Ulm", "Red Ice and the novel Grey".
_AND_A = re.compile(
    rf" and an? (?={either(SOVEREIGNS, NOBLES)} of )|"
    r",? and the (?=(?:\d{4} )?(?:[a-z]+ )?(?:novel|film|movie|series|book|album|play|song|single|musical|game) [A-Z])"
)
_EPITHET = re.compile(
    r" (?!(?:this|thus|genus|various|species|is|has|was|as|its|also|area|data|fauna|flora|larva|pupa|basis|medium)\b)"
    r"[a-z]{2,}(?:(?<!o)us|um|is|ii|ae|ana|ata|osa|ina|ica|ida|ima|oides|fera|folia|phylla|para|ola|ta|ra|la|ia|ea)"
    r"(?![\w-])"
)
_OF_LIFE = re.compile(
    r"\b(?:species|genus|subspecies|cultivars?|synonyms?|famil(?:y|ies) [A-Z]\w+(?:dae|ceae))\b|\bsyn[.:] "
)
#: A letter or numeral that is no initial before the full stop of its sentence: "Jay-Z.", "World War I."
_LETTER = re.compile(r"[^\W\d_]-[A-Z]\.$| [IVX]+\.$")
#: "Little is known of Karl Lind" names nobody by its first word.
_LITTLE = re.compile(
    r"(?:Little|Nothing|Much) (?:else |more )?(?:is|was|has been|can be) (?:known|said|recorded|told)\b"
)
#: What opens a sentence and is no name: "Based on", "Directed by".
_DONE = re.compile(r"[A-Z]\w+(?:ed|ing|en) (?:by|on|from|in|at|with|to|for) |[A-Z]\w+(?:ed|ing)$")
#: "María de la", and what may follow.
_ENDS_OPEN = re.compile(r"[\w.] (?:de la|de los|de las|de|del|della|di|da|dos|du|von|van|van der|van den|zu)$")
_REST = re.compile(r"(?: [A-ZÀ-Þ][\w'’-]*){1,2}")
_AFTER = re.compile(r"(?:['’]s|[\s\"“”‘,;:'’–—-])+$")
#: The place that opens a sentence behind what was done there, read as a title: "Filmed in Lund, Grey Ice tells".
_DONE_AT = re.compile(
    r"(?:Set|Filmed|Shot|Recorded|Built|Located|Situated|Based) (?:in|at|on|near|around) (?:the )?(?=[A-Z])"
)
_GOES_ON = re.compile(
    r",? (?:and|or) (?:the )?[A-Z]|"
    r", (?:[A-Z]|it\b|(?:the|this) (?:film|movie|novel|story|series|show|play|plot|book)\b)"
)


def within_sentences(text: str, title: str, recognized: Iterable[Recognized]) -> Iterator[Recognized]:
    """The names, parted where a sentence ends within one: "Ice-T. Milano"; its full stop belongs to none."""
    ends = [end for _, end in split_sentences(text, title)]
    for one in recognized:
        if _LITTLE.match(text, one.start):
            continue
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


def trimmed(text: str, one: Recognized, ontology: Ontology, subject: str = "") -> Recognized | None:
    """Without an article before it, a genitive after it, and punctuation around it.

    The name of whom the text is about, and another's, may need their titles to be told apart.
    """
    opening = _BEFORE.match(text, one.start, one.end)
    start = opening.end() if opening else one.start
    start = _begins(text, start, one, ontology)
    closing = _AFTER.search(text[start : one.end])
    end = start + closing.start() if closing else one.end
    mark = text.find("[", start + 1, end)  # "Seoul[b]"
    end = mark if mark > 0 else end
    dated = text.find('"(', start, end)
    end = dated if dated > start else end  # 'directed "Jaws"(1975)', without a blank
    if held := _HEAD_OF.search(text, start, end):
        end, one = held.start(), one._replace(label="ORGANISATION")
    landform = LANDFORM.search(text, start, end) if one.label == "PLACE" else None
    end = landform.end() if landform else end
    division = _DIVISION.search(text, start, end) if one.label == "PLACE" else None
    end = division.end() if division and text[division.end() + len(" of ") : end] in ontology.countries else end
    said = _SAID.search(text, start, end) if one.label == "PERSON" else None
    end = said.start() if said else end  # "Otto IV was Duke of Ulm", read as one name
    doing = _DOING.search(text, start, end) if one.label in ("PERSON", "MISC") else None
    end = doing.start() if doing else end
    second = _AND_A.search(text, start, end)
    end = second.start() if second else end
    end = _without_honours(text, start, end) if one.label == "PERSON" else end
    title = _SUBTITLE.match(text, end) if one.label == "WORK" else None
    end = title.end() if title else end
    if text[end : end + 1] in ("", "\n") and ROMAN.search(text, start, end):  # "Charles V." ends the text
        end -= 1
    more = _BELONGS.match(text, end) or epithet(text, start, end)
    more = more or _CAMPUS.match(text, end) if text.startswith("University of ", start) else more
    if text.count('"', start, end) == 1:
        more = _NICKNAMED.match(text, end) or more
    ranked = _RANKED.match(text, end) if one.label == "PERSON" and not more else None
    if ranked and (" " not in text[start:end] or _borne_by_two(text, text[start:end], subject)):
        more = ranked
    more = more or _AND_LIBRARY.match(text, end) if _HOUSE.search(text, start, end) else more
    if school := _SCHOOL.match(text, end) if one.label == "PERSON" and not more else None:
        more, one = school, one._replace(label="ORGANISATION")
    more = more or another_land(text, start, end) or other_house(text, start, end, ontology)
    more = more or _numbered(text, start, end) or _particle(text, start, end)
    more = more or _DYNASTY.match(text, end) if _nation_before(text, one.start, one, ontology) else more
    more = more or _NATIVE_NOUN.match(text, end) if one.label == "PLACE" else more
    more = more or _TOWN.match(text, end)
    more = more or MERIT.match(text, end) if _ORDER.search(text, start, end) else more
    end = more.end() if more else fields_end(text, start, end, len(text))
    if era := _ERA.search(text, max(0, start - 6), end):
        start, end = era.span()
    return one._replace(start=start, end=end) if start < end else None


def _borne_by_two(text: str, name: str, subject: str) -> bool:
    """Whether the titles tell two of one name apart: "Karl August, Prince of Ulm" and "Karl August, Duke of Ask"."""
    titles = set(_titles(text, name))
    titles |= {subject.removeprefix(name)} if subject.startswith(f"{name},") else set()
    return len(titles) > 1


@lru_cache(maxsize=64)
def _titles(text: str, name: str) -> frozenset[str]:
    """The titles behind a name; asked again for each of its mentions."""
    return frozenset(title[0] for part in text.split(name)[1:] if (title := _RANKED.match(part)))


def _begins(text: str, start: int, one: Recognized, ontology: Ontology) -> int:
    """Where a name begins: behind what opens its sentence, a count or the trade of whom it names."""
    if before := _PREFIX.search(text, max(0, start - 6), start) or _all_before(text, start):
        return before.start()
    if dynasty := _nation_before(text, start, one, ontology):
        return dynasty
    count = _COUNT.match(text, start, one.end) if one.label != "WORK" else None
    counted = _COUNTED.match(text, one.end) if count else None
    if count and counted and singular(counted["noun"]) in ontology.nouns:
        return count.end()
    opening = _UNLIKE.match(text, start, one.end) or _phrase_before(text, start, one.end)
    if opening:
        return opening.end()
    name = without_capital_trade(text[start : one.end], ontology) if one.label == "PERSON" else ""
    return one.end - len(name) if name else start


def _all_before(text: str, start: int) -> re.Match[str] | None:
    """What the recogniser leaves of "All Souls College"."""
    return _ALL.search(text, max(0, start - 5), start) if _HALLOWED.match(text, start) else None


def _nation_before(text: str, start: int, one: Recognized, ontology: Ontology) -> int:
    """Where the name of a dynasty begins behind its nation's: "the Chinese Tang dynasty"; 0 where none does."""
    nation, _, house = text[start : one.end].removesuffix(" dynasty").partition(" ")
    of = text.endswith(" dynasty", start, one.end) or _DYNASTY.match(text, one.end)
    return start + len(nation) + 1 if of and house and nation in ontology.demonyms else 0


def _phrase_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """A preposition that only opens the sentence, before a title in the genitive: "On Red Snow's release, it"."""
    opening = _PREPOSED.match(text, start, end)
    return opening if opening and _SETTING.match(text, end - 2 if text.endswith("'s", start, end) else end) else None


def _without_honours(text: str, start: int, end: int) -> int:
    """Where the name ends before letters of honours: "Karl Lind, 1st Baron Ulm PC"."""
    while (words := text[start:end].rpartition(" "))[2] in LETTERS and " " in words[0]:
        end = start + len(words[0].rstrip(","))
    return end


def _numbered(text: str, start: int, end: int) -> re.Match[str] | None:
    """The year that belongs to a name, where one with a year is spoken of: "Lund Office 2013 is"."""
    year, name = _YEAR.match(text, end), text[start:end]
    if year is None or not any(_OF_A_YEAR.match(text, at + len(name)) for at in places_of(text, name)):
        return None
    return year


def _particle(text: str, start: int, end: int) -> re.Match[str] | None:
    """The rest of a name that breaks off behind a particle: "María de la" of "María de la Paz"."""
    return _REST.match(text, end) if _ENDS_OPEN.search(text, start, end) else None


def epithet(text: str, start: int, end: int) -> re.Match[str] | None:
    """What follows the name of a genus in that of a species, where life is spoken of: "Capsicum annuum"."""
    found = _EPITHET.match(text, end) if " " not in text[start:end] else None
    return found if found and _OF_LIFE.search(text) else None


def places_of(text: str, words: str) -> Iterator[int]:
    """Where the words stand, not within longer ones."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and _is_letter(text[at - 1])) and not _is_letter(text[end : end + 1]):
            yield at
        at = text.find(words, end)


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"
