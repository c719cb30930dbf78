"""The retriever: a request is the sum of its words, a word the sum of its features; two layers make scores of that."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class RetrieverShape:
    """One score for each of `tools`, from `width` numbers for each of `buckets` features by way of `hidden` units."""

    tools: int
    buckets: int = 32768
    width: int = 64
    hidden: int = 256


@dataclass(frozen=True)
class RequestBatch:
    """`features` of each different word, and which of these words each request has.

    Word i has `feature_counts[i]` features. Request i has `word_counts[i]` of `words`, and an
    empty request has none.
    """

    features: Tensor
    feature_counts: Tensor
    words: Tensor
    word_counts: Tensor


class Retriever(nn.Module):
    """Scores before the sigmoid, a row for each request.

    Sums are divided by the root of the number of what they sum, so that neither a long
    word nor a long request is louder.
    """

    def __init__(self, shape: RetrieverShape):
        super().__init__()
        self.shape = shape
        self.table = nn.Parameter(torch.randn(shape.buckets, shape.width) * 0.1)
        self.hidden = nn.Linear(shape.width, shape.hidden)
        self.scores = nn.Linear(shape.hidden, shape.tools)

    def forward(self, batch: RequestBatch, dropout: float = 0.0) -> Tensor:
        words = _root_sums(self.table, batch.features, batch.feature_counts)
        requests = functional.dropout(_root_sums(words, batch.words, batch.word_counts), dropout, self.training)
        hidden = functional.dropout(functional.relu(self.hidden(requests)), dropout, self.training)
        return self.scores(hidden)


def _root_sums(table: Tensor, rows: Tensor, counts: Tensor) -> Tensor:
    starts = counts.cumsum(0) - counts
    return functional.embedding_bag(rows, table, starts, mode="sum") / counts.clamp(min=1).sqrt().unsqueeze(1)
