"""A BERT encoder, and over it for each tool an attention of its own."""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from .pretrained_pieces import pretrained_folder

WIDTH, HEADS, LAYERS, FEED_FORWARD, EPSILON = 384, 12, 6, 1536, 1e-12
LONGEST = 128
"""Pieces of a request that are read."""
MASKED = -1e9


class Layer(nn.Module):
    """One block of BERT on `[rows, time, width]`, norms behind the sums; parameters are named as in the pretrained file."""

    NAMES = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "attended",
        "attention.output.LayerNorm": "attention_norm",
        "intermediate.dense": "wide",
        "output.dense": "narrow",
        "output.LayerNorm": "norm",
    }

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm, self.norm = (nn.LayerNorm(WIDTH, eps=EPSILON) for _ in range(2))
        self.wide, self.narrow = nn.Linear(WIDTH, FEED_FORWARD), nn.Linear(FEED_FORWARD, WIDTH)

    def forward(self, hidden: Tensor, mask: Tensor, dropout: float = 0.0) -> Tensor:
        rows, time, _ = hidden.shape

        def by_head(projected: Tensor) -> Tensor:
            return projected.view(rows, time, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = by_head(self.query(hidden)), by_head(self.key(hidden)), by_head(self.value(hidden))
        weights = torch.softmax(query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + mask[:, None, None, :], dim=-1)
        mixed = (functional.dropout(weights, dropout, self.training) @ value).transpose(1, 2).reshape(rows, time, WIDTH)
        hidden = self.attention_norm(hidden + functional.dropout(self.attended(mixed), dropout, self.training))
        return self.norm(hidden + functional.dropout(self.narrow(functional.gelu(self.wide(hidden))), dropout, self.training))


class EncoderRetriever(nn.Module):
    """Word pieces to a score before the sigmoid for each tool.

    A score is a sum over the pieces of what each says of the tool, weighted by where the tool looks (label-wise attention; Mullenbach et al.,
    "Explainable Prediction of Medical Codes from Clinical Text", 2018): two orders in one request do not blur.
    """

    def __init__(self, *, pieces: int, tools: int) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.look, self.say = nn.Linear(WIDTH, tools), nn.Linear(WIDTH, tools)
        nn.init.zeros_(self.look.weight)
        nn.init.normal_(self.say.weight, std=0.02)
        nn.init.constant_(self.say.bias, -3.5)

    def forward(self, pieces: Tensor, is_read: Tensor, dropout: float = 0.0) -> Tensor:
        """`[rows, time]` numbers of pieces, and which of them are no padding."""
        mask = (1 - is_read.float()) * MASKED
        hidden = self.norm(self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.segment)
        hidden = functional.dropout(hidden, dropout, self.training)
        for layer in self.layers:
            hidden = layer(hidden, mask, dropout)
        looks = torch.softmax(self.look(hidden).float() + mask[:, :, None], dim=1)
        return (looks * self.say(hidden).float()).sum(dim=1)

    def load_pretrained(self, places: list[int]) -> None:
        """Everything below the tools, from the pretrained file; `places` are those of `create_word_pieces`."""
        state = load_file(pretrained_folder() / "model.safetensors")
        own = {
            "words.weight": state["embeddings.word_embeddings.weight"][places],
            "positions.weight": state["embeddings.position_embeddings.weight"][:LONGEST],
            "segment": state["embeddings.token_type_embeddings.weight"][0],
        }
        own |= {f"norm.{kind}": state[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")}
        for layer in range(LAYERS):
            for theirs, ours in Layer.NAMES.items():
                own |= {f"layers.{layer}.{ours}.{kind}": state[f"encoder.layer.{layer}.{theirs}.{kind}"] for kind in ("weight", "bias")}
        missing, unexpected = self.load_state_dict(own, strict=False)
        if unexpected or any(not name.startswith(("look.", "say.")) for name in missing):
            raise ValueError(f"the pretrained file does not fit: {missing}, {unexpected}")


def pad(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Rows of one length, and which pieces are no padding."""
    longest = max(map(len, rows))
    pieces = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
    lengths = torch.tensor(list(map(len, rows)))
    return pieces, torch.arange(longest)[None, :] < lengths[:, None]
