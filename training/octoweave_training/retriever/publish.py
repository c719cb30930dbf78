"""`python -m octoweave_training.retriever.publish`: puts the retriever of a run where the packages ship it from, with its manifest."""

from __future__ import annotations

import argparse
import json
from itertools import takewhile
from pathlib import Path

import torch

from ..run_folder import digest_of
from .evaluate import ScoredSet, print_figures, published_score, read_sets
from .model import Retriever, RetrieverShape
from .onnx_file import write_onnx
from .request_features import FEATURE_FORMAT
from .scoring import Selection, measure

GRID = [10 ** (exponent / 20) for exponent in range(-12, -81, -1)]


def choose_selection(sets: list[ScoredSet], minimum_tools: int, kept: float) -> Selection:
    """The lowest score of a grid at which every set with one pack on offer keeps at most so many tools on average.

    So the whole room goes into keeping what is needed, and not into fitting the few requests
    that miss something.
    """
    everything = max(len(scored.offered) for scored in sets)
    of_packs = [scored for scored in sets if len(scored.offered) < everything]

    def is_within(selection: Selection) -> bool:
        return all(measure(scored.scores, scored.requests, scored.offered, selection).kept <= kept for scored in of_packs)

    candidates = [Selection(minimum_score, minimum_tools) for minimum_score in GRID]
    return [candidates[0], *takewhile(is_within, candidates)][-1]


def publish(parsed: argparse.Namespace) -> dict:
    run = json.loads((parsed.run / "run.json").read_text(encoding="utf-8"))
    vocabulary = json.loads((parsed.data / "vocabulary.json").read_text(encoding="utf-8"))
    model = Retriever(RetrieverShape(**run["shape"]))
    model.load_state_dict(torch.load(parsed.run / "model.pt", weights_only=True))
    weights = parsed.out / "weights" / f"{parsed.name}.onnx"
    write_onnx(weights, model)
    tools = sorted(vocabulary["tokens"], key=lambda token: token["slot"])
    features = {"format": FEATURE_FORMAT, "buckets": run["shape"]["buckets"]}
    selection = select(parsed, weights, features, [tool["toolId"] for tool in tools])
    return write_manifest(parsed, weights, features, selection, run, sum(parameter.numel() for parameter in model.parameters()))


def select(parsed: argparse.Namespace, weights: Path, features: dict, tools: list[str]) -> Selection:
    """Chooses the threshold, and prints what it keeps."""
    score = published_score(weights.parent, {"file": weights.name, "features": features})
    sets = read_sets(score, tools, parsed.files, parsed.data)
    selection = choose_selection(sets, parsed.minimum_tools, parsed.kept)
    print_figures(sets, selection)
    return selection


def write_manifest(
    parsed: argparse.Namespace, weights: Path, features: dict, selection: Selection, run: dict, parameters: int
) -> dict:
    vocabulary = json.loads((parsed.data / "vocabulary.json").read_text(encoding="utf-8"))
    statistics = json.loads((parsed.data / "statistics.json").read_text(encoding="utf-8"))
    tools = sorted(vocabulary["tokens"], key=lambda token: token["slot"])
    manifest = {
        "id": parsed.name,
        "file": weights.name,
        "bytes": weights.stat().st_size,
        "sha256": digest_of(weights),
        "licence": "Apache-2.0",
        "parameters": parameters,
        "features": features,
        "minimumScore": float(f"{selection.minimum_score:.3g}"),
        "minimumTools": selection.minimum_tools,
        "vocabularyDigest": vocabulary["digest"],
        "tools": [{"toolId": tool["toolId"], "signature": tool["signature"]} for tool in tools],
        "training": {
            "recipe": "training/README.md",
            "dataCommit": parsed.data_commit,
            "dataSha256": run["dataSha256"],
            "dataSeed": statistics["seed"],
            "dataExamples": statistics["train"]["examples"],
            "dataCopies": statistics["copies"],
            "requests": run["requests"],
            **run["options"],
        },
    }
    (weights.parent / f"{parsed.name}.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return manifest


def create_parser(program: str, description: str | None, name: str) -> argparse.ArgumentParser:
    """What every kind of retriever is published with."""
    parser = argparse.ArgumentParser(prog=program, description=description)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data it was trained on")
    parser.add_argument("--data-commit", required=True, help="commit of this repository whose corpora and generator made the data")
    parser.add_argument("--files", type=Path, nargs="*", default=[], help="evaluation cases to choose the threshold on: never a test set")
    parser.add_argument("--kept", type=float, default=4.0, help="tools kept on average where one pack is on offer, at the most")
    parser.add_argument("--minimum-tools", type=int, default=2, help="kept whatever their score")
    parser.add_argument("--out", type=Path, default=Path("../packages/models"), help="the package")
    parser.add_argument("--name", default=name)
    return parser


def main(arguments: list[str] | None = None) -> None:
    manifest = publish(create_parser("octoweave_training.retriever.publish", __doc__, "octoweave-retriever").parse_args(arguments))
    print_manifest(manifest)


def print_manifest(manifest: dict) -> None:
    print(f"{manifest['file']}: {manifest['bytes']:,} bytes, {manifest['parameters']:,} parameters, sha256 {manifest['sha256'][:12]}")


if __name__ == "__main__":
    main()
