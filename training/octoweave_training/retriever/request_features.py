"""What the retriever reads of a request: for each word the numbers of what it looks like, and where clauses end.

`packages/core/src/retriever/request-features.ts` computes the same numbers; both are tested
against `request-features.json` beside it. A change here is a new `FEATURE_FORMAT`.
"""

from __future__ import annotations

import re
from functools import lru_cache

FEATURE_FORMAT = 1
SHORTEST_PIECE, LONGEST_PIECE = 3, 5
MOST_WORDS, MOST_UNITS = 96, 24

_WORD = re.compile("[^\\t\\n\\v\\f\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+")
_LEADING, _TRAILING = frozenset("(\"'“‘«["), frozenset(".,;:!?)\"'”’»]")
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_DIGIT = re.compile("[0-9]")
_CLAUSE_ENDS, _JOINTS = frozenset(",.;:!?"), frozenset(("and", "but", "then", "also", "plus"))


def words_of(request: str) -> list[str]:
    """The words of a request as a person said it or as the data has it: folded, at most 96."""
    return [word.lower().translate(_QUOTES) for word in _WORD.findall(request)[:MOST_WORDS]]


def split_word(word: str) -> tuple[str, str, str]:
    """Sentence punctuation before a word, the word, and what follows it; nothing but punctuation is all word."""
    start, end = 0, len(word)
    while start < len(word) and word[start] in _LEADING:
        start += 1
    while end > start and word[end - 1] in _TRAILING:
        end -= 1
    return ("", word, "") if start == end else (word[:start], word[start:end], word[end:])


def clauses_of(words: list[str]) -> list[tuple[int, int]]:
    """Where clauses of two words and more begin and end; none where the whole request is one.

    A clause ends behind a comma and the like, and before "and" and the like, which then belongs
    to neither side.
    """
    clauses, start = [], 0
    for place, (_, core, trailing) in enumerate(map(split_word, words)):
        if core in _JOINTS and place > start:
            clauses.append((start, place))
            start = place + 1
        elif not _CLAUSE_ENDS.isdisjoint(trailing):
            clauses.append((start, place + 1))
            start = place + 1
    if start < len(words):
        clauses.append((start, len(words)))
    return [(first, end) for first, end in clauses if end - first > 1] if len(clauses) > 1 else []


@lru_cache(maxsize=None)
def features_of_word(word: str, buckets: int) -> tuple[int, ...]:
    """The word, its punctuation and its pieces of three to five characters, each as a number from 1 to `buckets - 1`."""
    leading, core, trailing = split_word(word)
    shape = _units(_DIGIT.sub("0", core))[:MOST_UNITS]
    marked = (ord("<"), *shape, ord(">"))
    pieces = [
        marked[start : start + length]
        for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1)
        for start in range(len(marked) - length + 1)
    ]
    marks = [("l", _units(leading)), ("t", _units(trailing))]
    named = [("w", shape), *((kind, units) for kind, units in marks if units), *(("p", piece) for piece in pieces)]
    return tuple(_bucket(kind, units, buckets) for kind, units in named)


def _units(text: str) -> tuple[int, ...]:
    """UTF-16 code units, which is what JavaScript counts in."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return tuple(raw[index] | raw[index + 1] << 8 for index in range(0, len(raw), 2))


def _bucket(kind: str, units: tuple[int, ...], buckets: int) -> int:
    """FNV-1a over code units, mixed as MurmurHash3 ends; 0 is kept for what is not there."""
    state = 0x811C9DC5
    for unit in (ord(kind), *units):
        state = (state ^ unit) * 0x01000193 & 0xFFFFFFFF
    state = (state ^ state >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    state = (state ^ state >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return 1 + (state ^ state >> 16) % (buckets - 1)
