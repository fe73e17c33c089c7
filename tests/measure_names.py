"""Measure how well names are found and typed, beside the pipeline's own recogniser on the same texts.

    python tests/measure_names.py [--data DIR] [--show N]

On the tenth of Re-DocRED's development documents and of CrossNER's train and development sentences that training never
sees, read as `kg mentions` reads plain text. Spans must be exact but for a leading article, a genitive and quotation
marks; the four types are those of CoNLL 2003 (works, events, nationalities and all others are MISC). What the gold
leaves open counts neither way. Pronouns and descriptions are no names.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.learn.examples import detokenize
from kg.learn.names.gold import read_gold
from kg.learn.names.training import group_finder, held_back
from kg.model import Article
from kg.nlp.pipeline import DEFAULT_PIPELINE, load_spacy
from kg.ontology import Ontology
from kg.read import Settings, Tools, read_articles

DATA = Path(__file__).parents[2] / "shared" / "data"
FLOORS = Path(__file__).parent / "floors_names.json"
CONLL = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG"} | dict.fromkeys(
    ("WORK", "EVENT", "GROUP", "MISC"), "MISC"
)
ONTONOTES = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"} | dict.fromkeys(
    ("NORP", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "LANGUAGE"), "MISC"
)
ROOTS = {"PER": ("Individual",), "LOC": ("Place", "CelestialObject"), "MISC": ("Group", "Work", "Event")}
REFERENCE = re.compile(r"(?:It|He|She|They|His|Her|Its|Their|This|Him|The [a-z ]+|[a-z ]+)$")

Span = tuple[int, int]


@dataclass
class Text:
    """A text with the types that each of its names may have; `open` is what the gold says nothing of."""

    source: str
    text: str
    names: dict[Span, frozenset[str]] = field(default_factory=dict)
    open: list[Span] = field(default_factory=list)


def trimmed(text: str, start: int, end: int) -> Span:
    """Without a leading article, a genitive and quotation marks."""
    words = text[start:end]
    start += len(words) - len(re.sub(r"^(?:the |an? |[\"“' ])+", "", words, flags=re.IGNORECASE))
    return start, start + len(re.sub(r"(?:['’]s|[\"”' ])+$", "", text[start:end]))


def held_back_texts(data: Path, ontology: Ontology) -> Iterator[Text]:
    """The samples that training leaves out, as plain text."""
    gold = read_gold(data, ontology, group_finder(load_spacy(DEFAULT_PIPELINE, ())))
    for number, sample in enumerate(gold):
        if held_back(number):
            text, places = detokenize(sample.words)
            found = Text(sample.document.partition(" ")[0], text)
            for mark in sample.marks:
                span = trimmed(text, places[mark.start][0], places[mark.end - 1][1])
                kinds = frozenset(CONLL[label] for label in mark.labels if label in CONLL)
                if mark.sure and kinds:
                    found.names[span] = kinds
                else:
                    found.open.append(span)
            yield found


def conll(types: Sequence[str], ontology: Ontology) -> str:
    """The type that a reader of our rows takes a mention for."""
    for kind, roots in (*ROOTS.items(), ("ORG", ("Organisation",))):
        if any(ontology.is_a(one, root) for one in types for root in roots):
            return kind
    return "MISC"


def ours(texts: Sequence[Text], tools: Tools) -> Iterator[dict[Span, str]]:
    """What `kg mentions` prints for each text."""
    readings = read_articles([Article(id=str(number), text=one.text) for number, one in enumerate(texts)], tools)
    for one, reading in zip(texts, readings, strict=True):
        yield {
            trimmed(one.text, mention.start, mention.end): conll(mention.types, tools.ontology)
            for mention in reading.mentions
            if not REFERENCE.match(mention.text)
        }


def peer(texts: Sequence[Text]) -> Iterator[dict[Span, str]]:
    """What the untouched pipeline finds."""
    nlp = load_spacy(DEFAULT_PIPELINE, ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter"))
    for one, doc in zip(texts, nlp.pipe(text.text for text in texts), strict=True):
        yield {
            trimmed(one.text, name.start_char, name.end_char): ONTONOTES[name.label_]
            for name in doc.ents
            if name.label_ in ONTONOTES
        }


def scores(texts: Sequence[Text], found: Sequence[dict[Span, str]]) -> dict[str, float]:
    """F1 of the spans, and of the spans with their types, by data set."""
    counts: Counter[tuple[str, str]] = Counter()
    for text, names in zip(texts, found, strict=True):
        for span, kind in names.items():
            right = span in text.names
            if right or not any(start < span[1] and span[0] < end for start, end in text.open):
                counts[text.source, "found"] += 1
            counts[text.source, "spans"] += right
            counts[text.source, "typed"] += right and kind in text.names[span]
        counts[text.source, "wanted"] += len(text.names)
    return {
        f"{source} {what}": 2 * counts[source, what] / (counts[source, "found"] + counts[source, "wanted"])
        for source in dict.fromkeys(text.source for text in texts)
        for what in ("spans", "typed")
    }


def errors(texts: Sequence[Text], found: Sequence[dict[Span, str]]) -> Iterator[str]:
    """What is wrong, a line each."""
    for text, names in zip(texts, found, strict=True):
        for span in sorted(names.keys() | text.names.keys()):
            kinds = "/".join(sorted(text.names.get(span, ())))
            if names.get(span, "") not in text.names.get(span, ("",)):
                before, after = text.text[max(0, span[0] - 30) : span[0]], text.text[span[1] : span[1] + 30]
                yield f"{kinds or '-'}\t{names.get(span, '-')}\t{before}[{text.text[slice(*span)]}]{after}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--show", type=int, default=0, help="print so many errors")
    options = parser.parse_args()
    tools = Settings().tools()
    texts = list(held_back_texts(options.data, tools.ontology))
    found = list(ours(texts, tools))
    floors = json.loads(FLOORS.read_text("utf-8"))
    before = scores(texts, list(peer(texts)))
    for key, value in scores(texts, found).items():
        sys.stdout.write(f"{key:<16} {value:.3f}  floor {floors[key]:.3f}  {DEFAULT_PIPELINE} {before[key]:.3f}\n")
    sys.stdout.writelines(f"{line}\n" for line in list(errors(texts, found))[: options.show])
    return 0


if __name__ == "__main__":
    sys.exit(main())
