"""The tensors of a model under the names and in the order that llama.cpp expects, and back."""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor

from .model import Decoder, ModelShape
from .rotation_order import to_half_split, to_interleaved


def to_gguf_tensors(model: Decoder) -> dict[str, Tensor]:
    """Float32 tensors by name, adapters added to their matrices. There is no `output.weight`: embeddings are tied."""
    heads = model.shape.heads
    tensors = {"token_embd.weight": model.embedding[: model.shape.vocabulary], "output_norm.weight": model.output_norm}
    for index, layer in enumerate(model.layers):
        query, key, value = layer.query_key_value.matrix().chunk(3)
        gate, up = layer.gate_up.matrix().chunk(2)
        named = {
            "attn_norm": layer.attention_norm,
            "attn_q": to_interleaved(query, heads),
            "attn_k": to_interleaved(key, heads),
            "attn_v": value,
            "attn_output": layer.attention_output.matrix(),
            "ffn_norm": layer.feed_forward_norm,
            "ffn_gate": gate,
            "ffn_up": up,
            "ffn_down": layer.down.matrix(),
        }
        tensors.update({f"blk.{index}.{name}.weight": tensor for name, tensor in named.items()})
    return {name: tensor.detach().float().contiguous() for name, tensor in tensors.items()}


def from_gguf_tensors(tensors: dict[str, Tensor], shape: ModelShape) -> Decoder:
    """The inverse of `to_gguf_tensors`."""
    padding = (0, 0, 0, shape.embedding_rows - shape.vocabulary)
    embedding = functional.pad(tensors["token_embd.weight"], padding)
    state = {"embedding": embedding, "output_norm": tensors["output_norm.weight"]}
    for index in range(shape.layers):
        part = {
            name.removeprefix(f"blk.{index}.").removesuffix(".weight"): tensor
            for name, tensor in tensors.items()
            if name.startswith(f"blk.{index}.")
        }
        query, key = (to_half_split(part[name], shape.heads) for name in ("attn_q", "attn_k"))
        named = {
            "attention_norm": part["attn_norm"],
            "query_key_value.weight": torch.cat((query, key, part["attn_v"])),
            "attention_output.weight": part["attn_output"],
            "feed_forward_norm": part["ffn_norm"],
            "gate_up.weight": torch.cat((part["ffn_gate"], part["ffn_up"])),
            "down.weight": part["ffn_down"],
        }
        state.update({f"layers.{index}.{name}": tensor for name, tensor in named.items()})
    model = Decoder(shape)
    model.load_state_dict(state)
    return model.eval()
