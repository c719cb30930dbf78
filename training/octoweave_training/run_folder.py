"""The files of one run, and what a later command reads back from them."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .adapter import adapt, adapter_of
from .model import Decoder, ModelShape
from .tokenizer import read_tokenizer
from .vocabulary import Vocabulary, read_vocabulary


@dataclass(frozen=True)
class RunFolder:
    path: Path

    @property
    def options(self) -> Path:
        return self.path / "run.json"

    @property
    def tokenizer(self) -> Path:
        return self.path / "tokenizer.json"

    @property
    def vocabulary(self) -> Path:
        return self.path / "vocabulary.json"

    @property
    def start(self) -> Path:
        """The weights the run started from, where it did not start from nothing."""
        return self.path / "start.gguf"

    @property
    def checkpoint(self) -> Path:
        return self.path / "checkpoint.pt"

    @property
    def log(self) -> Path:
        return self.path / "log.jsonl"

    def epoch(self, number: int, digest: str) -> Path:
        """`digest` is of what the tokens were made from."""
        return self.path / "tokens" / f"{digest}-epoch-{number}.npz"

    def read_tokenizer(self) -> Tokenizer:
        return read_tokenizer(self.tokenizer)

    def read_vocabulary(self) -> Vocabulary:
        return read_vocabulary(self.vocabulary, self.read_tokenizer().get_vocab_size())

    def read_model(self) -> Decoder:
        """The trained weights in float32: their running average where the run kept one; with the adapter of a run that trained one."""
        state = torch.load(self.checkpoint, weights_only=True)
        record = json.loads(self.options.read_text())
        model = Decoder(ModelShape(**record["shape"]))
        if adapter := adapter_of(record["options"]):
            adapt(model, adapter, self.read_vocabulary())
        model.load_state_dict(state["average"] or state["model"])
        return model.eval()


def write_checkpoint(path: Path, state: dict) -> None:
    """Replaces the previous checkpoint only when the new one is complete."""
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    os.replace(partial, path)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
