"""The subject's names: its title, other names, short names, names that it once had.

In: the words before the verb. Out: claims on the draft, and the names for `About`.
How: introducing words ("also known as", "officially", "short for") open a list of names that ends
at the next introducing word or at a comma that no name follows.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.articles.opening import opens_with_participle, without_rank, without_trade
from kg.extract.aliases import NO_NAME
from kg.extract.definition.namelist import plain_list, read_list
from kg.extract.definition.scope import Scope
from kg.extract.definition.sentence import Draft, Sentence, fold
from kg.extract.definition.stated import NUMERAL, state_name
from kg.extract.definition.subject import is_common
from kg.extract.names import NICKNAME, name_at
from kg.extract.offices import RANK_BEHIND, RANKS
from kg.model import Name, Value
from kg.names import bare_title, is_short

_OFTEN = (
    r"(?:(?:also|or|and|often|sometimes|commonly|popularly|widely|best|better|otherwise|alternatively|alternately|more|"
    r"formally|simply|usually|occasionally|frequently|colloquially|informally|generally|internationally|locally|"
    r"professionally|historically|variously|mononymously|most|just|in English|in the United States|"
    r"primarily|legally|now|still|who is|which is|which was|later|once|previously|formerly|originally|initially|the) )*"
)
_AS = (
    r"(?: (?:in English |simply |just |the )*as(?: the)?|"
    r" by (?:his|her|their|its) (?:stage |pen |ring |nick|screen |artist )?names?(?: of)?)"
)
#: Words before a name that it also stands without.
_STYLED = re.compile(
    r"(?:Sir|Dame|Saint|St\.|Dr\.?|The|Prince|Princess|(?:Grand )?(?:Duke|Duchess)|Archduke|Archduchess|Count|Countess|"
    r"Infante|Infanta|King|Queen|Emperor|Pope|Blessed|Lord|Lady) "
)
#: What stands behind the subject's name: "George of York, 1st Duke of Bedford", "Anna Wright, Lady Holm".
_RANKED = re.compile(rf"(?P<rank>{RANK_BEHIND}|, (?P<style>(?:Lord|Lady) [A-Z][\w-]+)(?=[,.;)]| [(a-z]))")
_SUFFIX = re.compile(r",? (?:jr|sr|junior|senior|[ivx]+)\.?$")
#: Letters behind a name: "Karl Lind FRS", "Karl Lind D.D.", no "Karl III".
_HONOURS = re.compile(
    r"(?:,? (?:(?![IVX]+\b)[A-Z]\w*[A-Z]{2,}|"
    r"(?:D\.D|Ph\.D|M\.[AD]|B\.[AD]|[DBM]\.Sc|D\.Phil|LL\.[BDM]|(?:Th|Ed|J)\.D|S\.J|O\.P|O\.F\.M|O\.S\.B)\.?))+$"
)
_HYPHENED = re.compile(r"-[^\W\d_]")
#: What the church calls somebody, which is no part of the name.
_HOLY = re.compile(r"(?:Blessed|Saint|St\.|Venerable) (?=\w+ \w)")
#: What nuns, doctors and priests are called by: "Sister Dr. Ida Lind".
_CALLED = re.compile(
    r"(?:(?:Sister|Brother|Father|Mother|Rev|Reverend|Dr|Professor|Prof|Fr|Mrs?|Ms|Miss)\.? ){1,3}(?=\w+ \w)"
)
#: What stands before the name of a ship and may be left out: "HMS Ulm", "RMS Ulm".
_SHIP = re.compile(r"(?:RMS|HMS|USS|USNS|USCGC|SS|MS|MV|SMS|HMAS|HMCS|HMNZS|INS|RV|RRS|TSS|ORP|HNLMS|HSwMS|HDMS) ")
#: What the law adds to the name of a firm: "Lund Motor Co., Ltd.", no "Karl Lund Company", which he may not be.
_LEGAL = re.compile(
    r",? (?:Co\.,? (?:Ltd|Inc)\.?|Corporation|Corp\.|Inc(?:orporated|\.)?|Ltd\.?|Limited|LLC|plc|PLC|AG|SE|S\.A\.|"
    r"N\.V\.|GmbH|S\.p\.A\.|A/S|AB|ASA)$"
)
INTRODUCTIONS: tuple[tuple[str, str], ...] = (
    (
        "official-name",
        r"(?:officially|formally)(?: (?:known|called|named|titled|styled|registered|branded))?(?: as)?(?: the)?",
    ),
    (
        "full-name",
        r"(?:and )?(?:short|shorthand|an? (?:abbreviation|acronym|initialism|backronym|contraction)) (?:for|"
        r"of)(?: the)?|"
        r"which stands for|stands for|(?:in full|full name|full title):?",
    ),
    (
        "short-name",
        rf"{_OFTEN}(?:abbreviated|shortened|abbreviation|acronym|abbr\.|initialism)(?: (?:as|to|is))?:?(?: the)?",
    ),
    ("nickname", rf"{_OFTEN}nicknamed|{_OFTEN}nicknames?"),
    (
        "birth-name",
        r"(?:born|né|née|nee|birth name|real name) (?=[^\W\d_a-z])(?!(?:January|February|March|April|May|June|"
        r"July|August|"
        r"September|October|November|December|in|on|c\.))",
    ),
    ("code-name", r"code-?named"),
    (
        "former",
        r"(?:and )?(?:previously|formerly|originally|initially|once)(?: (?:known|titled|called|named|entitled|"
        r"released|written|spelled|spelt))?"
        r"(?: as)?(?: the)?",
    ),
    (
        "stage",
        r"(?:better |best |also )?known professionally(?: as|(?= by))|(?:better |best |"
        r"also )?known (?:professionally |mononymously )?"
        r"by (?:his|her|their) (?:stage|pen|screen|ring) names?|(?:stage|pen) name",
    ),
    (
        "aka",
        rf"{_OFTEN}(?:(?:known|referred to|written|spelled|spelt|stylized|stylised|styled|rendered|romanized|"
        rf"transliterated|"
        rf"described|marketed|branded|credited|billed|released|published){_AS}|called(?: the)?|titled|entitled|"
        rf"a\.?k\.?a\.?|"
        rf"alias|pronounced|also spelled|or)",
    ),
    ("also", r"also(?= [A-Z\"“])"),
)
INTRODUCTION = re.compile("|".join(rf"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(INTRODUCTIONS)))
_WORD_START = re.compile(r"(?<![\w'’-])(?=[a-zA-Zné])")
_KNOWN_AS = re.compile(
    r"([A-Z][\w'’-]*(?: (?:of|and|the|for|[A-Z][\w'’.-]*))+)(?: \([^()]*\))?,? "
    r"(?:(?:more )?(?:commonly|usually|generally)|better) known as (?:the )?"
)
#: "The gustatory system or sense of taste is".
_EITHER = re.compile(r"(?:(?:The|An?) )?(?P<first>[^\W\d_][a-z-]+(?: [a-z-]+){0,2}) or (?P<second>[a-z -]{3,40}) $")
#: What opens a sentence before "also known as".
_OPENING = re.compile(
    r"(?![A-Z][a-z]+(?:ed|en|ing) (?:by|in|on|from) )"
    r"(?P<title>[^\W\d_a-z][^,;\x01]{2,78}[^\s,;\x01])[\s\x01]*,? ?"
)
_SUBTITLE = re.compile(r": (?P<rest>(?:An? |The )?[A-Z][^:;,.()]{2,60}?)(?= $| ?\(|$)")
_BORN_AS = re.compile(r"\b(?:née|né|nee) ")


def read_names(scope: Scope, sentence: Sentence) -> tuple[str, ...]:
    """State the subject's names and dates in brackets; return its other names."""
    draft = scope.draft
    text, masked = draft.passage.text, sentence.masked
    begin, stop = sentence.start, sentence.verb
    names: list[str] = []
    spans: list[tuple[int, int, str]] = []
    _first_of_two(draft, sentence, names)
    bare = bare_title(draft.passage.subject)
    own = text.find(bare, begin, begin + len(bare) + 6)
    if own < 0 and opens_with_participle(text, begin):  # "Often referred to as the first of its kind, Grey Ice is"
        own = text.find(f", {bare}", begin, stop)
    at = begin if own < 0 or own + len(bare) > stop else own + len(bare)  # a title may itself hold "or"
    while at < stop:
        edge = _WORD_START.search(masked, at, stop)
        if edge is None:
            break
        match = INTRODUCTION.match(masked, edge.start(), stop)
        # "or" within the first name is no introduction, and neither is a word inside a longer name
        if match and (
            match.end() == stop or not masked[match.end() - 1].isalpha() or not masked[match.end()].isalpha()
        ):
            kind = INTRODUCTIONS[int((match.lastgroup or "k0")[1:])][0]
            if spans and re.fullmatch(r"or(?: the)?", match[0].strip()):
                at = match.end()  # the list that is open goes on
                continue
            if spans and spans[-1][1] == -1:
                spans[-1] = (spans[-1][0], match.start(), spans[-1][2])
            spans.append((match.end(), -1, kind))
            at = max(match.end(), edge.start() + 1)
        else:
            space = masked.find(" ", edge.start(), stop)
            at = stop if space < 0 else space
    first = spans[0][0] if spans else stop
    for start, end, kind in spans:
        names.extend(read_list(draft, sentence, start, stop if end == -1 else end, kind))
    common = is_common(draft.passage, sentence) or _is_kind(draft)
    _own_name(draft, begin, min(first, stop), stop, [kind for *_, kind in spans], names, common)
    _foreign_title(draft, sentence, names)
    if sentence.copula:
        names.extend(plain_list(draft, masked, begin, stop))
    return tuple(dict.fromkeys(names))


