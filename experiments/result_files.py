"""What an experiment leaves: raw figures, tables and a chart, each made from the first alone."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from octoweave_training.run_folder import digest_of
from training_run import RECIPE, ROOT

RESULTS = ROOT / "docs" / "results"
QUICK_RESULTS = ROOT / "training" / "runs" / "experiments" / "quick"


def conditions_of(name: str, arguments: list[str] | None, data: Path) -> dict[str, str]:
    """When, at which state of the repository, on what, from which data and by which command.

    `arguments` are those of the process where None.
    """
    commit = subprocess.run(["git", "describe", "--always", "--dirty=, with changes"], cwd=ROOT, capture_output=True, text=True, check=True)
    command = " ".join(["npm run experiments --", name, *(sys.argv[1:] if arguments is None else arguments)])
    precision = RECIPE[RECIPE.index("--precision") + 1]
    return {
        "command": command,
        "date": date.today().isoformat(),
        "commit": commit.stdout.strip(),
        "machine": machine(),
        "precision": precision,
        "dataSha256": digest_of(data),
    }


def machine() -> str:
    """Its cores in words, without a name that would say which machine it is."""
    cores = os.cpu_count() or 1
    processors = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = re.search(r"model name\s*:\s*(.*)", processors)
    maker = re.split(r"\s*(?:Processor|CPU|@|\d)", model[1].replace("(R)", ""))[0] if model else "processor of unknown make"
    count = {1: "one core", 2: "two cores"}.get(cores, f"{cores} cores")
    return f"{count} of an {maker}, shared with other work, one thread used"


def write_result(name: str, record: dict, *, tables: Callable[[dict], str], chart: Callable[[dict], str], quick: bool) -> Path:
    """`name`.json, .md and .svg under docs/results; those of a quick run, which say nothing, among the runs."""
    folder = QUICK_RESULTS if quick else RESULTS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    (folder / f"{name}.md").write_text(tables(record), encoding="utf-8")
    (folder / f"{name}.svg").write_text(chart(record), encoding="utf-8")
    return folder / f"{name}.md"


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def share(counted: dict) -> str:
    """`{"right", "of"}` as per cent with its 95 % Wilson interval."""
    low, high = wilson(counted["right"], counted["of"])
    return f"{100 * counted['right'] / counted['of']:.1f} % ({100 * low:.0f} to {100 * high:.0f})"


def wilson(right: int, of: int) -> tuple[float, float]:
    z = 1.959964
    middle = (right + z * z / 2) / (of + z * z)
    half = z / (of + z * z) * math.sqrt(right * (of - right) / of + z * z / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def provenance(record: dict) -> str:
    """The sentence under which all figures of a file stand."""
    said = record["conditions"]
    missing = f" Rows not run yet: {', '.join(record['missing'])}; `npm run experiments` runs them all." if record["missing"] else ""
    return (
        f"`{said['command']}`, {said['date']}, commit {said['commit']}, {said['machine']}.\n"
        f"Training data `{said['dataSha256'][:12]}` of `octoweave data generate`, trainings in {said['precision']}.{missing}\n"
    )
