"""The token ids of each epoch, cut once and kept on disk."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

import numpy

from .dataset import Dataset, Rows, build_dataset, encode_requests, encode_targets, read_dataset, role_ids, write_dataset
from .example import Example, read_examples
from .processes import Processes
from .run_folder import RunFolder
from .segmentation_dropout import SegmentationDropout


class EpochTokens:
    """The training data of each epoch, in which requests are cut anew.

    The first process cuts and writes an epoch; all of them read it, now and after a resume.
    """

    def __init__(self, folder: RunFolder, options: dict, processes: Processes) -> None:
        self.tokenizer = folder.read_tokenizer()
        self.vocabulary = folder.read_vocabulary()
        self._folder = folder
        self._processes = processes
        self._source = Path(options["data"]) / "train.jsonl"
        self._dropout, self._seed = options["dropout"], options["seed"]
        digest = hashlib.sha256(f"{self._dropout} {self._seed} ".encode())
        for path in (folder.tokenizer, folder.vocabulary, self._source):
            digest.update(path.read_bytes())
        self._digest = digest.hexdigest()[:16]

    def dataset(self, epoch: int) -> Dataset:
        path = self._folder.epoch(epoch if self._dropout else 0, self._digest)
        if self._processes.first and not path.exists():
            write_dataset(self._cut(epoch), path)
        self._processes.wait()
        return read_dataset(path)

    def _cut(self, epoch: int) -> Dataset:
        if not self._dropout:
            requests = encode_requests(self._examples, self.tokenizer)
        else:
            requests = self._segmentation.encode(numpy.random.default_rng((self._seed, epoch)))
        return build_dataset(role_ids(self._examples, self.vocabulary), requests, self._targets, self.vocabulary)

    @cached_property
    def _examples(self) -> list[Example]:
        return read_examples(self._source)

    @cached_property
    def _targets(self) -> Rows:
        return encode_targets(self._examples, self.tokenizer, self.vocabulary)

    @cached_property
    def _segmentation(self) -> SegmentationDropout:
        requests = (example.request for example in self._examples)
        return SegmentationDropout(requests, self.tokenizer, self._dropout, self._seed)
