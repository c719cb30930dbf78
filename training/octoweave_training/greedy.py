"""Greedy decoding with a key-value cache, for rows whose prompts have one length."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import torch
import torch.nn.functional as functional
from torch import Tensor

from .attention import rotate_into
from .model import Decoder, Layer
from .normalise import Normalise


@dataclass(frozen=True)
class Generation:
    """`token_ids` ends with the stop token unless the limit came first."""

    token_ids: list[int]
    log_probability: float


class LayerCache:
    """Keys and values of one layer, `[rows, heads, time, head_width]`."""

    def __init__(self) -> None:
        self.key: Tensor | None = None
        self.value: Tensor | None = None

    def extend(self, key: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
        self.key = key if self.key is None else torch.cat((self.key, key), dim=2)
        self.value = value if self.value is None else torch.cat((self.value, value), dim=2)
        return self.key, self.value


def run_layer(layer: Layer, hidden: Tensor, cosines: Tensor, sines: Tensor, cache: LayerCache) -> Tensor:
    """The layer of training on `[rows, new, width]`; several new positions only on an empty cache."""
    shape = layer.shape
    rows, new, width = hidden.shape
    fused = layer.query_key_value(Normalise.apply(hidden, shape.norm_epsilon), layer.attention_norm)
    fused = fused.view(rows, new, 3, shape.heads, shape.head_width)
    rotated = torch.empty_like(fused[:, :, :2])
    rotate_into(rotated, fused[:, :, :2], cosines, sines)
    query, key = rotated.permute(2, 0, 3, 1, 4)
    key, value = cache.extend(key, fused[:, :, 2].transpose(1, 2))
    mixed = functional.scaled_dot_product_attention(query, key, value, is_causal=new > 1)
    hidden = hidden + layer.attention_output(mixed.transpose(1, 2).reshape(rows, new, width))
    gate, up = layer.gate_up(Normalise.apply(hidden, shape.norm_epsilon), layer.feed_forward_norm).chunk(2, dim=-1)
    return hidden + layer.down(functional.silu(gate) * up)


@torch.no_grad()
def decode_rows(model: Decoder, prompts: Tensor, *, stop: int, limit: int) -> list[Generation]:
    rows, time = prompts.shape
    caches = [LayerCache() for _ in model.layers]
    output = model.output_matrix()[: model.shape.vocabulary]
    generated: list[list[int]] = [[] for _ in range(rows)]
    log_probabilities = [0.0] * rows
    running = set(range(rows))
    inputs, position = prompts, 0
    for _ in range(min(limit, model.shape.context - time)):
        cosines, sines, _ = model.rotations(position + inputs.shape[1], torch.float32)
        hidden = functional.embedding(inputs, model.embedding)
        for layer, cache in zip(model.layers, caches):
            hidden = run_layer(layer, hidden, cosines[position:], sines[position:], cache)
        position += inputs.shape[1]
        logits = Normalise.apply(hidden[:, -1], model.shape.norm_epsilon) @ output.t()
        best, chosen = logits.log_softmax(dim=-1).max(dim=-1)
        for row in sorted(running):
            generated[row].append(int(chosen[row]))
            log_probabilities[row] += float(best[row])
            if generated[row][-1] == stop:
                running.remove(row)
        if not running:
            break
        inputs = chosen[:, None]
    return [Generation(*pair) for pair in zip(generated, log_probabilities)]


def decode_prompts(model: Decoder, prompts: list[list[int]], *, stop: int, limit: int = 128) -> list[Generation]:
    """One generation a prompt, in order; prompts of equal length are decoded together."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for index, prompt in enumerate(prompts):
        by_length[len(prompt)].append(index)
    generations: dict[int, Generation] = {}
    for indices in by_length.values():
        for start in range(0, len(indices), 64):
            chosen = indices[start : start + 64]
            rows = decode_rows(model, torch.tensor([prompts[index] for index in chosen]), stop=stop, limit=limit)
            generations.update(zip(chosen, rows))
    return [generations[index] for index in range(len(prompts))]
