"""Embedding retrieval for a program that reads and writes lines of JSON.

The first line in is the texts of each tool; each further line is a request, and is answered
by a line with the score of each tool.
"""

from __future__ import annotations

import json
import sys

from octoweave_training.process_settings import prepare_process
from retriever_minilm import Encoder, ToolIndex


def main() -> None:
    prepare_process(1)
    index = ToolIndex(Encoder().eval(), json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        (scores,) = index.scores([json.loads(line)]).tolist()
        print(json.dumps([round(score, 6) for score in scores]), flush=True)


if __name__ == "__main__":
    main()
