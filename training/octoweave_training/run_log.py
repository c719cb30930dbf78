"""The log of a run: one JSON object a line, each with an `event`."""

from __future__ import annotations

import json
from pathlib import Path


class RunLog:
    """Appends; every line is on disk before `write` returns, so a killed run leaves a readable log."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, event: str, **facts: object) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"event": event, **facts}) + "\n")


def read_log(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
