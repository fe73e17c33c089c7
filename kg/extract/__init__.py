"""Extractors: one kind of evidence a file, each a pure function from a passage to its claims."""
