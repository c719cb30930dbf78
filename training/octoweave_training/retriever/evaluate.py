"""`python -m octoweave_training.retriever.evaluate`: what a published retriever keeps of the tools that requests call for.

An evaluation file is scored with the tools of its pack on offer (`vehicle.dev.jsonl`), or all
of them where its name is no pack's; training data with all of them, and pack by pack.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy

from .labelled_requests import LabelledRequest, read_evaluation_cases, read_training_data
from .request_features import FEATURE_FORMAT
from .scoring import Selection, cross_entropy, measure, run_graph, score_requests
from .word_pieces import piece_inputs, read_word_pieces


@dataclass(frozen=True)
class ScoredSet:
    """Requests with their scores; `offered` are places of tools."""

    name: str
    requests: list[LabelledRequest]
    scores: numpy.ndarray
    offered: list[int]


Score = Callable[[list[LabelledRequest]], numpy.ndarray]


def read_sets(score: Score, tools: list[str], files: list[Path], data: Path | None) -> list[ScoredSet]:
    offers = {pack: [place for place, tool in enumerate(tools) if tool.startswith(f"{pack}.")] for pack in _packs(tools)}
    everything = list(range(len(tools)))
    sets = []
    if data:
        requests = read_training_data(data / "development.jsonl", data)
        scores = score(requests)
        sets.append(ScoredSet("development", requests, scores, everything))
        for pack, offered in offers.items():
            chosen = [place for place, request in enumerate(requests) if set(request.labels) <= set(offered)]
            sets.append(ScoredSet(f"development, {pack} on offer", [requests[place] for place in chosen], scores[chosen], offered))
    for file in files:
        requests = read_evaluation_cases(file, tools)
        sets.append(ScoredSet(file.stem, requests, score(requests), offers.get(file.name.split(".")[0], everything)))
    return sets


def _packs(tools: list[str]) -> list[str]:
    return list(dict.fromkeys(tool.split(".")[0] for tool in tools))


def print_figures(sets: list[ScoredSet], selection: Selection) -> None:
    print(f"score >= {selection.minimum_score:.4g} or among the best {selection.minimum_tools}")
    for scored in sets:
        figures = measure(scored.scores, scored.requests, scored.offered, selection)
        share = 100 * figures.complete / max(1, figures.cases)
        loss = cross_entropy(scored.scores, scored.requests, scored.offered)
        print(
            f"{scored.name:32} {figures.complete:5}/{figures.cases:<5} {share:6.2f} %  "
            f"{figures.kept:5.2f} of {len(scored.offered)} tools  loss {loss:.3f}"
        )


def published_score(folder: Path, manifest: dict) -> Score:
    """Scores of published weights, whichever kind they are."""
    weights, features = folder / manifest["file"], manifest["features"]
    if features["format"] == FEATURE_FORMAT:
        return lambda requests: score_requests(weights, requests, features["buckets"])
    tokenizer = read_word_pieces(folder / features["tokenizer"], features["longest"])
    return lambda requests: run_graph(weights, piece_inputs(tokenizer, requests))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octoweave_training.retriever.evaluate", description=__doc__)
    parser.add_argument("--manifest", type=Path, default=Path("../packages/models/weights/octoweave-retriever.json"))
    parser.add_argument("--files", type=Path, nargs="*", default=[], help="evaluation cases")
    parser.add_argument("--data", type=Path, help="folder of training data, for its development phrasings")
    parsed = parser.parse_args(arguments)
    manifest = json.loads(parsed.manifest.read_text(encoding="utf-8"))
    tools = [tool["toolId"] for tool in manifest["tools"]]
    sets = read_sets(published_score(parsed.manifest.parent, manifest), tools, parsed.files, parsed.data)
    print_figures(sets, Selection(manifest["minimumScore"], manifest["minimumTools"]))


if __name__ == "__main__":
    main()
