"""The Llama-architecture decoder that the recipe trains."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from .attention import CausalAttention, causal_mask, rotation_tables
from .gated_unit import GatedUnit
from .normalise import Normalise


# Embeddings are as large as what layers add to them; the scale in front of the tied output makes up for it, so that logits begin near zero.
EMBEDDING_DEVIATION = 0.5
OUTPUT_SCALE = 0.1


@dataclass(frozen=True)
class ModelShape:
    """Everything that fixes the tensors of a model.

    Widths are multiples of 32, because a Q8_0 row is made of blocks of 32.
    """

    vocabulary: int
    layers: int = 4
    width: int = 256
    heads: int = 4
    feed_forward: int = 672
    context: int = 512
    rope_base: float = 10000.0
    norm_epsilon: float = 1e-5

    def __post_init__(self) -> None:
        if self.width % self.heads or (self.width // self.heads) % 2:
            raise ValueError(f"width {self.width} does not split into {self.heads} heads of even size")
        if self.width % 32 or self.feed_forward % 32:
            raise ValueError("width and feed_forward must be multiples of 32")

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    @property
    def embedding_rows(self) -> int:
        """`vocabulary` up to a multiple of 32: the products with the logits are 8 % of a step faster.

        The rows behind the vocabulary are never a target, never decoded and never exported.
        """
        return -(-self.vocabulary // 32) * 32

    def to_json(self) -> dict:
        return asdict(self)


def default_feed_forward(width: int) -> int:
    """Two thirds of four times the width, at the nearest multiple of 32."""
    return max(32, round(width * 8 / 3 / 32) * 32)


class Projection(nn.Module):
    """A bias-free matrix with a float32 master, cast to the dtype of its input at each use.

    `blocks` counts the matrices fused along the rows (gate and up; each head of query, key and
    value): the optimiser treats each as one.
    """

    def __init__(self, inputs: int, outputs: int, *, blocks: int = 1, deviation: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs).normal_(std=deviation))
        self.blocks = blocks

    def forward(self, hidden: Tensor, scale: Tensor | None = None) -> Tensor:
        """`scale` is the learnt scale of a preceding norm, one number an input column."""
        weight = self.matrix() if scale is None else self.matrix() * scale
        return functional.linear(hidden, weight.to(hidden.dtype))

    def matrix(self) -> Tensor:
        """`[outputs, inputs]`, by which hidden states are multiplied."""
        return self.weight


class Layer(nn.Module):
    """One pre-norm block on `[rows * time, width]`: causal attention, then SwiGLU.

    It begins by adding nothing: what writes to the residual is zero, so that tokens keep their identity through all layers.
    """

    def __init__(self, shape: ModelShape) -> None:
        super().__init__()
        width, deviation = shape.width, shape.width**-0.5
        self.shape = shape
        self.attention_norm = nn.Parameter(torch.ones(width))
        self.query_key_value = Projection(width, 3 * width, blocks=3 * shape.heads, deviation=deviation)
        self.attention_output = Projection(width, width, deviation=0.0)
        self.feed_forward_norm = nn.Parameter(torch.ones(width))
        self.gate_up = Projection(width, 2 * shape.feed_forward, blocks=2, deviation=deviation)
        self.down = Projection(shape.feed_forward, width, deviation=0.0)

    def forward(
        self, hidden: Tensor, rows: int, rotations: tuple[Tensor, Tensor, Tensor], kept: Tensor | None = None
    ) -> Tensor:
        """With `kept`, only those positions of the result, and only their share of the work after attention."""
        shape = self.shape
        fused = self.query_key_value(Normalise.apply(hidden, shape.norm_epsilon), self.attention_norm)
        fused = fused.view(rows, -1, 3, shape.heads, shape.head_width)
        mixed = CausalAttention.apply(fused, *rotations).view(-1, shape.width)
        if kept is not None:
            hidden, mixed = hidden.index_select(0, kept), mixed.index_select(0, kept)
        hidden = hidden + self.attention_output(mixed)
        gate_up = self.gate_up(Normalise.apply(hidden, shape.norm_epsilon), self.feed_forward_norm)
        return hidden + self.down(GatedUnit.apply(gate_up))


class Decoder(nn.Module):
    """Token ids to hidden states; embeddings are tied, so `output_matrix` reuses them."""

    def __init__(self, shape: ModelShape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Parameter(torch.empty(shape.embedding_rows, shape.width).normal_(std=EMBEDDING_DEVIATION))
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.output_norm = nn.Parameter(torch.full((shape.width,), OUTPUT_SCALE))
        cosines, sines = rotation_tables(shape.head_width, shape.context, shape.rope_base)
        self.register_buffer("cosines", cosines, persistent=False)
        self.register_buffer("sines", sines, persistent=False)

    def forward(self, token_ids: Tensor, kept: Tensor, dtype: torch.dtype = torch.float32) -> Tensor:
        """Final hidden states of the `kept` positions of `[rows * time]`, of unit root mean square.

        - Rows are right-padded: causality keeps padding out of every real position.
        - The rest of the last layer is skipped for positions that are not kept.
        """
        rows, time = token_ids.shape
        hidden = functional.embedding(token_ids.reshape(-1), self.embedding).to(dtype)
        rotations = self.rotations(time, dtype)
        for index, layer in enumerate(self.layers, 1):
            hidden = layer(hidden, rows, rotations, kept if index == len(self.layers) else None)
        return Normalise.apply(hidden, self.shape.norm_epsilon)

    def rotations(self, time: int, dtype: torch.dtype) -> tuple[Tensor, Tensor, Tensor]:
        """Cosines, sines (broadcast over query/key and heads) and the causal mask."""
        cosines = self.cosines[:time, None, None].to(dtype)
        sines = self.sines[:time, None, None].to(dtype)
        return cosines, sines, causal_mask(time, dtype)

    def output_matrix(self, dtype: torch.dtype = torch.float32) -> Tensor:
        """`[embedding_rows, width]`: hidden states times its transpose are logits."""
        return (self.embedding * self.output_norm).to(dtype)
