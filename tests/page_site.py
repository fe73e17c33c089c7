"""A site of our own making to look at: two films, a person of whom they disagree, a story, and hostile words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.articles.document import read_document
from kg.linked.about import About
from kg.linked.addresses import Addresses
from kg.model import Article, Entity, Evidence, Fact, Literal, Mention, Reading, Status
from kg.ontology import load_ontology
from kg.pages.site import Site
from kg.quads import to_nquads
from kg.snapshot import states
from kg.snapshot.view import View
from kg.store import open_store
from kg.vocab import DEFAULT_BASE, Namespace
from tests.stores import RUN

SPACE = Namespace()
#: What is put wherever words can surface: it ends tags, attributes, scripts and comments, and turns the line around.
EVIL = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"' onload='window.hacked=1'-->‮"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 20

NOTES = (
    "Ann Ray Ann Ray (; born 3 February 1901) is a Kelda film director, writer and sailor who told of the sea and "
    "of the people who live by it in some forty films, most of them silent, and in a book of letters that she wrote to "
    "her sister while at sea and later ...",
    "Kelda Kelda is an island in the northern sea, known for its harbour, its birds, and the long nights in which its "
    "people tell each other what they saw; it has two villages, one road, and a lighthouse that was built by the "
    "people of the villages themselves and that ...",
)
HARBOUR = f"""\
The Harbour
   HOME

TheInfoList



OR:

''The Harbour'' is a 1931 film directed by
{NOTES[0]}
and set in
{NOTES[1]}
. It stars Bo Lind as Old Tom. It runs for 1,190 minutes and was released on 30 April 1931 in Norda.


Plot

Old Tom is a pilot and a former thief.


Reception

