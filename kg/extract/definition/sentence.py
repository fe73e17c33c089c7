"""The definition sentence laid out: who it is about, the verb, and what is said.

How: brackets and quotations are blanked out for searching, so that offsets stay; the first verb
outside them parts the subject from the predicate; the sentence counts as a definition only where
the words before the verb name the passage's subject, or where the format lost the name altogether.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from kg.extract.definition.lifespan import find_lifespan
from kg.extract.patterns import Triggers, compile_patterns
from kg.model import Claim, Concept, Name, Passage, Term, Value
from kg.names import bare_title
from kg.ontology import Ontology, Relation

EXTRACTOR = "definition"

_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Gen|Col|Lt|Capt|Sgt|Rev|Inc|Ltd|Co|Corp|Bros|Mt|Ft|No|vs|ca?|fl|"
    r"approx|b|d|r|"
    r"lit|e\.g|i\.e|etc|U\.S|U\.K|D\.C|a\.k\.a|Hon|Gov|Sen|cf|pp?|Vol|Op|nos?|pron|trans|transl|Wm|var|sp|ssp|"
    r"subsp|née|abbr|esp)|\.\w)$"
)
_STOP = re.compile(r"[.!?][\"”’)]*(?=\s+[\"“‘'(]*[^\W\d_a-z]|\s+\d{3,4} |\s*$|[A-Z][a-z]+,? )|\n\s*\n|\n(?=[A-Z])")
#: A name in which dots may stand, and no verb yet.
_ALIAS = re.compile(r"(?:known as|titled|called|or) (?:(?! is | was )[^.;])*\.\.$")
_BRACKETS = re.compile(r"\([^()]*\)")
_OPEN_BRACKET = re.compile(r"\((?!.*\)).*$", re.DOTALL)
#: The title of a link that the format prints before its anchor: "a State (polity), state that".
_RESIDUE = re.compile(r"(?<=[a-z] )[A-Z][a-z-]+(?: [a-z-]+)? \x01+, (?=[a-z])")
_QUOTES = re.compile(r"''+ ?(?:(?!'')[^\n]){1,150}''+|\"[^\"\n]{1,150}\"|“[^”\n]{1,150}”")
COPULA = re.compile(
    r"(?<![\w'-])(?:is|was|are|were|refers? to|denotes?|means)(?![\w'-])(?: (?:\w+ly|also|still|currently|now|both|"
    r"generally|usually|commonly|typically|primarily|traditionally|sometimes|officially|simply|basically|either|"
    r"once|formerly|originally|historically|arguably|essentially|mainly|often))*"
)
_RELATIVE = re.compile(
    r"(?:\b(?:but|and|then|which|who|that|there|it|he|she|what|where|this|they|whose \w+|as|than))[ ,]*$", re.IGNORECASE
)
_DISAMBIGUATION = re.compile(r"\b(?:may|can|could|might) (?:also )?refer to\b|\brefer to:")
_LEAD_IN = re.compile(r"(?:In|Within|Under|For|During|Historically|On|At|According to|From|As)\b[^,]{0,70}, (?=\S)")
#: "was, according to legend, a High King": what stands between commas right after the verb.
_INSERTED = re.compile(r",(?! (?:and|or|but)\b)[^,.;:]{3,90},(?= (?:an?|the|one) )")
_BETWEEN_NAMES = frozenset(
    "of the de del della di von van und y or and also sometimes better known referred called to as simply".split()
)
_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"-?\w")
_PRONOUN = re.compile(r"(?:This|It|There|He|She|They|These|Those|That|Here)\b")


@dataclass
class Draft:
    """The claims of one definition in the making, all about one subject unless said otherwise.

    `subject` is where the words stand that name it, in view offsets; -1 where none do.
    """

    passage: Passage
    ontology: Ontology
    classes: tuple[str, ...] = ()
    subject: tuple[int, int] = (-1, -1)
    claims: list[Claim] = field(default_factory=list)

    def fill(
        self,
        slot: str,
        term: Term,
        start: int,
        end: int,
        rule: str,
        confidence: float,
        qualifiers: tuple[tuple[str, Term], ...] = (),
    ) -> None:
        """Claim what the slot means for the subject; nothing where it has no meaning."""
        relation = self.ontology.slot(slot, self.classes)
        if relation is not None:
            self.state(relation, term, start, end, rule, confidence, qualifiers=qualifiers)

    def period(self, first: Value, last: Value, start: int, end: int, rule: str, confidence: float) -> None:
        """Claim a period; that of an event is its time, never the founding of a festival."""
        classes = ("Event",) if self.is_a("Event") else self.classes
        for slot, value in (("start", first), ("end", last)):
            relation = self.ontology.slot(slot, classes)
            if relation is not None:
                self.state(relation, value, start, end, rule, confidence)

    def state(
        self,
        relation: Relation,
        term: Term,
        start: int,
        end: int,
        rule: str,
        confidence: float,
        *,
        subject: Name | None = None,
        qualifiers: tuple[tuple[str, Term], ...] = (),
    ) -> None:
        """Claim a relation; `qualifiers` are slots and terms, those that mean nothing are left out."""
        found = []
        for slot, value in qualifiers:
            meaning = self.ontology.slot(slot)
            if meaning is not None:
                found.append((meaning.name, value))
        claim = Claim(
            subject=subject or Name(label=self.passage.subject, start=self.subject[0], end=self.subject[1], self=True),
            relation=relation.name,
            object=term,
            start=start,
            end=end,
            extractor=EXTRACTOR,
            rule=rule,
            confidence=confidence,
            qualifiers=tuple(found),
        )
        if not any(
            one.subject == claim.subject
            and one.relation == claim.relation
            and _same(one.object, term)
            and (not found or not one.qualifiers or one.qualifiers == claim.qualifiers)  # in office twice
            for one in self.claims
        ):
            self.claims.append(claim)

    @property
    def triggers(self) -> Triggers:
        """The ontology's prose patterns."""
        return compile_patterns(self.ontology)

    def is_a(self, *names: str) -> bool:
        """Whether the subject is known to be of one of these classes."""
        return self.ontology.is_any(self.classes, *names)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A definition sentence in view offsets.

    `masked` is the passage's text with brackets and quotations blanked out. [start, verb) names the
    subject, [predicate, end) says what it is; without a copula `verb` = `predicate` is where the
    first finite verb or the whole rest begins.
    """

    masked: str
    start: int
    verb: int
    predicate: int
    end: int
    copula: str
    cut: bool

    def named(self, passage: Passage) -> tuple[int, int]:
        """The words before the verb and the first bracket or comma, where they name the subject, else (-1, -1)."""
        for title in (f"The {bare_title(passage.subject)}", bare_title(passage.subject)):
            end = self.start + len(title)
            if passage.text.startswith(title, self.start) and not _WORD.match(passage.text, end):
                return self.start, end
        words = re.compile(r"[^,;\x01]*").match(self.masked, self.start, max(self.start, self.verb))
        text = passage.text[self.start : words.end()].rstrip() if words else ""
        named = text and _names(text, passage.subject)
        return (self.start, self.start + len(text)) if named else (-1, -1)


def sentence_end(text: str, start: int = 0) -> int:
    """Where the first sentence ends, its full stop included."""
    for match in _STOP.finditer(mask(text), start):
        if match[0].startswith(".") and _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            continue
        if text.endswith("..", start, match.start()) and _ALIAS.search(text, start, match.start()):
            continue  # "also known as Enter... Zombie Pool, is"
        return match.end() if match[0].strip() else match.start()
    return len(text)


def mask(text: str) -> str:
    """The text with brackets and quotations blanked out, of the same length."""
    before = ""
    while before != text and "(" in text:
        before = text
        text = _BRACKETS.sub(lambda m: "\x01" * len(m[0]), text)
    text = _OPEN_BRACKET.sub(lambda m: "\x01" * len(m[0]), text)
    text = _QUOTES.sub(lambda m: "\x02" * len(m[0]), text)
    return _RESIDUE.sub(lambda m: " " * len(m[0]), text)


def lay_out(passage: Passage) -> Sentence | None:
    """Lay out the passage's first sentence; None where it does not speak about the subject."""
    text = passage.text
    start = len(text) - len(text.lstrip())
    end = sentence_end(text, _after_title(text, start, passage.subject))
    masked = mask(text[:end])
    if _DISAMBIGUATION.search(masked, 0, 160):
        return None
    lead = _LEAD_IN.match(masked, start)
    if lead and _names(text[lead.end() : end], passage.subject) and not _names(lead[0], passage.subject):
        start = lead.end()
    if _PRONOUN.match(masked, start) and not text.startswith(bare_title(passage.subject), start):
        return None
    title = bare_title(passage.subject)
    if text.startswith(title, start) and _GENITIVE.match(text, start + len(title)):
        return None  # "Coben's novel Tell No One won": not what he did
    cut = passage.truncated and end == len(text)
    for match in COPULA.finditer(masked, start):
        if (
            match.start() > start
            and not masked[match.start() - 1].isspace()
            and masked[match.start() - 1] not in ",\x01\x02)"
        ):
            continue
        if _RELATIVE.search(masked, start, match.start()):
            continue
        if not _speaks_of(text[start : match.start()], passage.subject):
            return None
        inserted = _INSERTED.match(masked, match.end())
        predicate = inserted.end() if inserted else match.end()
        return Sentence(masked, start, match.start(), predicate, end, match[0].split(" ")[0], cut)
    if not _names(text[start : min(end, start + len(passage.subject) + 40)], passage.subject):
        return None
    apposition = re.compile(r"[^,]*,[^,]*,").match(masked, start)
    verb = apposition.end() if apposition else start + len(passage.subject)
    return Sentence(masked, start, max(verb, _life_end(text, masked, start, end)), end, end, "", cut)


