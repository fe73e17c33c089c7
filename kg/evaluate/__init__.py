"""Scores of what was read against what a person wrote down: one gold format a file, one way to count."""
