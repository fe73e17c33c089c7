"""Text as XML may hold it."""

from __future__ import annotations

from xml.sax.saxutils import escape as _escape
from xml.sax.saxutils import quoteattr

from kg.linked.addresses import header
from kg.quads import text_literal


def text(value: str) -> str:
    r"""Text between tags; what XML cannot hold becomes U+FFFD.

    >>> text("a <b> \x0b")
    'a &lt;b&gt; \ufffd'
    """
    return _escape(text_literal(value).value)


def attribute(value: str) -> str:
    """Text as an attribute's value, in quotes."""
    return quoteattr(text_literal(value).value)


def address(iri: str) -> str:
    """An address between tags, as a URI in ASCII."""
    return _escape(header(iri))