def _after_title(text: str, start: int, title: str) -> int:
    """Where the title ends that the text opens with, for no sentence ends within it: "Run! Or the Owl Sings is"."""
    bare, opening = bare_title(title), _BEFORE_TITLE.match(text, start)
    begins = (start, opening.end()) if opening else (start,)  # the article may be the title's own
    return next((begin + len(bare) for begin in begins if text.startswith(bare, begin)), start)


def _life_end(text: str, masked: str, start: int, end: int) -> int:
    """Where a life in brackets ends that follows nothing but names: "A of B, also known as C (... – ...) reigned"."""
    for bracket in _BRACKETS.finditer(text, start, end):
        words = re.findall(r"[^\s,\x01\x02]+", masked[start : bracket.start()])
        if not all(word[0].isupper() or word in _BETWEEN_NAMES for word in words):
            break
        if find_lifespan(text, bracket.start() + 1, bracket.end() - 1):
            return bracket.end()
    return start


_BEFORE_TITLE = re.compile(r"(?:The (?=[A-Z]))?(?:''+ ?|[\"“])?")
_GENITIVE = re.compile(r"['’]s? ")


def _speaks_of(words: str, title: str) -> bool:
    bare = words.strip(" ,;").removeprefix("The").strip(" ,")
    return (
        not title
        or not bare
        or bare.startswith("(")
        or _names(words, title)
        or bool(re.match(r"(?:also|or|officially|formerly|short|known|sometimes|previously)\b", bare))
    )


def _names(words: str, title: str) -> bool:
    """Whether the words name the title: a longer word in common, or its initials."""
    bare = bare_title(title)
    wanted = [token for token in _TOKEN.findall(fold(bare)) if len(token) > 3] or _TOKEN.findall(fold(bare))
    found = _TOKEN.findall(fold(words))
    stems = {token[: max(4, len(token) - 2)] for token in wanted}
    if any(token.startswith(stem) for token in found for stem in stems):
        return True
    initials = "".join(word[0] for word in bare.split() if word[:1].isupper())
    return len(initials) > 1 and initials in words or not wanted


#: Letters of transliterations that many leave out: "ʿAlī".
_SIGNS = frozenset("ʿʾʻʼ")


def fold(text: str) -> str:
    """Lower case without accents, for comparing names."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char) and char not in _SIGNS)


def _same(one: Term, other: Term) -> bool:
    if isinstance(one, (Name, Concept)) and isinstance(other, (Name, Concept)):
        return one.label == other.label
    return (
        not isinstance(one, (Name, Concept)) and not isinstance(other, (Name, Concept)) and one.lexical == other.lexical
    )
