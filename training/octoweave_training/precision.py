"""Which number format a processor multiplies faster."""

from __future__ import annotations

from time import process_time

import torch

PRECISIONS = {"bf16": torch.bfloat16, "f32": torch.float32}

# The largest product of a layer: tokens of a batch, times gate and up.
TOKENS, WIDTH, FEED_FORWARD = 2048, 256, 1344


def fastest_precision(*, rounds: int = 3, products: int = 8) -> str:
    """The name of the precision in which this processor multiplies as a training step does in the least time; takes less than a second.

    - One thread, processor time, the best of some rounds that take turns: other work on the machine matters little.
    - Instructions alone do not tell: of two processors with `avx512_bf16`, one is faster in bf16 by 1.8 and the other slower by 1.6.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        seconds = {name: [seconds_of(dtype, products) for _ in range(rounds + 1)][1:] for name, dtype in PRECISIONS.items()}
    finally:
        torch.set_num_threads(threads)
    return min(seconds, key=lambda name: min(seconds[name]))


def seconds_of(dtype: torch.dtype, products: int) -> float:
    hidden, weights = torch.ones(TOKENS, WIDTH, dtype=dtype), torch.ones(WIDTH, FEED_FORWARD, dtype=dtype)
    start = process_time()
    for _ in range(products):
        hidden @ weights
    return process_time() - start
