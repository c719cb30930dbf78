from __future__ import annotations

from pathlib import Path

import pytest
from sample import write_sample

from octoweave_training.export import main as export
from octoweave_training.run_folder import RunFolder
from octoweave_training.train import main

SMALL = "--text-tokens 320 --layers 2 --width 64 --heads 2 --context 64 --batch-tokens 256 --log-steps 5".split()


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("data") / "sample")


@pytest.fixture(scope="session")
def run(data: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A small model, trained for 60 steps without a pause: more than one epoch."""
    out = tmp_path_factory.mktemp("run") / "whole"
    main(["--data", str(data), "--out", str(out), "--steps", "60", *SMALL])
    return RunFolder(out)


@pytest.fixture(scope="session")
def published(run: RunFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of that model."""
    path = tmp_path_factory.mktemp("published") / "model.gguf"
    export(["--run", str(run.path), "--out", str(path), "--type", "f16", "--verify", "0"])
    return path
