from __future__ import annotations

from pathlib import Path

import torch
from conftest import SMALL

from octoweave_training.run_folder import RunFolder
from octoweave_training.train import main


def test_a_resumed_run_ends_with_the_weights_of_an_uninterrupted_one(run: RunFolder, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "halves"
    main(["--data", str(data), "--out", str(out), "--steps", "60", "--stop-after", "47", *SMALL])
    main(["--out", str(out), "--resume"])
    whole, halves = run.read_model().state_dict(), RunFolder(out).read_model().state_dict()
    assert all(torch.equal(whole[name], halves[name]) for name in whole)
