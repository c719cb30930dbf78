"""Cross-entropy over a vocabulary, each row with its own weight."""

from __future__ import annotations

import torch
from torch import Tensor


class WeightedLoss(torch.autograd.Function):
    """Sum over rows of `weight * cross-entropy`, for hidden rows and an output matrix.

    The gradient of the logits replaces the logits in the forward pass, block by block, so
    only one matrix of that size ever exists. Softmax is in float32.
    """

    ROWS_PER_BLOCK = 256

    @staticmethod
    def forward(context, hidden: Tensor, output: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
        logits = hidden @ output.t()
        total = torch.zeros(())
        size = WeightedLoss.ROWS_PER_BLOCK
        for block, target, weight in zip(logits.split(size), targets.split(size), weights.split(size)):
            probabilities = torch.softmax(block, dim=-1, dtype=torch.float32)
            chosen = probabilities.gather(1, target[:, None])[:, 0]
            total -= (chosen.clamp_min(1e-30).log() * weight).sum()
            probabilities.mul_(weight[:, None])
            probabilities.scatter_add_(1, target[:, None], -weight[:, None])
            block.copy_(probabilities)
        context.save_for_backward(hidden, output, logits)
        return total

    @staticmethod
    def backward(context, gradient: Tensor):
        hidden, output, logits = context.saved_tensors
        scale = gradient.to(hidden.dtype)
        return (logits @ output).mul_(scale), (logits.t() @ hidden).mul_(scale), None, None
