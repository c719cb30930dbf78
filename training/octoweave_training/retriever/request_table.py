"""Requests as numbers of words, and words as numbers of features: each word is hashed once."""

from __future__ import annotations

import numpy
import torch

from .labelled_requests import LabelledRequest
from .model import RequestBatch
from .request_features import features_of_word


class RequestTable:
    """Requests in memory, from which batches are drawn."""

    def __init__(self, requests: list[LabelledRequest], tools: int, buckets: int):
        numbers: dict[str, int] = {}
        self.rows = [numpy.array([numbers.setdefault(word, len(numbers)) for word in request.words], numpy.int64) for request in requests]
        self.labels = numpy.zeros((len(requests), tools), numpy.float32)
        for row, request in zip(self.labels, requests):
            row[list(request.labels)] = 1
        features = [features_of_word(word, buckets) for word in numbers]
        self.feature_counts = numpy.fromiter(map(len, features), numpy.int64, len(features))
        self.feature_starts = numpy.cumsum(self.feature_counts) - self.feature_counts
        self.features = numpy.concatenate([numpy.array(list(word), numpy.int64) for word in features])

    def __len__(self) -> int:
        return len(self.rows)

    def batch(self, places: numpy.ndarray, dropped: float = 0.0, random: numpy.random.Generator | None = None) -> RequestBatch:
        """`dropped` is the share of words left out, never of requests of one or two words."""
        rows = [self.rows[place] for place in places]
        if dropped and random:
            rows = [row[random.random(len(row)) >= dropped] if len(row) > 2 else row for row in rows]
        words, numbered = numpy.unique(numpy.concatenate(rows), return_inverse=True)
        counts = self.feature_counts[words]
        moved = self.feature_starts[words] - (numpy.cumsum(counts) - counts)
        features = self.features[numpy.repeat(moved, counts) + numpy.arange(counts.sum())]
        word_counts = numpy.fromiter(map(len, rows), numpy.int64, len(rows))
        return RequestBatch(*map(torch.from_numpy, (features, counts, numbered, word_counts)))
