"""Training data of the car and the phone, from the corpora as they are."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path

from training_run import ROOT

DATA = ROOT / "training" / "data" / "experiments"
NODE = "node --no-warnings --conditions=@octoweave/source apps/cli/src/main.ts".split()
END, ABSTAIN, PLAN, SPLIT = "<nexa_end>", "<nexa_abstain>", "<nexa_plan>", "<nexa_split>"


def generate(examples: int, *, seed: int = 11) -> Path:
    """The folder of the data; what was generated before is taken as it is."""
    folder = DATA / f"vehicle-android-{examples}-{seed}"
    if not (folder / "statistics.json").exists():
        options = f"--pack vehicle,android --development 4000 --examples {examples} --seed {seed} --out {folder}".split(" ")
        subprocess.run([*NODE, "data", "generate", *options], cwd=ROOT, check=True)
    return folder


def read_lines(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_lines(path: Path, lines: list[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def functional_tokens_of(line: dict) -> list[str]:
    return [part["control"] for part in line["target"] if isinstance(part, dict) and part["control"] != END]


def singles_by_token(lines: list[dict], tokens: frozenset[str]) -> dict[str, list[dict]]:
    """The requests that ask for one call of these tools, each text once."""
    found: dict[str, dict[str, dict]] = defaultdict(dict)
    for line in lines:
        called = functional_tokens_of(line)
        if "role" not in line and len(called) == 1 and called[0] in tokens:
            found[called[0]].setdefault(line["request"], line)
    return {token: list(found[token].values()) for token in sorted(tokens, key=lambda token: int(token[6:-1]))}


def plans_of(lines: list[dict]) -> list[dict]:
    """The planner's requests that can be served, each text once."""
    plans = {line["request"]: line for line in lines if line.get("role") == PLAN and line["target"][0] != {"control": ABSTAIN}}
    return list(plans.values())


def steps_of(target: list) -> list[str]:
    """The steps of a plan as they are written, of a line of the data or of a model."""
    steps = [""]
    for part in target:
        if part == {"control": SPLIT}:
            steps.append("")
        elif part != {"control": END}:
            steps[-1] += part if isinstance(part, str) else part["control"]
    return steps
