from __future__ import annotations

import torch

from octoweave_training.muon import orthogonalise


def test_singular_values_end_near_one() -> None:
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalise(torch.randn(3, 32, 96)).float())
    assert 0.4 < values.min() and values.max() < 1.6
