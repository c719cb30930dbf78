"""Division by the root mean square.

The learnt scale is not here: it is folded into the matrix that follows, which costs
nothing for each token and leaves its gradient to a product of two small matrices.
"""

from __future__ import annotations

import torch
from torch import Tensor


class Normalise(torch.autograd.Function):
    """Rows of unit root mean square, in the dtype of the input; the mean is taken in float32."""

    @staticmethod
    def forward(context, hidden: Tensor, epsilon: float) -> Tensor:
        length = torch.linalg.vector_norm(hidden, dim=-1, keepdim=True, dtype=torch.float32)
        scale = length.square_().div_(hidden.shape[-1]).add_(epsilon).rsqrt_().to(hidden.dtype)
        normal = hidden * scale
        context.save_for_backward(normal, scale)
        return normal

    @staticmethod
    def backward(context, gradient: Tensor):
        normal, scale = context.saved_tensors
        along = (gradient * normal).sum(dim=-1, keepdim=True, dtype=torch.float32)
        along = along.div_(-normal.shape[-1]).to(gradient.dtype)
        return torch.addcmul(gradient, normal, along).mul_(scale), None
