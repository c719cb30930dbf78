"""Requests and the tools they call, read from training data and from evaluation cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from .request_features import words_of


@dataclass(frozen=True)
class LabelledRequest:
    """`labels` are places in the list of tools, none where nothing may be called; `alternatives` are just as right."""

    words: tuple[str, ...]
    labels: tuple[int, ...]
    alternatives: tuple[tuple[int, ...], ...] = ()


def read_tools(data: Path) -> list[str]:
    """Ids of the tools in the order of their functional tokens, which is the order of the scores."""
    record = json.loads((data / "vocabulary.json").read_text(encoding="utf-8"))
    return [token["toolId"] for token in sorted(record["tokens"], key=lambda token: token["slot"])]


def read_training_data(path: Path, data: Path, limit: int | None = None) -> list[LabelledRequest]:
    """`{"request", "target"}` a line; every functional token of the target is a label, nested ones too.

    What has a `role` is for a planner, and names no tools. `limit` is of lines, these included.
    """
    record = json.loads((data / "vocabulary.json").read_text(encoding="utf-8"))
    places = {token["text"]: token["slot"] for token in record["tokens"]}
    examples = (json.loads(line) for line in islice(_lines(path), limit))
    return [_labelled(example, places) for example in examples if "role" not in example]


def _labelled(example: dict, places: dict[str, int]) -> LabelledRequest:
    named = {segment["control"] for segment in example["target"] if isinstance(segment, dict)}
    return LabelledRequest(tuple(words_of(example["request"])), tuple(sorted(places[name] for name in named if name in places)))


def read_evaluation_cases(path: Path, tools: list[str]) -> list[LabelledRequest]:
    """Cases of `<pack>.<anything>.jsonl`; the pack is meant where a tool is named without one."""
    places = {tool: place for place, tool in enumerate(tools)}
    pack = path.name.split(".")[0]

    def labels_of(calls: object) -> tuple[int, ...]:
        return tuple(sorted({places[name if "." in name else f"{pack}.{name}"] for name in _tool_names(calls)}))

    def labelled(case: dict) -> LabelledRequest:
        steps = [step["tool"] if isinstance(step["tool"], list) else [step["tool"]] for step in case.get("steps", [])]
        by_steps = [[{"tool": tool} for tool in tools] for tools in product(*steps)]
        gold = case.get("calls") or case.get("plan")
        ways = [labels_of(calls) for calls in ([gold, *case.get("alternatives", [])] if gold else by_steps)]
        return LabelledRequest(tuple(words_of(case["query"])), ways[0], tuple(ways[1:]))

    return [labelled(turn) for line in _lines(path) for turn in _turns(json.loads(line))]


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if line.strip())


def _turns(case: dict) -> list[dict]:
    return case.get("turns", [case])


def _tool_names(value: object) -> Iterator[str]:
    """Calls may hold calls."""
    if isinstance(value, dict):
        if isinstance(value.get("tool"), str):
            yield value["tool"]
        for inner in value.values():
            yield from _tool_names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _tool_names(inner)
