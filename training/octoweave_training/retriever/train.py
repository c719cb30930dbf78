"""`python -m octoweave_training.retriever.train`: trains a retriever from nothing.

The same data, options and versions give the same weights.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import time
from pathlib import Path

import numpy
import torch
from torch import Tensor
from torch.nn import functional

from ..process_settings import prepare_process
from ..run_folder import digest_of
from .labelled_requests import read_tools, read_training_data
from .model import Retriever, RetrieverShape
from .request_table import RequestTable


def train(model: Retriever, table: RequestTable, options: argparse.Namespace) -> None:
    """AdamW on the cross-entropy of every tool; the rate rises for 100 steps and then falls to nothing in a line."""
    random = numpy.random.default_rng(options.seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, betas=(0.9, 0.99), weight_decay=0)
    labels = torch.from_numpy(table.labels)
    order = numpy.empty(0, numpy.int64)
    started, loss = time.process_time(), torch.zeros(())
    model.train()
    for step in range(options.steps):
        if len(order) < options.batch:
            order = random.permutation(len(table))
        places, order = order[: options.batch], order[options.batch :]
        for group in optimiser.param_groups:
            group["lr"] = options.rate * min(1.0, (step + 1) / 100) * (1 - step / options.steps)
        scores = model(table.batch(places, options.dropped_words, random), options.dropout)
        loss = _cross_entropy(scores, labels[places])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if (step + 1) % 500 == 0:
            print(f"step {step + 1}: loss {loss.item():.3f}, {time.process_time() - started:.0f} s", flush=True)
    model.eval()


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    """Summed over tools, the mean over requests."""
    return functional.binary_cross_entropy_with_logits(scores, labels, reduction="sum") / len(labels)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octoweave_training.retriever.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with vocabulary.json and train.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--examples", type=int, help="only the first lines of train.jsonl; default: all")
    parser.add_argument("--steps", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=512, help="requests a step")
    parser.add_argument("--rate", type=float, default=2e-3, help="peak learning rate")
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--dropped-words", type=float, default=0.05, help="share of words left out of a request")
    parser.add_argument("--buckets", type=int, default=RetrieverShape.buckets)
    parser.add_argument("--width", type=int, default=RetrieverShape.width)
    parser.add_argument("--hidden", type=int, default=RetrieverShape.hidden)
    options = parser.parse_args(arguments)
    prepare_process(1)
    torch.manual_seed(options.seed)
    tools = read_tools(options.data)
    shape = RetrieverShape(len(tools), options.buckets, options.width, options.hidden)
    table = RequestTable(read_training_data(options.data / "train.jsonl", options.data, options.examples), len(tools), shape.buckets)
    model = Retriever(shape)
    print(f"{len(table):,} requests, {sum(parameter.numel() for parameter in model.parameters()):,} parameters", flush=True)
    train(model, table, options)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out / "model.pt")
    kept = ("examples", "steps", "seed", "batch", "rate", "dropout", "dropped_words")
    record = {
        "shape": dataclasses.asdict(shape),
        "options": {name: getattr(options, name) for name in kept},
        "requests": len(table),
        "dataSha256": digest_of(options.data / "train.jsonl"),
    }
    (options.out / "run.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
