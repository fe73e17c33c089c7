"""Training of the network of `kg.extract.relations.net`, with torch.

In: lessons. Out: weights as numpy arrays, in the shapes that reading wants. The same seed gives the same
weights on the same machine.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.extract.relations.arrange import STEPS, Alphabet, Batch, Ragged, arrange
from kg.extract.relations.features import FORMS, KINDS
from kg.extract.relations.net import LAYERS
from kg.learn.lessons import Lesson, targets
from kg.learn.prepare import Labelled
from kg.learn.supervision import Supervision

#: A word that stands in fewer training sentences is known by its ending only.
RARE = 3
#: A schedule of fewer steps cannot rise and fall.
FEWEST = 50
#: Tables of vectors, which reading knows without "weight" in their names.
TABLES = ("words", "tags", "deps", "kinds", "forms", "steps", "others")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Widths of the layers and the pace of training."""

    word: int = 64
    hidden: int = 112
    pair: int = 224
    epochs: int = 4
    rate: float = 2e-3
    batch: int = 48
    most: int = 24
    dropout: float = 0.3
    seed: int = 1


class Network(nn.Module):
    """The layers; names and shapes are those that `net.py` reads."""

    def __init__(self, alphabet: Alphabet, relations: int, size: Size, vectors: NDArray[np.float32] | None) -> None:
        super().__init__()
        self.words = nn.Embedding(alphabet.rows, size.word)
        nn.init.normal_(self.words.weight, std=0.1)
        if vectors is not None:
            with torch.no_grad():
                self.words.weight[: len(vectors)] = torch.from_numpy(vectors)
        self.tags = nn.Embedding(len(alphabet.tags) + 1, 12)
        self.deps = nn.Embedding(len(alphabet.deps) + 1, 12)
        self.kinds = nn.Embedding(len(KINDS), 12)
        self.forms = nn.Embedding(len(FORMS), 6)
        self.input = nn.Linear(size.word + 42, size.hidden)
        self.layers = nn.ModuleList(nn.Linear(5 * size.hidden, size.hidden) for _ in range(LAYERS))
        self.steps = nn.Embedding(len(STEPS) + 1, 8)
        self.others = nn.Embedding(4, 4)
        self.pair = nn.Linear(5 * size.hidden + 12, size.pair)
        self.out = nn.Linear(size.pair, relations)
        nn.init.constant_(self.out.bias, -5.0)
        self.dropout = nn.Dropout(size.dropout)

    def forward(self, batch: Batch) -> Tensor:
        """Log-odds of each relation for each pair."""
        columns = {name: value for name, value in batch._asdict().items() if not isinstance(value, Ragged)}
        at = {name: torch.from_numpy(value).long() for name, value in columns.items()}
        if self.training:
            for name in ("first", "last"):
                lost = torch.rand(len(at[name])) < 0.06
                at[name] = torch.where(lost, self.words.num_embeddings - 1 - at[name] % 500, at[name])
            at["kind"] = at["kind"] * (torch.rand(len(at["kind"])) > 0.12)
        hidden = torch.relu(
            self.input(
                self.dropout(
                    torch.hstack(
                        [
                            self.words(at["first"]) + self.words(at["last"]),
                            self.tags(at["tag"]),
                            self.deps(at["dep"]),
                            self.kinds(at["kind"]),
                            self.forms(at["form"]),
                        ]
                    )
                )
            )
        )
        head = at["head"]
        below = torch.nonzero(head != torch.arange(len(head)))[:, 0]
        counts = torch.zeros(len(head)).index_add(0, head[below], torch.ones(len(below))).clamp(min=1)[:, None]
        for layer in self.layers:
            padded = torch.vstack([hidden, torch.zeros(1, hidden.shape[1])])
            under = torch.zeros_like(hidden).index_add(0, head[below], hidden[below]) / counts
            joined = torch.hstack([hidden, padded[at["before"]], padded[at["after"]], hidden[head], under])
            hidden = hidden + torch.relu(layer(self.dropout(joined)))
        padded = torch.vstack([hidden, torch.zeros(1, hidden.shape[1])])
        joined = torch.hstack(
            [
                hidden[at["subject"]],
                hidden[at["object"]],
                _largest(padded, batch.up),
                _largest(padded, batch.down),
                _largest(padded, batch.between),
                self.steps(at["step"]),
                self.others(at["others"]),
            ]
        )
        scores: Tensor = self.out(self.dropout(torch.relu(self.pair(self.dropout(joined)))))
        return scores

    def resumed(self, weights: Mapping[str, NDArray[np.float32]]) -> Network:
        """The same with weights that `arrays` gave, as far as they are the network's."""
        known = {name: name.removesuffix(".weight") for name in self.state_dict()}
        places = {name: short if short in TABLES else name for name, short in known.items()}
        self.load_state_dict({name: torch.from_numpy(weights[place]) for name, place in places.items()})
        return self

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """The weights under the names that reading knows."""
        return {
            name.removesuffix(".weight") if name.removesuffix(".weight") in TABLES else name: value.detach()
            .numpy()
            .copy()
            for name, value in self.state_dict().items()
        }


