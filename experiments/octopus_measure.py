"""What the trained models of the Octopus experiment get right, and how long they take."""

from __future__ import annotations

import json
import re
import statistics
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generated_data import END, write_lines
from octopus_examples import DescribedTool, Describer
from octoweave_training.export import main as export
from octoweave_training.llama_server import LlamaServer
from octoweave_training.model import Decoder
from octoweave_training.prediction import predict
from octoweave_training.run_folder import RunFolder
from octoweave_training.vocabulary import REQUEST
from training_run import ROOT

CASES = ROOT / "packages" / "forge" / "evaluation" / "android.dev.jsonl"
SCORE = "node --no-warnings --conditions=@octoweave/source experiments/octopus-score.ts".split()
NAME = re.compile(r"\w*")


@dataclass(frozen=True)
class Variant:
    """A trained model and how it is asked: with functional tokens, or by a describer with names of functions."""

    name: str
    folder: RunFolder
    is_adapter: bool
    describer: Describer | None

    @cached_property
    def model(self) -> Decoder:
        return self.folder.read_model()

    def ask(self, requests: list[str]) -> list[str]:
        return self.describer.before(requests) if self.describer else requests

    def predict(self, requests: list[str]) -> list[dict]:
        """Greedy, unconstrained, in PyTorch."""
        asked = [(request, REQUEST) for request in self.ask(requests)]
        return list(predict(asked, self.model, self.folder.read_tokenizer(), self.folder.read_vocabulary()))

    def called(self, target: list, tools: list[DescribedTool]) -> list:
        """The answer with `{"tool": name}` where it names one of the tools, whichever way it does."""
        if self.describer is None:
            names = {tool.functional_token: tool.name for tool in tools}
            return [{"tool": names[part["control"]]} if isinstance(part, dict) and part["control"] in names else part for part in target]
        first = target[0] if target and isinstance(target[0], str) else ""
        name = NAME.match(first)[0]
        return [{"tool": name}, first[len(name) :], *target[1:]] if name in {tool.name for tool in tools} else target


def count_right(lines: list[dict], variant: Variant, predicted: list[dict], tools: list[DescribedTool]) -> dict[str, dict]:
    """Right functions, and answers equal to the letter."""
    names = {tool.functional_token: {"tool": tool.name} for tool in tools}
    expected = [[names.get(part["control"], part) if isinstance(part, dict) else part for part in line["target"]] for line in lines]
    found = [variant.called(record["target"], tools) for record in predicted]
    return {
        "function": {"right": sum(gold[:1] == said[:1] for gold, said in zip(expected, found)), "of": len(lines)},
        "call": {"right": sum(gold == said for gold, said in zip(expected, found)), "of": len(lines)},
    }


def score_cases(variants: list[Variant], tools: list[DescribedTool], *, limit: int) -> dict[str, dict]:
    """Right functions and calls of the single ones of android.dev.jsonl, whose arguments count as the phone understands them."""
    listed = subprocess.run([*SCORE, str(CASES)], cwd=ROOT, capture_output=True, text=True, check=True)
    cases = [json.loads(line) for line in listed.stdout.splitlines()][:limit]
    scores = {}
    for variant in variants:
        predicted = variant.predict([case["request"] for case in cases])
        answers = variant.folder.path / "answers.jsonl"
        called = [variant.called(record["target"], tools) for record in predicted]
        write_lines(answers, [{"request": case["request"], "target": target} for case, target in zip(cases, called)])
        scored = subprocess.run([*SCORE, str(CASES), "--answers", str(answers)], cwd=ROOT, capture_output=True, text=True, check=True)
        scores[variant.name] = json.loads(scored.stdout)
    return scores


def measure_latency(variants: list[Variant], requests: list[str]) -> dict[str, float]:
    """Median milliseconds of a request in llama.cpp as Q8_0 on one thread, the variants in turn.

    Each writes as many tokens as its own answer has.
    """
    servers, asked = {}, {}
    for variant in variants:
        path = variant.folder.path / "model.gguf"
        merged = ["--merged"] if variant.is_adapter else []
        export(["--run", str(variant.folder.path), "--out", str(path), "--verify", "0", *merged])
        servers[variant.name] = LlamaServer(path)
        asked[variant.name] = variant.predict(requests)
    stop = variants[0].folder.read_vocabulary().id_of(END)
    taken: dict[str, list[float]] = {variant.name: [] for variant in variants}
    for place in range(len(requests)):
        for name, server in servers.items():
            record = asked[name][place]
            answer = server.complete(record["promptIds"], stop=stop, limit=len(record["targetIds"]))
            taken[name].append(answer.milliseconds)
    return {name: round(statistics.median(times), 2) for name, times in taken.items()}
