"""Pages of a site of our own: what they say, that hostile words stay words, that every address leads somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import html5lib
import pyoxigraph as ox
import pytest
from lxml import html

from kg.linked.addresses import asked
from kg.pages.facts import at_most
from kg.pages.passages import Mark, stretches
from kg.pages.router import page
from kg.pages.site import Site
from kg.pages.values import value, web_address, words
from kg.vocab import PREFIXES
from tests.page_site import ANN, ARABIC, EVIL, FILM, LENGTHY, SPACE, TOM, WICKED, build, open_site, readings

XSD, KG = PREFIXES["xsd"], SPACE.term("")
#: Addresses of the pages that are looked at here.
OURS = re.compile(r"page/(?!ontology/)|inbound/|facts/|mentions/|within/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    path = tmp_path_factory.mktemp("pages") / "store"
    build(path, readings())
    return open_site(path)


def read(site: Site, path: str) -> html.HtmlElement:
    found = page(site, path, {})
    assert found is not None, path
    return html.document_fromstring(found.encode(), parser=html.HTMLParser(encoding="utf-8"))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def path_of(site: Site, iri: str) -> str:
    found = site.addresses.page(iri)
    assert found
    return found


def statement(site: Site, subject: str, relation: str, number: int = 0) -> str:
    """The path of the page of a fact."""
    query = "SELECT node FROM statement WHERE subject = ? AND relation = ? ORDER BY article, start"
    rows = site.view.index.execute(query, (subject, KG + relation)).fetchall()
    return path_of(site, rows[number][0])


@pytest.mark.parametrize(
    ("lexical", "datatype", "shown"),
    [
        ("2021-04-30", "date", "30 April 2021"),
        ("2021-04-30Z", "date", "30 April 2021"),
        ("2019-10", "gYearMonth", "October 2019"),
        ("0987", "gYear", "987"),
        ("-0044", "gYear", "44 BC"),
        ("-0044-03-15", "date", "15 March 44 BC"),
        ("12021", "gYear", "12021"),
        ("2021-04-30T19:30:00Z", "dateTime", "30 April 2021, 19:30"),
        ("2021-99-30", "date", "2021"),
        ("next year", "gYear", "next year"),
        ("1234567", "integer", "1,234,567"),
        ("-1234.50", "decimal", "−1,234.50"),
        ("9" * 700, "integer", "9" * 700),
        ("9" * 5000, "gYear", "9" * 5000),
        ("many", "integer", "many"),
        ("true", "boolean", "yes"),
        ("1931", "string", "1931"),
    ],
)
def test_values_in_words(lexical: str, datatype: str, shown: str) -> None:
    assert words(ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))) == shown


@pytest.mark.parametrize(("lexical", "shown"), [("193X", "1930s"), ("19XX", "20th century"), ("00XX", "1st century")])
def test_unsure_dates_in_words(lexical: str, shown: str) -> None:
    assert words(ox.Literal(lexical, datatype=ox.NamedNode(f"{KG}edtf"))) == shown


@pytest.mark.parametrize(
    ("text", "datatype", "phrase"),
    [
        ("1930s", XSD + "string", "in the"),
        ("193X", f"{KG}edtf", "in the"),
        ("19XX", f"{KG}edtf", "in the"),
        ("1931", XSD + "gYear", "in"),
        ("1931-04-30", XSD + "date", "on"),
    ],
)
def test_the_word_before_a_time(site: Site, text: str, datatype: str, phrase: str) -> None:
    assert site.phrase(f"{KG}validAt", ox.Literal(text, datatype=ox.NamedNode(datatype))) == phrase


@pytest.mark.parametrize(
    ("literal", "shown"),
    [
        (ox.Literal("a < b"), "<bdi>a &lt; b</bdi>"),
        (ox.Literal("机", language="zh"), '<bdi lang="zh">机</bdi>'),
        (
            ox.Literal("1931-04-30", datatype=ox.NamedNode(f"{XSD}date")),
            '<time datetime="1931-04-30">30 April 1931</time>',
        ),
        (ox.Literal("javascript:alert(1)"), "<bdi>javascript:alert(1)</bdi>"),
        (
            ox.Literal("https://example.org/?a=1&b=2"),
            '<a href="https://example.org/?a=1&amp;b=2" rel="external nofollow">https://example.org/?a=1&amp;b=2</a>',
        ),
        (ox.Literal("word " * 200), f"<bdi>{'word ' * 120}…</bdi>"),
    ],
)
def test_values_as_html(literal: ox.Literal, shown: str) -> None:
    assert value(literal) == shown


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("http://example.org", True),
        ("https://example.org/a?b#c", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        (" https://example.org", False),
        ("https://exam ple.org", False),
        ("https://", False),
        ("https://[", False),
        ('https://example.org/"onclick=', False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(address: str, links: bool) -> None:
    assert bool(web_address(address)) is links


@pytest.mark.parametrize(
    ("marks", "cuts"),
    [
        ((), [(0, 9, "")]),
        (((2, 5, "a"), (4, 7, "b")), [(0, 2, ""), (2, 4, "a"), (4, 5, "ab"), (5, 7, "b"), (7, 9, "")]),
        (((0, 9, "a"), (3, 6, "b")), [(0, 3, "a"), (3, 6, "ba"), (6, 9, "a")]),
        (((-5, 3, "a"), (6, 20, "b")), [(0, 3, "a"), (3, 6, ""), (6, 9, "b")]),
        (((3, 3, "a"),), [(0, 3, ""), (3, 9, "")]),
    ],
)
def test_marks_that_overlap_are_cut(marks: tuple[tuple[int, int, str], ...], cuts: list[tuple[int, int, str]]) -> None:
    found = [
        (one.start, one.end, "".join(mark.kind for mark in one.marks))
        for one in stretches(0, 9, [Mark(*one) for one in marks])
    ]
    assert found == cuts


@pytest.mark.parametrize(
    ("sizes", "most"), [([], 50), ([300], 50), ([20] * 12, 50), ([100] * 10, 20), ([9] * 90, 1), ([1] * 900, 1)]
)
def test_many_facts_are_shown_in_part(sizes: list[int], most: int) -> None:
    assert at_most(sizes) == most


def test_a_thing_in_words(site: Site) -> None:
    tree = read(site, "page/The_Harbour")
    assert text(tree.xpath("//h1")[0]) == "The Harbour"
    assert text(tree.find_class("kinds")[0]) == "film"
    assert text(tree.find_class("lead")[0]) == "The Harbour is a 1931 film directed by Ann Ray and set in Kelda."
    facts = [(text(one.xpath("dt")[0]), text(one.xpath("dd")[0])) for one in tree.xpath("//*[@id='facts']//dl/div")]
    assert facts == [
        ("directed by", "Ann Ray 1 source"),
        ("cast member", "Bo Lind as Old Tom 1 source"),
        ("character", "Old Tom 1 source"),
        ("set in", "Kelda likely, 1 source"),
        ("publication date", "30 April 1931 in Norda 1 source"),
        ("duration", "1,190 1 source"),
    ]
    headings = [text(one) for one in tree.xpath("//*[@id='facts']/h3")]
    assert headings == ["People and organisations", "Places", "Dates", "Figures"]
    assert not tree.xpath("//a[contains(@href, 'page/1931')]")  # what was set aside is not shown


def test_fiction_stands_apart(site: Site) -> None:
    tree = read(site, path_of(site, TOM.iri))
    assert not tree.xpath("//*[@id='facts']")
    (told,) = tree.xpath("//section[@class='fiction']")
    assert text(told.xpath("h2")[0]) == "In the story of The Harbour"
    assert [text(one) for one in told.xpath(".//dd//li")] == ["pilot 1 source", "thief (former) 1 source"]
    assert text(tree.find_class("kinds")[0]) == "fictional character named in The Harbour"


def test_what_points_at_a_thing(site: Site) -> None:
    tree = read(site, "page/Ann_Ray")
    pointing = tree.xpath("//*[@id='pointing']")[0]
    assert text(pointing.xpath("h3")[0]) == "directed by Ann Ray 2"
    assert [text(one) for one in pointing.xpath("ul[1]/li")] == ["Lamp", "The Harbour"]
    assert text(tree.xpath("//dd")[0]) == "film director 2 sources"


def test_long_lists_go_on(site: Site) -> None:
    tree = read(site, "page/Cy_Moe")
    assert text(tree.xpath("//*[@id='pointing']//h3")[0]) == "directed by Cy Moe 120"
    more = [urljoin("page/Cy_Moe", one) for one in tree.xpath("//li[@class='all']/a/@href")]
    assert more == ["facts/Cy_Moe/notableWork/1", "inbound/Cy_Moe/directedBy/1"]
    for path, count in zip(more, (120, 120), strict=True):
        seen: list[str] = []
        while path:
            tree = read(site, path)
            seen += [text(one) for one in tree.xpath("//ol/li")]
            ahead = tree.xpath("//a[@rel='next']/@href")
            path = urljoin(path, ahead[0]) if ahead else ""
        assert len(seen) == len(set(seen)) == count


@pytest.mark.parametrize(
    "path",
    [
        "page/Nobody",
        "page/article/none",
        "page/statement/00",
        "page/run/00",
        "page/1931/x",
        "inbound/Cy_Moe/directedBy/0",
        "inbound/Cy_Moe/directedBy/3",
        "inbound/Cy_Moe/directedBy/01",
        "inbound/Cy_Moe/directedBy/²",
        "inbound/Cy_Moe/directedBy/999999999999999999999",
        "inbound/Cy_Moe/nothing/1",
        "inbound/1",
        "facts/Cy_Moe/nothing/1",
        "facts/1",
        "mentions/Nobody/1",
        "within/Cy_Moe/1",
        "within//1",
        "years/١٩٣١-١٩٣١/1",
    ],
)
def test_no_page(site: Site, path: str) -> None:
    assert page(site, path, {}) is None


def test_a_fact_with_its_words(site: Site) -> None:
    tree = read(site, statement(site, FILM.iri, "directedBy"))
    assert text(tree.xpath("//h1")[0]) == "The Harbour directed by Ann Ray"
    (source,) = tree.xpath("//blockquote")
    assert [text(one) for one in source.xpath(".//mark")] == ["directed by", "Ann Ray"]
    assert text(source).startswith("The Harbour is a 1931 film directed by Ann Ray and set in Kelda. It stars Bo")
    assert {text(one) for one in source.xpath(".//b")} == {"The Harbour", "Ann Ray"}
    (place,) = tree.xpath("//figcaption/a[1]/@href")
    assert re.fullmatch(r"\.\./article/the_harbour#char=\d+,\d+", place)
    (target,) = read(site, "page/article/the_harbour").xpath(f"//*[@id='{place.partition('#')[2]}']")
    assert text(target.getparent()) == "directed by Ann Ray"
    assert "Sure (0.95), read by test: by hand" in text(tree.xpath("//figcaption")[0])


def test_all_who_say_so_and_who_contradict(site: Site) -> None:
    tree = read(site, statement(site, ANN.iri, "occupation"))
    assert [text(one) for one in tree.xpath("//figcaption/a[1]")] == [
        "In the article Lamp",
        "In the article The Harbour",
    ]
    assert not tree.find_class("against")
    tree = read(site, statement(site, ANN.iri, "dateOfBirth"))
    assert text(tree.xpath("//h1")[0]) == "Ann Ray date of birth 2 March 1901"
    assert text(tree.find_class("against")[0].xpath(".//li")[0]) == "3 February 1901 says the article The Harbour"
    tree = read(site, statement(site, TOM.iri, "occupation"))
    assert "it is not true of the world" in text(tree)


def test_an_article_as_read(site: Site) -> None:
    tree = read(site, "page/article/the_harbour")
    paragraphs = [text(one) for one in tree.xpath("//article/section/p")]
    assert paragraphs == [
        "The Harbour is a 1931 film directed by Ann Ray and set in Kelda. It stars Bo Lind as Old Tom. "
        "It runs for 1,190 minutes and was released on 30 April 1931 in Norda.",
        "Old Tom is a pilot and a former thief.",
        "Critics liked it.",
    ]
    assert [text(one) for one in tree.xpath("//h2")] == ["Plot", "Reception"]
    assert [text(one) for one in tree.xpath("//*[@role='note']/p/a[1]")] == ["Ann Ray", "Kelda"]
    assert [text(one) for one in tree.xpath("//section[2]//*[@class='said fiction']")] == [
        "Old Tom is a pilot", "a former thief",
    ]  # fmt: skip
    assert ("Old Tom", "../The_Harbour/-/Old_Tom") in {
        (text(one), one.get("href")) for one in tree.xpath("//p//a")
    }
    assert [text(one) for one in tree.xpath("//section[1]/details[@class='told']//li")][:2] == [
        "The Harbour – directed by – Ann Ray",
        "The Harbour – set in – Kelda",
    ]
    stated = tree.xpath("//section[1]/details[@class='told']//a")
    assert page(site, urljoin("page/article/the_harbour", stated[0].get("href")), {})
    assert tree.xpath("//a[text()='The original']/@href") == ["https://example.org/harbour"]
    assert "javascript:" not in str(page(site, "page/article/lamp", {}))


def every_page(site: Site) -> Iterator[str]:
    """The paths of all pages that can be reached from the first, by the links that they have."""
    waiting, seen = [""], {""}
    while waiting:
        path = waiting.pop()
        yield path
        for link in read(site, path).xpath("//a/@href"):
            target = asked(unquote(urljoin(f"http://site/{path}", link).partition("#")[0].removeprefix("http://site/")))
            if target not in seen and OURS.match(target):
                seen.add(target)
                waiting.append(target)


def test_every_page_is_reached_and_is_well_formed(site: Site) -> None:
    paths = list(every_page(site))
    assert len(paths) >= 300
    kinds = {re.match(r"(page/\w+|\w*)", path)[0] for path in paths}  # type: ignore[index]
    assert {"page/statement", "page/article", "page/run", "inbound", "facts"} <= kinds
    chosen = [path for number, path in enumerate(paths) if "Film_" not in unquote(path) or number % 50 == 0]
    for path in chosen:
        found = page(site, path, {})
        assert found
        html5lib.HTMLParser(strict=True).parse(found)  # raises where a browser would have to guess
        tree = html.document_fromstring(found)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        assert not tree.xpath("//@*[starts-with(name(), 'on')] | //img | //body//script"), path
        scripts = tree.xpath("//script")
        assert {one.get("type") for one in scripts} <= {"module", "application/ld+json"}, path
        assert all(json.loads(one.text) for one in scripts if one.get("type") != "module"), path
        assert not [one for one in tree.xpath("//@href | //@src | //@cite") if re.match(r"\s*(?i:javascript)", one)]
        assert all(one.startswith("../") or "/" not in path for one in tree.xpath("//script/@src")), path


@pytest.mark.parametrize("entity", [WICKED, LENGTHY, ARABIC], ids=["evil", "long", "arabic"])
def test_hostile_words_are_shown_as_they_are(site: Site, entity: object) -> None:
    one = {WICKED.iri: EVIL}.get(entity.iri, entity.label)  # type: ignore[attr-defined]
    tree = read(site, path_of(site, entity.iri))  # type: ignore[attr-defined]
    assert tree.xpath("//h1")[0].text_content() == one
    assert [name.tag for name in tree.xpath("//h1/*")] == ["bdi"]


def test_control_characters_are_not_in_pages(site: Site) -> None:
    told = [("x:y", ox.Literal("a\x00b\x1b\x85\ufffe"))]
    found = site.html("run.html", "page/run/x", {"iri": "x:y", "told": told, "read": []})
    assert "<dd><bdi>a\ufffdb\ufffd\ufffd\ufffd</bdi></dd>" in found


def test_three_clicks(site: Site) -> None:
    """From the first page to a film, to its director, to the words that say so."""
    first = {text(one): one.get("href") for one in read(site, "").xpath("//main//a")}
    film = urljoin("", first["The Harbour"])
    tree = read(site, film.removeprefix("./"))
    row = tree.xpath("//*[@id='directedBy']")[0]
    assert page(site, urljoin(film, row.xpath(".//dd//a[1]/@href")[0]).removeprefix("./"), {})
    words = read(site, urljoin(film, row.xpath(".//a[@class='why']/@href")[0]).removeprefix("./"))
    assert "directed by Ann Ray" in text(words.xpath("//blockquote")[0])


def test_pages_are_small(site: Site) -> None:
    assert max(len(str(page(site, path_of(site, one.iri), {})).encode()) for one in (FILM, ANN, WICKED)) < 100_000
    assert len(str(page(site, "page/Cy_Moe", {})).encode()) < 100_000


def test_as_files(site: Site, tmp_path: Path) -> None:
    files = open_site(site.view.facts.path.parents[1], ".html")  # type: ignore[union-attr]
    assert page(files, "page/Cy_Moe", {}) is None
    found = read(files, "page/Cy_Moe.html")
    links = [urljoin("page/Cy_Moe.html", one) for one in found.xpath("//main//a/@href") if "://" not in one]
    ours = [one for one in links if OURS.match(one) and "#" not in one]
    assert len(ours) > 20
    assert all(one.endswith(".html") and page(files, asked(unquote(one)), {}) for one in ours)
