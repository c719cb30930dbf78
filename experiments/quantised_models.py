"""`python experiments/quantised_models.py`: the same weights as F16, Q8_0 and Q4_0.

From a run they are the trained float32 numbers, each encoded once. A published file is
Q8_0, and the others are made of what it decodes to: F16 then holds the numbers of Q8_0 and
not those of the training, and Q4_0 has been rounded twice. Q8_0 of it is the same bytes.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import gguf
from octoweave_training.gguf_file import TYPES, read_gguf_model, read_gguf_tokenizer, write_gguf
from octoweave_training.model import Decoder
from octoweave_training.process_settings import prepare_process
from octoweave_training.run_folder import RunFolder
from octoweave_training.tokenizer import tokens_of
from octoweave_training.vocabulary import END_OF_TEXT, Vocabulary
from tokenizers import Tokenizer


@dataclass(frozen=True)
class TrainedModel:
    """Float32 weights, and what reads and writes their tokens."""

    model: Decoder
    tokenizer: Tokenizer
    vocabulary: Vocabulary


def read_run(path: Path) -> TrainedModel:
    folder = RunFolder(path)
    return TrainedModel(folder.read_model(), folder.read_tokenizer(), folder.read_vocabulary())


def read_published(path: Path) -> TrainedModel:
    tokenizer = read_gguf_tokenizer(path)
    return TrainedModel(read_gguf_model(path), tokenizer, read_gguf_vocabulary(path, len(tokens_of(tokenizer))))


def read_gguf_vocabulary(path: Path, text_tokens: int) -> Vocabulary:
    fields = gguf.GGUFReader(path).fields

    def record(name: str) -> list:
        return json.loads(fields[f"octoweave.vocabulary.{name}"].contents()) if f"octoweave.vocabulary.{name}" in fields else []

    names = fields["tokenizer.ggml.tokens"].contents()[text_tokens:]
    functional = tuple(name for name in names if name.removeprefix("<nexa_").removesuffix(">").isdigit())
    return Vocabulary(
        functional_tokens=functional,
        control_tokens=tuple(name for name in names if name not in {*functional, END_OF_TEXT}),
        digest=fields["octoweave.vocabulary.digest"].contents(),
        text_tokens=text_tokens,
        tools=tuple(map(tuple, record("tokens"))),
        twins=tuple(map(tuple, record("twins"))),
    )


def write_types(trained: TrainedModel, folder: Path) -> dict[str, Path]:
    """A file for each type, `q8_0.gguf` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.gguf" for name in TYPES}
    for name, path in paths.items():
        write_gguf(path, trained.model, trained.tokenizer, trained.vocabulary, type_name=name)
    return paths


def add_source(parser: argparse.ArgumentParser) -> None:
    """`--run` or `--model`: where weights come from."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--run", type=Path, help="folder of a training run")
    source.add_argument("--model", type=Path, help="a published file, Q8_0")


def read_source(parsed: argparse.Namespace) -> TrainedModel:
    return read_run(parsed.run) if parsed.run else read_published(parsed.model)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="quantised_models", description=__doc__)
    add_source(parser)
    parser.add_argument("--out", type=Path, required=True, help="folder for the files")
    parsed = parser.parse_args(arguments)
    prepare_process(1)
    for name, path in write_types(read_source(parsed), parsed.out).items():
        print(f"{name}: {path}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
