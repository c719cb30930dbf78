"""`python -m octoweave_training.predict`: greedy predictions in PyTorch, to compare llama.cpp with."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .gguf_file import read_gguf_model
from .prediction import predict, read_requests
from .process_settings import prepare_process
from .run_folder import RunFolder


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octoweave_training.predict", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run")
    parser.add_argument("--gguf", type=Path, help="take the weights from this export instead of the checkpoint")
    parser.add_argument("--requests", type=Path, required=True, help="JSON lines with a request each")
    parser.add_argument("--out", type=Path, required=True, help="JSON lines of predictions")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--threads", type=int, default=1)
    parsed = parser.parse_args(arguments)
    prepare_process(parsed.threads)
    folder = RunFolder(parsed.run)
    model = read_gguf_model(parsed.gguf) if parsed.gguf else folder.read_model()
    requests = read_requests(parsed.requests, parsed.limit)
    with parsed.out.open("w", encoding="utf-8") as file:
        for record in predict(requests, model, folder.read_tokenizer(), folder.read_vocabulary()):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
