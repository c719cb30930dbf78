"""Octo-planner's experiment with our model: plans by number of examples, whole model against LoRA, and by steps of the plan.

Writes docs/results/octo-planner.json, .md and .svg.
"""

from __future__ import annotations

import argparse
import shutil
from collections import defaultdict
from dataclasses import asdict, dataclass

from generated_data import DATA, PLAN, SPLIT, generate, plans_of, read_lines, steps_of, write_lines
from octo_planner_report import chart, tables
from octoweave_training.prediction import predict
from octoweave_training.process_settings import prepare_process
from result_files import conditions_of, write_result
from training_run import MINI, TrainedRun, train

WHOLE = "--matrix-rate 0.01 --other-rate 0.005 --matrix-decay 0.1".split()
# Beside the pairs: the embeddings of the two tokens that only a planner needs.
ADAPTER = ["--matrix-rate", "0.004", "--other-rate", "0.005", "--matrix-decay", "0", "--adapter-tokens", PLAN, SPLIT]


@dataclass(frozen=True)
class Row:
    """One training. `rank` and `alpha` are those of an adapter, 0 where the whole model is trained."""

    name: str
    examples: int
    rank: int = 0
    alpha: int = 0


ROWS = [
    Row("full-100", 100),
    Row("full-250", 250),
    Row("full-500", 500),
    Row("full-1000", 1000),
    Row("full-4000", 4000),
    Row("full-16000", 16000),
    Row("r16-1000", 1000, rank=16, alpha=32),
    Row("r64-1000", 1000, rank=64, alpha=256),
]


@dataclass(frozen=True)
class Budget:
    steps: int
    generated: int
    held_out: int


FULL = Budget(steps=250, generated=240_000, held_out=400)
QUICK = Budget(steps=5, generated=6_000, held_out=12)


def train_row(row: Row, plans: list[dict], data_folder: str, budget: Budget) -> TrainedRun:
    lines = plans[: row.examples]
    folder = DATA / f"{data_folder}-{row.name}"
    write_lines(folder / "train.jsonl", lines)
    # The recipe wants some; this experiment has an evaluation of its own.
    write_lines(folder / "development.jsonl", lines[:20])
    shutil.copyfile(generate(budget.generated) / "vocabulary.json", folder / "vocabulary.json")
    method = [*ADAPTER, "--adapter-rank", str(row.rank), "--adapter-alpha", str(row.alpha)] if row.rank else WHOLE
    return train(f"{data_folder}-{row.name}", folder, MINI, ["--seed", "1", *method, "--steps", str(budget.steps)])


def measure(run: TrainedRun, held_out: list[dict]) -> dict[str, dict]:
    """Plans equal to the letter, and plans with the right number of steps, over all and by the steps of the right plan."""
    asked = [(line["request"], PLAN) for line in held_out]
    predicted = predict(asked, run.folder.read_model(), run.folder.read_tokenizer(), run.folder.read_vocabulary())
    by_steps: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for line, record in zip(held_out, predicted):
        gold, said = steps_of(line["target"]), steps_of(record["target"])
        for group in ("all", str(len(gold))):
            by_steps[group].append((record["target"] == line["target"], len(said) == len(gold)))
    return {
        group: {
            "plan": {"right": sum(plan for plan, _ in found), "of": len(found)},
            "count": {"right": sum(count for _, count in found), "of": len(found)},
        }
        for group, found in sorted(by_steps.items())
    }


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octo_planner", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a training of seconds through the same code; its figures say nothing")
    named = [row.name for row in ROWS]
    parser.add_argument("--row", action="append", dest="rows", choices=named, help="only this one, or several; where time is short")
    parsed = parser.parse_args(arguments)
    prepare_process(1)
    budget = QUICK if parsed.quick else FULL
    data = generate(budget.generated)
    plans, held_out = plans_of(read_lines(data / "train.jsonl")), plans_of(read_lines(data / "development.jsonl"))[: budget.held_out]
    chosen = [row for row in ROWS if parsed.rows is None or row.name in parsed.rows]
    rows = []
    for row in chosen:
        run = train_row(row, plans, "quick-octo-planner" if parsed.quick else "octo-planner", budget)
        figures = {"steps": run.steps, "tokens": run.tokens, "cpuMinutes": run.cpu_minutes, "examplesSeen": run.examples_seen}
        rows.append({**asdict(row), **figures, "heldOut": measure(run, held_out)})
    missing = [row.name for row in ROWS if row not in chosen]
    conditions = conditions_of("octo-planner", arguments, data / "train.jsonl")
    record = {"conditions": conditions, "budget": asdict(budget), "missing": missing, "rows": rows}
    print(write_result("octo-planner", record, tables=tables, chart=chart, quick=parsed.quick))


if __name__ == "__main__":
    main()
