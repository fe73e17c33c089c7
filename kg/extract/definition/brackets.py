"""The brackets before the verb: dates of life or existence, abbreviations, names in other languages.

How: what is empty, doubtful ("1488 or 1489") or about something else ("reigned 1501–1524") says
nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.dates import find_dates
from kg.extract.definition.lifespan import Lifespan, find_lifespan
from kg.extract.definition.namelist import ACRONYM, read_list
from kg.extract.definition.naming import INTRODUCTION, INTRODUCTIONS
from kg.extract.definition.places import state_chain
from kg.extract.definition.scope import Scope
from kg.extract.definition.sentence import Draft, Sentence, fold
from kg.extract.definition.stated import state_name
from kg.extract.listed import split_places
from kg.extract.names import name_at
from kg.extract.spellings import foreign_words, is_name, is_within, sounds
from kg.model import Name, Value
from kg.names import bare_title

_ARTICLE = re.compile(r"^(?:The|An?) ")
_LANGUAGE = re.compile(
    r"(?P<language>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: language)?: ?(?P<name>(?:(?!, [A-Z]?[a-z]+:| or |"
    r"lit\.)[^;()\[\]])+)"
)
#: What the format leaves of a language: "( hu, Magyarország )", "(german: Schloss Schönbrunn ; )".
_CODED = re.compile(r"(?:[a-z]{2,3},|(?P<language>[a-z]+):) (?P<name>[^\W\d_a-z][^;,()\[\]]*)")
_BORN = re.compile(r"\b(?:born|b\.)(?: on| in| c\.| circa)?(?!\w)|\*")
_DIED = re.compile(r"\b(?:died|d\.|death)(?: on| in| c\.)?(?!\w)|†")
#: Before the verb and outside brackets: "Otto Lind, born 4 May 1888 in Lund, is".
_TOLD = re.compile(r"(?<!\w)(?P<event>born|died) (?:on )?(?=[\dA-Z])")
_BEFORE_DAY = re.compile(r"(?:c\. ?|circa )?")
#: What leads to the place before a date: "born in Lund, 4 May 1888".
_WHERE = re.compile(r" ?(?:(?:born|died|b\.|d\.|\*|†) ?)?(?:(?:in|at) )?")
#: "(also Sitaantaagu)", "(English title: "The Party" or "Ready for Love")".
_OTHER_NAME = re.compile(r" ?(?:also (?=[A-Z\"“])|(?:[A-Z]\w+ |[a-z]+ )?titles?: ?(?=[A-Z\"“']))")
_WHOLE_TITLE = re.compile(r"[^\W\d_a-z](?:(?! or | and )[^;:,()\"“'\[\]]){2,80}(?=$|\))")
#: Each of "A, B or C", without quotes and blanks around it.
_LISTED = re.compile(r"(?:or )?(?P<form>[^\s,;\"“”](?:(?! or )[^,;\"“”])*(?<!\s))")
_OTHER_SPAN = re.compile(
    r"\b(?:r\.|reigned|reign|ruled|fl\.|floruit|active|flourished|in office|published|written|composed|tenure|built|"
    r"season|premiered|lived in|married(?! name))",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\bor\b|/|\?|\bdisputed\b|\bbaptised\b|\bbaptized\b|\bbapt\.|\bprobably\b|\bbefore\b|\bafter\b|\baft\.|"
    r"\bbef\.|\bbetween\b",
    re.IGNORECASE,
)
#: "(born Anna Holm; – 28 May 1965)", "(1551/1552 – 1612)": of the life only the end is told.
_ENDED = re.compile(r"(?:(?<=\()|;) ?(?:\d{3,4}/\d{1,4} ?|\?)?[–—] ?")
#: Before a language from which a name only comes: "nicknamed Kara, from Persian: قره".
_FROM = re.compile(r"\b(?:from|of)(?: the)? $")
_FROM_TONGUE = re.compile(r"\b(?:from|of)(?: the)?(?: [A-Z][a-z]+){1,2}(?: word)?:? ?[\"“']?$")
#: Between given and family name: "Karl Otto (Kalle) van Lund".
_SHORT_FORM = re.compile(
    r" \([A-Z][\w'’-]{1,14}\) (?P<rest>(?:(?:van|von|de|der|den|du|di|da|la|ten|ter) ){0,2})(?=[A-Z])"
)
#: Behind a family name: "née Holm, 1845–1940", "née Holm — born 1940".
_AFTER_MAIDEN = re.compile(r"[,;)]| ?[–—-] ")
#: Before the colon of a subtitle: "Red Ring 2: A Tale of Lund".
_TITLE_WORD = re.compile(r"\b[A-Z\d][\w-]{0,30}(?=:$)")
_FOUNDED = re.compile(r"\b(?:founded|established|formed|launched|opened|inaugurated|since|est\.)(?: on| in| c\.)? ")


def read_brackets(scope: Scope, sentence: Sentence) -> tuple[str, ...]:
    """What the brackets before the verb say: those that directly follow a name."""
    draft, text = scope.draft, scope.text
    start, stop = sentence.start, sentence.verb
    names: list[str] = []
    for match in re.compile(r"\(((?:[^()]|\([^()]*\))*)\)").finditer(text, start, stop):
        inside, at, end = match[1], match.start(1), match.end(1)
        if not inside.strip(" ;,"):
            continue
        if ACRONYM.match(inside) and match.end() > start + 4:
            before = text[start : match.start()].strip(" ,")
            before = _ARTICLE.sub("", before)
            if (
                fold(before).startswith(fold(bare_title(draft.passage.subject))[:8])
                and len(before) > len(inside)
                and "," not in before
            ):
                state_name(draft, Name(label=inside, start=at, end=end), "short-name", ())
                names.append(inside)
            continue
        birth = re.compile(r"(?:^|[;,(] ?|\s)(?P<how>born|née|né|nee) (?=[A-Z])").search(text, at - 1, end)
        if birth and draft.is_a("Person"):
            given = name_at(text, birth.end(), end)
            name = _with_short_form(text, given, end)
            names += [name.label, given.label] if name and given and name.end > given.end else []
            if name and birth["how"] != "born" and " " not in name.label:  # "Ida Lind" of "Ida Maria Berg (née Lind)"
                own = text[sentence.start : sentence.verb].split()[:1], bare_title(draft.passage.subject).split()[:1]
                names += [f"{word} {name.label}" for words in own for word in words]
                names += own[0] if own[0] and own[1] and own[0][0][:3] == own[1][0][:3] else []  # "Maria" and "Marie"
            if (
                name
                and not find_dates(text, name.start, min(end, name.end + 12))
                and " " in name.label
                or name
                and (text.startswith(";", name.end) or birth["how"] != "born" and _AFTER_MAIDEN.match(text, name.end))
            ):
                draft.fill(
                    "birth-name",
                    Value(lexical=name.label, start=name.start, end=name.end),
                    name.start,
                    name.end,
                    "definition-birth-name",
                    0.93,
                )
        _dates(scope, at, end)
        names += [full] if (full := _full_name(draft, at, end)) else _forms(draft, at, end)
        introduced = next(
            (
                found
                for word in re.compile(r"(?:^|(?<=[;,] )|(?<=[(,;]))(?=[a-z])").finditer(text, at, end)
                if (found := INTRODUCTION.match(text, word.end(), end))
            ),
            None,
        )
        if introduced:
            kind = INTRODUCTIONS[int((introduced.lastgroup or "k0")[1:])][0]
            stop_at = _list_end(draft, introduced.end(), end)
            names.extend(read_list(draft, sentence, introduced.end(), stop_at, kind) if kind != "birth-name" else ())
        other = _OTHER_NAME.match(text, at, end)
        if other:
            whole = _WHOLE_TITLE.match(text, other.end(), end) if "title" in other[0] else None
            if whole and draft.is_a("Work"):  # "(original title: La Fille du 14 juillet)"
                state_name(draft, Name(label=whole[0], start=whole.start(), end=whole.end()), "aka", ())
                names.append(whole[0])
            else:
                names.extend(read_list(draft, sentence, other.end(), end, "aka"))
        spoken = sounds(text, at - 1, end + 1)  # a theta there is no Greek
        for words in foreign_words(text, at, end):  # "Tokyo (東京, Tōkyō)"
            if is_name(words.label) and not is_within(words, spoken) and not _FROM_TONGUE.search(text, at, words.start):
                _native(draft, words.label, words.start)
        coded = _CODED.match(text, at + len(text[at:end]) - len(text[at:end].lstrip()), end)
        if coded and (not coded["language"] or coded["language"].title() in draft.ontology.languages):
            _native(draft, coded["name"].strip(" \"“”'"), coded.start("name"))
        for language in _LANGUAGE.finditer(text, at, end):
            native = language["name"].strip(" ,\"“”'").split(",")[0].strip()
            if _FROM.search(text, at, language.start()):
                continue
            if (
                native
                and language["language"] not in ("Latin", "Pronunciation", "English", "Help")
                and draft.ontology.languages.get(language["language"], "")
                or not draft.ontology.languages
                and native
            ):
                _native(draft, native, language.start("name") + language["name"].find(native))
    if draft.is_a("Person"):
        _unbracketed(scope, start, stop)
    return tuple(names)


def _list_end(draft: Draft, start: int, end: int) -> int:
    """Where other names in brackets end: at a colon only where no subtitle follows it, "also W; German: V"."""
    for found in re.compile(r"[;:]| born\b").finditer(draft.passage.text, start, end):
        before = _TITLE_WORD.search(draft.passage.text, max(start, found.start() - 30), found.end())
        if not before or not draft.is_a("Work") or before[0] in draft.ontology.languages:
            return found.start()
    return end


def _with_short_form(text: str, name: Name | None, end: int) -> Name | None:
    """The whole of "Karl Otto (Kalle) van Lund", where a name breaks off at the short form in brackets."""
    short = _SHORT_FORM.match(text, name.end, end) if name else None
    rest = name_at(text, short.end(), end) if short else None
    if not name or not short or not rest:
        return name
    label = f"{name.label} {text[short.start('rest') : rest.end]}"
    return replace(name, label=label, end=rest.end)


def _full_name(draft: Draft, start: int, end: int) -> str:
    """Read "(Maria Josepha Gabriella; 19 March 1751 – 15 October 1767)": the full name alone or before the dates."""
    text = draft.passage.text
    name = name_at(text, start, end) if draft.is_a("Person") else None
    if not name or name.start != start or name.label.count(" ") < 2:
        return ""
    words, parts = (fold(one).split() for one in (name.label, bare_title(draft.passage.subject)))
    whole = name.end == end and bool(set(words[:1]) & set(parts)) and len(words) > len(parts)
    dated = text[name.end : name.end + 2] == "; " and find_dates(text, name.end, end)
    if whole or dated and set(words) & set(parts):
        value = Value(lexical=name.label, start=name.start, end=name.end)
        draft.fill("full-name", value, name.start, name.end, "definition-full-name", 0.9)
        return name.label
    return ""


def _forms(draft: Draft, start: int, end: int) -> list[str]:
    """Read "William of Haya (William of la Haye, Guillaume de la Haye)": nothing but forms of a person's name."""
    text = draft.passage.text
    forms: list[Name] = []
    for piece in _LISTED.finditer(text, start, end) if draft.is_a("Person") else ():
        form = name_at(text, piece.start("form"), end)
        if not form or form.label != piece["form"] or " " not in form.label:
            return []
        forms.append(form)
    if not forms or fold(forms[0].label).split()[0] not in fold(bare_title(draft.passage.subject)).split():
        return []
    for form in forms:
        state_name(draft, form, "aka", ())
    return [one.label for one in forms]


