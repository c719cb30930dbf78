"""Making a trained model deeper without changing what it says."""

from __future__ import annotations

from dataclasses import replace

from .model import Decoder


def deepen(model: Decoder, layers: int) -> Decoder:
    """The model with layers behind its own, which begin by adding nothing (`Layer`): the function is the same, the room is larger."""
    deeper = Decoder(replace(model.shape, layers=layers))
    deeper.load_state_dict(model.state_dict(), strict=False)
    return deeper
