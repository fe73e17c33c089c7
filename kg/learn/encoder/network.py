"""The MiniLM encoder and a head over pairs of mentions, with torch.

In: a `Batch`. Out: log-odds of every relation for each pair. How: as `kg.extract.relations.encoder` reads, with
dropout; the layers begin as all-MiniLM-L6-v2 has them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.extract.relations.arrange import STEPS
from kg.extract.relations.encoder import EPSILON, HEADS, LAYERS, WIDTH
from kg.extract.relations.features import FORMS, KINDS
from kg.extract.relations.pieces import LONGEST
from kg.learn.encoder.batch import Batch

#: Tables of vectors, which reading knows without "weight" in their names.
TABLES = ("words", "places", "kinds", "forms", "steps")
_FAR_BELOW = -1e4


class Encoder(nn.Module):
    """The layers; what is not MiniLM's starts at zero or at random."""

    def __init__(self, weights: Mapping[str, Tensor], relations: int) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"].float())
        first = weights["embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Embedding.from_pretrained((weights["embeddings.position_embeddings.weight"] + first).float())
        self.norm = _norm(weights, "embeddings.LayerNorm").requires_grad_(False)
        self.kinds, self.forms = nn.Embedding(len(KINDS), WIDTH), nn.Embedding(len(FORMS), WIDTH)
        nn.init.zeros_(self.kinds.weight)
        nn.init.zeros_(self.forms.weight)
        self.layers = nn.ModuleList(Layer(weights, f"encoder.layer.{at}") for at in range(LAYERS))
        self.subject, self.object, self.sought = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.steps = nn.Embedding(len(STEPS) + 1, 16)
        self.pair = nn.Linear(4 * WIDTH + 16, WIDTH)
        self.out = nn.Linear(WIDTH, relations)
        nn.init.constant_(self.out.bias, -5.0)
        self.dropout, self.above = nn.Dropout(0.1), nn.Dropout(0.2)

    def forward(self, batch: Batch) -> Tensor:
        """Log-odds of each relation for each pair."""
        hidden = self.words(batch.ids) + self.places(torch.arange(batch.ids.shape[1]))
        hidden = self.dropout(self.norm(hidden + self.kinds(batch.kinds) + self.forms(batch.forms)))
        hidden_from = torch.zeros(batch.known.shape).masked_fill(~batch.known, _FAR_BELOW)
        for layer in self.layers:
            hidden = layer(hidden, hidden_from[:, None, None, :])
        pieces = hidden.reshape(-1, WIDTH)[batch.piece]
        mentions = torch.zeros(len(batch.lengths), WIDTH).index_add(0, batch.owner, pieces) / batch.lengths[:, None]
        one, two = mentions[batch.subject], mentions[batch.object]
        wanted = _heads(self.subject(mentions)[batch.subject] + self.object(mentions)[batch.object])
        alike = torch.einsum("phd,pthd->pht", wanted, _heads(self.sought(hidden))[batch.sentence])
        attention = (alike / math.sqrt(WIDTH / HEADS) + hidden_from[batch.sentence][:, None, :]).softmax(-1)
        context = torch.einsum("pht,pthd->phd", attention, _heads(hidden)[batch.sentence]).reshape(-1, WIDTH)
        joined = torch.cat([one, two, one * two, context, self.steps(batch.step)], 1)
        odds: Tensor = self.out(self.above(torch.relu(self.pair(self.above(joined)))))
        return odds

    def resumed(self, weights: Mapping[str, NDArray[np.float32]]) -> Encoder:
        """The same with weights that `arrays` gave, of whichever pieces they are."""
        given = {name: torch.from_numpy(np.asarray(value, np.float32)) for name, value in weights.items()}
        self.words, self.places = (nn.Embedding.from_pretrained(given[table]) for table in ("words", "places"))
        self.load_state_dict({f"{name}.weight" if name in TABLES else name: value for name, value in given.items()})
        return self

    def arrays(self, pieces: Sequence[int]) -> dict[str, NDArray[np.float32]]:
        """The weights under the names that reading knows, of the words and places only those that it needs."""
        found = {name: value.detach().numpy().copy() for name, value in self.state_dict().items()}
        for table in TABLES:
            found[table] = found.pop(f"{table}.weight")
        return found | {"words": found["words"][list(pieces)], "places": found["places"][: LONGEST + 1]}


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, weights: Mapping[str, Tensor], name: str) -> None:
        super().__init__()
        self.asked = _linear(weights, *(f"{name}.attention.self.{one}" for one in ("query", "key", "value")))
        self.joined = _linear(weights, f"{name}.attention.output.dense")
        self.norm = _norm(weights, f"{name}.attention.output.LayerNorm")
        self.up, self.down = _linear(weights, f"{name}.intermediate.dense"), _linear(weights, f"{name}.output.dense")
        self.last = _norm(weights, f"{name}.output.LayerNorm")
        self.dropout = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, hidden_from: Tensor) -> Tensor:
        """The next layer's values: shape (sentences, pieces, width)."""
        query, key, value = (_heads(one).transpose(1, 2) for one in self.asked(hidden).chunk(3, -1))
        found = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden_from)
        hidden = self.norm(hidden + self.dropout(self.joined(found.transpose(1, 2).flatten(2))))
        inner = self.down(nn.functional.gelu(self.up(hidden)))
        known: Tensor = self.last(hidden + self.dropout(inner))
        return known


def _heads(values: Tensor) -> Tensor:
    return values.unflatten(-1, (HEADS, WIDTH // HEADS))


def _linear(weights: Mapping[str, Tensor], *names: str) -> nn.Linear:
    rows = torch.cat([weights[f"{name}.weight"] for name in names]).float()
    layer = nn.Linear(rows.shape[1], rows.shape[0])
    with torch.no_grad():
        layer.weight.copy_(rows)
        layer.bias.copy_(torch.cat([weights[f"{name}.bias"] for name in names]))
    return layer


def _norm(weights: Mapping[str, Tensor], name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(WIDTH, eps=EPSILON)
    with torch.no_grad():
        norm.weight.copy_(weights[f"{name}.weight"])
        norm.bias.copy_(weights[f"{name}.bias"])
    return norm
