"""What follows the head of a definition: "directed by A and starring B", "of the Empire of Japan in P".

In: the words after the predicate's head. Out: claims on the draft.
How: from left to right, at each place one production of a small grammar; the first words that none
of them reads end it, except that a later ", directed by" of a work is still its own. The patterns of
the ontology say what a verb or noun with its preposition means; the subject's classes, and whether
a date, a place or another name follows, decide between several meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.dates import find_dates, find_periods
from kg.extract.definition.predicate import Item, read_predicate, tokens_of
from kg.extract.definition.sentence import Draft, bare_title
from kg.extract.names import name_at, split_names, split_places
from kg.extract.patterns import Trigger
from kg.model import Claim, Concept, Name, Value
from kg.ontology import Relation

_DATES = frozenset(("kg:date", "xsd:date", "xsd:gYear", "xsd:gYearMonth", "kg:edtf"))
_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_GAP = re.compile(r"(?:[\s\x01]|,(?= (?:and |which |that |who |[a-z])))*(?:as well as |and |but )?")
_ADVERB = re.compile(r"(?:(?:[a-z]+ly|also|first|later|then|both|now|still|currently|once|soon|best|most|largely|jointly|together) )+")
_RELATIVE = re.compile(r"(?:which|that|who)(?: (?:is|was|are|were|has been|had been|would be|has|had))? ")
_COPULA = re.compile(r"(?:which|that|who) (?:is|was|are|were|has been|had been)\b")
_BE = re.compile(r"(?:is|was|are|were|has been|had been) ")
_PREPOSITION = re.compile(r"(?:as well as |both )?(of|in|on|at|by|from|near|between|for|with|to|under|into|upon|as|after|until|since|off|along|"
                          r"within|during|through|against|about|around|via) ")
_DURATION = re.compile(r"(?:existed|lasted|occurred|happened|ran|reigned|fought|stood|took place|operated|flourished|ruled|active|"
                       r"waged|raged|in existence|held|spanning|lasting|existing|running)(?: in [A-Z][\w ]{2,30}?| primarily| mostly)? ")
_ARTICLE = re.compile(r"(?:the |an? |its |his |her |their |both )?")
_POSSESSIVE = re.compile(r"['’]s? ")
_SAME_NAME = re.compile(r"(?P<kind>[\w' -]{3,40}?) of the same (?:name|title)|(?:same-named|eponymous|identically named) (?P<kind2>[\w -]{3,30}?)(?= by| of|[,.;]|$)")
_YEAR_WORDS = re.compile(r"(?:(?:the |an? |his |her |their )?(?:\d{4}|[12]\d{3}s|\d\dth[- ]century|best-?selling|classic|autobiographical|"
                         r"award-winning|popular|acclaimed|unpublished|true|famous|historical|short|original|stage|earlier|first|second|debut) )+")
_COMPANY = re.compile(r"\b(?:Pictures?|Films?|Studios?|Productions?|Entertainment|Company|Corporation|Corp|Inc|Ltd|LLC|Limited|Media|Bros|"
                      r"Group|Television|TV|Records|Music|Animation|Animations|Publishing|Publications|Press|Books|Games|Interactive|Software|"
                      r"Universit\w+|College|Institute|Ministry|Society|Association|Council|Committee|Department|Government|Agency|Foundation|"
                      r"Network|Channel|Broadcasting|Motion|Cinema|Cinemas|Video|Technologies|Systems|Laboratories|Labs|Bank|Airlines|Motors|"
                      r"Army|Navy|Air Force|Party|League|Union|Federation|Organi[sz]ation|Academy|Church|Theatre|Theater|Museum)\b|^20th Century|^[A-Z]{2,6}$|^\w+-\w+-\w+$")
_DISTANCE = re.compile(r"(?:(?:located|situated|lying|based) )?(?:about |approximately |some |roughly |around )?\d[\d.,]* ?(?:miles|mi|km|kilomet\w+|m|met\w+)"
                       r"[\s\x01]*(?:to the )?(?:north|south|east|west)[\w-]* of (?:the )?(?:city of |town of )?")
#: Words between "in" and the place: "the German federal state of Hesse", "the centre of the city of X", "southern X".
_REGIONS = (
    re.compile(r"(?:the )?(?:[\w.'-]+ ){0,3}?(?:state|province|region|county|district|department|canton|municipality|city|town|village|"
               r"borough|prefecture|territory|commune|comarca|island|archipelago|kingdom|republic|emirate|oblast|governorate|parish)"
               r"[ \x01]+of (?:the )?(?=[A-Z])"),
    re.compile(r"(?:the )?(?:far |extreme )?(?:(?:cent(?:er|re)|heart|middle|south|north|east|west|(?:north|south)-?(?:east|west)|"
               r"(?:north|south)?-?(?:northern|southern|eastern|western)|central|upper|lower|inner|outer|coastal|rural|downtown|modern|"
               r"present-day|modern-day|what is now|mainland|inland|south-central|north-central|east-central|west-central)"
               r"(?:ern|most)? )*"
               r"(?:(?:part|side|region|area|end|corner|coast|half|section|banks?|slopes?|foothills|outskirts|suburbs?|shores?|edge|tip) )?"
               r"(?:of )?(?:the )?(?=[A-Z])"),
)
_PLACE_FIRST = frozenset(("in", "at", "near", "on", "off", "along", "within", "of", "from"))
_CONCEPTS = re.compile(r"(?:the )?([a-z][\w&'-]*(?: (?:& )?[a-z][\w'-]*){0,3}?)(?:(, and |, | and |,? as well as )|(?=[.;]|$| in | for | at | with | that | which | to | by | on | from ))")
_WIDE = frozenset("Entity Agent Person Individual Organisation Group Place Settlement Region Work Company Event".split())
_COUNTRY = re.compile(r"(?:Empire|Kingdom|Republic|People's Republic|Union|State|Commonwealth|Sultanate|Duchy|Grand Duchy|Principality|Federation) of |"
                      r".* (?:Empire|Republic|Kingdom|Dynasty|Confederation|Caliphate|Commonwealth)$")
_FOLLOWING = re.compile(r" ([a-z][\w-]*)")
_FUNCTION_WORDS = frozenset(
    "of in on at by for from with to into that which who whom whose where when while as during between among under over through "
    "against within near around across along since until before after about and or but nor is was are were has had have became "
    "made set born then also both including via per upon so if because though although plus alongside together".split())
_RESYNC = re.compile(r"(?:,|;|\band\b|\x01|\s) ?(?:and )?(?=(?:co-)?(?:written|directed|produced|starring|distributed|composed|edited|based|released|"
                     r"adapted|featuring|scored|photographed|narrated|published|developed|created|performed|designed) )")
_AS_ROLE = re.compile(r"as (?:an?|the) [a-z][a-z -]{2,40}?(?= (?:in|on|by) )")
_NOT_SUBJECT = re.compile(r"\b(?:who|whom|whose|which|that|where|when|about|after|depicting|story|stories|tells)\b")
_TIME_IN = re.compile(r"(?:in|on|since|during) (?=(?:the |early |mid|late |c\. |about )*(?:\d|[A-Z][a-z]{2,8}\.? \d|[a-z]+[ -]centur))")
_FROM = re.compile(r"(?:from|between) ")


class Tail:
    """Reads one tail; `end` is the last offset that may be touched."""

    def __init__(self, draft: Draft, masked: str, end: int, cut: bool) -> None:
        self.draft, self.masked, self.cut = draft, masked, cut
        self.text, self.ontology = draft.passage.text, draft.ontology
        self.anchors = draft.passage.anchors
        self.end = end
        if cut:  # the last word may be half a word, and a name that reaches it half a name
            self.end = max(0, self.text.rfind(" ", 0, end))

    # The productions ---------------------------------------------------------------------------

    def read(self, at: int, items: Iterable[Item]) -> None:
        """Read everything after the head that stands at `at`."""
        found = self.after_nouns(at, tuple(items))
        at = found if found > at else at
        fresh = True
        while at < self.end:
            gap = _GAP.match(self.masked, at, self.end)
            here = gap.end() if gap else at
            step = self.step(here)
            if step > here:
                at, fresh = step, False
                continue
            if not self.draft.is_a("Work"):
                return
            match = _RESYNC.search(self.masked, at if fresh else max(at - 1, 0), self.end)
            if not match or _NOT_SUBJECT.search(self.masked, here, match.start()) and not self.masked[match.start()] in ",;":
                return
            step = self.verbs(match.end())
            if step <= match.end():
                return
            at = step

    def read_clause(self, at: int) -> None:
        """Read a sentence without a copula: "The X, presented by Y, took place on D, at V in P"."""
        title = bare_title(self.draft.passage.subject)
        begin = self.text.find(title, at, at + len(title) + 6)
        noun = re.compile(r" ([a-z][\w-]*)(?=,| )").match(self.text, begin + len(title), self.end) if begin >= 0 else None
        if noun and noun[1] in self.ontology.nouns:
            kind = self.ontology.nouns[noun[1]]
            self.draft.classes = (kind, *self.draft.classes) if self.ontology.is_a(kind, "Event") else self.draft.classes
            self.draft.fill("type", Concept(label=noun[1], start=noun.start(1), end=noun.end(1)), begin, noun.end(), "clause-noun", 0.9)
        comma = re.compile(r",\s+").search(self.masked, at, self.end)
        if comma:
            end = self.verbs(comma.end())
            at = end if end > comma.end() else at
        for word in re.compile(r"(?<![\w-])[a-z]+").finditer(self.masked, at, self.end):
            if self.trigger(word.start(), finite=True) and word.end() > at:
                end = self.verbs(word.start(), finite=True)
                if end > word.start():
                    self.read(end, ())
                return

    def step(self, at: int) -> int:
        """Read one modifier at `at`; return where it ends, `at` where none is understood."""
        for production in (self.period, self.distance, self.verbs, self.relative, self.time, self.credit, self.place, self.apposition):
            end = production(at)
            if end > at:
                return end
        return at

    def after_nouns(self, at: int, items: tuple[Item, ...]) -> int:
        """"the capital and largest city of Wales": the nouns share what follows."""
        gap = re.compile(r"[\s\x01]*").match(self.masked, at, self.end)
        begin = gap.end() if gap else at
        parts = re.compile(r"in (?:\w+) (?:movements?|acts?|parts?|volumes?|books?|cantos?) ").match(self.masked, begin, self.end)
        begin = parts.end() if parts else begin
        match = _PREPOSITION.match(self.masked, begin, self.end)
        if not match:
            return at
        furthest = at
        before = len(self.draft.claims)
        for item in items:
            for triggers in self.noun_triggers(item, match[1]):
                end = self.objects(triggers, match[1], match.end(), item.start)
                furthest = max(furthest, end) if end > match.end() else furthest
        if furthest > at and self.draft.is_a("Settlement"):
            self.around(self.draft.claims[before:])
        if furthest > at or match[1] != "of":
            return furthest
        return self.fallback_of(match.end(), begin) or at

    def around(self, claims: list[Claim]) -> None:
        """A settlement lies in the place that it is the capital or the largest city of."""
        for claim in claims:
            name = claim.object
            if isinstance(name, Name) and not claim.subject == name and getattr(claim.subject, "self", False):
                self.located(name, claim.start, claim.end)

    def noun_triggers(self, item: Item, preposition: str) -> list[list[Trigger]]:
        """The meanings of the item's head with the preposition, for the longest words that have any."""
        words = [one.lower for one in item.tokens]
        phrases = [words[-size:] for size in range(min(4, len(words)), 0, -1)]
        found: list[list[Trigger]] = []
        for phrase in phrases:
            matching = [one for one in self.draft.triggers.by_word.get(phrase[0], ()) if one.form in ("noun", "plural")
                        and one.words == tuple(phrase) and preposition in one.pattern.prepositions and one.pattern.kind == "noun"]
            if matching:
                found.append(matching)
                break
        for word in [one.lower for one in item.spare] + words[:-2]:  # "founding and sole ruling party": each modifier has the same head
            matching = [one for one in self.draft.triggers.by_word.get(word, ()) if one.words == (word, words[-1])
                        and preposition in one.pattern.prepositions and one.pattern.kind == "noun"]
            if matching:
                found.append(matching)
        return found

    def fallback_of(self, at: int, start: int) -> int:
        """"army of the Empire of Japan", "commune of France": where the country or place stands."""
        if self.draft.is_a("Settlement", "Region", "NaturalPlace"):
            return self.place(start, "of")
        if self.draft.is_a("Organisation"):
            begin = _ARTICLE.match(self.text, at).end()  # type: ignore[union-attr]
            name = name_at(self.text, begin, self.end, self.anchors)
            if name and self.whole(name):
                if name.label in self.ontology.countries or _COUNTRY.match(name.label):
                    self.draft.fill("country", self.country(name), start, name.end, "definition-of-country", 0.85)
                    return name.end
        return 0

    def apposition(self, at: int) -> int:
        """", the capital of P", "serving as the capital of P": further heads with what they are of."""
        serving = re.compile(r"(?:serving as |being )?(?=(?:the|an?|capital|largest) )").match(self.masked, at, self.end)
        if not serving or not serving[0] and not self.draft.is_a("Place"):
            return at  # after a person's name it would be about the person
        predicate = read_predicate(tokens_of(self.masked, serving.end(), self.end), self.ontology, self.draft.triggers.participles)
        if not predicate or not predicate.items[0].known:
            return at
        end = self.after_nouns(predicate.end, predicate.items)
        return end if end > predicate.end else at

    def period(self, at: int) -> int:
        """"(that existed) from 1932 until 1945", "between 1901 and 2000"."""
        relative = _RELATIVE.match(self.masked, at, self.end)
        begin = relative.end() if relative else at
        verb = _DURATION.match(self.masked, begin, self.end)
        begin = verb.end() if verb else begin
        opening = _FROM.match(self.masked, begin, self.end)
        if not opening or relative and not verb or self.draft.is_a("Individual", "Work") and not verb:
            return at
        for first, last in find_periods(self.text, opening.end(), self.end):
            if not self.text[opening.end():first.start].strip(" theculy.arowdm"):
                if last.end <= self.end and not (self.cut and last.end >= self.end):
                    self.draft.fill("start", first, opening.start(), last.end, "definition-period", 0.95)
                    self.draft.fill("end", last, opening.start(), last.end, "definition-period", 0.95)
                return last.end
            break
        return self.events(opening.end(), begin) if opening[0] == "from " else at

    def events(self, at: int, start: int) -> int:
        """"from the Meiji Restoration in 1868 until the enactment of the 1947 constitution"."""
        until = re.compile(r" (?:until|to|till) ").search(self.masked, at, min(self.end, at + 90))
        dates = find_dates(self.text, at, until.start()) if until else ()
        if not until or len(dates) != 1 or dates[0].end < until.start():
            return start
        stop = min((mark for mark in (self.masked.find(char, until.end(), self.end) for char in ",;.") if mark > 0), default=self.end)
        last = find_dates(self.text, until.end(), stop)
        name = name_at(self.text, _ARTICLE.match(self.text, at).end(), dates[0].start)  # type: ignore[union-attr]
        self.draft.fill("start", dates[0], start, dates[0].end, "definition-from-event", 0.9)
        if name:
            event = replace(name, classes=("Event",))
            self.draft.fill("start-event", event, start, dates[0].end, "definition-from-event", 0.85)
            relation = self.ontology.slot("on", ("Event",))
            if relation:
                self.draft.state(relation, dates[0], name.start, dates[0].end, "definition-event-date", 0.85, subject=event)
        if last:
            self.draft.fill("end", last[0], until.start() + 1, last[0].end, "definition-until-event", 0.85)
            return last[0].end
        return until.start()

    def time(self, at: int) -> int:
        """"in 1916", "on March 27, 2022" of an event."""
        match = _TIME_IN.match(self.masked, at, self.end)
        dates = find_dates(self.text, match.end(), self.end) if match else ()
        if not match or not dates or self.text[match.end():dates[0].start].strip(" theabouc."):
            return at
        periods = find_periods(self.text, match.end(), self.end)
        if periods and periods[0][0].start == dates[0].start:
            if self.draft.is_a("Event"):
                self.draft.fill("start", periods[0][0], at, periods[0][1].end, "definition-in-period", 0.9)
                self.draft.fill("end", periods[0][1], at, periods[0][1].end, "definition-in-period", 0.9)
            return periods[0][1].end
        if self.draft.is_a("Event") and not (self.cut and dates[0].end >= self.end) and match[0] != "since ":
            self.draft.fill("on", dates[0], at, dates[0].end, "definition-on", 0.9)
        return dates[0].end

    def distance(self, at: int) -> int:
        """"located 6 miles northeast of Sisters": how far from what; nothing is stated."""
        match = _DISTANCE.match(self.masked, at, self.end)
        if not match:
            return at
        name = name_at(self.text, match.end(), self.end, self.anchors)
        return name.end if name else at

    def credit(self, at: int) -> int:
        """"from a screenplay by A", "with music by B": a noun that somebody else is the S's N."""
        match = re.compile(r"(?:(?:from|with|featuring|based on|including|and) )?(?:(?:an?|the|its|his|her) )?(?:original )?([a-z]+(?: [a-z]+){0,2}?) (by|from) (?=[A-Z])"
                           ).match(self.masked, at, self.end)
        triggers = [one for one in self.draft.triggers.by_word.get(match[1].split(" ")[0], ()) if one.words == tuple(match[1].split(" "))
                    and one.pattern.kind == "noun-inverse" and match[2] in one.pattern.prepositions] if match else []
        if not match or not triggers:
            return at
        end = self.objects(triggers, match[2], match.end(), at)
        return end if end > match.end() else at

    def place(self, at: int, only: str = "") -> int:
        """"in Pingyao, Shanxi, China" of what has a place."""
        match = _PREPOSITION.match(self.masked, at, self.end)
        if not match or match[1] not in _PLACE_FIRST or only and match[1] != only:
            return at
        if not self.draft.is_a("Place", "Organisation", "Event", "Structure"):
            return at
        if match[1] in ("of", "on", "from") and not self.draft.is_a("Place") or match[1] == "from" and not self.draft.is_a("MusicalGroup"):
            return at
        region = next((found for pattern in _REGIONS if (found := pattern.match(self.masked, match.end(), self.end))), None)
        for begin in dict.fromkeys((region.end() if region else match.end(), match.end())):
            chain = split_places(self.text, begin, self.end, self.anchors)
            if chain:
                return self.places(chain, at)
        return at

    def places(self, chain: tuple[Name, ...], start: int) -> int:
        """State where the subject is, and what the chain says about the places themselves."""
        end = chain[-1].end
        known = [one for one in chain if self.whole(one)]
        if not known or known[0].label in self.ontology.demonyms and len(known[0].label.split()) < 2:
            return end
        first = known[0]
        if len(known) == 2 and not self.is_place(known[1]) and not self.kind_after(known[1]):
            self.located(known[1], start, end)  # either the wider place or the same under another name
        self.located(first, start, first.end)
        if len(known) > 1 and self.is_place(known[-1]) and known[-1].label in self.ontology.countries:
            self.draft.fill("country", self.country(known[-1]), start, end, "definition-chain-country", 0.93)
        self.chain(known)
        return end

    def located(self, name: Name, start: int, end: int) -> None:
        """The subject is in a place."""
        if name.label in self.ontology.countries:
            relation = self.ontology.slot("country", self.draft.classes)
            if relation:
                self.draft.state(relation, self.country(name), start, end, "definition-in-country", 0.93)
                return
        self.draft.fill("located", replace(name, classes=name.classes or ("Place",)), start, end, "definition-in", 0.92)

    def chain(self, chain: list[Name]) -> None:
        """"Pingyao, Shanxi, China": each place lies in the next."""
        for place in chain:
            kind = self.kind_after(place)
            relation = self.ontology.slot("type", ("Place",)) if kind else None
            if relation:
                self.draft.state(relation, Concept(label=kind, start=place.end + 1, end=place.end + 1 + len(kind)), place.start,
                                 place.end + 1 + len(kind), "definition-place-kind", 0.94, subject=replace(place, classes=("Place",)))
        for inner, outer in zip(chain, chain[1:], strict=False):
            if len(chain) == 2 and not self.is_place(outer) and not self.kind_after(outer):
                continue
            country = outer.label in self.ontology.countries
            relation = self.ontology.slot("country" if country else "located", ("Settlement",))
            if relation:
                self.draft.state(relation, self.country(outer) if country else replace(outer, classes=("Place",)), inner.start, outer.end,
                                 "definition-place-chain", 0.92, subject=replace(inner, classes=inner.classes or ("Place",)))

    def kind_after(self, place: Name) -> str:
        """The noun after a place's name: "Heilongjiang province"."""
        words = re.compile(r" ([a-z]+)(?: ([a-z]+))?").match(self.text, place.end, self.end)
        for kind in (f"{words[1]} {words[2]}", words[1]) if words else ():
            if self.ontology.is_a(self.ontology.nouns.get(kind, ""), "Place"):
                return kind
        return ""

    def is_place(self, name: Name) -> bool:
        """Whether the lexicon knows the place or its name says what it is."""
        last = name.label.split(" ")[-1].lower()
        return name.label in self.ontology.places or name.label in self.ontology.countries or bool(name.title) or self.ontology.is_a(
            self.ontology.nouns.get(last, ""), "Place")

    def relative(self, at: int) -> int:
        """"which is located in P", "who won A": the relative clause of one verb."""
        match = _RELATIVE.match(self.masked, at, self.end)
        if not match:
            return at
        end = self.verbs(match.end(), finite=not _COPULA.match(self.masked, at))
        return end if end > match.end() else at

    # Verbs and what follows them ---------------------------------------------------------------

    def verbs(self, at: int, finite: bool = False) -> int:
        """"written, produced and directed by A", "founded in 1932 by B in P"."""
        start = at
        group: list[tuple[list[Trigger], str]] = []
        end = at
        while True:
            adverb = _ADVERB.match(self.masked, at, self.end)
            at = adverb.end() if adverb else at
            found = self.trigger(at, finite)
            if not found:
                break
            end = at + len(" ".join(found[0].words))
            match = re.compile(r" (\w+)(?=(?:,? and |, | & ))").match(self.masked, end, self.end)
            by = match[1] if match and any(match[1] in one.pattern.prepositions for one in found) else ""
            group.append((found, by))
            if by and match:
                end = match.end()
            separator = re.compile(r"(?:,? and |, | & |/)(?=[a-z])").match(self.masked, end, self.end)
            if not separator or not self.trigger(separator.end(), finite):
                break
            at = separator.end()
        if not group:
            return start
        return self.complements(group, end, start)

    def trigger(self, at: int, finite: bool) -> list[Trigger]:
        """The verb patterns that begin at `at`, of the longest words."""
        word = _WORD.match(self.masked, at, self.end)
        forms = ("participle", "gerund", "past", "third", "base") if finite else ("participle", "gerund")
        found: list[Trigger] = []
        for one in self.draft.triggers.by_word.get(word[0].lower(), ()) if word else ():
            if one.form not in forms or found and len(one.words) < len(found[0].words):
                continue
            if one.pattern.kind not in ("passive", "active") or one.pattern.kind == "passive" and one.form != "participle":
                continue
            if one.pattern.kind == "active" and one.form == "participle":
                continue
            words = " ".join(one.words)
            if self.masked[at:at + len(words)].lower() == words and not self.masked[at + len(words):at + len(words) + 1].isalnum():
                found.append(one)
        return found

    def complements(self, group: list[tuple[list[Trigger], str]], at: int, start: int) -> int:
        """The objects after the verbs: one without preposition, then those with, as long as they are understood."""
        reached = at
        space = self.masked[at:at + 1] == " "
        bare = [one for found, by in group if not by for one in found if "" in one.pattern.prepositions]
        shared = [one for found, by in group if by for one in found if by in one.pattern.prepositions]
        if space and bare:
            match = _PREPOSITION.match(self.masked, at + 1, self.end)
            for triggers in (bare, shared) if not match else ():  # "directed by and starring A"
                end = self.objects(triggers, "", at + 1, start) if triggers else reached
                reached = max(reached, end) if end > at + 1 else reached
        for _ in range(4):
            match = _PREPOSITION.match(self.masked, reached + 1, self.end) if self.masked[reached:reached + 1] == " " else None
            if not match and self.masked[reached:reached + 2] == ", ":
                match = _PREPOSITION.match(self.masked, reached + 2, self.end)
            if not match:
                break
            furthest = reached
            role = _AS_ROLE.match(self.masked, match.start(), self.end)
            if role:  # "established as a pulp mill in 1865"
                reached = role.end()
                continue
            for found, by in group:
                own = [one for one in found if match[1] in one.pattern.prepositions and by in ("", match[1])]
                if not own and found is not group[-1][0] and match[1] == "by":  # "starring and produced by A"
                    own = [one for one in found if "" in one.pattern.prepositions]
                if own:
                    end = self.objects(own, match[1], match.end(), start)
                    furthest = max(furthest, end) if end > match.end() else furthest
            if furthest == reached:
                skipped = self.time(match.start()) if _TIME_IN.match(self.masked, match.start(), self.end) else match.start()
                if skipped > match.start():
                    reached = skipped
                    continue
                break
            reached = furthest
        return reached if reached > at else start

    def objects(self, triggers: list[Trigger], preposition: str, at: int, start: int) -> int:
        """State the triggers' relations for what begins at `at`; return where it ends, `at` for nothing."""
        dates = find_dates(self.text, at, min(self.end, at + 40))
        if dates and not self.text[at:dates[0].start].strip(" thecabou.") and not (self.cut and dates[0].end >= self.end):
            relation = self.choose(triggers, dates=True)
            if relation:
                self.draft.state(relation, self.fitting(relation, dates[0]), start, dates[0].end, f"definition-{triggers[0].words[0]}-date", 0.94)
            return dates[0].end
        if dates and dates[0].start == at:
            return at
        same = self.work_object(triggers, preposition, at, start)
        if same > at:
            return same
        begin = _ARTICLE.match(self.text, at).end()  # type: ignore[union-attr]
        people = any(self.ontology.admits(one.relation.range, ("Person",)) and one.relation.range for one in triggers)
        found = split_names(self.text, begin, self.end, self.ontology, self.anchors, people=people)
        owned = re.compile(r"['’]s (?=[A-Z])").match(self.text, found[-1].end, self.end) if found else None
        if owned and len(found) == 1:  # "A's B Pictures": the company, not its owner
            found = split_names(self.text, owned.end(), self.end, self.ontology, self.anchors)
        names = [self.full(one) if people else one for one in found if self.whole(one)]
        if names:
            return self.name_objects(triggers, preposition, at, start, names)
        relation = self.choose(triggers, names=("Concept",))
        known = preposition in ("in", "to") or preposition == "" and not self.draft.is_a("Agent", "Work", "Place", "Product")
        if relation and known and set(relation.range) & {"Concept", "Entity"}:
            return self.concepts(relation, at, start)
        return at

    def name_objects(self, triggers: list[Trigger], preposition: str, at: int, start: int, names: list[Name]) -> int:
        places = [one for one in triggers if self.place_like(one.relation)]
        if places and (preposition in _PLACE_FIRST) and not any(one.classes for one in names[:1]):
            chain = tuple(self.without_doubles(list(split_places(self.text, names[0].start, self.end, self.anchors))))
            within = re.compile(r" in (?:the )?(?=[A-Z])").match(self.text, chain[0].end, self.end) if len(chain) == 1 else None
            wider = split_places(self.text, within.end(), self.end, self.anchors) if within else ()
            if wider and preposition == "at":  # "at the Dolby Theatre in Hollywood"
                chain = (*chain, *wider)
            relation = self.choose(places, names=self.guess(names[0], False) or ("Place",)) or self.choose(places, names=("Country",))
            if chain and relation and self.whole(chain[0]):
                first = chain[0]
                countryless = set(relation.range) == {"Country"} and not (first.label in self.ontology.countries or _COUNTRY.match(first.label))
                if countryless:
                    relation = self.ontology.slot("located", self.draft.classes)
                    if relation is None:
                        return at
                if first.label in self.ontology.countries:
                    first = self.country(first)
                if relation.name in {one.name for one in self.ontology.filling("located")}:
                    return self.places(chain, start)
                self.draft.state(relation, replace(first, classes=first.classes or ("Place",)), start, chain[-1].end if len(chain) > 1 else first.end,
                                 f"definition-{triggers[0].words[0]}-{preposition}", 0.92)
                self.acronym(first)
                self.chain([one for one in chain if self.whole(one)])
                return chain[-1].end
        end = at
        people = any(self.ontology.is_a(name, "Agent") for one in triggers for name in one.relation.range)
        for name in self.without_doubles(names):
            classes = ("Organisation",) if _COMPANY.search(name.label) and people else name.classes or self.guess(name, people)
            relation = self.choose(triggers, names=classes)
            if relation is None or not relation.range:
                break
            if not classes and relation.range and any(self.ontology.is_a(one, "Person") for one in relation.range):
                classes = ("Person",) if len(relation.range) == 1 or " " in name.label else ()
            term = replace(name, classes=classes)
            if name.label in self.ontology.countries:
                term = self.country(name)
            self.draft.state(relation, term, start, name.end, f"definition-{triggers[0].words[0]}-{preposition or 'object'}", 0.93)
            end = name.end
            self.acronym(term)
        while end > at and self.text[end:end + 1] in ("'", '"', "”", "’", "»"):
            end += 1
        bracket = re.compile(r" \([^()]*\)").match(self.text, end, self.end)
        return bracket.end() if bracket and end > at else end

    def acronym(self, name: Name) -> None:
        """"the Academy of Motion Picture Arts and Sciences (AMPAS)"."""
        match = re.compile(r"['\"”’]* \(([A-Z][A-Za-z.]{1,8})\)").match(self.text, name.end, self.end)
        relation = self.ontology.slot("short-name", name.classes) if match and sum(char.isupper() for char in match[1]) > 1 else None
        if match and relation and " " in name.label:
            self.draft.state(relation, Value(lexical=match[1], start=match.start(1), end=match.end(1)), name.start, match.end(),
                             "definition-acronym", 0.95, subject=name)

    def work_object(self, triggers: list[Trigger], preposition: str, at: int, start: int) -> int:
        """"the 1995 novel W by A", "A's play W", "the novel of the same name by A"."""
        triggers = [one for one in triggers if any(self.ontology.is_a(name, "Work") for name in one.relation.range)]
        if not triggers:
            return at
        owner: Name | None = None
        begin = at
        name = name_at(self.text, at, self.end, self.anchors)
        possessive = _POSSESSIVE.match(self.text, name.end, self.end) if name else None
        if name and possessive and self.text[name.end:name.end + 2] in ("'s", "’s", "' ", "’ "):
            owner, begin = name, possessive.end()
        words = _YEAR_WORDS.match(self.masked, begin, self.end)
        begin = words.end() if words else _ARTICLE.match(self.text, begin).end()  # type: ignore[union-attr]
        same = _SAME_NAME.match(self.masked, begin, self.end)
        if same:
            kind = (same["kind"] or same["kind2"]).strip()
            cls = self.noun_class(kind)
            if not cls:
                return at
            bare = bare_title(self.draft.passage.subject)
            work = Name(label=bare, start=same.start(), end=same.end(), classes=(cls,), local=True)
        else:
            found = split_names(self.text, begin, self.end, self.ontology, self.anchors)
            if not found or not found[0].classes and not owner or not self.whole(found[0]):
                return at
            if not any(self.ontology.is_a(one, "Work") for one in found[0].classes):
                return at
            work = found[0]
        relation = self.choose(triggers, names=work.classes)
        if relation is None:
            return at
        self.draft.state(relation, work, start, work.end, f"definition-{triggers[0].words[0]}-work", 0.93)
        end = work.end
        while self.text[end:end + 1] in ("'", '"', "”", "’", "»"):
            end += 1
        bracket = re.compile(r" \([^()]*\)").match(self.text, end, self.end)
        end = bracket.end() if bracket else end
        by = re.compile(r",? by ").match(self.masked, end, self.end)
        authors = (owner,) if owner else split_names(self.text, by.end(), self.end, self.ontology, self.anchors, people=True) if by else ()
        written = [one for one in self.draft.triggers.by_word.get("written", ()) if one.pattern.kind == "passive" and "by" in one.pattern.prepositions]
        author = self.ontology.nearest((one.relation for one in written), work.classes)
        for person in authors:
            if author and self.whole(person):
                self.draft.state(author, replace(person, classes=("Person",)), work.start, max(person.end, work.end), "definition-author-of-source", 0.92,
                                 subject=work)
                end = max(end, person.end)
        return end

    def concepts(self, relation: Relation, at: int, start: int) -> int:
        """"specializing in growth capital, mergers & acquisitions"."""
        end = at
        while True:
            match = _CONCEPTS.match(self.masked, end, self.end)
            if not match or self.cut and match.end() >= self.end:
                return end if end > at else at
            phrase = match[1]
            if not re.match(r"(?:an?|his|her|its|their|which|that|order|addition)\b", phrase):
                self.draft.state(relation, Concept(label=phrase, start=match.start(1), end=match.end(1)), start, match.end(1),
                                 "definition-concepts", 0.85)
            end = match.end()
            if not match[2]:
                return end

    # Choices -----------------------------------------------------------------------------------

    def choose(self, triggers: list[Trigger], *, dates: bool = False, names: tuple[str, ...] = ()) -> Relation | None:
        """The relation meant for this subject, of those that a date or a name of such classes can stand in."""
        rank = {one.relation.name: one.relation.patterns.index(one.pattern) for one in reversed(triggers)}
        fitting = {one.relation.name: one.relation for one in triggers
                   if (one.relation.datatype in _DATES if dates else self.admits(one.relation, names))}
        fitting = dict(sorted(fitting.items(), key=lambda pair: rank[pair[0]]))
        if not self.draft.classes and len(fitting) > 1:  # of an unknown thing only what can be said of anything
            fitting = {name: one for name, one in fitting.items() if not one.domain or "Entity" in one.domain}
        return self.ontology.nearest(fitting.values(), self.draft.classes)

    def admits(self, relation: Relation, classes: tuple[str, ...]) -> bool:
        """Whether the range admits a name of such classes; of an unknown one only wide ranges do."""
        if not relation.range:
            return False
        return self.ontology.admits(relation.range, classes) if classes else bool(_WIDE & set(relation.range))

    def fitting(self, relation: Relation, date: Value) -> Value:
        """The date; only its year where the relation wants a year."""
        if relation.datatype == "xsd:gYear" and date.datatype in ("xsd:date", "xsd:gYearMonth"):
            return replace(date, lexical=date.lexical[:4], datatype="xsd:gYear")
        return date

    def place_like(self, relation: Relation) -> bool:
        """Whether the relation's object is a place and nothing else."""
        return bool(relation.range) and all(self.ontology.is_a(one, "Place") or one in ("CelestialObject", "Organisation", "Event")
                                            for one in relation.range) and any(self.ontology.is_a(one, "Place") for one in relation.range)

    def full(self, name: Name) -> Name:
        """The person whose family name alone is repeated: "directed by Bob Clark and written by Clark"."""
        short = self.text[name.start:name.end]
        if " " in short:
            return name
        earlier = (one.object for one in self.draft.claims if isinstance(one.object, Name))
        label = next((one.label for one in earlier if one.label.endswith(" " + short)), name.label)
        return replace(name, label=label)

    def without_doubles(self, names: list[Name]) -> list[Name]:
        """Of "China, People's Republic of China" (a title before its anchor) only the second."""
        titles = [self.ontology.countries.get(one.label, str(at)) for at, one in enumerate(names)]
        return [one for at, one in enumerate(names) if titles[at] not in titles[at + 1:at + 2]]

    def guess(self, name: Name, people: bool) -> tuple[str, ...]:
        """What a bare name tells of its class: company words, a known place, the noun at its end."""
        if _COMPANY.search(name.label):
            return ("Organisation",)
        if name.label in self.ontology.places:
            return (self.ontology.places[name.label],)
        if name.label in self.ontology.countries or _COUNTRY.match(name.label):
            return ("Country",)
        noun = "" if people or " " not in name.label else self.noun_class(name.label.rpartition(" ")[2])
        return (noun,) if noun and any(self.ontology.is_a(noun, one) for one in ("Place", "Organisation", "Event", "Award")) else ()

    def noun_class(self, words: str) -> str:
        """The class of the longest known noun that ends the words."""
        parts = words.lower().split(" ")
        return next((self.ontology.nouns[phrase] for size in range(min(3, len(parts)), 0, -1)
                     if (phrase := " ".join(parts[-size:])) in self.ontology.nouns), "")

    def country(self, name: Name) -> Name:
        """The country with the title of its article."""
        return replace(name, title=self.ontology.countries.get(name.label, ""), classes=name.classes or ("Country",))

    def whole(self, name: Name) -> bool:
        """Whether the name surely ends where it seems to: not at the cut of a shortened text."""
        if self.cut and name.end >= self.end:
            return False
        word = _FOLLOWING.match(self.masked, name.end, self.end)
        return not word or word[1] in _FUNCTION_WORDS or word[1].endswith(("ing", "ed", "ly")) or word[1] in self.draft.triggers.participles \
            or self.ontology.is_a(self.ontology.nouns.get(word[1], ""), "Place")
