"""Examples as flat arrays of token ids."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy
from tokenizers import Tokenizer

from .example import Example, encode_prompt, encode_target
from .segmentation_dropout import SegmentationDropout
from .tokenizer import encode_text
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class Dataset:
    """Example i is `token_ids[starts[i]:starts[i + 1]]`, of which the first `prompts[i]` are the prompt."""

    token_ids: numpy.ndarray
    starts: numpy.ndarray
    prompts: numpy.ndarray

    def __len__(self) -> int:
        return len(self.prompts)

    @property
    def lengths(self) -> numpy.ndarray:
        return numpy.diff(self.starts)

    def prompt(self, index: int) -> list[int]:
        start = self.starts[index]
        return self.token_ids[start : start + self.prompts[index]].tolist()

    def target(self, index: int) -> list[int]:
        return self.token_ids[self.starts[index] + self.prompts[index] : self.starts[index + 1]].tolist()


def encode_targets(examples: list[Example], tokenizer: Tokenizer, vocabulary: Vocabulary) -> list[list[int]]:
    """The part of a dataset that no epoch changes."""
    return [encode_target(example.target, tokenizer, vocabulary) for example in examples]


def build_dataset(
    examples: list[Example],
    targets: list[list[int]],
    tokenizer: Tokenizer,
    vocabulary: Vocabulary,
    *,
    dropout: SegmentationDropout | None = None,
    seed: tuple[int, ...] = (),
) -> Dataset:
    """Puts prompts and targets in a row. With `dropout`, `seed` fixes how the requests are cut."""
    random = numpy.random.default_rng(seed)
    token_ids: list[int] = []
    starts, prompts = [0], []
    for example, target in zip(examples, targets):
        request = encode_text(tokenizer, example.request) if dropout is None else dropout.encode(example.request, random)
        prompt = encode_prompt(request, vocabulary)
        token_ids += prompt
        token_ids += target
        prompts.append(len(prompt))
        starts.append(len(token_ids))
    return Dataset(
        numpy.array(token_ids, dtype=numpy.uint16),
        numpy.array(starts, dtype=numpy.int64),
        numpy.array(prompts, dtype=numpy.int32),
    )


def write_dataset(dataset: Dataset, path: Path) -> None:
    """Writes whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    numpy.savez(partial, token_ids=dataset.token_ids, starts=dataset.starts, prompts=dataset.prompts)
    partial.replace(path)


def read_dataset(path: Path) -> Dataset:
    with numpy.load(path) as arrays:
        return Dataset(arrays["token_ids"], arrays["starts"], arrays["prompts"])