def _is_kind(draft: Draft) -> bool:
    """Whether the subject was found to be a kind of things, which has no title."""
    relation = draft.ontology.slot("subclass", draft.classes)
    return relation is not None and any(one.relation == relation.name for one in draft.claims)


def _first_of_two(draft: Draft, sentence: Sentence, names: list[str]) -> None:
    """The first of two common names, of which the second holds the title: "The F system or sense of G is", in "G"."""
    found = _EITHER.match(sentence.masked, sentence.start, sentence.verb) if sentence.copula else None
    title = bare_title(draft.passage.subject)
    if not found or not title[1:].islower() or title.lower() in found["first"].lower():
        return
    if re.search(rf"\b{re.escape(title.lower())}\b", found["second"].lower()) and not NO_NAME.search(found["first"]):
        label = found["first"][:1].lower() + found["first"][1:]
        state_name(draft, Name(label=label, start=found.start("first"), end=found.end("first")), "aka", ())
        names.append(label)


def _own_name(
    draft: Draft, start: int, end: int, sentence_end: int, kinds: list[str], names: list[str], common: bool
) -> None:
    """The name that the sentence begins with: the title of a work, a person's full name; added to `names`."""
    text, title = draft.passage.text, draft.passage.subject
    article = re.compile(r"(?:The |A |An )?(?=''|[\"“]|\w)").match(text, start, end)
    name = name_at(text, start, end) or (article and name_at(text, article.end(), end))
    bare = bare_title(title)
    at = text.find(bare, start, start + len(bare) + 4)
    at = -1 if at >= 0 and _HYPHENED.match(text, at + len(bare)) else at
    body = draft.is_a("Organisation") and not draft.is_a("Country")
    longer = name_at(text, at, end) if at >= 0 and (body or draft.is_a("Person")) else None
    if at >= 0:
        name = Name(label=bare, start=at, end=at + len(bare))
    if longer and name and longer.end > name.end and not longer.label.startswith(f"{bare},"):
        name = longer  # "Otto Berg Holm" in the article "Otto Berg", "Lund Motor Company" in "Lund"
    if not name:
        return
    if draft.is_a("Ship"):
        prefix = _SHIP.match(text, article.end() if article else start)
        names.append(f"{prefix[0]}{bare}" if prefix else _SHIP.sub("", bare))
    full = _KNOWN_AS.match(text, article.end() if article else start, sentence_end)
    if full and draft.is_a("Country", "Organisation", "Settlement") and text.startswith(bare, full.end()):
        state_name(draft, Name(label=full[1], start=full.start(1), end=full.end(1)), "official-name", ())
    whole = _SUBTITLE.match(text, name.end, sentence_end) if draft.is_a("Work") and at >= 0 else None
    if whole:  # "The Golden Ring: A Tale of Lund is a film"
        label = text[name.start : whole.end()]
        state_name(draft, Name(label=label, start=name.start, end=whole.end()), "aka", ())
        names += [label, whole["rest"]]
    staged, renamed = "stage" in kinds, any(fold(one) == fold(bare) for one in names)
    if (
        not common
        and draft.is_a("Work")
        and not draft.is_a("Website", "Software", "ListArticle")
        and (not draft.is_a("Game") or draft.is_a("VideoGame"))
        and fold(name.label) == fold(bare)
    ):
        draft.fill(
            "title",
            Value(lexical=name.label, start=name.start, end=name.end),
            name.start,
            name.end,
            "definition-title",
            0.98,
        )
    if draft.is_a("Person"):
        name = _without_nickname(draft, name, names)
        written = name.label
        ranked = _RANKED.match(text, name.end, sentence_end)
        names += [written + ranked["rank"], *([ranked["style"]] if ranked["style"] else [])] if ranked else []
        name = _without_title(name, draft)
        names += [written] if written != name.label and not common and _is_another(written, bare, draft) else []
        married = _BORN_AS.search(text, name.end, sentence_end) is not None  # "Ida Lund (née Berg), professionally"
        _other_form(draft, name, bare, staged=staged and not married, renamed=renamed)
    if body and name.label.startswith("The ") and not bare.startswith("The "):
        name = replace(name, label=name.label[4:], start=name.start + 4)
    another = _is_another(name.label, bare, draft, renamed=renamed)
    if not common and another and body:
        firm = _LEGAL.sub("", name.label)
        slot = "official-name" if firm != name.label or is_short(bare, name.label) else "aka"
        state_name(draft, name, slot, ())
        names.append(firm)
    if not common and another:
        names += [name.label, name.label.partition(" ")[2]] if _STYLED.match(name.label) else [name.label]


