"""`python -m octoweave_training.retriever.encoder.train`: fine-tunes the pretrained encoder into a retriever.

The same data, options, versions and processor give weights of the same quality; sums in several threads are not the same to the bit.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy
import torch
from torch import Tensor
from torch.nn import functional

from ...precision import PRECISIONS, fastest_precision
from ...process_settings import prepare_process
from ...run_folder import digest_of
from ..labelled_requests import LabelledRequest, read_tools, read_training_data
from ..word_pieces import pieces_of, read_word_pieces
from .model import EncoderRetriever, pad
from .pretrained_pieces import create_word_pieces, write_word_pieces

LONGEST_TRAINED = 64
"""Pieces; longer requests, one in fifty, are cut."""
BATCHES_PER_POOL = 40
WARM_UP_STEPS = 60
GRADIENT_NORM = 5.0


def drawn(requests: list[LabelledRequest], random: numpy.random.Generator, limit: int | None) -> list[LabelledRequest]:
    """In a random order, every line once."""
    found: dict[LabelledRequest, None] = {}
    for place in random.permutation(len(requests)):
        found.setdefault(requests[place])
        if len(found) == limit:
            break
    return list(found)


def twins_of(data: Path, tools: list[str]) -> Tensor:
    """`[tools, tools]`: 1 where two tools serve the same words."""
    twins = torch.zeros(len(tools), len(tools))
    for group in json.loads((data / "vocabulary.json").read_text(encoding="utf-8")).get("twins", []):
        places = [tools.index(tool) for tool in group]
        for place in places:
            twins[place, places] = 1
    return twins


def twin_masked_loss(scores: Tensor, labels: Tensor, twins: Tensor) -> Tensor:
    """Cross-entropy summed over tools, the mean over requests.

    Twins of a called tool do not count: which of two devices is meant depends on what is on offer, and the model that writes the call knows that.
    """
    excused = ((labels @ twins) > 0) & (labels == 0)
    losses = functional.binary_cross_entropy_with_logits(scores, labels, reduction="none")
    return losses.masked_fill(excused, 0).sum() / len(labels)


def endless_batches(pieces: list[list[int]], batch: int, random: numpy.random.Generator) -> Iterator[list[int]]:
    """Places of requests of nearly one length; sorted only inside pools, so that batches stay mixed."""
    while True:
        order = random.permutation(len(pieces))
        for first in range(0, len(order), batch * BATCHES_PER_POOL):
            pool = sorted(order[first : first + batch * BATCHES_PER_POOL], key=lambda place: len(pieces[place]))
            batches = [pool[start : start + batch] for start in range(0, len(pool), batch)]
            yield from (batches[place] for place in random.permutation(len(batches)))


def labels_of(requests: list[LabelledRequest], tools: int) -> Tensor:
    labels = torch.zeros(len(requests), tools)
    for row, request in zip(labels, requests):
        row[list(request.labels)] = 1
    return labels


def train(model: EncoderRetriever, requests: list[LabelledRequest], pieces: list[list[int]], twins: Tensor, options: argparse.Namespace) -> None:
    """AdamW; the rates rise for 60 steps and fall to nothing in a line. The embeddings of word pieces stay as they were pretrained.

    So words that no phrasing has keep their place beside words that some have.
    """
    random = numpy.random.default_rng(options.seed)
    dtype = PRECISIONS[options.precision]
    model.words.weight.requires_grad_(False)
    head = [*model.look.parameters(), *model.say.parameters()]
    body = [parameter for name, parameter in model.named_parameters() if parameter.requires_grad and not name.startswith(("look.", "say."))]
    groups = [{"params": body, "peak": options.rate}, {"params": head, "peak": options.head_rate}]
    optimiser = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    batches = endless_batches(pieces, options.batch, random)
    started, losses = time.perf_counter(), 0.0
    model.train()
    for step in range(options.steps):
        places = next(batches)
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * min(1.0, (step + 1) / WARM_UP_STEPS) * (1 - step / options.steps)
        with torch.autocast("cpu", dtype, enabled=dtype != torch.float32):
            scores = model(*pad([pieces[place] for place in places]), options.dropout)
        loss = twin_masked_loss(scores, labels_of([requests[place] for place in places], len(twins)), twins)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*body, *head], GRADIENT_NORM)
        optimiser.step()
        optimiser.zero_grad()
        losses += loss.item()
        if (step + 1) % 50 == 0:
            speed = (step + 1) * options.batch / (time.perf_counter() - started)
            print(f"step {step + 1} of {options.steps}: loss {losses / 50:.3f}, {speed:.0f} requests/s", flush=True)
            losses = 0.0
        if (step + 1) % 250 == 0:
            save(model, options)
    model.eval()


def save(model: EncoderRetriever, options: argparse.Namespace) -> None:
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out / "model.pt")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octoweave_training.retriever.encoder.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with vocabulary.json and train.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--start-from", type=Path, help="folder of a run whose weights are trained on; the pretrained ones if left out")
    parser.add_argument("--requests", type=int, help="so many of them, drawn at random; default: all")
    parser.add_argument("--steps", type=int, default=1_200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=192, help="requests a step")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=2e-3, help="that of what each tool looks for")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", choices=[*PRECISIONS, "auto"], default="auto")
    options = parser.parse_args(arguments)
    prepare_process(options.threads)
    torch.manual_seed(options.seed)
    if options.precision == "auto":
        options.precision = fastest_precision()
    tools = read_tools(options.data)
    record, places = create_word_pieces()
    write_word_pieces(options.out / "tokenizer.json", record)
    data = read_training_data(options.data / "train.jsonl", options.data)
    requests = drawn(data, numpy.random.default_rng(options.seed), options.requests)
    pieces = pieces_of(read_word_pieces(options.out / "tokenizer.json", LONGEST_TRAINED), requests)
    model = EncoderRetriever(pieces=len(places), tools=len(tools))
    if options.start_from:
        model.load_state_dict(torch.load(options.start_from / "model.pt", weights_only=True))
    else:
        model.load_pretrained(places)
    print(f"{len(requests):,} requests, {sum(parameter.numel() for parameter in model.parameters()):,} parameters", flush=True)
    train(model, requests, pieces, twins_of(options.data, tools), options)
    save(model, options)
    kept = ("steps", "seed", "batch", "rate", "head_rate", "dropout", "threads", "precision")
    run = {
        "pieces": len(places),
        "tools": len(tools),
        "options": {name: getattr(options, name) for name in kept},
        "startFrom": str(digest_of(options.start_from / "model.pt")) if options.start_from else None,
        "requests": len(requests),
        "dataSha256": digest_of(options.data / "train.jsonl"),
    }
    (options.out / "run.json").write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
