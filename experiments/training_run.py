"""One run of the training recipe, kept so that an experiment that is run again takes up where it left off."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy
from octoweave_training.dataset import read_dataset
from octoweave_training.run_folder import RunFolder
from octoweave_training.run_log import read_log

ROOT = Path(__file__).parent.parent
MINI = ROOT / "packages" / "models" / "weights" / "octoweave-mini.gguf"
WORK = ROOT / "training" / "runs" / "experiments"

# The same for every run; what a run is about is in its own options. On the AMD EPYC of the published figures bf16 is nearly twice as fast as f32.
RECIPE = (
    "--clock cpu --precision bf16 --batch-tokens 3072 --request-weight 0 --request-share 0 --dropout 0.03 --evaluations 0 --log-steps 1"
    " --checkpoint-minutes 0.5"
).split()


@dataclass(frozen=True)
class TrainedRun:
    """`cpu_minutes` are of the training steps alone; `tokens` are of prompts and answers; `examples_seen` follows from their mean length."""

    folder: RunFolder
    cpu_minutes: float
    steps: int
    tokens: int
    examples_seen: int


def train(name: str, data: Path, start: Path, options: list[str]) -> TrainedRun:
    """Trains in a process of one thread. A finished run of the same name and options is taken as it is, one that was broken off goes on."""
    folder = RunFolder(WORK / name)
    said = ["--data", data, "--out", folder.path, "--start-from", start, *RECIPE, *options]
    command = [os.path.relpath(part, ROOT) if isinstance(part, Path) else part for part in said]
    said_before = folder.path / "command.json"
    if not said_before.exists() or json.loads(said_before.read_text(encoding="utf-8")) != command:
        shutil.rmtree(folder.path, ignore_errors=True)
    events = {line["event"] for line in read_log(folder.log)} if folder.log.exists() else set()
    if "evaluation" not in events:
        if folder.checkpoint.exists():
            command = ["--out", command[command.index("--out") + 1], "--resume"]
        else:
            shutil.rmtree(folder.path, ignore_errors=True)
            folder.path.mkdir(parents=True)
            said_before.write_text(json.dumps(command), encoding="utf-8")
        run_python("octoweave_training.train", command)
    steps = [line for line in read_log(folder.log) if line["event"] == "step"]
    tokens = steps[-1]["tokens"]
    lengths = numpy.concatenate([read_dataset(path).lengths for path in (folder.path / "tokens").glob("*.npz")])
    return TrainedRun(folder, steps[-1]["minutes"], steps[-1]["step"], tokens, round(tokens / (lengths.mean() - 1)))


def run_python(module: str, arguments: list[str]) -> None:
    """A module of the training package in a process of one thread, at the root of the repository."""
    threads = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive", "PYTHONPATH": str(ROOT / "training")}
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, env={**os.environ, **threads}, check=True)
