"""`python -m octoweave_training.export`: writes the model of a run as GGUF and checks the file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .gguf_file import TYPES, read_gguf_model, write_gguf
from .prediction import predict, read_requests
from .process_settings import prepare_process
from .run_folder import RunFolder


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octoweave_training.export", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run")
    parser.add_argument("--out", type=Path, required=True, help="the GGUF file")
    parser.add_argument("--type", choices=sorted(TYPES), default="q8_0")
    parser.add_argument("--verify", type=int, default=50, help="development requests to decode from file and checkpoint")
    parser.add_argument("--threads", type=int, default=1)
    parsed = parser.parse_args(arguments)
    prepare_process(parsed.threads)
    folder = RunFolder(parsed.run)
    model, tokenizer, vocabulary = folder.read_model(), folder.read_tokenizer(), folder.read_vocabulary()
    write_gguf(parsed.out, model, tokenizer, vocabulary, type_name=parsed.type)
    print(f"{parsed.out}: {parsed.out.stat().st_size:,} bytes, {parsed.type}, {len(vocabulary)} tokens")

    if parsed.verify:
        data = Path(json.loads(folder.options.read_text(encoding="utf-8"))["options"]["data"])
        requests = read_requests(data / "development.jsonl", parsed.verify)
        trained = predict(requests, model, tokenizer, vocabulary)
        written = predict(requests, read_gguf_model(parsed.out), tokenizer, vocabulary)
        equal = sum(first["targetIds"] == second["targetIds"] for first, second in zip(trained, written))
        print(f"greedy output equal to the checkpoint: {equal} of {len(requests)}")


if __name__ == "__main__":
    main()
