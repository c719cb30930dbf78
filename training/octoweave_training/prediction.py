"""Greedy predictions for lines of requests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from .example import decode_target, encode_prompt
from .greedy import decode_prompts
from .model import Decoder
from .tokenizer import encode_text
from .vocabulary import END, REQUEST, Vocabulary


def read_requests(path: Path, limit: int | None = None) -> list[tuple[str, str]]:
    """The `request` of each line with its `role`; any other field is left alone."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][:limit]
    return [(record["request"], record.get("role", REQUEST)) for record in records]


def predict(
    requests: list[tuple[str, str]], model: Decoder, tokenizer: Tokenizer, vocabulary: Vocabulary
) -> Iterator[dict[str, object]]:
    """One record a request, in order; `target` has the form of the training data."""
    prompts = [encode_prompt(encode_text(tokenizer, request), vocabulary, role) for request, role in requests]
    generations = decode_prompts(model, prompts, stop=vocabulary.id_of(END))
    for (request, _), prompt, generation in zip(requests, prompts, generations):
        yield {
            "request": request,
            "promptIds": prompt,
            "targetIds": generation.token_ids,
            "target": decode_target(generation.token_ids, tokenizer, vocabulary),
            "logProbability": round(generation.log_probability, 6),
        }
