from __future__ import annotations

import numpy

from octoweave_training.batches import LossWeights, epoch_batches
from octoweave_training.dataset import Dataset
from octoweave_training.processes import Processes


def counting_dataset(random: numpy.random.Generator) -> Dataset:
    """Every token id is unique, so that a batch shows where it came from."""
    lengths = random.integers(6, 20, size=100)
    starts = numpy.concatenate(([0], lengths.cumsum()))
    return Dataset(numpy.arange(starts[-1], dtype=numpy.uint16), starts, random.integers(3, 5, size=100))


def test_every_target_token_counts_once_an_epoch() -> None:
    dataset = counting_dataset(numpy.random.default_rng(1))
    targets_only = LossWeights(request=0.0, request_share=0.0)
    batches = list(epoch_batches(dataset, targets_only, tokens=128, context=64, seed=(1, 0), skip=0))
    seen = sorted(token for batch in batches for token in batch.targets[batch.weights > 0].tolist())
    assert seen == sorted(token for index in range(len(dataset)) for token in dataset.target(index))
    assert all(batch.inputs.numel() <= 128 for batch in batches)


def test_a_request_token_weighs_a_tenth_of_a_target_token() -> None:
    dataset = counting_dataset(numpy.random.default_rng(1))
    for batch in epoch_batches(dataset, LossWeights(0.1, 1.0), tokens=128, context=64, seed=(1, 0), skip=0):
        light, heavy = batch.weights[batch.weights > 0].min(), batch.weights.max()
        assert abs(light / heavy - 0.1) < 1e-6
        assert abs(batch.weights.sum() - 1) < 1e-6


def test_skipping_gives_the_same_batches_from_there_on() -> None:
    dataset = counting_dataset(numpy.random.default_rng(1))
    whole, rest = (
        list(epoch_batches(dataset, LossWeights(), tokens=128, context=64, seed=(1, 0), skip=skip)) for skip in (0, 3)
    )
    for first, second in zip(whole[3:], rest, strict=True):
        assert first.positions.tolist() == second.positions.tolist()
        assert first.inputs.tolist() == second.inputs.tolist()


def test_processes_share_the_rows_and_the_weights_of_one() -> None:
    dataset = counting_dataset(numpy.random.default_rng(1))

    def weight_by_target(processes: Processes) -> list[dict[int, float]]:
        batches = epoch_batches(
            dataset, LossWeights(), tokens=64, context=64, seed=(1, 0), skip=0, processes=processes
        )
        return [
            {target: weight for target, weight in zip(batch.targets.tolist(), batch.weights.tolist()) if weight}
            for batch in batches
        ]

    shares = [weight_by_target(Processes(rank, 3)) for rank in range(3)]
    for whole, *parts in zip(weight_by_target(Processes()), *shares, strict=True):
        assert sum(map(len, parts)) == len(whole)
        assert {target: weight for part in parts for target, weight in part.items()} == whole


def test_a_functional_token_weighs_as_much_more_as_is_asked() -> None:
    dataset = counting_dataset(numpy.random.default_rng(1))
    functional_ids = (200, 230)
    weighted = LossWeights(request_share=0.0, functional=5.0, functional_ids=functional_ids)
    for batch in epoch_batches(dataset, weighted, tokens=128, context=64, seed=(1, 0), skip=0):
        weights = batch.weights / batch.weights[batch.weights > 0].min()
        is_functional = (batch.targets >= functional_ids[0]) & (batch.targets < functional_ids[1]) & (batch.weights > 0)
        ordinary = (batch.weights > 0) & ~is_functional
        if ordinary.any():
            assert weights[ordinary].unique().tolist() == [1.0]
            numpy.testing.assert_allclose(weights[is_functional], 5.0, rtol=1e-5)
        assert abs(batch.weights.sum() - 1) < 1e-6