def _largest(hidden: Tensor, rows: Ragged) -> Tensor:
    """For each pair the largest values over its row's words."""
    owner = torch.repeat_interleave(torch.arange(len(rows.lengths)), torch.from_numpy(rows.lengths).long())
    found = torch.zeros(len(rows.lengths), hidden.shape[1])
    taken = hidden[torch.from_numpy(rows.items).long()]
    found = found.scatter_reduce(0, owner[:, None].expand_as(taken), taken, "amax", include_self=True)
    return found[torch.from_numpy(rows.row).long()]


def alphabet_of(sentences: Sequence[Labelled], words: Sequence[str]) -> Alphabet:
    """These words, those with a vector first, and every tag and dependency of the sentences."""
    tags = sorted({each.tag for one in sentences for each in one.graph.words})
    deps = sorted({each.dep for one in sentences for each in one.graph.words})
    return Alphabet.of(words, tags, deps)


def frequent_words(sentences: Sequence[Labelled]) -> list[str]:
    """The words seen often enough to be known by themselves, the most frequent first."""
    counts = Counter(word for one in sentences for each in one.graph.words for word in {each.first, each.last})
    return [word for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= RARE]


def train(
    lessons: Sequence[Lesson],
    supervision: Supervision,
    alphabet: Alphabet,
    size: Size,
    vectors: NDArray[np.float32] | None = None,
    report: Callable[[int, float], None] | None = None,
) -> Network:
    """Fit a network to the lessons."""
    random.seed(size.seed)
    torch.manual_seed(size.seed)
    network = Network(alphabet, len(supervision.relations), size, vectors)
    _fit(network, lessons, supervision, alphabet, size, report)
    return network


def further(
    weights: Mapping[str, NDArray[np.float32]],
    lessons: Sequence[Lesson],
    supervision: Supervision,
    alphabet: Alphabet,
    size: Size,
    report: Callable[[int, float], None] | None = None,
) -> Network:
    """Train a network that reading has on from where it is."""
    random.seed(size.seed)
    torch.manual_seed(size.seed)
    network = Network(alphabet, len(supervision.relations), size, None).resumed(weights)
    _fit(network, lessons, supervision, alphabet, size, report)
    return network


def _fit(
    network: Network,
    lessons: Sequence[Lesson],
    supervision: Supervision,
    alphabet: Alphabet,
    size: Size,
    report: Callable[[int, float], None] | None,
) -> None:
    optimizer = torch.optim.AdamW(network.parameters(), lr=size.rate, weight_decay=0.01)
    order = list(range(len(lessons)))
    steps = max(FEWEST, size.epochs * (len(order) // size.batch + 1))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, size.rate, total_steps=steps, pct_start=0.1)
    for epoch in range(size.epochs):
        random.shuffle(order)
        network.train()
        lost = 0.0
        for some in _batches([lessons[at] for at in order], size.batch):
            chosen = [one.some(size.most) for one in some]
            batch = arrange(
                [one.graph for one in some],
                [[one.pair(at) for at in numbers] for one, numbers in zip(some, chosen, strict=True)],
                alphabet,
            )
            stated, weights = targets(some, chosen, supervision)
            loss = nn.functional.binary_cross_entropy_with_logits(
                network(batch), torch.from_numpy(stated), torch.from_numpy(weights), reduction="sum"
            ) / len(some)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            lost += float(loss.detach())
        network.eval()
        if report:
            report(epoch, lost * size.batch / len(order))


def _batches(lessons: Sequence[Lesson], size: int) -> Iterator[Sequence[Lesson]]:
    for at in range(0, len(lessons), size):
        yield lessons[at : at + size]
