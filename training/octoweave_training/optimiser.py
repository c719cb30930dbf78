"""Muon for the matrices of the layers, AdamW for embeddings and norms."""

from __future__ import annotations

import math

import torch

from .model import Decoder, Projection
from .muon import Muon


def learning_rate_share(progress: float, warmup: float = 0.02) -> float:
    """The share of the peak rate after `progress` (0 to 1) of the run: linear warm-up, then cosine to zero."""
    if progress < warmup:
        return (progress + 0.001) / (warmup + 0.001)
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - warmup) / (1 - warmup))))


class Optimiser:
    """Steps both optimisers at the same share of their peak rates; what is frozen stays."""

    def __init__(
        self,
        model: Decoder,
        *,
        matrix_rate: float,
        other_rate: float,
        matrix_decay: float = 0.0,
        dtype: torch.dtype = torch.bfloat16,
    ) -> None:
        projections = [module for module in model.modules() if isinstance(module, Projection) and module.weight.requires_grad]
        matrices = {projection.weight for projection in projections}
        others = [parameter for parameter in model.parameters() if parameter.requires_grad and parameter not in matrices]
        self._matrix_rate, self._other_rate = matrix_rate, other_rate
        self._muon = Muon(projections, weight_decay=matrix_decay, dtype=dtype)
        self._adam = torch.optim.AdamW([{"params": others}], lr=other_rate, betas=(0.9, 0.95), weight_decay=0.0, fused=True)

    def step(self, share: float) -> None:
        for group in self._adam.param_groups:
            group["lr"] = self._other_rate * share
        self._adam.step()
        self._muon.step(self._matrix_rate * share)

    def state_dict(self) -> dict:
        return {"muon": self._muon.state_dict(), "adam": self._adam.state_dict()}

    def load_state_dict(self, state: dict) -> None:
        self._muon.load_state_dict(state["muon"])
        self._adam.load_state_dict(state["adam"])
