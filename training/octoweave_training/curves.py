"""`python -m octoweave_training.curves`: draws the log of a run."""

from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

from .run_folder import RunFolder
from .run_log import read_log


def draw_curves(lines: list[dict], path: Path) -> None:
    """Losses on the left, shares of development requests on the right, over minutes."""
    steps = [line for line in lines if line["event"] == "step"]
    evaluations = [line for line in lines if line["event"] == "evaluation"]
    figure, (losses, shares) = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
    losses.plot([line["minutes"] for line in steps], [line["loss"] for line in steps], label="training, weighted")
    minutes = [line["minutes"] for line in evaluations]
    losses.plot(minutes, [line["loss"] for line in evaluations], "o-", label="development, target")
    losses.set(xlabel="minutes", ylabel="nats a token", yscale="log")
    for name, label in (("exact", "exact calls"), ("first", "right first token")):
        shares.plot(minutes, [100 * line[name] for line in evaluations], "o-", label=label)
    shares.set(xlabel="minutes", ylabel="% of development requests", ylim=(0, 100))
    for axes in (losses, shares):
        axes.grid(alpha=0.3)
        axes.legend()
    figure.savefig(path)
    pyplot.close(figure)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octoweave_training.curves", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run")
    parser.add_argument("--out", type=Path, required=True, help="the picture: .svg or .png")
    parsed = parser.parse_args(arguments)
    draw_curves(read_log(RunFolder(parsed.run).log), parsed.out)


if __name__ == "__main__":
    main()
