"""How well a model does on requests that it is not trained on."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch

from .batches import LossWeights, epoch_batches
from .dataset import Dataset
from .greedy import decode_prompts
from .model import Decoder
from .weighted_loss import WeightedLoss

TARGET_ONLY = LossWeights(request=0.0, request_share=0.0)


@dataclass(frozen=True)
class Evaluation:
    """`loss` is nats a target token; the shares are of greedily decoded requests.

    `first` counts right first tokens: the functional token, or the refusal.
    """

    loss: float
    exact: float
    first: float
    requests: int

    def to_json(self) -> dict:
        return asdict(self)


@torch.no_grad()
def evaluate(model: Decoder, dataset: Dataset, *, stop: int, requests: int) -> Evaluation:
    """The loss over the whole dataset; exact calls over its first `requests` examples."""
    total, weight = 0.0, 0
    output = model.output_matrix()
    for batch in epoch_batches(dataset, TARGET_ONLY, tokens=4096, context=model.shape.context, seed=(0,), skip=0):
        counted = int((batch.weights > 0).sum())
        hidden = model(batch.inputs, batch.positions)
        total += float(WeightedLoss.apply(hidden, output, batch.targets, batch.weights)) * counted
        weight += counted
    count = min(requests, len(dataset))
    generations = decode_prompts(model, [dataset.prompt(index) for index in range(count)], stop=stop)
    targets = [dataset.target(index) for index in range(count)]
    exact = sum(generation.token_ids == target for generation, target in zip(generations, targets))
    first = sum(generation.token_ids[:1] == target[:1] for generation, target in zip(generations, targets))
    return Evaluation(total / max(1, weight), exact / max(1, count), first / max(1, count), count)
