"""Linked data: where a thing is read about, and what programs read there."""
