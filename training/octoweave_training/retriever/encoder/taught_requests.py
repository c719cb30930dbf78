"""Requests with all that the encoder learns of them: which tools they call, how many calls they make, and how many steps their plans have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ..request_features import words_of

MOST_COUNTED = 5
"""This many calls or steps, or more."""

UNKNOWN = -1

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"?|'(?:[^'\\]|\\.)*'?")


@dataclass(frozen=True)
class TaughtRequest:
    """`tools` are places in the list of tools, None where the line is a planner's and names none; counts are `UNKNOWN` where the line has none."""

    words: tuple[str, ...]
    tools: tuple[int, ...] | None
    calls: int
    steps: int


def read_taught_requests(data: Path, limit: int | None = None) -> Iterable[TaughtRequest]:
    """Of `train.jsonl`; `limit` is of lines."""
    record = json.loads((data / "vocabulary.json").read_text(encoding="utf-8"))
    places = {token["text"]: token["slot"] for token in record["tokens"]}
    with (data / "train.jsonl").open(encoding="utf-8") as lines:
        for line in islice(lines, limit):
            example = json.loads(line)
            words, target = tuple(words_of(example["request"])), example["target"]
            if "role" in example:
                yield TaughtRequest(words, None, UNKNOWN, min(MOST_COUNTED, count_steps(target)))
            else:
                named = {segment["control"] for segment in target if isinstance(segment, dict)}
                tools = tuple(sorted(places[name] for name in named if name in places))
                yield TaughtRequest(words, tools, min(MOST_COUNTED, count_calls(target, places)), UNKNOWN)


def count_steps(target: list) -> int:
    """Steps of a plan; none where the planner abstains."""
    return sum(isinstance(segment, str) for segment in target)


def count_calls(target: list, functional: Iterable[str]) -> int:
    """Calls that are not inside another."""
    depth = calls = 0
    for segment in target:
        if isinstance(segment, dict):
            calls += depth == 0 and segment["control"] in functional
        else:
            bare = _QUOTED.sub("", segment)
            depth += bare.count("(") - bare.count(")")
    return calls