def _without_nickname(draft: Draft, name: Name, names: list[str]) -> Name:
    """The name in full of 'Eric Otto "Bear" Holm', whose nickname is stated; the whole is added to `names`."""
    nickname = NICKNAME.search(name.label)
    if nickname is None:
        return name
    start, end = nickname.span(nickname.lastgroup or 0)
    called = Name(label=name.label[start:end], start=name.start + start, end=name.start + end)
    names.append(name.label)
    if name.label[: nickname.start()].lower() in RANKS:  # 'Princess "Ida Maria" Elisabeth of Ulm'
        return replace(name, label=re.sub("[\"“”]", "", name.label))
    state_name(draft, called, "nickname", ())
    return replace(name, label=f"{name.label[: nickname.start()]} {name.label[nickname.end() :]}")


def _foreign_title(draft: Draft, sentence: Sentence, names: list[str]) -> None:
    """The title that opens the article where its own follows as another: "Rauður ís, also known as Red Ice, is"."""
    masked = sentence.masked
    opening = _OPENING.match(masked, sentence.start, sentence.verb) if draft.is_a("Work") else None
    if not opening or draft.subject[0] >= 0 or not INTRODUCTION.match(masked, opening.end(), sentence.verb):
        return
    start, end = opening.span("title")
    title = Name(label=draft.passage.text[start:end], start=start, end=end)
    state_name(draft, title, "aka", ())
    names.append(title.label)


