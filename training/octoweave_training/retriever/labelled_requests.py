"""Requests and the tools they call, read from training data and from evaluation cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .request_features import words_of


@dataclass(frozen=True)
class LabelledRequest:
    """`labels` are places in the list of tools; none where nothing may be called."""

    words: tuple[str, ...]
    labels: tuple[int, ...]


def read_tools(data: Path) -> list[str]:
    """Ids of the tools in the order of their functional tokens, which is the order of the scores."""
    record = json.loads((data / "vocabulary.json").read_text(encoding="utf-8"))
    return [token["toolId"] for token in sorted(record["tokens"], key=lambda token: token["slot"])]


def read_training_data(path: Path, data: Path) -> list[LabelledRequest]:
    """`{"request", "target"}` a line; every functional token of the target is a label, nested ones too."""
    record = json.loads((data / "vocabulary.json").read_text(encoding="utf-8"))
    places = {token["text"]: token["slot"] for token in record["tokens"]}
    return [_labelled(json.loads(line), places) for line in _lines(path)]


def _labelled(example: dict, places: dict[str, int]) -> LabelledRequest:
    named = {segment["control"] for segment in example["target"] if isinstance(segment, dict)}
    return LabelledRequest(tuple(words_of(example["request"])), tuple(sorted(places[name] for name in named if name in places)))


def read_evaluation_cases(path: Path, tools: list[str], pack: str) -> list[LabelledRequest]:
    """Cases of calls and plans; the tools of the first way that is right."""
    places = {tool: place for place, tool in enumerate(tools)}

    def labels_of(case: dict) -> tuple[int, ...]:
        names = set(_tool_names(case.get("calls") or case.get("plan") or case.get("steps") or []))
        return tuple(sorted(places[name if "." in name else f"{pack}.{name}"] for name in names))

    requests = [turn for line in _lines(path) for turn in _turns(json.loads(line))]
    return [LabelledRequest(tuple(words_of(case["query"])), labels_of(case)) for case in requests]


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