def _unbracketed(scope: Scope, start: int, stop: int) -> None:
    """Read "A born 24 October 1884 (Lund, Sweden) died 18 July 1927 (Rome) was": a life told before the verb."""
    for match in _TOLD.finditer(scope.masked, start, stop):
        slot = "born" if match["event"] == "born" else "died"
        dates = find_dates(scope.text, match.end(), stop)
        if not dates or not _BEFORE_DAY.fullmatch(scope.text, match.end(), dates[0].start):
            continue
        _date(scope.draft, f"{slot}.date", dates[0], match.end(), dates[0].start, stop)
        bracket = re.compile(r" ?\((?=[^\W\d_a-z])[^()]*").match(scope.text, dates[0].end, stop)
        if bracket:
            opened = scope.text.index("(", dates[0].end) + 1
            _chain(scope, f"{slot}.place", split_places(scope.text, opened, bracket.end(), scope.anchors))
        else:
            _place(scope, f"{slot}.place", dates[0].end, stop)


def _native(draft: Draft, name: str, start: int) -> None:
    slot = "name" if name.isascii() else "native-name"
    end = start + len(name)
    draft.fill(slot, Value(lexical=name, start=start, end=end), start, end, "definition-native-name", 0.9)


def _dates(scope: Scope, start: int, end: int) -> None:
    draft, text = scope.draft, scope.text
    other = _OTHER_SPAN.search(text, start, end)
    end = other.start() if other else end
    life = find_lifespan(text, start, end)
    dates = find_dates(text, start, end)
    if not (dates or life) or not draft.classes:
        return
    person = draft.is_a("Person", "Individual")
    if life and person:
        _date(draft, "born.date", life.first, life.start, life.first.start, life.first.end)
        _date(draft, "died.date", life.last, max(start, life.first.end), life.last.start, end)
        _life_places(scope, life)
        return
    if life:
        if not _DOUBT.search(text, start, end):
            draft.period(life.first, life.last, start, end, "definition-brackets-period", 0.95)
        return
    for pattern, slot in ((_BORN, "born"), (_DIED, "died")):
        match = pattern.search(text, start, end)
        if match and person:
            stop = next((one.start() for one in (_DIED.search(text, match.end(), end),) if one), end)
            stop = min((at for at in (text.find(";", match.end(), stop),) if at >= 0), default=stop)
            following = find_dates(text, match.end(), stop)
            if following:
                _date(draft, f"{slot}.date", following[0], match.end(), following[0].start, stop)
                _place(scope, f"{slot}.place", following[0].end, stop)
                if match[0].endswith(" in") or slot == "died":  # "d. Lund, 24 November 1423"
                    _chain(scope, f"{slot}.place", _place_before(scope, match.end(), following[0]))
    alone = _ENDED.search(text, start, end) if person and len(dates) == 1 else None
    place = _place_before(scope, alone.end(), dates[0]) if alone else ()  # "(– Lund, 4 May 1477)"
    if alone and (place or alone.end() == dates[0].start) and not text[dates[0].end : end].strip():
        _date(draft, "died.date", dates[0], alone.end(), dates[0].start, end)
        _chain(scope, "died.place", place)
    founded = _FOUNDED.search(text, start, end)
    if founded and not person:
        following = find_dates(text, founded.end(), end)
        if following:
            draft.fill("start", following[0], following[0].start, following[0].end, "definition-brackets-founded", 0.9)
    elif draft.is_a("Event") and len(dates) == 1 and text[start:end].strip() == text[dates[0].start : dates[0].end]:
        draft.fill("on", dates[0], dates[0].start, dates[0].end, "definition-brackets-on", 0.8)


