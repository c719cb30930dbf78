"""Octopus v2's experiment with our model: functional tokens by data points a tool, whole model against LoRA, tokens against names.

Writes docs/results/octopus.json, .md and .svg.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

import gguf
from generated_data import DATA, NODE, generate, write_lines
from octopus_examples import Describer, first_of_each, read_phone_tools, read_singles
from octopus_measure import Variant, count_right, measure_latency, score_cases
from octopus_report import chart, tables
from octoweave_training.process_settings import prepare_process
from result_files import conditions_of, write_result
from training_run import MINI, ROOT, TrainedRun, train

WHOLE = "--matrix-rate 0.01 --other-rate 0.005 --matrix-decay 0.1".split()
ADAPTER = "--adapter-rank 16 --adapter-alpha 32 --matrix-rate 0.004 --other-rate 0.005 --matrix-decay 0".split()
LONG_CONTEXT = 1024


@dataclass(frozen=True)
class Row:
    """One training. `described`: how many tools stand in the prompt with their descriptions; 0 with functional tokens, None for all."""

    name: str
    points: int
    adapter: bool = False
    described: int | None = 0


# Rows with descriptions train for as long as the first one did.
ROWS = [
    Row("full-1000", 1000),
    Row("full-100", 100),
    Row("adapter-1000", 1000, adapter=True),
    Row("names-5", 1000, described=5),
    Row("names-all", 1000, described=None),
    Row("full-500", 500),
]


@dataclass(frozen=True)
class Budget:
    """How large the experiment is; `cases` are of android.dev.jsonl."""

    steps: int
    generated: int
    held_out_a_tool: int
    cases: int
    timed: int


FULL = Budget(steps=200, generated=240_000, held_out_a_tool=22, cases=1000, timed=100)
QUICK = Budget(steps=5, generated=6_000, held_out_a_tool=1, cases=10, timed=2)


def with_context(start: Path, tokens: int, path: Path) -> Path:
    """A copy of a model file that takes prompts of so many tokens; rotary positions need no weights of their own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(start, path)
    field = gguf.GGUFReader(path, "r+").fields["llama.context_length"]
    field.parts[field.data[0]][0] = tokens
    return path


class Octopus:
    """The requests of the experiment, and a training for each row."""

    def __init__(self, budget: Budget, quick: bool) -> None:
        self._budget = budget
        self._prefix = "quick-octopus" if quick else "octopus"
        self.data = generate(budget.generated)
        listed = subprocess.run([*NODE, "tools", "--pack", "android", "--json"], cwd=ROOT, capture_output=True, text=True, check=True)
        self.tools = read_phone_tools(self.data, json.loads(listed.stdout))
        self._singles = read_singles(self.data / "train.jsonl", self.tools)
        self.held_out = first_of_each(read_singles(self.data / "development.jsonl", self.tools), budget.held_out_a_tool)

    def variant(self, row: Row, run: TrainedRun) -> Variant:
        return Variant(row.name, run.folder, row.adapter, self._describer(row))

    def _describer(self, row: Row) -> Describer | None:
        return None if row.described == 0 else Describer(self.tools, retrieved=row.described)

    def train(self, row: Row, cpu_minutes: float | None) -> TrainedRun:
        """By the same number of steps, or where a row has descriptions for `cpu_minutes`."""
        lines = first_of_each(self._singles, row.points)
        if describer := self._describer(row):
            lines = describer.describe(lines)
        folder = DATA / f"{self._prefix}-{row.name}"
        write_lines(folder / "train.jsonl", lines)
        # The recipe wants some; this experiment has an evaluation of its own.
        write_lines(folder / "development.jsonl", lines[:20])
        shutil.copyfile(self.data / "vocabulary.json", folder / "vocabulary.json")
        start = with_context(MINI, LONG_CONTEXT, folder / "start.gguf") if row.described is None else MINI
        tokens = ["--adapter-tokens", *(tool.functional_token for tool in self.tools)]
        method = [*ADAPTER, *tokens] if row.adapter else WHOLE
        budget = ["--steps", str(self._budget.steps)] if row.described == 0 else ["--minutes", f"{cpu_minutes:.2f}"]
        return train(f"{self._prefix}-{row.name}", folder, start, ["--seed", "1", *method, *budget])

    def describe_row(self, row: Row, run: TrainedRun, variant: Variant) -> dict:
        """What a row is, what its training was, and what it gets right of the requests held out."""
        predicted = variant.predict([line["request"] for line in self.held_out])
        return {
            **asdict(row),
            "examples": len(first_of_each(self._singles, row.points)),
            "steps": run.steps,
            "tokens": run.tokens,
            "cpuMinutes": run.cpu_minutes,
            "examplesSeen": run.examples_seen,
            "promptTokens": sum(len(record["promptIds"]) for record in predicted) / len(predicted),
            "retrieved": variant.describer.recall(self.held_out) if variant.describer else None,
            "heldOut": count_right(self.held_out, variant, predicted, self.tools),
        }


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octopus", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a training of seconds through the same code; its figures say nothing")
    named = [row.name for row in ROWS[1:]]
    parser.add_argument("--row", action="append", dest="rows", choices=named, help="only this one beside the first, or several")
    parsed = parser.parse_args(arguments)
    prepare_process(1)
    budget = QUICK if parsed.quick else FULL
    octopus = Octopus(budget, parsed.quick)
    chosen = [row for row in ROWS if parsed.rows is None or row.name in (ROWS[0].name, *parsed.rows)]
    runs: dict[str, TrainedRun] = {}
    for row in chosen:
        runs[row.name] = octopus.train(row, runs[ROWS[0].name].cpu_minutes if runs else None)
    variants = [octopus.variant(row, runs[row.name]) for row in chosen]
    rows = [octopus.describe_row(row, runs[row.name], variant) for row, variant in zip(chosen, variants)]
    cases = score_cases(variants, octopus.tools, limit=budget.cases)
    timed = octopus.held_out[:: len(octopus.held_out) // budget.timed][: budget.timed]
    milliseconds = measure_latency(variants, [line["request"] for line in timed])
    for row in rows:
        row["cases"], row["milliseconds"] = cases[row["name"]], milliseconds[row["name"]]
    missing = [row.name for row in ROWS if row not in chosen]
    conditions = conditions_of("octopus", arguments, octopus.data / "train.jsonl")
    record = {"conditions": conditions, "budget": asdict(budget), "missing": missing, "rows": rows}
    print(write_result("octopus", record, tables=tables, chart=chart, quick=parsed.quick))


if __name__ == "__main__":
    main()
