"""Parsing: the only room that knows spaCy."""
