"""The SwiGLU activation."""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor


class GatedUnit(torch.autograd.Function):
    """`[tokens, 2 * width]` of gate and up to `silu(gate) * up`.

    Backward goes through the tokens in blocks that stay in the level-two cache.
    """

    TOKENS_PER_BLOCK = 128

    @staticmethod
    def forward(context, gate_up: Tensor) -> Tensor:
        context.save_for_backward(gate_up)
        gate, up = gate_up.chunk(2, dim=-1)
        return functional.silu(gate).mul_(up)

    @staticmethod
    def backward(context, gradient: Tensor):
        (gate_up,) = context.saved_tensors
        result = torch.empty_like(gate_up)
        size = GatedUnit.TOKENS_PER_BLOCK
        for block, outer, target in zip(gate_up.split(size), gradient.split(size), result.split(size)):
            gate, up = block.chunk(2, dim=-1)
            target_gate, target_up = target.chunk(2, dim=-1)
            torch.mul(outer, functional.silu(gate), out=target_up)
            torch.ops.aten.silu_backward.grad_input(outer * up, gate, grad_input=target_gate)
        return result