Critics liked it.
"""
LAMP = "Lamp\n\n''Lamp'' is a 1934 film directed by Ann Ray (born 2 March 1901) and set in Kelda.\n"
EVIL_TEXT = f"{EVIL} is a film directed by {EVIL}.\n\n{LONG} is a place.\n\nفيلم عربي هو فيلم من 1990.\n"


def thing(title: str, *types: str) -> Entity:
    """A thing with an article."""
    return Entity(iri=SPACE.entity(title), label=title, types=types)


def inside(scope: str, name: str, *types: str) -> Entity:
    """A thing that only one article names."""
    return Entity(iri=SPACE.local(scope, name), label=name, types=types)


def word(label: str) -> Entity:
    """A common noun."""
    return Entity(iri=SPACE.concept(label), label=label, types=("Occupation",))


def date(lexical: str) -> Literal:
    """A day or a year."""
    return Literal(lexical=lexical, datatype="xsd:date" if "-" in lexical else "xsd:gYear")


@dataclass(frozen=True, slots=True)
class Said:
    """A fact and the words of the article that say it; `names` are those of subject and object."""

    subject: Entity
    relation: str
    object: Entity | Literal
    quote: str
    names: tuple[str, str] = ("", "")
    qualifiers: tuple[tuple[str, Entity | Literal], ...] = ()
    status: Status = "asserted"
    confidence: float = 0.95

    def fact(self, article: Article) -> Fact:
        """The fact with its evidence, at the first place where the words stand."""
        start = article.text.index(self.quote)
        spans = [(at, at + len(one)) if one and (at := article.text.find(one)) >= 0 else None for one in self.names]
        return Fact(
            subject=self.subject,
            relation=self.relation,
            object=self.object,
            qualifiers=self.qualifiers,
            status=self.status,
            reason="no place is called so" if self.status == "rejected" else "",
            evidence=Evidence(
                article=article.id,
                section="",
                start=start,
                end=start + len(self.quote),
                quote=self.quote,
                extractor="test",
                rule="by hand",
                confidence=self.confidence,
                subject_span=spans[0],
                object_span=spans[1],
            ),
        )


def reading(article: Article, said: Sequence[Said], mentions: Sequence[tuple[str, Entity]] = ()) -> Reading:
    """As if the article had been read."""
    places = [(article.text.find(words), words, one) for words, one in mentions]
    return Reading(
        document=read_document(article, load_ontology()),
        facts=tuple(one.fact(article) for one in said),
        entities=tuple(one for _, one in mentions),
        mentions=tuple(
            Mention(start=at, end=at + len(words), text=words, entity=one, source="name")
            for at, words, one in places
            if at >= 0
        ),
    )


FILM, ANN, BO = thing("The Harbour", "Film"), thing("Ann Ray", "Person"), inside("The Harbour", "Bo Lind", "Person")
TOM, KELDA, NORDA = inside("The Harbour", "Old Tom", "Character"), thing("Kelda", "Island"), thing("Norda", "Country")
OTHER = thing("Lamp", "Film")
WICKED, LENGTHY = thing(EVIL, "Film"), thing(LONG, "Place")
ARABIC = thing("فيلم عربي", "Film")


def readings(films: int = 120) -> list[Reading]:
    """Every article of the site; `films` are by one director."""
    harbour = Article(id="the_harbour", title="The Harbour", text=HARBOUR, url="https://example.org/harbour")
    lamp = Article(id="lamp", title="Lamp", text=LAMP, url="javascript:window.hacked=1")
    evil = Article(id=f"{EVIL}", title=EVIL, text=EVIL_TEXT, url=f"https://example.org/{EVIL}")
    many = Article(id="many", title="Many", text="\n\n".join(f"Film {n} is by Cy Moe." for n in range(films)))
    moe = thing("Cy Moe", "Person")
    return [
        reading(
            harbour,
            [
                Said(FILM, "directedBy", ANN, "directed by\nAnn Ray", ("The Harbour''", "Ann Ray")),
                Said(FILM, "setIn", KELDA, "set in\nKelda", ("", "Kelda"), confidence=0.75),
                Said(FILM, "castMember", BO, "stars Bo Lind as Old Tom", qualifiers=(("characterRole", TOM),)),
                Said(FILM, "character", TOM, "Old Tom"),
                Said(FILM, "duration", Literal(lexical="1190", datatype="xsd:decimal"), "1,190 minutes"),
                Said(
                    FILM, "publicationDate", date("1931-04-30"), "released on 30 April 1931 in Norda",
                    qualifiers=(("placeOfPublication", NORDA),),
                ),
                Said(FILM, "setIn", thing("1931", "Place"), "1931", status="rejected"),
                Said(TOM, "occupation", word("pilot"), "Old Tom is a pilot", status="fictional"),
                Said(
                    TOM, "occupation", word("thief"), "a former thief", status="fictional",
                    qualifiers=(("state", Literal(lexical="former")),),
                ),
                Said(ANN, "dateOfBirth", date("1901-02-03"), "born 3 February 1901"),
                Said(ANN, "occupation", word("film director"), "film director"),
            ],
            [
                ("The Harbour''", FILM), ("Bo Lind", BO), ("Old Tom", TOM), ("Kelda film director", KELDA),
                ("Kelda", KELDA),
            ],
        ),
        reading(
            lamp,
            [
                Said(OTHER, "directedBy", ANN, "directed by Ann Ray", ("Lamp''", "Ann Ray")),
                Said(ANN, "dateOfBirth", date("1901-03-02"), "born 2 March 1901"),
                Said(ANN, "occupation", word("film director"), "directed by Ann Ray"),
            ],
            [("Lamp''", OTHER), ("Ann Ray", ANN)],
        ),
        reading(
            evil,
            [
                Said(WICKED, "directedBy", WICKED, f"film directed by {EVIL}", (EVIL, EVIL), (("ofWhat", WICKED),)),
                Said(WICKED, "alternativeTitle", Literal(lexical=EVIL), EVIL),
                Said(WICKED, "describedAtURL", Literal(lexical="javascript:window.hacked=1"), EVIL),
                Said(WICKED, "describedAtURL", Literal(lexical="https://example.org/\"onclick='x'"), EVIL),
                Said(WICKED, "describedAtURL", Literal(lexical="https://example.org/page"), EVIL),
                Said(WICKED, "setIn", LENGTHY, f"{EVIL}.\n\n{LONG}"),
                Said(WICKED, "alternativeTitle", Literal(lexical=LONG), LONG, status="fictional"),
                Said(ARABIC, "publicationYear", date("1990"), "من 1990"),
            ],
            [(EVIL, WICKED), (LONG, LENGTHY), ("فيلم عربي", ARABIC)],
        ),
        reading(
            many,
            [Said(thing(f"Film {n}", "Film"), "directedBy", moe, f"Film {n} is by Cy Moe") for n in range(films)]
            + [Said(moe, "notableWork", thing(f"Film {n}", "Film"), f"Film {n} is by Cy Moe") for n in range(films)],
            [("Cy Moe", moe)],
        ),
    ]  # fmt: skip


def build(path: Path, some: Sequence[Reading]) -> None:
    """A store of these articles."""
    ontology = load_ontology()
    with open_store(path) as store:
        store.put_ontology(ontology)
        store.replace({one.document.article.id: to_nquads(one, ontology, SPACE, RUN) for one in some})


def open_site(path: Path, suffix: str = "") -> Site:
    """The pages of a store."""
    with open_store(path, read_only=True) as store:
        shown = states.Publisher(path, store.namespace, 2).publish(store.dataset, sign=states.state(path))
    return Site(View(str(shown.path), DEFAULT_BASE), load_ontology(), About(), Addresses(DEFAULT_BASE, suffix))
