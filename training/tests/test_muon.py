from __future__ import annotations

import torch

from octoweave_training.model import Projection
from octoweave_training.muon import Muon, orthogonalise


def test_singular_values_end_near_one() -> None:
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalise(torch.randn(3, 32, 96)).float())
    assert 0.4 < values.min() and values.max() < 1.6


def test_decay_bounds_what_updates_in_one_direction_add_up_to() -> None:
    torch.manual_seed(0)
    gradient = torch.randn(32, 32)
    norms = []
    for weight_decay in (0.0, 0.5):
        projection = Projection(32, 32, deviation=0.0)
        muon = Muon([projection], weight_decay=weight_decay, dtype=torch.float32)
        for _ in range(100):
            projection.weight.grad = gradient.clone()
            muon.step(0.1)
        norms.append(torch.linalg.matrix_norm(projection.weight.detach(), 2).item())
    assert norms[0] > 8 and norms[1] < 1.6 / 0.5
