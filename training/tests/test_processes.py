from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import torch
from conftest import SMALL

from octoweave_training.processes import Processes, run_in_processes
from octoweave_training.run_folder import RunFolder
from octoweave_training.run_log import read_log
from octoweave_training.train import main

STEPS = ["--steps", "40", "--precision", "f32", *SMALL]


def losses(folder: RunFolder) -> list[float]:
    return [line["loss"] for line in read_log(folder.log)]


def check_collectives(processes: Processes) -> None:
    assert processes.of_first(0.1 + processes.rank) == 0.1
    total = torch.tensor([1.0 + processes.rank])
    processes.add_up(total)
    processes.expect_same([total])
    processes.copy_first([different := torch.full((3,), float(processes.rank))])
    assert different.tolist() == [0.0] * 3 and total.item() == 3.0
    different += processes.rank
    try:
        processes.expect_same([total, different])
    except RuntimeError:
        return
    raise AssertionError("different weights went unnoticed")


def test_what_is_sent_arrives_and_differences_are_noticed() -> None:
    run_in_processes(2, check_collectives)


def test_two_processes_learn_as_one_does_and_resume(data: Path, tmp_path: Path) -> None:
    """Every evaluation also compares the weights of the processes."""
    one, two, halves = (RunFolder(tmp_path / name) for name in ("one", "two", "halves"))
    main(["--data", str(data), "--out", str(one.path), *STEPS])
    main(["--data", str(data), "--out", str(two.path), "--processes", "2", *STEPS])
    main(["--data", str(data), "--out", str(halves.path), "--processes", "2", "--stop-after", "25", *STEPS])
    main(["--out", str(halves.path), "--resume"])
    assert losses(one) != losses(two)
    torch.testing.assert_close(torch.tensor(losses(two)), torch.tensor(losses(one)), rtol=0.02, atol=0.01)
    whole, resumed = two.read_model().state_dict(), halves.read_model().state_dict()
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


def other_processes(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-ww", "-o", "pid=", "-o", "args=", "--ppid", str(parent)], capture_output=True, text=True)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


def is_running(pid: int) -> bool:
    state = subprocess.run(["ps", "-ww", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


def wait_until(condition, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_if_one_process_is_killed_all_end(data: Path, tmp_path: Path) -> None:
    for name in ("first", "other"):
        folder = RunFolder(tmp_path / name)
        command = [sys.executable, "-m", "octoweave_training.train", "--data", str(data), "--out", str(folder.path)]
        training = subprocess.Popen(
            [*command, "--processes", "2", "--minutes", "5", *SMALL],
            cwd=Path(__file__).parents[1],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_until(folder.log.exists)
            [other] = other_processes(training.pid)
            os.kill(training.pid if name == "first" else other, signal.SIGKILL)
            assert training.wait(timeout=40) != 0
            wait_until(lambda: not is_running(other))
        finally:
            training.kill()
