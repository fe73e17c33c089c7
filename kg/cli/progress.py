"""A progress bar with rate and remaining time, on stderr, where a person watches."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown(what: str, options: argparse.Namespace, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Yields what is to be called with the number of articles done since the last call; `total` is theirs."""
    if options.quiet or not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich import progress
    from rich.console import Console
    from rich.text import Text

    from kg.articles.source import read_articles

    class Rate(progress.ProgressColumn):
        def render(self, task: progress.Task) -> Text:
            return Text(f"{task.speed or 0:.1f} articles/s", style="progress.data.speed")

    if total is None and "-" not in options.inputs:  # to go through the inputs costs a hundredth of reading them
        total = sum(1 for _ in read_articles(options.inputs))
    with progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        Rate(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count: bar.advance(task, count)
