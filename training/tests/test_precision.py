from __future__ import annotations

import json
from pathlib import Path

import torch
from conftest import SMALL

from octoweave_training.precision import PRECISIONS, fastest_precision
from octoweave_training.run_folder import RunFolder
from octoweave_training.train import main


def test_the_precision_that_multiplies_faster_is_one_of_those_there_are_and_leaves_the_threads_alone() -> None:
    before = torch.get_num_threads()
    assert fastest_precision() in PRECISIONS
    assert torch.get_num_threads() == before


def test_a_run_says_which_precision_it_chose_so_that_a_resume_keeps_it(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    main(["--data", str(data), "--out", str(out), "--steps", "1", *SMALL])
    assert json.loads(RunFolder(out).options.read_text())["options"]["precision"] in PRECISIONS
