"""Training in several processes of this machine that hold the same weights."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess

import torch
import torch.distributed as distributed
from torch import Tensor

# The others wait this long at most while the first evaluates, saves or cuts an epoch.
PATIENCE = timedelta(hours=2)
GRACE_SECONDS = 10
DIE_WITH_PARENT = 1


@dataclass(frozen=True)
class Processes:
    """Process `rank` of `count`. The first one logs, evaluates and saves; every call is made by all of them."""

    rank: int = 0
    count: int = 1

    @property
    def first(self) -> bool:
        return self.rank == 0

    def wait(self) -> None:
        if self.count > 1:
            distributed.barrier()

    def of_first(self, value: float) -> float:
        """The first process's `value`, in all of them."""
        if self.count == 1:
            return value
        shared = torch.tensor([value], dtype=torch.float64)
        distributed.broadcast(shared, 0)
        return shared.item()

    def copy_first(self, tensors: Iterable[Tensor]) -> None:
        if self.count > 1:
            for tensor in tensors:
                distributed.broadcast(tensor.detach(), 0)

    def add_up(self, tensor: Tensor) -> None:
        """Replaces `tensor` by its sum over the processes, with the same bits in all of them."""
        if self.count > 1:
            distributed.all_reduce(tensor)

    def expect_same(self, tensors: Iterable[Tensor]) -> None:
        """Fails where tensors of 32 bits differ from those of the first process."""
        if self.count == 1:
            return
        sums = torch.stack([tensor.detach().contiguous().view(torch.int32).sum() for tensor in tensors])
        expected = sums.clone()
        distributed.broadcast(expected, 0)
        different = (sums != expected).any().to(torch.int32)
        distributed.all_reduce(different)
        if different.item():
            raise RuntimeError("the weights of the processes differ")


def run_in_processes(count: int, work: Callable[[Processes], None]) -> None:
    """Calls `work` here and in `count - 1` further processes. If one of them dies, all die."""
    if count == 1:
        return work(Processes())
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        store = f"file://{folder}/store"
        others = [
            context.Process(target=_run_other, args=(Processes(rank, count), store, work, os.getpid()), daemon=True)
            for rank in range(1, count)
        ]
        finished = threading.Event()
        try:
            for other in others:
                other.start()
            threading.Thread(target=_watch, args=(others, finished), daemon=True).start()
            _run(Processes(0, count), store, work)
        finally:
            finished.set()
            for other in others:
                if other.pid is not None:
                    other.terminate()
                    other.join()


def _run(processes: Processes, store: str, work: Callable[[Processes], None]) -> None:
    if sys.platform == "linux":
        os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    distributed.init_process_group(
        "gloo", init_method=store, rank=processes.rank, world_size=processes.count, timeout=PATIENCE
    )
    try:
        work(processes)
        distributed.barrier()
        if not processes.first:
            # A process that takes its own group down sometimes aborts: the first one ends the others.
            time.sleep(PATIENCE.total_seconds())
    finally:
        distributed.destroy_process_group()


def _run_other(processes: Processes, store: str, work: Callable[[Processes], None], parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            return
    _run(processes, store, work)


def _watch(others: list[BaseProcess], finished: threading.Event) -> None:
    """Ends this process where it does not notice by itself that another is gone."""
    running = {other.sentinel: other for other in others}
    while running and not finished.is_set():
        for sentinel in wait(list(running), timeout=1):
            code = running.pop(sentinel).exitcode
            if code and not finished.is_set():
                print(f"a training process ended with code {code}", file=sys.stderr, flush=True)
                if not finished.wait(GRACE_SECONDS):
                    os._exit(1)
