"""How many tokens of Qwen texts have: a JSON string a line in, a number a line out.

The tokenizer is the one in the `dashscope` package (Apache-2.0), which is that of Qwen's
models; nothing is downloaded. Control tokens are for the caller to count.
"""

from __future__ import annotations

import base64
import json
import sys
from importlib.metadata import files

import tiktoken

# Qwen's pattern, as in its published `tokenization_qwen.py`.
PATTERN = r"""(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"""


def open_tokenizer() -> tiktoken.Encoding:
    (table,) = (file for file in files("dashscope") if file.name == "qwen.tiktoken")
    lines = table.read_binary().splitlines()
    ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines if line)}
    return tiktoken.Encoding("qwen", pat_str=PATTERN, mergeable_ranks=ranks, special_tokens={})


def main() -> None:
    tokenizer = open_tokenizer()
    for line in sys.stdin:
        print(len(tokenizer.encode_ordinary(json.loads(line))))


if __name__ == "__main__":
    main()
