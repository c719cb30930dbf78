"""`python -m octoweave_training.publish`: puts the model of a run where the packages ship it from, with its manifest and curves."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .curves import draw_curves
from .gguf_file import write_gguf
from .run_folder import RunFolder, digest_of
from .run_log import read_log


def describe_training(folder: RunFolder, data: Path, data_commit: str) -> dict[str, str | float | int | None]:
    """What is needed to make the weights again, and what the run came to."""
    options = json.loads(folder.options.read_text(encoding="utf-8"))["options"]
    statistics = json.loads((data / "statistics.json").read_text(encoding="utf-8"))
    evaluations = [line for line in read_log(folder.log) if line["event"] == "evaluation"]
    kept = (
        *("start_from", "inherit_from", "seed", "minutes", "steps", "clock", "processes", "batch_tokens", "layers", "width", "heads"),
        *("precision", "matrix_rate", "matrix_decay", "other_rate", "request_weight", "dropout"),
    )
    return {
        "recipe": "training/README.md",
        "dataCommit": data_commit,
        "dataSha256": digest_of(data / "train.jsonl"),
        "dataSeed": statistics["seed"],
        "dataExamples": statistics["train"]["examples"],
        "dataCopies": statistics["copies"],
        **{name: options[name] for name in kept if name in options},
        "trainedTokens": evaluations[-1]["tokens"],
        "trainedSteps": evaluations[-1]["step"],
        "developmentExact": round(evaluations[-1]["exact"], 4),
    }


def publish(run: Path, data: Path, data_commit: str, out: Path, name: str) -> dict:
    folder = RunFolder(run)
    vocabulary = folder.read_vocabulary()
    model = folder.read_model()
    trained_for = json.loads((data / "vocabulary.json").read_text(encoding="utf-8"))
    weights = out / "weights" / f"{name}.gguf"
    weights.parent.mkdir(parents=True, exist_ok=True)
    write_gguf(weights, model, folder.read_tokenizer(), vocabulary, type_name="q8_0")
    draw_curves(read_log(folder.log), out / f"{name}-curves.svg")
    manifest = {
        "id": name,
        "file": weights.name,
        "bytes": weights.stat().st_size,
        "sha256": digest_of(weights),
        "licence": "Apache-2.0",
        "architecture": "llama",
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "quantisation": "Q8_0",
        "requestFormat": 1,
        "vocabularyDigest": trained_for["digest"],
        "tokens": trained_for["tokens"],
        "twins": trained_for.get("twins", []),
        "training": describe_training(folder, data, data_commit),
    }
    (weights.parent / f"{name}.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return manifest


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octoweave_training.publish", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data it was trained on")
    parser.add_argument("--data-commit", required=True, help="commit of this repository whose corpora and generator made the data")
    parser.add_argument("--out", type=Path, default=Path("../packages/models"), help="the package")
    parser.add_argument("--name", default="octoweave-trio")
    parsed = parser.parse_args(arguments)
    manifest = publish(parsed.run, parsed.data, parsed.data_commit, parsed.out, parsed.name)
    print(f"{manifest['file']}: {manifest['bytes']:,} bytes, {manifest['parameters']:,} parameters, sha256 {manifest['sha256'][:12]}")


if __name__ == "__main__":
    main()
