"""The hand-written gradients, and the decoder against the decoder with a cache."""

from __future__ import annotations

import torch
import torch.nn.functional as functional

from octoweave_training.attention import CausalAttention, causal_mask, rotation_tables
from octoweave_training.gated_unit import GatedUnit
from octoweave_training.greedy import decode_prompts
from octoweave_training.model import Decoder, ModelShape
from octoweave_training.normalise import Normalise
from octoweave_training.weighted_loss import WeightedLoss


def reference_attention(fused: torch.Tensor, cosines: torch.Tensor, sines: torch.Tensor) -> torch.Tensor:
    def rotate(heads: torch.Tensor) -> torch.Tensor:
        first, second = heads.chunk(2, dim=-1)
        return torch.cat((first * cosines - second * sines, second * cosines + first * sines), dim=-1)

    query, key, value = fused.unbind(dim=2)
    query, key, value = (part.transpose(1, 2) for part in (rotate(query), rotate(key), value))
    mixed = functional.scaled_dot_product_attention(query, key, value, is_causal=True)
    return mixed.transpose(1, 2).flatten(2)


def assert_same_gradients(ours, reference, *inputs: torch.Tensor) -> None:
    results = []
    for function in (ours, reference):
        leaves = [tensor.clone().requires_grad_() for tensor in inputs]
        result = function(*leaves)
        (result * torch.linspace(-1, 1, result.numel()).view_as(result)).sum().backward()
        results.append((result, *(leaf.grad for leaf in leaves)))
    for first, second in zip(*results):
        torch.testing.assert_close(first, second, rtol=1e-4, atol=1e-5)


def test_attention_equals_the_textbook() -> None:
    torch.manual_seed(0)
    cosines, sines = (table[:, None, None] for table in rotation_tables(8, 7, 10000.0))
    assert_same_gradients(
        lambda fused: CausalAttention.apply(fused, cosines, sines, causal_mask(7, torch.float32)),
        lambda fused: reference_attention(fused, cosines[:, 0], sines[:, 0]),
        torch.randn(3, 7, 3, 2, 8),
    )


def test_normalise_equals_the_textbook() -> None:
    torch.manual_seed(0)
    assert_same_gradients(
        lambda hidden: Normalise.apply(hidden, 1e-5),
        lambda hidden: functional.rms_norm(hidden, (32,), eps=1e-5),
        torch.randn(5, 32),
    )


def test_gated_unit_equals_the_textbook() -> None:
    torch.manual_seed(0)
    assert_same_gradients(
        GatedUnit.apply,
        lambda gate_up: functional.silu(gate_up[:, :16]) * gate_up[:, 16:],
        torch.randn(300, 32),
    )


def test_weighted_loss_equals_the_textbook() -> None:
    torch.manual_seed(0)
    targets, weights = torch.randint(20, (300,)), torch.rand(300)
    assert_same_gradients(
        lambda hidden, output: WeightedLoss.apply(hidden, output, targets, weights).view(1),
        lambda hidden, output: (
            functional.cross_entropy(hidden @ output.t(), targets, reduction="none") @ weights
        ).view(1),
        torch.randn(300, 16),
        torch.randn(20, 16),
    )


def test_a_new_model_hands_on_its_embeddings_unchanged() -> None:
    model = Decoder(ModelShape(vocabulary=50, layers=3, width=64, heads=2, feed_forward=96, context=32))
    hidden = model(torch.tensor([[1, 2, 3]]), torch.arange(3))
    torch.testing.assert_close(hidden, functional.rms_norm(model.embedding[1:4], (64,), eps=1e-5))


def test_a_cache_changes_no_token() -> None:
    torch.manual_seed(0)
    model = Decoder(ModelShape(vocabulary=50, layers=2, width=64, heads=2, feed_forward=96, context=32))
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    prompts = [[1, 2, 3], [4, 5], [6, 7, 8]]
    for prompt, generation in zip(prompts, decode_prompts(model, prompts, stop=49, limit=12)):
        token_ids = list(prompt)
        while len(token_ids) < len(prompt) + 12 and token_ids[-1] != 49:
            last = torch.tensor([len(token_ids) - 1])
            logits = model(torch.tensor([token_ids]), last)[0] @ model.output_matrix()[:50].t()
            token_ids.append(int(logits.argmax()))
        assert generation.token_ids == token_ids[len(prompt) :]
