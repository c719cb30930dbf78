"""BPE dropout: other ways to cut the same words, so that spelling is learnt as well."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy
from tokenizers import Tokenizer

from .dataset import Rows
from .tokenizer import merges_of

CUTS_PER_WORD = 16


# No word of GPT-2's pattern reaches over such a place, so that pieces can be split into words one by one.
PIECE_BORDER = re.compile(r"(?<=\S)(?= \S)")


class SegmentationDropout:
    """Encodes texts, leaving out each merge with a given probability.

    Reproducible, unlike the option of the same name in `tokenizers`: a word has 16 cuts,
    drawn from `seed` and the word, and the caller's generator picks one of them.
    """

    def __init__(self, texts: Iterable[str], tokenizer: Tokenizer, probability: float, seed: int) -> None:
        self._probability = probability
        self._seed = seed
        self._ranks = {pair: rank for rank, pair in enumerate(merges_of(tokenizer))}
        self._id_by_token = tokenizer.get_vocab()
        number_by_word: dict[str, int] = {}
        numbers_by_piece: dict[str, list[int]] = {}

        def numbers_of(piece: str) -> list[int]:
            numbers = numbers_by_piece.get(piece)
            if numbers is None:
                words = tokenizer.pre_tokenizer.pre_tokenize_str(piece)
                numbers = [number_by_word.setdefault(word, len(number_by_word)) for word, _ in words]
                numbers_by_piece[piece] = numbers
            return numbers

        texts_words = Rows.of(
            [[number for piece in PIECE_BORDER.split(text) for number in numbers_of(piece)] for text in texts],
            dtype=numpy.int32,
        )
        self._words = texts_words.token_ids
        self._text_ends = numpy.cumsum(texts_words.lengths)
        cuts = Rows.of([cut for word in number_by_word for cut in self._cut(word)])
        self._cut_ids, self._cut_lengths = cuts.token_ids, cuts.lengths
        self._cut_starts = numpy.cumsum(cuts.lengths) - cuts.lengths

    def encode(self, random: numpy.random.Generator) -> Rows:
        """All texts, cut anew."""
        chosen = self._words.astype(numpy.int64) * CUTS_PER_WORD
        chosen += random.integers(CUTS_PER_WORD, size=len(chosen))
        lengths = self._cut_lengths[chosen]
        ends = numpy.cumsum(lengths)
        source = numpy.repeat(self._cut_starts[chosen] - (ends - lengths), lengths)
        source += numpy.arange(len(source))
        ends = numpy.concatenate(([0], ends))[self._text_ends]
        return Rows(self._cut_ids[source], numpy.diff(ends, prepend=0))

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
