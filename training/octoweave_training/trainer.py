"""The training loop."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch

from .batches import Batch, LossWeights, epoch_batches
from .dataset import Dataset
from .evaluation import evaluate
from .flat_gradient import FlatGradient
from .model import Decoder
from .optimiser import Optimiser, learning_rate_share
from .precision import PRECISIONS
from .processes import Processes
from .run_folder import RunFolder, write_checkpoint
from .run_log import RunLog
from .training_clock import Budget, TrainingClock
from .weighted_loss import WeightedLoss


@dataclass(frozen=True)
class TrainerOptions:
    """`average` is the decay of a running average of the weights, 0 for none."""

    budget: Budget
    seed: int = 1
    batch_tokens: int = 2048
    matrix_rate: float = 0.01
    other_rate: float = 5e-3
    matrix_decay: float = 0.1
    loss: LossWeights = LossWeights()
    precision: str = "bf16"
    average: float = 0.0
    evaluations: int = 8
    evaluated_requests: int = 200
    checkpoint_minutes: float = 5.0
    log_steps: int = 20


class Trainer:
    """Owns the model of a run and its place in the data.

    - All chance comes from the seed, the epoch and the number of the batch, so with a budget
      in steps a resumed run ends with the weights of an uninterrupted one.
    - The budget covers everything but the last evaluation.
    - With several processes each trains on its rows of every batch and makes the same update;
      the clock of the first one counts.
    """

    def __init__(
        self,
        folder: RunFolder,
        model: Decoder,
        options: TrainerOptions,
        *,
        epoch_dataset: Callable[[int], Dataset],
        development: Dataset,
        stop: int,
        processes: Processes = Processes(),
        report: Callable[[str], None] = print,
    ) -> None:
        self.model = model
        self._folder = folder
        self._options = options
        self._epoch_dataset = epoch_dataset
        self._development = development
        self._stop = stop
        self._processes = processes
        self._report = report
        self._log = RunLog(folder.log)
        self._optimiser = Optimiser(
            model,
            matrix_rate=options.matrix_rate,
            other_rate=options.other_rate,
            matrix_decay=options.matrix_decay,
            dtype=PRECISIONS[options.precision],
        )
        self._gradient = FlatGradient(model) if processes.count > 1 else None
        self._average = copy.deepcopy(model) if options.average else None
        self._clock = TrainingClock(options.budget)
        self._step = self._epoch = self._next_batch = self._tokens = 0

    def resume(self) -> None:
        state = torch.load(self._folder.checkpoint, weights_only=True)
        self.model.load_state_dict(state["model"])
        self._optimiser.load_state_dict(state["optimiser"])
        if self._average is not None:
            self._average.load_state_dict(state["average"])
        self._step, self._epoch, self._next_batch, self._tokens = state["place"]
        self._clock = TrainingClock(self._options.budget, state["seconds"])

    def run(self, stop_after: int | None = None) -> None:
        """Trains until the budget is used, or until step `stop_after`, and leaves a checkpoint."""
        options, first = self._options, self._processes.first
        self._processes.copy_first(self.model.parameters())
        saved_at = logged_at = self._clock.seconds
        logged_tokens, loss_sum = self._tokens, 0.0
        evaluated = int(self._progress() * options.evaluations)
        batches = self._batches()
        while (progress := self._progress()) < 1 and self._step != stop_after:
            batch = next(batches)
            loss_sum += self._train(batch, learning_rate_share(progress))
            seconds = self._clock.seconds
            if first and self._step % options.log_steps == 0:
                speed = (self._tokens - logged_tokens) / max(1e-9, seconds - logged_at)
                self._log_step(loss_sum / options.log_steps, speed, progress)
                logged_at, logged_tokens, loss_sum = seconds, self._tokens, 0.0
            if int(progress * options.evaluations) > evaluated:
                evaluated += 1
                self._evaluate(options.evaluated_requests)
            if first and seconds - saved_at > options.checkpoint_minutes * 60:
                self._save()
                saved_at = seconds
        if first:
            self._save()
        if progress >= 1:
            self._evaluate(len(self._development))

    def _progress(self) -> float:
        return self._processes.of_first(self._clock.progress(self._step))

    def _batches(self) -> Iterator[Batch]:
        """Endless, from the place of the run on; moves that place before each batch is used."""
        options = self._options
        while True:
            for batch in epoch_batches(
                self._epoch_dataset(self._epoch),
                options.loss,
                tokens=options.batch_tokens,
                context=self.model.shape.context,
                seed=(options.seed, self._epoch),
                skip=self._next_batch,
                processes=self._processes,
            ):
                self._next_batch += 1
                yield batch
            self._epoch, self._next_batch = self._epoch + 1, 0

    def _train(self, batch: Batch, rate_share: float) -> float:
        if self._gradient is None:
            loss = self._backward(batch)
            self._optimiser.step(rate_share)
            self.model.zero_grad()
        else:
            self._gradient.clear()
            loss = self._backward(batch) if len(batch.positions) else 0.0
            loss = self._gradient.add_up(loss, self._processes)
            self._optimiser.step(rate_share)
        if self._average is not None:
            with torch.no_grad():
                for average, current in zip(self._average.parameters(), self.model.parameters()):
                    average.lerp_(current, 1 - self._options.average)
        self._step += 1
        self._tokens += batch.tokens
        return loss

    def _backward(self, batch: Batch) -> float:
        dtype = PRECISIONS[self._options.precision]
        hidden = self.model(batch.inputs, batch.positions, dtype)
        loss = WeightedLoss.apply(hidden, self.model.output_matrix(dtype), batch.targets, batch.weights)
        loss.backward()
        return loss.item()

    def _log_step(self, loss: float, speed: float, progress: float) -> None:
        minutes = self._clock.seconds / 60
        self._log.write(
            "step",
            step=self._step,
            epoch=self._epoch,
            minutes=round(minutes, 3),
            progress=round(progress, 5),
            loss=round(loss, 5),
            tokens=self._tokens,
            tokensPerSecond=round(speed),
        )
        self._report(
            f"{progress:6.1%}  step {self._step:6d}  epoch {self._epoch}  {minutes:6.1f} min  "
            f"{self._tokens / 1e6:7.2f}M tokens  {speed:6.0f} tokens/s  loss {loss:.4f}"
        )

    def _evaluate(self, requests: int) -> None:
        self._processes.expect_same(self.model.parameters())
        if not self._processes.first:
            return
        model = self.model if self._average is None else self._average
        evaluation = evaluate(model, self._development, stop=self._stop, requests=requests)
        minutes = self._clock.seconds / 60
        self._log.write(
            "evaluation", step=self._step, minutes=round(minutes, 3), tokens=self._tokens, **evaluation.to_json()
        )
        self._report(
            f"        development: loss {evaluation.loss:.4f}  exact {evaluation.exact:.1%}  "
            f"first token {evaluation.first:.1%}  of {evaluation.requests}"
        )

    def _save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "average": None if self._average is None else self._average.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "place": (self._step, self._epoch, self._next_batch, self._tokens),
            "seconds": self._clock.seconds,
        }
        write_checkpoint(self._folder.checkpoint, state)
