"""The requests of the Octopus experiment: one tool each, written for functional tokens or for names of functions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy
from generated_data import END, functional_tokens_of, read_lines, singles_by_token
from octoweave_training.retriever.labelled_requests import LabelledRequest
from octoweave_training.retriever.request_features import words_of
from octoweave_training.retriever.scoring import score_requests
from training_run import ROOT

RETRIEVER = ROOT / "packages" / "models" / "weights" / "octoweave-retriever.json"


@dataclass(frozen=True)
class DescribedTool:
    functional_token: str
    name: str
    summary: str


class Describer:
    """Puts descriptions of tools before requests, and the name of the tool into the answer instead of its functional token."""

    def __init__(self, tools: list[DescribedTool], *, retrieved: int | None) -> None:
        """`retrieved` tools are described: the best of the shipped retriever; all of them where it is None."""
        self._tools = tools
        self._retrieved = retrieved

    def before(self, requests: list[str]) -> list[str]:
        """The requests behind what was retrieved for them."""
        return self._write(requests, self._choose(requests))

    def describe(self, lines: list[dict]) -> list[dict]:
        """Lines to be trained on: the right tool takes the last place where it was not retrieved."""
        requests = [line["request"] for line in lines]
        chosen = self._choose(requests)
        for line, places in zip(lines, chosen):
            if self._right(line) not in places:
                places[-1] = self._right(line)
        names = [self._tools[self._right(line)].name for line in lines]
        return [
            {"request": request, "target": [name + line["target"][1], {"control": END}]}
            for request, name, line in zip(self._write(requests, chosen), names, lines)
        ]

    def recall(self, lines: list[dict]) -> int:
        """How many of the requests have their tool among the retrieved ones."""
        return sum(self._right(line) in places for line, places in zip(lines, self._choose([line["request"] for line in lines])))

    def _write(self, requests: list[str], chosen: list[list[int]]) -> list[str]:
        """Descriptions in an order of chance, so that a place says nothing."""
        random = numpy.random.default_rng(1)
        offered = [[self._tools[place] for place in random.permutation(places)] for places in chosen]
        return ["".join(f"{tool.name}: {tool.summary}\n" for tool in tools) + request for tools, request in zip(offered, requests)]

    def _right(self, line: dict) -> int:
        (called,) = functional_tokens_of(line)
        return [tool.functional_token for tool in self._tools].index(called)

    def _choose(self, requests: list[str]) -> list[list[int]]:
        if self._retrieved is None:
            return [list(range(len(self._tools))) for _ in requests]
        manifest = json.loads(RETRIEVER.read_text(encoding="utf-8"))
        places = {tool["toolId"]: place for place, tool in enumerate(manifest["tools"])}
        words = [LabelledRequest(tuple(words_of(request)), ()) for request in requests]
        scores = score_requests(RETRIEVER.parent / manifest["file"], words, manifest["features"]["buckets"])
        offered = scores[:, [places[f"android.{tool.name}"] for tool in self._tools]]
        return (-offered).argsort(axis=1, kind="stable")[:, : self._retrieved].tolist()


def read_phone_tools(data: Path, described: list[dict]) -> list[DescribedTool]:
    """`described` is what `octoweave tools --pack android --json` says."""
    summaries = {tool["id"]: tool["summary"] for tool in described}
    tokens = json.loads((data / "vocabulary.json").read_text(encoding="utf-8"))["tokens"]
    return [
        DescribedTool(token["text"], token["toolId"].split(".", 1)[1], summaries[token["toolId"]])
        for token in tokens
        if token["toolId"] in summaries
    ]


def read_singles(path: Path, tools: list[DescribedTool]) -> list[list[dict]]:
    """The requests for one call of each of the tools, tool by tool."""
    return list(singles_by_token(read_lines(path), frozenset(tool.functional_token for tool in tools)).values())


def first_of_each(singles: list[list[dict]], count: int) -> list[dict]:
    """At most so many requests for each tool, the first ones of the data."""
    return [line for lines in singles for line in lines[:count]]
