"""Writing a model and its tokenizer as GGUF, and reading the model back."""

from __future__ import annotations

import json
from pathlib import Path

import gguf
import numpy
import torch
from gguf import quants
from tokenizers import Tokenizer

from .gguf_tensors import from_gguf_tensors, to_gguf_tensors
from .model import Decoder, ModelShape
from .tokenizer import create_tokenizer, merges_of, tokens_of
from .vocabulary import END_OF_TEXT, PLAN, Vocabulary

TYPES = {
    "f16": (gguf.GGMLQuantizationType.F16, gguf.LlamaFileType.MOSTLY_F16),
    "q4_0": (gguf.GGMLQuantizationType.Q4_0, gguf.LlamaFileType.MOSTLY_Q4_0),
    "q8_0": (gguf.GGMLQuantizationType.Q8_0, gguf.LlamaFileType.MOSTLY_Q8_0),
}
REQUEST_FORMAT = 1
PLAN_FORMAT = 1


def write_gguf(path: Path, model: Decoder, tokenizer: Tokenizer, vocabulary: Vocabulary, *, type_name: str) -> None:
    """Matrices take the type; the scales of norms stay float32."""
    matrix_type, file_type = TYPES[type_name]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_file_type(file_type)
    write_shape(writer, model.shape)
    write_tokenizer(writer, tokenizer, vocabulary)
    writer.add_string("octoweave.vocabulary.digest", vocabulary.digest)
    writer.add_string("octoweave.vocabulary.tokens", json.dumps(vocabulary.tools))
    writer.add_string("octoweave.vocabulary.twins", json.dumps(vocabulary.twins))
    writer.add_uint32("octoweave.request.format", REQUEST_FORMAT)
    if PLAN in vocabulary.control_tokens:
        writer.add_uint32("octoweave.plan.format", PLAN_FORMAT)
    for name, tensor in to_gguf_tensors(model).items():
        values = tensor.numpy()
        if values.ndim == 1:
            writer.add_tensor(name, values)
        else:
            writer.add_tensor(name, quants.quantize(values, matrix_type), raw_dtype=matrix_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def write_shape(writer: gguf.GGUFWriter, shape: ModelShape) -> None:
    writer.add_name("octoweave")
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_layer_norm_rms_eps(shape.norm_epsilon)
    writer.add_rope_dimension_count(shape.head_width)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_vocab_size(shape.vocabulary)


def write_tokenizer(writer: gguf.GGUFWriter, tokenizer: Tokenizer, vocabulary: Vocabulary) -> None:
    """Every name behind the text tokens is a control token: user text never yields one.

    The end of text is `<|endoftext|>`, which no example holds. `<nexa_end>` must not end
    generation in llama.cpp: inside a grammar that hangs.
    """
    tokens = tokens_of(tokenizer)
    types = [gguf.TokenType.NORMAL] * len(tokens) + [gguf.TokenType.CONTROL] * len(vocabulary.names)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list([*tokens, *vocabulary.names])
    writer.add_token_types(types)
    writer.add_token_merges([" ".join(merge) for merge in merges_of(tokenizer)])
    writer.add_eos_token_id(vocabulary.id_of(END_OF_TEXT))
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    writer.add_add_space_prefix(False)


def read_gguf_model(path: Path) -> Decoder:
    """The model as llama.cpp has it: quantised values, in float32."""
    reader = gguf.GGUFReader(path)

    def field(name: str):
        return reader.fields[f"llama.{name}"].contents()

    shape = ModelShape(
        vocabulary=field("vocab_size"),
        layers=field("block_count"),
        width=field("embedding_length"),
        heads=field("attention.head_count"),
        feed_forward=field("feed_forward_length"),
        context=field("context_length"),
        rope_base=field("rope.freq_base"),
        norm_epsilon=field("attention.layer_norm_rms_epsilon"),
    )
    tensors = {
        tensor.name: torch.from_numpy(numpy.array(quants.dequantize(tensor.data, tensor.tensor_type), dtype=numpy.float32))
        for tensor in reader.tensors
    }
    return from_gguf_tensors(tensors, shape)


def read_gguf_tokenizer(path: Path) -> Tokenizer:
    """The text tokens and merges of a file; its control tokens are those of its vocabulary."""
    fields = gguf.GGUFReader(path).fields
    tokens, types, merges = (fields[f"tokenizer.ggml.{name}"].contents() for name in ("tokens", "token_type", "merges"))
    texts = [token for token, kind in zip(tokens, types) if kind == gguf.TokenType.NORMAL]
    return create_tokenizer(texts, [tuple(merge.split(" ")) for merge in merges])
