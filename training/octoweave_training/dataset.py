"""Examples as flat arrays of token ids."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy
from tokenizers import Tokenizer

from .example import Example, Segment
from .vocabulary import RESPONSE, Vocabulary


@dataclass(frozen=True)
class Dataset:
    """Example i is `token_ids[starts[i]:starts[i + 1]]`, of which the first `prompts[i]` are the prompt."""

    token_ids: numpy.ndarray
    starts: numpy.ndarray
    prompts: numpy.ndarray

    def __len__(self) -> int:
        return len(self.prompts)

    @cached_property
    def lengths(self) -> numpy.ndarray:
        return numpy.diff(self.starts)

    def prompt(self, index: int) -> list[int]:
        start = self.starts[index]
        return self.token_ids[start : start + self.prompts[index]].tolist()

    def target(self, index: int) -> list[int]:
        return self.token_ids[self.starts[index] + self.prompts[index] : self.starts[index + 1]].tolist()


@dataclass(frozen=True)
class Rows:
    """Rows of token ids (or word numbers) one behind the other: row i has `lengths[i]` of them."""

    token_ids: numpy.ndarray
    lengths: numpy.ndarray

    @staticmethod
    def of(rows: list[list[int]], dtype: type = numpy.uint16) -> Rows:
        lengths = numpy.fromiter(map(len, rows), dtype=numpy.int64, count=len(rows))
        token_ids = numpy.fromiter(chain.from_iterable(rows), dtype=dtype, count=int(lengths.sum()))
        return Rows(token_ids, lengths)

    def write(self, target: numpy.ndarray, starts: numpy.ndarray) -> None:
        """Puts row i at `starts[i]` of `target`."""
        moved = starts - (numpy.cumsum(self.lengths) - self.lengths)
        target[numpy.repeat(moved, self.lengths) + numpy.arange(len(self.token_ids))] = self.token_ids


def encode_texts(texts: list[str], tokenizer: Tokenizer) -> dict[str, list[int]]:
    """Each different text once, on all cores."""
    different = list(dict.fromkeys(texts))
    encodings = tokenizer.encode_batch_fast(different, add_special_tokens=False)
    return {text: encoding.ids for text, encoding in zip(different, encodings)}


def encode_requests(examples: list[Example], tokenizer: Tokenizer) -> Rows:
    ids_by_text = encode_texts([example.request for example in examples], tokenizer)
    return Rows.of([ids_by_text[example.request] for example in examples])


def encode_targets(examples: list[Example], tokenizer: Tokenizer, vocabulary: Vocabulary) -> Rows:
    """The part of a dataset that no epoch changes."""
    texts = [segment for example in examples for segment in example.target if isinstance(segment, str)]
    ids_by_text = encode_texts(texts, tokenizer)

    def ids_of(segment: Segment) -> list[int]:
        return ids_by_text[segment] if isinstance(segment, str) else [vocabulary.id_of(segment["control"])]

    return Rows.of([[id for segment in example.target for id in ids_of(segment)] for example in examples])


def role_ids(examples: list[Example], vocabulary: Vocabulary) -> numpy.ndarray:
    """The control token before each request."""
    return numpy.fromiter((vocabulary.id_of(example.role) for example in examples), dtype=numpy.uint16, count=len(examples))


def build_dataset(roles: numpy.ndarray, requests: Rows, targets: Rows, vocabulary: Vocabulary) -> Dataset:
    """Each request between its two control tokens, then its target."""
    prompts = requests.lengths + 2
    starts = numpy.concatenate(([0], numpy.cumsum(prompts + targets.lengths)))
    token_ids = numpy.empty(starts[-1], dtype=numpy.uint16)
    token_ids[starts[:-1]] = roles
    token_ids[starts[:-1] + prompts - 1] = vocabulary.id_of(RESPONSE)
    requests.write(token_ids, starts[:-1] + 1)
    targets.write(token_ids, starts[:-1] + prompts)
    return Dataset(token_ids, starts.astype(numpy.int64), prompts.astype(numpy.int32))


def write_dataset(dataset: Dataset, path: Path) -> None:
    """Writes whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    numpy.savez(partial, token_ids=dataset.token_ids, starts=dataset.starts, prompts=dataset.prompts)
    partial.replace(path)


def read_dataset(path: Path) -> Dataset:
    with numpy.load(path) as arrays:
        return Dataset(arrays["token_ids"], arrays["starts"], arrays["prompts"])
