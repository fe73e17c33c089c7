"""Which articles have to be read again when others come or go, since a name may mean something else now.

In: the articles that a store is about to take in or to lose. Out: those to read, the stored ones among
them that depend on the others. How: `Store.names` indexes what each article makes known and what each
asked for. It is derived from the store: what an interrupted build left undone there is put right first.
"""

from __future__ import annotations

import logging
import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from kg.collection.describe import Account
from kg.collection.index import Asked
from kg.errors import InputError
from kg.model import Article
from kg.store import Store

log = logging.getLogger(__name__)

Describe = Callable[[Article], Account]


class Register:
    """The names of a store's articles, while it is written."""

    def __init__(self, store: Store, describe: Describe) -> None:
        self.store, self.describe = store, describe
        #: The articles that were stored and are read again for the sake of others.
        self.again: frozenset[str] = frozenset()

    def add(self, articles: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
        """Take in the names of new or changed articles; yields these, then the stored ones to be read again."""
        with tempfile.TemporaryFile() as spool:  # they may come from a stream
            new, count = set[str](), 0
            with self.store.names.transaction():
                unsettled, keys = self._mend()
                for one in articles:
                    pickle.dump(one, spool)
                    count += 1
                    if isinstance(one, Article):
                        new.add(one.id)
                        keys |= self.store.names.put(one.id, self.describe(one))
            spool.seek(0)
            self._ask(unsettled, keys, new)
            for _ in range(count):
                yield pickle.load(spool)  # what was written above
        yield from self._stored()

    def remove(self, articles: Iterable[str]) -> Iterator[Article | InputError]:
        """Take out the names of articles, which the store holds no more; yields those to be read again."""
        with self.store.names.transaction():
            unsettled, keys = self._mend()
            keys |= self.store.names.drop(articles)
        self._ask(unsettled, keys)
        yield from self._stored()

    def settle(self, asked: Mapping[str, Asked]) -> None:
        """Keep what articles asked for, which are stored now."""
        with self.store.names.transaction():
            for identity, answers in asked.items():
                self.store.names.settle(identity, self.store.fingerprint(identity), answers)

    def finish(self) -> None:
        """Note that every article is stored as its names ask for."""
        self.store.names.complete = True

    def _ask(self, unsettled: set[str], keys: set[str], new: AbstractSet[str] = frozenset()) -> None:
        """Find the articles to be read again: for the keys touched, after an unfinished build for all."""
        names = self.store.names
        self.again = frozenset({*unsettled, *names.outdated(keys if names.complete else None)} - new)
        names.complete = False
        log.info("%d stored articles are read again", len(self.again))

    def _stored(self) -> Iterator[Article]:
        for identity in sorted(self.again):
            yield self.store.article(identity)

    def _mend(self) -> tuple[set[str], set[str]]:
        """Bring the index to what the store holds; the articles it had otherwise, the keys touched."""
        stored, known = self.store.fingerprints(), self.store.names.fingerprints()
        keys = set(self.store.names.drop(one for one in known if one not in stored))
        unsettled = {one for one, fingerprint in stored.items() if known.get(one) != fingerprint}
        for identity in sorted(unsettled):
            keys |= self.store.names.put(identity, self.describe(self.store.article(identity)))
        return unsettled, keys
