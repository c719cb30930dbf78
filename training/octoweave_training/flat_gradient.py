"""All gradients of a model in one buffer, to be added up over processes at once."""

from __future__ import annotations

import torch
from torch import nn

from .processes import Processes


class FlatGradient:
    """Makes the gradients of what `model` trains views of one float32 buffer, whose last element is for the loss."""

    def __init__(self, model: nn.Module) -> None:
        parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
        sizes = [parameter.numel() for parameter in parameters]
        self._buffer = torch.zeros(sum(sizes) + 1)
        for parameter, part in zip(parameters, self._buffer[:-1].split(sizes)):
            parameter.grad = part.view_as(parameter)

    def clear(self) -> None:
        self._buffer.zero_()

    def add_up(self, loss: float, processes: Processes) -> float:
        """Adds gradients and losses up over the processes; returns the sum of the losses."""
        self._buffer[-1] = loss
        processes.add_up(self._buffer)
        return self._buffer[-1].item()