def _other_form(draft: Draft, name: Name, title: str, *, staged: bool, renamed: bool) -> None:
    """State the form of a person's name that opens the article: in full, or another than that of the title."""
    label = _HONOURS.sub("", name.label)
    name = replace(name, label=label, end=name.start + len(label)) if name.label.startswith(label) else name
    value = Value(lexical=name.label, start=name.start, end=name.end)
    folded, bare = fold(name.label), fold(title)
    given = bare.partition(",")[0]
    bare = bare if " of " in folded else given  # "John Boyle, 15th Earl of Cork": "John Richard Boyle"
    if _SUFFIX.sub("", folded) == bare:
        return
    before, of, _ = folded.partition(" of ")
    land = bool(of) and " of " not in bare and set(before.split()) <= set(bare.split())  # "Diophantus of Alexandria"
    if not land and _is_full_name(folded, bare, introduced=staged or renamed):
        slot = "birth-name" if staged else "full-name"
        draft.fill(slot, value, name.start, name.end, f"definition-{slot}", 0.9)
        return
    words, parts = folded.partition(",")[0].split(), given.split()
    if len(words) < 2 or set(words) <= set(parts) or not parts or not _is_another(name.label, title, draft):
        return
    same = parts[-1:] == words[-1:] or parts[-1] in words[-1].split("-")
    noble = words[0] == parts[0] and (land or "," in title or " of " in title)
    if same or noble and not NUMERAL.fullmatch(words[-1].upper()):
        state_name(draft, name, "aka", ())


