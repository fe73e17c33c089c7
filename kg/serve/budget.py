"""How much query time each client has: a bucket that fills by the minute.

A client is an address; behind a proxy it is what the proxy says. It may use `budget` seconds a
minute, and twice that at once after a rest, as the Wikidata query service does.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

#: Clients that are remembered; of more, those longest unseen are forgotten.
CLIENTS = 10_000


class Budget:
    """Seconds left, by client."""

    def __init__(self, a_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.a_minute, self.clock = a_minute, clock
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def _now(self, client: str) -> float:
        """The seconds the client has now."""
        most = 2 * self.a_minute
        left, when = self.left.get(client, (most, 0.0))
        return min(most, left + (self.clock() - when) * self.a_minute / 60)

    def retry_after(self, client: str) -> int:
        """Whole seconds until the client may ask again; 0 where it may now."""
        if not self.a_minute:
            return 0
        left = self._now(client)
        return 0 if left > 0 else max(1, math.ceil(-left * 60 / self.a_minute))

    def spend(self, client: str, seconds: float) -> None:
        """Take what a query used."""
        if self.a_minute:
            self.left[client] = (self._now(client) - seconds, self.clock())
            self.left.move_to_end(client)
            while len(self.left) > CLIENTS:
                self.left.popitem(last=False)
