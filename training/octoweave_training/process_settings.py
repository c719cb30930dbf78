"""Settings of this process that decide how fast one core trains."""

from __future__ import annotations

import ctypes
import sys

import torch

TRIM_THRESHOLD, TOP_PAD, MAPPED_LIMIT = -1, -2, -4


def prepare_process(threads: int) -> None:
    """Fixes the thread count, keeps freed memory in the process, and takes denormal numbers for zero.

    - By default glibc maps and unmaps every large tensor, and the page faults of a step
      then cost as much as a sixth of its arithmetic.
    - The gradients of a model that fits are full of denormal float32 numbers, and on Intel
      CPUs products with them halve the speed of training.
    """
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    if sys.platform == "linux":
        allocator = ctypes.CDLL(None)
        if hasattr(allocator, "mallopt"):
            allocator.mallopt(MAPPED_LIMIT, 0)
            allocator.mallopt(TRIM_THRESHOLD, 2**31 - 1)
            allocator.mallopt(TOP_PAD, 64 * 2**20)
