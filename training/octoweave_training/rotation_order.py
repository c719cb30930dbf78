"""The two orders of the rows of query and key matrices.

Training pairs element i of a head with i + half (half-split); llama.cpp's `llama` pairs
2i with 2i + 1 (interleaved). Reordering the rows makes the two compute the same.
"""

from __future__ import annotations

from torch import Tensor


def to_interleaved(matrix: Tensor, heads: int) -> Tensor:
    rows, columns = matrix.shape
    return matrix.view(heads, 2, rows // heads // 2, columns).transpose(1, 2).reshape(rows, columns)


def to_half_split(matrix: Tensor, heads: int) -> Tensor:
    """The inverse of `to_interleaved`."""
    rows, columns = matrix.shape
    return matrix.view(heads, rows // heads // 2, 2, columns).transpose(1, 2).reshape(rows, columns)
