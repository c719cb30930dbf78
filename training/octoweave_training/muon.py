"""Muon: momentum whose update is made orthogonal, for the matrices of the layers."""

from __future__ import annotations

import torch
from torch import Tensor

from .model import Projection

# Polar Express (Amsel et al. 2025): the best quintic for each step in turn, slightly
# shrunk so that rounding in bfloat16 cannot push a singular value out of its interval.
# A fifth step narrows the singular values from 0.42..1.56 to 0.85..1.12, costs 4 % of the
# training speed, and made no difference to the loss after the same number of steps.
QUINTICS = (
    (8.28721201814563, -23.595886519098837, 17.300387312530933),
    (4.107059111542203, -2.9478499167379106, 0.5448431082926601),
    (3.9486908534822946, -2.908902115962949, 0.5518191394370137),
    (3.3184196573706015, -2.488488024314874, 0.51004894012372),
)
SHRINK = 1.01


def orthogonalise(matrices: Tensor) -> Tensor:
    """`[count, rows, columns]`, rows <= columns, to nearly the nearest matrices with orthonormal rows, in their dtype."""
    result = matrices / (matrices.norm(dim=(-2, -1), keepdim=True) * SHRINK + 1e-7)
    for first, third, fifth in QUINTICS:
        square = result @ result.mT
        polynomial = torch.baddbmm(square, square, square, beta=third / SHRINK**3, alpha=fifth / SHRINK**5)
        result = torch.baddbmm(result, polynomial, result, beta=first / SHRINK)
    return result


class Muon:
    """Updates projections in place; the blocks of a fused matrix are matrices of their own.

    Decay is decoupled (`weight_decay` times the rate, each step): every update has a spectral norm of about one whatever
    the gradient, and without decay the weights of a long run grow until attention is all or nothing.
    Blocks of one shape are orthogonalised together, tall ones lying down, in `dtype`: whichever this CPU multiplies faster.
    """

    def __init__(
        self,
        projections: list[Projection],
        *,
        momentum: float = 0.95,
        weight_decay: float = 0.0,
        dtype: torch.dtype = torch.bfloat16,
    ) -> None:
        self._momentum, self._weight_decay, self._dtype = momentum, weight_decay, dtype
        self._projections = projections
        self.velocities = [torch.zeros_like(projection.weight) for projection in projections]

    @torch.no_grad()
    def step(self, learning_rate: float) -> None:
        groups: dict[tuple[int, int], list[tuple[Tensor, Tensor]]] = {}
        for projection, velocity in zip(self._projections, self.velocities):
            gradient = projection.weight.grad
            velocity.lerp_(gradient, 1 - self._momentum)
            update = gradient.lerp(velocity, self._momentum)
            for weight, block in zip(projection.weight.chunk(projection.blocks), update.chunk(projection.blocks)):
                lying = block if block.shape[0] <= block.shape[1] else block.mT
                groups.setdefault(tuple(lying.shape), []).append((weight, lying))
        for blocks in groups.values():
            updates = orthogonalise(torch.stack([block.to(self._dtype) for _, block in blocks]))
            for (weight, _), update in zip(blocks, updates):
                rows, columns = weight.shape
                update = update if rows <= columns else update.mT
                weight.mul_(1 - learning_rate * self._weight_decay)
                weight.add_(update.to(weight.dtype), alpha=-learning_rate * max(1.0, rows / columns) ** 0.5)

    def state_dict(self) -> dict:
        return {"velocities": self.velocities}

    def load_state_dict(self, state: dict) -> None:
        for velocity, saved in zip(self.velocities, state["velocities"], strict=True):
            velocity.copy_(saved)
