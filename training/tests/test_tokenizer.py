"""`word_ids` is an independent reading of what llama.cpp does for `pre = gpt-2`."""

from __future__ import annotations

import numpy
import pytest
import regex

from octoweave_training.run_folder import RunFolder
from octoweave_training.segmentation_dropout import SegmentationDropout
from octoweave_training.tokenizer import encode_text, merges_of, tokens_of

GPT2_WORDS = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")
TEXTS = [
    "",
    " set the rear to seventy two",
    "('rear', \" seventy two\")",
    " call o'brien at 2047 or 12:30, it's 72.5",
    "two  spaces   three\n\nlines\t tab ",
    " zoë ayşe naïve 日本語 привет 😀 👨‍👩‍👧 ½ ² ١٢",
    "<nexa_1><nexa_end><|endoftext|>",
    "\r\n\u00a0\u3000'LL 's 're",
]


def printable_bytes(text: str) -> str:
    """GPT-2's one character a byte."""
    kept = [*range(33, 127), *range(161, 173), *range(174, 256)]
    moved = [byte for byte in range(256) if byte not in kept]
    table = {byte: chr(byte) for byte in kept} | {byte: chr(256 + index) for index, byte in enumerate(moved)}
    return "".join(table[byte] for byte in text.encode())


def word_ids(word: str, ranks: dict, ids: dict) -> list[int]:
    parts = list(printable_bytes(word))
    while True:
        ranked = [(ranks[pair], index) for index, pair in enumerate(zip(parts, parts[1:])) if pair in ranks]
        if not ranked:
            return [ids[part] for part in parts]
        index = min(ranked)[1]
        parts[index : index + 2] = [parts[index] + parts[index + 1]]


@pytest.mark.parametrize("text", TEXTS)
def test_ids_are_those_of_the_gpt2_pattern_and_the_merges(run: RunFolder, text: str) -> None:
    tokenizer = run.read_tokenizer()
    ranks = {pair: rank for rank, pair in enumerate(merges_of(tokenizer))}
    expected = [id for word in GPT2_WORDS.findall(text) for id in word_ids(word, ranks, tokenizer.get_vocab())]
    assert encode_text(tokenizer, text) == expected


@pytest.mark.parametrize("text", TEXTS)
def test_decoding_gives_the_text_back(run: RunFolder, text: str) -> None:
    tokenizer = run.read_tokenizer()
    assert tokenizer.decode(encode_text(tokenizer, text), skip_special_tokens=False) == text


def test_every_byte_is_a_token_and_digits_stay_single(run: RunFolder) -> None:
    tokens = tokens_of(run.read_tokenizer())
    assert sum(len(token) == 1 for token in tokens) == 256
    assert not any(len(token) > 1 and any(character.isdigit() for character in token) for token in tokens)


def test_text_never_becomes_a_control_token(run: RunFolder) -> None:
    vocabulary = run.read_vocabulary()
    text = "".join(vocabulary.names)
    assert max(encode_text(run.read_tokenizer(), text)) < vocabulary.text_tokens


def test_dropout_changes_the_cut_but_not_the_text(run: RunFolder) -> None:
    tokenizer = run.read_tokenizer()
    text = " call the dentist about seventy two"
    dropout = SegmentationDropout([text], tokenizer, 0.5, seed=1)
    cuts = [dropout.encode(numpy.random.default_rng(seed)).token_ids.tolist() for seed in (3, 3, 4)]
    assert cuts[0] == cuts[1] != cuts[2]
    assert all(tokenizer.decode(cut) == text for cut in cuts)


def test_without_a_merge_left_out_the_cut_is_the_plain_one(run: RunFolder) -> None:
    tokenizer = run.read_tokenizer()
    rows = SegmentationDropout(TEXTS, tokenizer, 0.0, seed=1).encode(numpy.random.default_rng(3))
    assert rows.lengths.tolist() == [len(encode_text(tokenizer, text)) for text in TEXTS]
    assert rows.token_ids.tolist() == [id for text in TEXTS for id in encode_text(tokenizer, text)]
