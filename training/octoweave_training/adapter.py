"""Low-rank adapters (LoRA, Hu et al. 2021): for each matrix of a frozen model a pair whose product is added to it."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .model import Decoder, Projection
from .vocabulary import Vocabulary

# The matrices that are fused in each projection of a layer; each has a pair of its own, as an adapter file has them.
FUSED = {"query_key_value": 3, "attention_output": 1, "gate_up": 2, "down": 1}


@dataclass(frozen=True)
class AdapterShape:
    """The product of a pair is added `alpha / rank` times. `tokens` are control tokens whose embeddings are trained too."""

    rank: int
    alpha: float
    tokens: tuple[str, ...] = ()


def adapter_of(options: dict) -> AdapterShape | None:
    """What the options of a run say of its adapter; None where it trains the whole model."""
    if not options.get("adapter_rank"):
        return None
    return AdapterShape(options["adapter_rank"], options["adapter_alpha"], tuple(options["adapter_tokens"]))


class AdaptedProjection(Projection):
    """A frozen projection and the pairs of its matrices, one behind the other.

    - `first` (A) is `[matrices * rank, inputs]` of normal numbers, `second` (B) is `[outputs, rank]` of zeros:
      an adapter begins by adding nothing.
    - The sum is formed once a step instead of a low-rank product a token: cheaper from a few hundred tokens on, and
      what is trained is to the bit what is merged.
    """

    def __init__(self, base: Projection, matrices: int, shape: AdapterShape) -> None:
        outputs, inputs = base.weight.shape
        super().__init__(inputs, outputs, blocks=base.blocks, deviation=0.0)
        self.weight = nn.Parameter(base.weight.detach(), requires_grad=False)
        self.first = Projection(inputs, matrices * shape.rank, blocks=matrices, deviation=inputs**-0.5)
        self.second = Projection(shape.rank, outputs, blocks=matrices, deviation=0.0)
        self._matrices, self._scale = matrices, shape.alpha / shape.rank

    def pairs(self) -> list[tuple[Tensor, Tensor]]:
        """A `[rank, inputs]` and B `[outputs of the matrix, rank]` of each fused matrix."""
        return list(zip(self.first.weight.chunk(self._matrices), self.second.weight.chunk(self._matrices)))

    def matrix(self) -> Tensor:
        added = torch.cat([second @ first for first, second in self.pairs()])
        return self.weight + self._scale * added


def adapt(model: Decoder, shape: AdapterShape, vocabulary: Vocabulary) -> Decoder:
    """Freezes the model, puts the pairs beside all its matrices, and leaves the embeddings of `shape.tokens` to be trained."""
    model.requires_grad_(False)
    for layer in model.layers:
        for name, matrices in FUSED.items():
            setattr(layer, name, AdaptedProjection(getattr(layer, name), matrices, shape))
    if shape.tokens:
        trained = torch.zeros(len(model.embedding), 1)
        trained[[vocabulary.id_of(name) for name in shape.tokens]] = 1
        model.embedding.requires_grad_()
        # AdamW leaves alone what never had a gradient.
        model.embedding.register_hook(lambda gradient: gradient * trained)
    return model
