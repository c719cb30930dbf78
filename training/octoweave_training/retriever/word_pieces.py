"""Requests as numbers of word pieces, for the retriever that is an encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy
from tokenizers import Tokenizer


PIECE_FORMAT = 2


class HasWords(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...


def read_word_pieces(path: Path, longest: int) -> Tokenizer:
    """`longest` counts the piece that begins a request and the one that ends it."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(longest)
    return tokenizer


def piece_inputs(tokenizer: Tokenizer, requests: Sequence[HasWords]) -> Iterator[dict[str, numpy.ndarray]]:
    for pieces in pieces_of(tokenizer, requests):
        yield {"pieces": numpy.array([pieces], numpy.int64)}


def pieces_of(tokenizer: Tokenizer, requests: Sequence[HasWords]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch([" ".join(request.words) for request in requests])]
