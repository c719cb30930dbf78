"""The byte-level BPE of text, equal in every id to llama.cpp's `gpt-2` pre-tokeniser."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers


def byte_level() -> pre_tokenizers.PreTokenizer:
    """GPT-2's word pattern, with no space put in front of the text."""
    return pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)


def train_tokenizer(texts: Iterable[str], size: int = 2048) -> Tokenizer:
    """Learns at most `size` tokens, among them all 256 bytes.

    - Digits are alone while merges are learnt, so no merge holds one. Afterwards the plain
      GPT-2 pattern encodes: it groups digits, and finds nothing to merge in a group.
    - There are no added tokens: the text "<nexa_1>" is eight characters.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), byte_level()])
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        special_tokens=[],
        min_frequency=2,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.pre_tokenizer = byte_level()
    tokenizer.decoder = decoders.ByteLevel()
    if any(character.isdigit() for first, second in merges_of(tokenizer) for character in first + second):
        raise ValueError("a merge holds a digit")
    return tokenizer


def create_tokenizer(tokens: list[str], merges: list[tuple[str, str]]) -> Tokenizer:
    """A tokenizer that is already learnt: its tokens by id, and its merges in order."""
    tokenizer = Tokenizer(models.BPE(vocab={token: index for index, token in enumerate(tokens)}, merges=merges))
    tokenizer.pre_tokenizer = byte_level()
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def merges_of(tokenizer: Tokenizer) -> list[tuple[str, str]]:
    """The merges in the order in which they apply, in GPT-2's printable bytes."""
    return [tuple(merge) for merge in json.loads(tokenizer.to_str())["model"]["merges"]]


def tokens_of(tokenizer: Tokenizer) -> list[str]:
    """The text tokens by id, in GPT-2's printable bytes."""
    id_by_token = tokenizer.get_vocab()
    return sorted(id_by_token, key=id_by_token.__getitem__)


def encode_text(tokenizer: Tokenizer, text: str) -> list[int]:
    return tokenizer.encode(text, add_special_tokens=False).ids


def read_tokenizer(path: Path) -> Tokenizer:
    return Tokenizer.from_file(str(path))
