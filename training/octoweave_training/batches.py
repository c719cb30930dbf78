"""Batches of examples of nearly the same length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy
import torch
from torch import Tensor

from .dataset import Dataset
from .processes import Processes

BATCHES_PER_POOL = 128

# Few sizes of matrix products: the kernel of a size is made when the size is first seen.
POSITIONS_MULTIPLE = 64


@dataclass(frozen=True)
class Batch:
    """Inputs `[rows, time]`, and the flat positions that count towards the loss.

    `weights` sum to one over all processes; a few at the end are zero, to round their number.
    `tokens` counts what is not padding, in all processes.
    """

    inputs: Tensor
    positions: Tensor
    targets: Tensor
    weights: Tensor
    tokens: int


@dataclass(frozen=True)
class LossWeights:
    """Target tokens weigh 1, functional tokens among them `functional`; request tokens weigh `request` in expectation.

    Functional tokens are the ids of `functional_ids`, first to last but one (equation 4 of Octopus v2).
    Only the share `request_share` of the request tokens is looked at, each weighing more:
    the output matrix is a sixth of all arithmetic, and a sample has the same mean gradient.
    Zero by default: what people say cannot be foretold, so its loss stays large and drowns that of the answer.
    """

    request: float = 0.0
    request_share: float = 0.25
    functional: float = 1.0
    functional_ids: tuple[int, int] = (0, 0)


def plan_batches(lengths: numpy.ndarray, *, tokens: int, context: int, random: numpy.random.Generator) -> list[numpy.ndarray]:
    """Example indices batch by batch, in a random order, at most `tokens` with padding.

    Sorts by length only inside pools of shuffled examples, so that batches of one length
    stay as mixed as the data. Leaves out examples longer than `context`.
    """
    order = random.permutation(numpy.flatnonzero(lengths <= context))
    pool = max(1, int(tokens * BATCHES_PER_POOL / max(1, lengths.mean())))
    batches: list[numpy.ndarray] = []
    for start in range(0, len(order), pool):
        chosen = order[start : start + pool]
        chosen = chosen[numpy.argsort(-lengths[chosen], kind="stable")]
        first = 0
        while first < len(chosen):
            rows = max(1, tokens // int(lengths[chosen[first]]))
            batches.append(chosen[first : first + rows])
            first += rows
    return [batches[index] for index in random.permutation(len(batches))]


def make_batch(
    dataset: Dataset,
    indices: numpy.ndarray,
    loss: LossWeights,
    random: numpy.random.Generator,
    processes: Processes = Processes(),
) -> Batch:
    """The rows of a process: one of `processes.count` neighbours in length, and none where there are too few rows.

    Every process draws for the whole batch, so the gradients add up to those of one process with all rows.
    """
    lengths = dataset.lengths[indices]
    time = int(lengths.max())
    columns = numpy.arange(time)
    real = columns < lengths[:, None]
    source = numpy.minimum(dataset.starts[indices][:, None] + columns, len(dataset.token_ids) - 1)
    token_ids = numpy.where(real, dataset.token_ids[source].astype(numpy.int64), 0)
    answer = real & (columns >= dataset.prompts[indices][:, None])
    request = real & ~answer & (random.random(real.shape) < loss.request_share)
    first, end = loss.functional_ids
    functional = answer & (token_ids >= first) & (token_ids < end)
    weights = answer + functional * (loss.functional - 1) + request * (loss.request / loss.request_share if loss.request_share else 0.0)
    total, tokens = weights[:, 1:].sum(), int(real[:, :-1].sum())
    mine = slice(processes.rank, None, processes.count)
    time = int(lengths[mine].max(initial=1))
    token_ids, weights = token_ids[mine, :time], weights[mine, 1:time].reshape(-1)
    positions = numpy.flatnonzero(weights)
    counted = len(positions)
    positions = numpy.pad(positions, (0, -len(positions) % POSITIONS_MULTIPLE))
    chosen = weights[positions]
    chosen[counted:] = 0
    return Batch(
        inputs=torch.from_numpy(numpy.ascontiguousarray(token_ids[:, :-1])),
        positions=torch.from_numpy(positions),
        targets=torch.from_numpy(token_ids[:, 1:].reshape(-1)[positions]),
        weights=torch.from_numpy((chosen / total).astype(numpy.float32)),
        tokens=tokens,
    )


def epoch_batches(
    dataset: Dataset,
    loss: LossWeights,
    *,
    tokens: int,
    context: int,
    seed: tuple[int, ...],
    skip: int,
    processes: Processes = Processes(),
) -> Iterator[Batch]:
    """The batches of one epoch from number `skip` on.

    Each batch is a function of `seed` and its number alone: resuming replays nothing.
    """
    plan = plan_batches(dataset.lengths, tokens=tokens, context=context, random=numpy.random.default_rng(seed))
    for number in range(skip, len(plan)):
        yield make_batch(dataset, plan[number], loss, numpy.random.default_rng((*seed, number)), processes)
