"""How far a run has come: in steps, or in minutes of the wall or of this process."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

CLOCKS: dict[str, Callable[[], float]] = {"wall": time.monotonic, "cpu": time.process_time}


@dataclass(frozen=True)
class Budget:
    """Exactly one of `minutes` and `steps` is set. Only `steps` gives the same result twice."""

    minutes: float | None
    steps: int | None
    clock: str = "wall"

    def __post_init__(self) -> None:
        if (self.minutes is None) == (self.steps is None):
            raise ValueError("give either minutes or steps")


class TrainingClock:
    """Counts the time of this process on top of the time before a resume."""

    def __init__(self, budget: Budget, seconds_before: float = 0.0) -> None:
        self._budget = budget
        self._read = CLOCKS[budget.clock]
        self._start = self._read() - seconds_before

    @property
    def seconds(self) -> float:
        return self._read() - self._start

    def progress(self, step: int) -> float:
        """The share of the budget that is used, at most 1."""
        if self._budget.steps is not None:
            return min(1.0, step / self._budget.steps)
        return min(1.0, self.seconds / (self._budget.minutes * 60))
