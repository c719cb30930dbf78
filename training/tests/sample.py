"""A little made-up data with the form of the real one."""

from __future__ import annotations

import json
from pathlib import Path

import numpy

CONTROL_TOKENS = ["<nexa_end>", "<nexa_abstain>", "<nexa_split>", "<nexa_request>", "<nexa_response>", "<nexa_plan>"]
NUMBERS = ["seventy two", "12", "five", "2047"]
NAMES = ["mom", "the dentist", "o'brien", "zoë", "ayşe"]


def sample_line(random: numpy.random.Generator) -> dict:
    number, name = random.choice(NUMBERS), random.choice(NAMES)
    kind = random.integers(4)
    if kind == 0:
        return {
            "request": f" set the rear to {number}",
            "target": [{"control": "<nexa_0>"}, f"('rear', \" {number}\")", {"control": "<nexa_end>"}],
        }
    if kind == 1:
        return {
            "request": f" call {name}",
            "target": [{"control": "<nexa_1>"}, f'(" {name}")', {"control": "<nexa_end>"}],
        }
    if kind == 2:
        return {
            "role": "<nexa_plan>",
            "request": f" call {name} and rest",
            "target": [f" call {name}", {"control": "<nexa_split>"}, " rest", {"control": "<nexa_end>"}],
        }
    return {"request": f" who is {name}", "target": [{"control": "<nexa_abstain>"}, {"control": "<nexa_end>"}]}


def write_sample(folder: Path) -> Path:
    folder.mkdir(parents=True)
    vocabulary = {
        "functionalTokens": [f"<nexa_{index}>" for index in range(8)],
        "controlTokens": CONTROL_TOKENS,
        "digest": "sample",
        "tokens": [{"slot": 0, "text": "<nexa_0>", "toolId": "car.set", "signature": "zone: text"}],
        "twins": [["car.set", "home.set"]],
    }
    (folder / "vocabulary.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    random = numpy.random.default_rng(5)
    for name, count in (("train", 300), ("development", 20)):
        lines = [json.dumps(sample_line(random)) for _ in range(count)]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
