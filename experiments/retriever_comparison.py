"""`python experiments/retriever_comparison.py`: MiniLM against the retriever that Octoweave ships.

Embeddings as they are, the frozen encoder under a head that is trained, the encoder trained
with it, and the shipped recipe on the same requests. Writes
docs/results/tiny-agent-retrievers.json, which the report of `tiny-agent` shows.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy
import torch
from generated_data import NODE
from octoweave_training.process_settings import prepare_process
from octoweave_training.retriever.labelled_requests import LabelledRequest, read_evaluation_cases, read_tools, read_training_data
from octoweave_training.retriever.model import Retriever, RetrieverShape
from octoweave_training.retriever.onnx_file import write_onnx
from octoweave_training.retriever.request_features import clauses_of
from octoweave_training.retriever.scoring import Selection, measure, score_requests
from octoweave_training.retriever.train import main as train_bag
from octoweave_training.run_folder import digest_of
from result_files import RESULTS, conditions_of
from retriever_minilm import WIDTH, Encoder, ToolIndex, weight_bytes
from torch import Tensor, nn
from torch.nn import functional
from training_run import ROOT, WORK

SETS = ("vehicle", "android", "macos", "joint", "plans")
SHIPPED = ROOT / "packages" / "models" / "weights" / "octoweave-retriever.json"
MINIMUM_TOOLS = 2
MOST_LIKE = 5

Score = Callable[[list[LabelledRequest]], numpy.ndarray]


@dataclass(frozen=True)
class Candidate:
    """`bytes` are of the weights in use. `trainedOn` counts requests, `cpuSeconds` what training took here; None where it was not trained here."""

    name: str
    bytes: int
    trainedOn: int | None
    cpuSeconds: float | None
    score: Score


def text_of(request: LabelledRequest) -> str:
    return " ".join(request.words)


def readings_of(request: LabelledRequest) -> list[str]:
    """The request and each of its clauses, as the shipped retriever reads it."""
    return [text_of(request), *(" ".join(request.words[first:end]) for first, end in clauses_of(list(request.words)))]


def best_reading(requests: list[LabelledRequest], score: Callable[[list[str]], Tensor]) -> numpy.ndarray:
    """The score of a tool is the best one over the readings."""
    readings = [readings_of(request) for request in requests]
    scores = score([text for own in readings for text in own]).numpy()
    starts = numpy.cumsum([0, *map(len, readings)])
    return numpy.stack([scores[first:end].max(axis=0) for first, end in zip(starts, starts[1:])])


def labels_of(requests: list[LabelledRequest], tools: int) -> Tensor:
    labels = torch.zeros(len(requests), tools)
    for row, request in zip(labels, requests):
        row[list(request.labels)] = 1
    return labels


def cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(scores, labels, reduction="sum") / len(labels)


def create_head(tools: int) -> nn.Module:
    """As wide as that of the shipped retriever."""
    return nn.Sequential(nn.Linear(WIDTH, 256), nn.ReLU(), nn.Dropout(0.2), nn.Linear(256, tools))


def train_head(vectors: Tensor, labels: Tensor, *, steps: int = 2000, batch: int = 256, rate: float = 2e-3) -> nn.Module:
    head = create_head(labels.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    for _ in range(steps):
        places = torch.randint(len(vectors), (batch,))
        optimiser.zero_grad()
        cross_entropy(head(vectors[places]), labels[places]).backward()
        optimiser.step()
        schedule.step()
    return head.eval()


def fine_tune(encoder: Encoder, head: nn.Module, requests: list[LabelledRequest], labels: Tensor, *, batch: int = 32) -> None:
    """One pass in batches of similar length, from the trained head on; the encoder at a twentieth of the head's rate."""
    texts = list(map(text_of, requests))
    order = sorted(range(len(texts)), key=lambda place: (len(texts[place]) // 8, random.random()))
    batches = [order[start : start + batch] for start in range(0, len(order), batch)]
    random.shuffle(batches)
    groups = [{"params": encoder.parameters(), "lr": 1e-4}, {"params": head.parameters(), "lr": 2e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, (step + 1) / 50) * (1 - step / len(batches)))
    encoder.train(), head.train()
    for number, places in enumerate(batches):
        optimiser.zero_grad()
        loss = cross_entropy(head(encoder([texts[place] for place in places])), labels[places])
        loss.backward()
        optimiser.step()
        schedule.step()
        if number % 100 == 0:
            print(f"batch {number} of {len(batches)}: loss {loss.item():.3f}", flush=True)
    encoder.eval(), head.eval()


def read_tool_texts(tools: list[str]) -> list[list[str]]:
    """What each tool does, and its declared examples."""
    packs = ",".join(dict.fromkeys(tool.split(".")[0] for tool in tools))
    listed = subprocess.run([*NODE, "tools", "--json", "--pack", packs], cwd=ROOT, capture_output=True, text=True, check=True)
    declared = {tool["id"]: [tool["summary"], *(example["query"] for example in tool["examples"])] for tool in json.loads(listed.stdout)}
    return [declared[tool] for tool in tools]


def bytes_of(module: nn.Module) -> int:
    return 4 * sum(parameter.numel() for parameter in module.parameters())


def create_candidates(data: Path, tools: list[str], count: int, tuned_count: int) -> list[Candidate]:
    """`count` requests of the beginning of the training data are learnt from, and the encoder learns from the first `tuned_count` of them."""
    manifest = json.loads(SHIPPED.read_text(encoding="utf-8"))
    shipped = SHIPPED.parent / manifest["file"]
    buckets = manifest["features"]["buckets"]
    # A sixth of the lines are for planners and name no tools.
    lines = count * 3 // 2
    requests = read_training_data(data / "train.jsonl", data, lines)[:count]
    labels = labels_of(requests, len(tools))

    started = time.process_time()
    bag_run = WORK / "retriever-bag"
    train_bag(["--data", str(data), "--examples", str(count * 6 // 5), "--steps", "1000", "--out", str(bag_run)])
    bag = Retriever(RetrieverShape(len(tools)))
    bag.load_state_dict(torch.load(bag_run / "model.pt", weights_only=True))
    write_onnx(bag_run / "model.onnx", bag)
    bag_seconds = time.process_time() - started

    encoder = Encoder().eval()
    index = ToolIndex(encoder, read_tool_texts(tools))
    started = time.process_time()
    head = train_head(encoder.encode(list(map(text_of, requests))), labels)
    head_seconds = time.process_time() - started
    print(f"head: {head_seconds:.0f} s", flush=True)

    tuned, tuned_head = Encoder(), create_head(len(tools))
    tuned_head.load_state_dict(head.state_dict())
    started = time.process_time()
    fine_tune(tuned, tuned_head, requests[:tuned_count], labels[:tuned_count])
    tuned_seconds = time.process_time() - started

    def headed(body: Encoder, top: nn.Module) -> Score:
        with_head = torch.no_grad()(lambda texts: top(body.encode(texts)).sigmoid())
        return lambda asked: best_reading(asked, with_head)

    bag_requests = json.loads((bag_run / "run.json").read_text(encoding="utf-8"))["requests"]
    return [
        Candidate("shipped", manifest["bytes"], manifest["training"]["requests"], None, lambda asked: score_requests(shipped, asked, buckets)),
        Candidate("shipped recipe, same requests", (bag_run / "model.onnx").stat().st_size, bag_requests, bag_seconds, lambda asked: score_requests(bag_run / "model.onnx", asked, buckets)),
        Candidate("MiniLM, by likeness", weight_bytes(), None, None, lambda asked: index.scores(list(map(text_of, asked))).numpy()),
        Candidate("MiniLM, frozen, trained head", weight_bytes() + bytes_of(head), count, head_seconds, headed(encoder, head)),
        Candidate(f"MiniLM, fine-tuned on {tuned_count:,} of them", weight_bytes() + bytes_of(head), count, head_seconds + tuned_seconds, headed(tuned, tuned_head)),
    ]


def keeping(scores: numpy.ndarray, kept: float) -> Selection:
    """The threshold at which so many tools are kept on average."""
    low, high = float(scores.min()) - 1, float(scores.max()) + 1
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if Selection(middle, MINIMUM_TOOLS).keep(scores).sum(axis=1).mean() > kept else (low, middle)
    return Selection(high, MINIMUM_TOOLS)


def milliseconds_a_request(score: Score, requests: list[LabelledRequest]) -> float:
    """CPU time, the median over single requests of a warm process, on one thread, cutting into words included."""
    taken = []
    for request in requests:
        started = time.process_time()
        score([request])
        taken.append(time.process_time() - started)
    return 1000 * float(numpy.median(taken))


def figures_of(candidate: Candidate, sets: dict[str, list[LabelledRequest]], kept: float) -> dict:
    """At the threshold that keeps `kept` tools on average over all sets, and of the `MOST_LIKE` best."""
    scores = {name: candidate.score(requests) for name, requests in sets.items()}
    everything = list(range(next(iter(scores.values())).shape[1]))
    threshold = keeping(numpy.concatenate(list(scores.values())), kept)
    best = Selection(float("inf"), MOST_LIKE)
    timed = [request for requests in sets.values() for request in requests][::40]
    return {
        **{name: value for name, value in asdict(candidate).items() if name != "score"},
        "milliseconds": None if candidate.name.startswith("shipped") else milliseconds_a_request(candidate.score, timed),
        "atThreshold": {name: asdict(measure(scores[name], sets[name], everything, threshold)) for name in sets},
        "best": {name: asdict(measure(scores[name], sets[name], everything, best)) for name in sets},
    }


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="retriever_comparison", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of training data of all packs")
    parser.add_argument("--requests", type=int, default=20_000, help="how many are learnt from")
    parser.add_argument("--tuned", type=int, default=6_000, help="how many of them the encoder is trained on, where it is")
    parser.add_argument("--sets", choices=["dev", "test"], default="dev", help="test: the sets that stay blind until a retriever is done")
    parser.add_argument("--out", type=Path, default=RESULTS)
    parsed = parser.parse_args(arguments)
    prepare_process(1)
    torch.manual_seed(1)
    random.seed(1)
    said = " ".join(arguments if arguments is not None else sys.argv[1:])
    command = f"PYTHONPATH=training python experiments/retriever_comparison.py {said}"
    conditions = {**conditions_of("tiny-agent", None, parsed.data / "train.jsonl"), "command": command}
    tools = read_tools(parsed.data)
    folder = ROOT / "packages" / "forge" / "evaluation"
    sets = {f"{name}.{parsed.sets}": read_evaluation_cases(folder / f"{name}.{parsed.sets}.jsonl", tools) for name in SETS}
    candidates = create_candidates(parsed.data, tools, parsed.requests, parsed.tuned)
    manifest = json.loads(SHIPPED.read_text(encoding="utf-8"))
    shipped = numpy.concatenate([candidates[0].score(requests) for requests in sets.values()])
    kept = float(Selection(manifest["minimumScore"], manifest["minimumTools"]).keep(shipped).sum(axis=1).mean())
    record = {
        "conditions": conditions,
        "dataSha256": digest_of(parsed.data / "train.jsonl"),
        "mostLike": MOST_LIKE,
        "kept": kept,
        "candidates": [figures_of(candidate, sets, kept) for candidate in candidates],
    }
    parsed.out.mkdir(parents=True, exist_ok=True)
    name = "tiny-agent-retrievers.json" if parsed.sets == "dev" else "tiny-agent-test-retrievers.json"
    (parsed.out / name).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(parsed.out / name)


if __name__ == "__main__":
    main()
