"""One line of training data: a request and the calls it asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from .vocabulary import END, REQUEST, RESPONSE, Vocabulary

Segment = str | dict[str, str]


@dataclass(frozen=True)
class Example:
    """`target` mixes text and `{"control": name}`, and its last segment is `<nexa_end>`.

    `role` is the control token before the request: `<nexa_request>` for calls, `<nexa_plan>` for steps.
    """

    request: str
    target: tuple[Segment, ...]
    role: str = REQUEST


def read_examples(path: Path) -> list[Example]:
    with path.open(encoding="utf-8") as lines:
        return [parse_example(line, f"{path}:{number}") for number, line in enumerate(lines, 1)]


def parse_example(line: str, place: str) -> Example:
    record = json.loads(line)
    target = tuple(record["target"])
    if not target or target[-1] != {"control": END}:
        raise ValueError(f"{place}: the target does not end with the control token {END}")
    return Example(record["request"], target, record.get("role", REQUEST))


def texts_of(examples: Iterable[Example]) -> Iterable[str]:
    """All text that can reach the model, for learning the tokenizer."""
    for example in examples:
        yield example.request
        yield from (segment for segment in example.target if isinstance(segment, str))


def encode_prompt(request_ids: list[int], vocabulary: Vocabulary, role: str = REQUEST) -> list[int]:
    return [vocabulary.id_of(role), *request_ids, vocabulary.id_of(RESPONSE)]


def decode_target(token_ids: Iterable[int], tokenizer: Tokenizer, vocabulary: Vocabulary) -> list[Segment]:
    """Back to the segments of an example; bytes that are not UTF-8 become U+FFFD."""
    segments: list[Segment] = []
    text: list[int] = []

    def flush() -> None:
        if text:
            segments.append(tokenizer.decode(text, skip_special_tokens=False))
            text.clear()

    for token_id in token_ids:
        name = vocabulary.name_of(token_id)
        if name is None:
            text.append(token_id)
        else:
            flush()
            segments.append({"control": name})
    flush()
    return segments
