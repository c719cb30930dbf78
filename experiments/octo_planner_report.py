"""The tables and the chart of the Octo-planner experiment, from its figures."""

from __future__ import annotations

from bar_chart import Bar, draw_bars
from result_files import provenance, share, table

# Success in per cent of 3.8 billion parameters (Chen et al., 2024, arXiv 2406.18082), LoRA with 1000 examples; judged by a larger model.
PAPER_BY_EXAMPLES = {1000: "98.1 %", 500: "92.5 %", 250: "85.3 %", 100: "78.1 %"}
PAPER_BY_RANK = {64: "85.1 %", 16: "72.9 %"}


def label(row: dict) -> str:
    method = f"LoRA r{row['rank']}, alpha {row['alpha']}" if row["rank"] else "whole model"
    return f"{method}, {row['examples']:,} examples"


def paper(row: dict) -> str:
    return PAPER_BY_RANK.get(row["rank"], PAPER_BY_EXAMPLES[1000])


def figures(row: dict, group: str = "all") -> list[str]:
    return [share(row["heldOut"][group][kind]) for kind in ("plan", "count")]


def training(row: dict) -> list[str]:
    return [f"{row['tokens'] / 1e6:.2f} M", f"{row['examplesSeen']:,}", f"{row['cpuMinutes']:.1f}"]


TRAINED = ["tokens read", "examples seen", "CPU-minutes"]
MEASURED = ["plan right to the letter", "number of steps right"]

HEAD = """
octoweave-mini (3.7 M parameters) knows the tools of a car and has never planned. It learns to divide requests about a car and a phone
into steps, which it copies from the request and joins by `<nexa_split>`. All rows take the same number of steps; few examples do not fill
a batch, so those rows read fewer tokens. Scored on {of} requests of phrasings that no training saw; a plan is right where every step is, letter by letter.
Greedy, unconstrained, one seed. In brackets: 95 % Wilson intervals.

![chart](octo-planner.svg)

## By number of examples

"""

PAPER = """
The paper fine-tunes 3.8 billion pretrained parameters, which can speak before they learn to plan, and has a larger model judge the
steps. Ours began with nothing, so further rows say where more examples lead.

## LoRA against the whole model

"""

BEST = """
Beside the pairs, the embeddings of `<nexa_plan>` and `<nexa_split>` are trained, which the base has never used.

## By steps of the plan

The best row ({best}):

"""


def tables(record: dict) -> str:
    rows = record["rows"]
    best = max(rows, key=lambda row: row["heldOut"]["all"]["plan"]["right"])
    whole_rows = [row for row in rows if not row["rank"]]
    whole = [[f"{row['examples']:,}", *training(row), *figures(row), PAPER_BY_EXAMPLES.get(row["examples"], "")] for row in whole_rows]
    compared = [[label(row), *training(row), *figures(row), paper(row)] for row in rows if row["examples"] == 1000]
    groups = [[group, str(counted["plan"]["of"]), *figures(best, group)] for group, counted in best["heldOut"].items() if group != "all"]
    return "".join(
        [
            "# A planner: Octo-planner's experiment with octoweave-mini\n\n",
            provenance(record),
            HEAD.format(of=best["heldOut"]["all"]["plan"]["of"]),
            table(["examples", *TRAINED, *MEASURED, "paper"], whole),
            PAPER,
            table(["training", *TRAINED, *MEASURED, "paper"], compared),
            BEST.format(best=label(best)),
            table(["steps", "requests", *MEASURED], groups),
        ]
    )


def chart(record: dict) -> str:
    def rates(row: dict) -> tuple[float, float]:
        counted = row["heldOut"]["all"]
        return tuple(counted[kind]["right"] / counted[kind]["of"] for kind in ("plan", "count"))

    bars = [Bar(label(row), rates(row)) for row in record["rows"]]
    return draw_bars("Plans of requests held out", ("plan right to the letter", "number of steps right"), bars)
