"""Writing the adapter of a run as GGUF, as llama.cpp reads it, and putting it back on a model."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy
import torch
from torch import Tensor

from .adapter import FUSED, AdaptedProjection, AdapterShape, adapt
from .model import Decoder, Layer
from .rotation_order import to_half_split, to_interleaved
from .vocabulary import Vocabulary

# The matrices of each projection by their names in a file, in the order in which they are fused.
NAMES = {
    "query_key_value": ("attn_q", "attn_k", "attn_v"),
    "attention_output": ("attn_output",),
    "gate_up": ("ffn_gate", "ffn_up"),
    "down": ("ffn_down",),
}
ROTATED = ("attn_q", "attn_k")


def write_adapter(path: Path, model: Decoder, shape: AdapterShape, vocabulary: Vocabulary, *, base_digest: str) -> None:
    """The pairs in float32, those of queries and keys in llama.cpp's order of rows.

    The format has no place for what the adapter belongs to: `octoweave.adapter.base` is the digest
    of the file it was trained on, `octoweave.vocabulary.digest` that of the tools.
    """
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, shape.alpha)
    writer.add_string("octoweave.adapter.base", base_digest)
    writer.add_string("octoweave.vocabulary.digest", vocabulary.digest)
    for name, tensor in _tensors_of(model).items():
        writer.add_tensor(name, tensor.detach().float().contiguous().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def apply_adapter(path: Path, base: Decoder, vocabulary: Vocabulary) -> Decoder:
    """The base with the adapter of a file on it; the base is changed."""
    reader = gguf.GGUFReader(path)
    tensors = {tensor.name: torch.from_numpy(numpy.array(tensor.data)) for tensor in reader.tensors}
    rank = tensors["blk.0.attn_q.weight.lora_a"].shape[0]
    model = adapt(base, AdapterShape(rank, reader.fields[gguf.Keys.Adapter.LORA_ALPHA].contents()), vocabulary)
    heads = model.shape.heads
    for index, layer in enumerate(model.layers):
        for projection, names in _projections_of(layer):
            for (first, second), name in zip(projection.pairs(), names):
                written = tensors[f"blk.{index}.{name}.weight.lora_b"]
                with torch.no_grad():
                    first.copy_(tensors[f"blk.{index}.{name}.weight.lora_a"])
                    second.copy_(to_half_split(written, heads) if name in ROTATED else written)
    return model.eval()


def _tensors_of(model: Decoder) -> dict[str, Tensor]:
    tensors = {}
    for index, layer in enumerate(model.layers):
        for projection, names in _projections_of(layer):
            for (first, second), name in zip(projection.pairs(), names):
                tensors[f"blk.{index}.{name}.weight.lora_a"] = first
                tensors[f"blk.{index}.{name}.weight.lora_b"] = to_interleaved(second, model.shape.heads) if name in ROTATED else second
    return tensors


def _projections_of(layer: Layer) -> list[tuple[AdaptedProjection, tuple[str, ...]]]:
    return [(getattr(layer, name), NAMES[name]) for name in FUSED]
