"""Scores of requests from the published file, and what a threshold makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy
import onnxruntime

from .labelled_requests import LabelledRequest
from .request_features import clauses_of, features_of_word


def score_requests(path: Path, requests: list[LabelledRequest], buckets: int) -> numpy.ndarray:
    """A row of probabilities for each request, from a bag of hashed features."""
    return run_graph(path, (inputs_of(request.words, buckets) for request in requests))


def run_graph(path: Path, inputs: Iterable[dict[str, numpy.ndarray]]) -> numpy.ndarray:
    """The first output for each input, one at a time as in use."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return numpy.stack([session.run(None, one)[0] for one in inputs])


def inputs_of(words: tuple[str, ...], buckets: int) -> dict[str, numpy.ndarray]:
    """All features, and a row of weights for the request and each of its clauses.

    A feature counts one over the roots of how many its word has and of how many words are read.
    """
    features = [features_of_word(word, buckets) for word in words] or [(0,)]
    ends = numpy.cumsum([0, *map(len, features)])
    own = numpy.concatenate([numpy.full(len(word), len(word) ** -0.5, numpy.float32) for word in features])
    readings = [(0, len(words)), *clauses_of(list(words))]
    weights = numpy.zeros((len(readings), len(own)), numpy.float32)
    for row, (first, end) in zip(weights, readings):
        row[ends[first] : ends[end]] = own[ends[first] : ends[end]] * max(1, end - first) ** -0.5
    return {"features": numpy.array([feature for word in features for feature in word], numpy.int64), "weights": weights}


@dataclass(frozen=True)
class Selection:
    """Tools whose score is at least `minimum_score` are kept, and the `minimum_tools` best in any case."""

    minimum_score: float
    minimum_tools: int

    def keep(self, scores: numpy.ndarray) -> numpy.ndarray:
        ranks = (-scores).argsort(axis=1, kind="stable").argsort(axis=1)
        return (scores >= self.minimum_score) | (ranks < self.minimum_tools)


@dataclass(frozen=True)
class SelectionFigures:
    """`complete` of the `cases` that call for tools kept all of them; `kept` is the mean over all requests."""

    requests: int
    cases: int
    complete: int
    kept: float


def cross_entropy(scores: numpy.ndarray, requests: list[LabelledRequest], offered: list[int]) -> float:
    """Of a request, summed over the tools on offer; the mean over requests. No probability counts as surer than 1 in 10,000."""
    called = numpy.array([[place in request.labels for place in offered] for request in requests])
    probabilities = numpy.clip(scores[:, offered], 1e-4, 1 - 1e-4)
    return float(-numpy.log(numpy.where(called, probabilities, 1 - probabilities)).sum(axis=1).mean())


def measure(scores: numpy.ndarray, requests: list[LabelledRequest], offered: list[int], selection: Selection) -> SelectionFigures:
    kept = selection.keep(scores[:, offered])
    names = [frozenset(numpy.array(offered)[row].tolist()) for row in kept]
    calling = [(request, found) for request, found in zip(requests, names) if request.labels]
    complete = sum(any(found.issuperset(way) for way in (request.labels, *request.alternatives)) for request, found in calling)
    return SelectionFigures(len(requests), len(calling), complete, float(kept.sum(axis=1).mean()))
