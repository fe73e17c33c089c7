"""What schema.org says of its terms, from the types of schema-dts; writes the excerpt that the package carries.

Run as `python -m tests.schemaorg_terms` after a change of the ontology's equivalents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.linked import schemaorg
from kg.ontology import Ontology, load_ontology
from kg.vocab import PREFIXES

ROOT = Path(__file__).parent.parent
TYPES = ROOT / "build" / "schemaorg" / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"
EXCERPT = Path(schemaorg.__file__).with_suffix(".tsv")
HEAD = "# What of schema.org is used here: a class and all it is within; a property, what has it, what it has as value."
#: Data types of values that are told as such, and classes that are told whatever the ontology says.
DATA = frozenset(("Text", "Date", "DateTime", "Number", "Integer", "URL"))
ALWAYS = frozenset(("Thing", "Article", "Dataset"))

_COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)
_BASE = re.compile(r"interface (\w+)Base(?:\s+extends ([^{]*))?\s*\{(.*?)\n\}", re.DOTALL)
_LEAF = re.compile(r"interface (\w+)Leaf extends (\w+)Base")
_ALIAS = re.compile(r"export type (\w+) = ([^;{}]*);")
_PROPERTY = re.compile(r'(/\*DEPRECATED\*/\s*)?"(\w+)"\?: SchemaValue<(.*?), "\w+">', re.DOTALL)


@dataclass(frozen=True)
class Terms:
    """Ancestors of classes; domains and ranges of properties that are not superseded."""

    ancestors: dict[str, frozenset[str]]
    domains: dict[str, frozenset[str]]
    ranges: dict[str, frozenset[str]]


def read(text: str) -> Terms:
    """The terms from the declarations of schema-dts."""
    text = _COMMENT.sub(lambda found: "/*DEPRECATED*/" if "@deprecated" in found[0] else "", text)
    parents: dict[str, set[str]] = {}
    domains: dict[str, set[str]] = {}
    ranges: dict[str, set[str]] = {}
    for name, above, body in _BASE.findall(text):
        parents[name] = {one.strip().removesuffix("Base") for one in above.split(",") if one.strip().endswith("Base")}
        for superseded, key, values in _PROPERTY.findall(body):
            if not superseded:
                domains.setdefault(key, set()).add(name)
                ranges.setdefault(key, set()).update({one.strip() for one in values.split("|")} - {"IdReference"})
    for name, above in _LEAF.findall(text):
        parents.setdefault(name, set()).update({above} - {name})
    for name, members in _ALIAS.findall(text):  # a class is a union of the classes within it
        for member in (one.strip() for one in members.split("|")):
            if re.fullmatch(r"\w+", member) and not member.endswith("Leaf") and member not in ("string", name):
                parents.setdefault(member, set()).add(name)

    def climb(name: str) -> set[str]:
        return {name}.union(*(climb(one) for one in parents.get(name, ())))

    ancestors = {name: frozenset(one for one in climb(name) - {name} if "_" not in one) for name in parents}
    return Terms(ancestors, *({key: frozenset(one) for key, one in each.items()} for each in (domains, ranges)))


def excerpt(terms: Terms, ontology: Ontology) -> str:
    """The lines of `schemaorg.tsv`: the classes and properties that the ontology names as equivalents."""
    equivalents = {iri for one in ontology.classes.values() for iri in one.equivalents}
    equivalents |= {iri for one in ontology.relations.values() for iri in one.equivalents}
    named = {iri.removeprefix(PREFIXES["schema"]) for iri in equivalents if iri.startswith(PREFIXES["schema"])}
    classes = sorted((named | ALWAYS) & terms.ancestors.keys())
    known = frozenset(classes).union(*(terms.ancestors[one] for one in classes))
    lines = [HEAD, *(f"{one}\t{' '.join(sorted(terms.ancestors[one]))}" for one in classes)]
    for one in sorted(named & terms.domains.keys()):
        domain, range_ = terms.domains[one] & known, terms.ranges[one] & (known | DATA)
        if domain and range_:
            lines.append(f"{one}\t{' '.join(sorted(domain))}\t{' '.join(sorted(range_))}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    EXCERPT.write_text(excerpt(read(TYPES.read_text("utf-8")), load_ontology()), "utf-8")
