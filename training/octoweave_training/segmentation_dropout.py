"""BPE dropout: other ways to cut the same words, so that spelling is learnt as well."""

from __future__ import annotations

import numpy
from tokenizers import Tokenizer

from .tokenizer import merges_of

CUTS_PER_WORD = 16


class SegmentationDropout:
    """Encodes text, leaving out each merge with a given probability.

    Reproducible, unlike the option of the same name in `tokenizers`: a word has 16 cuts,
    drawn from `seed` and the word, and the caller's generator picks one of them.
    """

    def __init__(self, tokenizer: Tokenizer, probability: float, seed: int) -> None:
        self._tokenizer = tokenizer
        self._probability = probability
        self._seed = seed
        self._ranks = {pair: rank for rank, pair in enumerate(merges_of(tokenizer))}
        self._id_by_token = tokenizer.get_vocab()
        self._cuts: dict[str, list[list[int]]] = {}

    def encode(self, text: str, random: numpy.random.Generator) -> list[int]:
        words = self._tokenizer.pre_tokenizer.pre_tokenize_str(text)
        token_ids: list[int] = []
        for (word, _), choice in zip(words, random.integers(CUTS_PER_WORD, size=len(words))):
            cuts = self._cuts.get(word)
            if cuts is None:
                cuts = self._cuts[word] = self._cut(word)
            token_ids += cuts[choice]
        return token_ids

    def _cut(self, word: str) -> list[list[int]]:
        random = numpy.random.default_rng([self._seed, *word.encode()])
        return [self._cut_once(word, random) for _ in range(CUTS_PER_WORD)]

    def _cut_once(self, word: str, random: numpy.random.Generator) -> list[int]:
        parts = list(word)
        while len(parts) > 1:
            candidates = [
                (rank, index)
                for index, pair in enumerate(zip(parts, parts[1:]))
                if (rank := self._ranks.get(pair)) is not None and random.random() >= self._probability
            ]
            if not candidates:
                break
            _, index = min(candidates)
            parts[index : index + 2] = [parts[index] + parts[index + 1]]
        return [self._id_by_token[part] for part in parts]
