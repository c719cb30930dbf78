"""`python -m octoweave_training.export`: writes the model of a run, or its adapter, as GGUF and checks the file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .adapter import adapter_of
from .adapter_file import apply_adapter, write_adapter
from .gguf_file import TYPES, read_gguf_model, write_gguf
from .model import Decoder
from .prediction import predict, read_requests
from .process_settings import prepare_process
from .run_folder import RunFolder, digest_of


def export_adapter(folder: RunFolder, path: Path, base_path: Path | None, type_name: str) -> Decoder:
    """Writes the adapter of a run, and the base where it had to change; returns the two together as read from their files.

    An adapter file has no place for embeddings: where some were trained, the base is written again with them.
    """
    options = json.loads(folder.options.read_text(encoding="utf-8"))["options"]
    shape, vocabulary, model = adapter_of(options), folder.read_vocabulary(), folder.read_model()
    if bool(shape.tokens) != bool(base_path):
        raise SystemExit("a run with --adapter-tokens needs --base, for the file with their embeddings, or --merged; any other goes without")
    if base_path:
        base = read_gguf_model(folder.start)
        base.load_state_dict({"embedding": model.embedding.detach()}, strict=False)
        write_gguf(base_path, base, folder.read_tokenizer(), vocabulary, type_name=type_name)
    beneath = base_path or folder.start
    write_adapter(path, model, shape, vocabulary, base_digest=digest_of(beneath))
    return apply_adapter(path, read_gguf_model(beneath), vocabulary)


def export_model(folder: RunFolder, path: Path, type_name: str) -> Decoder:
    """Writes the model of a run whole, an adapter added to it in float32, before anything is rounded."""
    write_gguf(path, folder.read_model(), folder.read_tokenizer(), folder.read_vocabulary(), type_name=type_name)
    return read_gguf_model(path)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="octoweave_training.export", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run")
    parser.add_argument("--out", type=Path, required=True, help="the GGUF file")
    parser.add_argument("--type", choices=sorted(TYPES), default="q8_0", help="of a whole model; the pairs of an adapter are float32")
    parser.add_argument("--merged", action="store_true", help="write base and adapter as one model")
    parser.add_argument("--base", type=Path, help="write the base with the embeddings of --adapter-tokens here")
    parser.add_argument("--verify", type=int, default=50, help="development requests to decode from file and checkpoint")
    parser.add_argument("--threads", type=int, default=1)
    parsed = parser.parse_args(arguments)
    prepare_process(parsed.threads)
    folder = RunFolder(parsed.run)
    options = json.loads(folder.options.read_text(encoding="utf-8"))["options"]
    is_adapter = adapter_of(options) is not None
    if is_adapter and not parsed.merged:
        written = export_adapter(folder, parsed.out, parsed.base, parsed.type)
    elif is_adapter == parsed.merged and parsed.base is None:
        written = export_model(folder, parsed.out, parsed.type)
    else:
        parser.error("--merged and --base are for runs with --adapter-rank, one of the two at most")
    kind = "adapter" if is_adapter and not parsed.merged else parsed.type
    tokenizer, vocabulary = folder.read_tokenizer(), folder.read_vocabulary()
    print(f"{parsed.out}: {parsed.out.stat().st_size:,} bytes, {kind}, {len(vocabulary)} tokens")

    if parsed.verify:
        requests = read_requests(Path(options["data"]) / "development.jsonl", parsed.verify)
        trained = predict(requests, folder.read_model(), tokenizer, vocabulary)
        found = predict(requests, written, tokenizer, vocabulary)
        equal = sum(first["targetIds"] == second["targetIds"] for first, second in zip(trained, found))
        print(f"greedy output equal to the checkpoint: {equal} of {len(requests)}")


if __name__ == "__main__":
    main()