def _date(draft: Draft, slot: str, value: Value, since: int, start: int, until: int) -> None:
    text = draft.passage.text
    around = text[since:start] + "|" + text[value.end : min(until, value.end + 14)]
    if _DOUBT.search(around) or value.datatype == "xsd:string" and slot.startswith(("born", "died")):
        return
    draft.fill(slot, value, value.start, value.end, f"definition-brackets-{slot}", 0.97)


def _life_places(scope: Scope, life: Lifespan) -> None:
    """Read "(in Lund – in Rome)": the places after the dates, or before both."""
    before = (_place_before(scope, life.start, life.first), _place_before(scope, life.resumed, life.last))
    if all(before):
        _chain(scope, "born.place", before[0])
        _chain(scope, "died.place", before[1])
        return
    _place(scope, "born.place", life.first.end, life.cut, _LOOSE)
    _place(scope, "died.place", life.last.end, life.end, _LOOSE)


def _place_before(scope: Scope, start: int, date: Value) -> tuple[Name, ...]:
    """Read "Lund, Sweden, 4 May 1888": the places that lead up to a date."""
    opening = _WHERE.match(scope.text, start, date.start)
    chain = split_places(scope.text, opening.end() if opening else start, date.start, scope.anchors)
    return chain if chain and scope.text[chain[-1].end : date.start].strip(" ,†") == "" else ()


#: What parts a date from its place, and within a life with a dash also a blank alone.
_TIED = re.compile(r"(?:,? in|,? at|,) (?:the )?(?=[^\W\d_a-z])")
_LOOSE = re.compile(rf"{_TIED.pattern}| (?=[A-Z][a-z])")


def _place(scope: Scope, slot: str, start: int, stop: int, tie: re.Pattern[str] = _TIED) -> None:
    match = tie.match(scope.text, start, stop)
    if match:
        _chain(scope, slot, split_places(scope.text, match.end(), stop, scope.anchors))


def _chain(scope: Scope, slot: str, chain: tuple[Name, ...]) -> None:
    if chain:
        state_chain(scope, list(chain))
        scope.draft.fill(slot, chain[0], chain[0].start, chain[0].end, f"definition-brackets-{slot}", 0.9)
