"""Starting a model of a new tokenizer from the weights of a published one."""

from __future__ import annotations

from pathlib import Path

import gguf
import torch
from tokenizers import Tokenizer

from .gguf_file import read_gguf_model, read_gguf_tokenizer
from .model import Decoder, ModelShape
from .tokenizer import tokens_of
from .vocabulary import Vocabulary


def inherited_shape(parent: Path, vocabulary: Vocabulary) -> ModelShape:
    """The shape of the parent with the number of tokens of the heir."""
    return ModelShape(**{**read_gguf_model(parent).shape.to_json(), "vocabulary": len(vocabulary)})


def inherit(parent: Path, tokenizer: Tokenizer, vocabulary: Vocabulary) -> Decoder:
    """The layers of a published file under another tokenizer.

    - A token that both know, by its text, keeps its embedding; control tokens are among them.
    - Another text token begins as the mean of the tokens into which the parent cuts it.
    - A control token that the parent lacks begins as in a model from nothing.
    """
    model = read_gguf_model(parent)
    old_tokenizer = read_gguf_tokenizer(parent)
    old_ids = {token: index for index, token in enumerate(gguf.GGUFReader(parent).fields["tokenizer.ggml.tokens"].contents())}
    heir = Decoder(inherited_shape(parent, vocabulary))
    state = {name: tensor for name, tensor in model.state_dict().items() if name != "embedding"}
    heir.load_state_dict(state, strict=False)

    def old_ids_of(token: str) -> list[int]:
        if token in old_ids:
            return [old_ids[token]]
        return [piece.id for piece in old_tokenizer.model.tokenize(token)]

    with torch.no_grad():
        for index, token in enumerate(tokens_of(tokenizer)):
            heir.embedding[index] = model.embedding[old_ids_of(token)].mean(dim=0)
        for name in vocabulary.names:
            if name in old_ids:
                heir.embedding[vocabulary.id_of(name)] = model.embedding[old_ids[name]]
    return heir
