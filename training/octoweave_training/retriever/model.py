"""The retriever: words from hashed features, two convolutions over words, the strongest place of each channel."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class RetrieverShape:
    """`tools` scores come from `buckets` features of `width` numbers by way of `channels` channels."""

    tools: int
    buckets: int = 32768
    width: int = 64
    channels: int = 128


class Retriever(nn.Module):
    """Scores before the sigmoid, one for each tool."""

    def __init__(self, shape: RetrieverShape):
        super().__init__()
        self.shape = shape
        self.features = nn.EmbeddingBag(shape.buckets, shape.width, mode="sum", padding_idx=0)
        nn.init.normal_(self.features.weight, std=0.1)
        with torch.no_grad():
            self.features.weight[0] = 0
        self.near = nn.Conv1d(shape.width, shape.channels, 3, padding=1)
        self.far = nn.Conv1d(shape.channels, shape.channels, 3, padding=1)
        self.scores = nn.Linear(2 * shape.channels, shape.tools)

    def forward(self, feature_ids: Tensor, offsets: Tensor, counts: Tensor, places: Tensor, dropout: float = 0) -> Tensor:
        """`places` holds, for each row and position, the number of a word plus one, or 0 behind the end."""
        words = self.features(feature_ids, offsets) / counts.sqrt().unsqueeze(1)
        words = functional.dropout(words, dropout, self.training)
        table = torch.cat([torch.zeros(1, self.shape.width), words])
        present = (places > 0).unsqueeze(1)
        sequence = table[places].transpose(1, 2)
        near = functional.relu(self.near(sequence)) * present
        far = functional.relu(self.far(functional.dropout(near, dropout, self.training))) * present
        strongest = torch.cat([near.amax(2), far.amax(2)], 1)
        return self.scores(functional.dropout(strongest, dropout, self.training))