def _without_title(name: Name, draft: Draft) -> Name:
    """The name without what somebody is called: "Captain A B of C DL", "Blessed A B"."""
    unranked = without_rank(name.label, draft.ontology)
    ranked = without_trade(unranked, draft.ontology)
    at = name.label.find(ranked)
    own = ranked != unranked and fold(ranked) == fold(bare_title(draft.passage.subject))
    if name.label.startswith(("Sir ", "Dame ")) or at < 0 or own:
        ranked, at = name.label, 0
    called = None if bare_title(draft.passage.subject).startswith(ranked.split()[0]) else _CALLED.match(ranked)
    holy = called or _HOLY.match(ranked)
    skipped = holy.end() if holy else 0
    start = name.start + at + skipped
    return replace(name, label=ranked[skipped:], start=start, end=start + len(ranked) - skipped)


def _is_full_name(name: str, title: str, *, introduced: bool) -> bool:
    """Whether a person's name is fuller than the title: as the words say, by its words, or by its family name."""
    words, parts = name.split(), title.split()
    if len(words) < max(2, len(parts)) or title.startswith(name) or set(words) == set(parts):
        return False
    family = any(one.endswith(parts[-1]) for one in words[-2:])  # "al-Gaddafi", "Gates III"
    return introduced or family or set(parts) <= set(words)


def _is_another(name: str, title: str, draft: Draft, *, renamed: bool = False) -> bool:
    """Whether the sentence begins with a name of its subject other than its title: "William Henry Gates III".

    It does where the title is told as one more name: "Lund Motor Company, known as Lundo, is".
    """
    if is_short(title, name) and draft.is_a("Organisation"):
        return True  # "International Business Machines Corporation (IBM) is"
    if draft.subject[0] < 0 or name == title or " " not in name:
        return False
    if fold(name) == fold(title):
        return True  # "Nunez" for "Nuñez"
    return renamed or draft.is_a("Person") or set(fold(title).split()) < set(fold(name).split())
