"""`python -m octoweave_training.train`: trains a model from nothing, or carries on with a run."""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .adapter import adapt, adapter_of
from .batches import LossWeights
from .dataset import build_dataset, encode_requests, encode_targets, role_ids
from .epoch_tokens import EpochTokens
from .example import read_examples, texts_of
from .gguf_file import read_gguf_model, read_gguf_tokenizer
from .growth import deepen
from .inheritance import inherit, inherited_shape
from .model import Decoder, ModelShape, default_feed_forward
from .precision import PRECISIONS, fastest_precision
from .process_settings import prepare_process
from .processes import Processes, run_in_processes
from .run_folder import RunFolder, digest_of
from .tokenizer import train_tokenizer
from .trainer import Trainer, TrainerOptions
from .training_clock import CLOCKS, Budget
from .vocabulary import END, Vocabulary


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="octoweave_training.train", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--data", type=Path, help="folder with vocabulary.json, train.jsonl, development.jsonl")
    origin = parser.add_mutually_exclusive_group()
    origin.add_argument("--start-from", type=Path, help="GGUF with the tokenizer, shape and weights to start from, instead of nothing")
    origin.add_argument("--inherit-from", type=Path, help="GGUF with the shape and weights to start from, under a tokenizer learnt from --data")
    parser.add_argument("--resume", action="store_true", help="carry on with the run in --out; its options stay")
    budget = parser.add_mutually_exclusive_group()
    budget.add_argument("--minutes", type=float, help="budget; the schedule follows the clock")
    budget.add_argument("--steps", type=int, help="budget; the result is reproducible")
    parser.add_argument("--clock", choices=sorted(CLOCKS), default="wall", help="whose minutes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="of each process")
    parser.add_argument("--processes", type=int, help="that share each batch; default: 1, or those of the resumed run")
    parser.add_argument("--text-tokens", type=int, default=2048)
    parser.add_argument("--layers", type=int, help="default: 4, or those of the file to start from; more than those are put behind them")
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--feed-forward", type=int, help="default: 8/3 of the width, at a multiple of 32")
    parser.add_argument("--context", type=int, default=512)
    parser.add_argument("--adapter-rank", type=int, help="train an adapter (LoRA) of this rank on --start-from, whose own weights stay")
    parser.add_argument("--adapter-alpha", type=float, default=32.0, help="an adapter is added alpha / rank times")
    parser.add_argument("--adapter-tokens", nargs="*", default=[], help="control tokens whose embeddings are trained beside the adapter")
    parser.add_argument("--batch-tokens", type=int, default=2048)
    parser.add_argument("--matrix-rate", type=float, default=0.01, help="peak learning rate of Muon")
    parser.add_argument("--matrix-decay", type=float, default=0.1, help="weight decay of Muon, times its rate")
    parser.add_argument("--other-rate", type=float, default=5e-3, help="peak learning rate of AdamW")
    parser.add_argument("--request-weight", type=float, default=0.0, help="of request tokens in the loss, in expectation")
    parser.add_argument("--request-share", type=float, default=0.25, help="request tokens sampled for the loss")
    parser.add_argument("--functional-weight", type=float, default=1.0, help="of functional tokens in the loss; other target tokens weigh 1")
    parser.add_argument("--dropout", type=float, default=0.03, help="merges left out of requests")
    parser.add_argument("--precision", choices=[*sorted(PRECISIONS), "auto"], default="auto", help="auto: whichever this processor multiplies faster")
    parser.add_argument("--average", type=float, default=0.0, help="decay of a running average of the weights")
    parser.add_argument("--evaluations", type=int, default=8)
    parser.add_argument("--evaluated-requests", type=int, default=200)
    parser.add_argument("--checkpoint-minutes", type=float, default=5.0)
    parser.add_argument("--log-steps", type=int, default=20)
    parser.add_argument("--stop-after", type=int, help="leave off after this step, for --resume to carry on")
    parsed = parser.parse_args(arguments)
    if parsed.processes is not None and parsed.processes < 1:
        parser.error("--processes must be at least 1")
    if not parsed.resume and (parsed.data is None or (parsed.minutes is None and parsed.steps is None)):
        parser.error("a new run needs --data and one of --minutes and --steps")
    if parsed.adapter_rank is not None and (parsed.start_from is None or parsed.layers is not None or parsed.adapter_rank < 1):
        parser.error("--adapter-rank is at least 1, needs --start-from and goes without --layers")
    return parsed


def start_run(folder: RunFolder, arguments: argparse.Namespace) -> None:
    """Writes the tokenizer, the vocabulary and the options, which no resume changes."""
    folder.path.mkdir(parents=True, exist_ok=True)
    if folder.options.exists():
        raise SystemExit(f"{folder.path} already holds a run: give --resume or another --out")
    examples = read_examples(arguments.data / "train.jsonl")
    shutil.copyfile(arguments.data / "vocabulary.json", folder.vocabulary)
    parent = arguments.start_from or arguments.inherit_from
    if parent:
        shutil.copyfile(parent, folder.start)
    if arguments.start_from:
        read_gguf_tokenizer(folder.start).save(str(folder.tokenizer))
        shape = read_gguf_model(folder.start).shape
        if shape.vocabulary != len(folder.read_vocabulary()):
            raise SystemExit(f"{arguments.start_from} has other control tokens than {arguments.data / 'vocabulary.json'}: train from nothing")
    else:
        train_tokenizer(texts_of(examples), arguments.text_tokens).save(str(folder.tokenizer))
        shape = inherited_shape(folder.start, folder.read_vocabulary()) if parent else shape_from_nothing(arguments, folder)
    if parent and arguments.layers:
        if arguments.layers < shape.layers:
            raise SystemExit(f"{parent} has {shape.layers} layers: --layers {arguments.layers} would drop some")
        shape = replace(shape, layers=arguments.layers)
    options = {name: value for name, value in vars(arguments).items() if name not in ("out", "resume", "stop_after")}
    options["data"] = str(arguments.data.resolve())
    options["start_from"] = digest_of(folder.start) if arguments.start_from else None
    options["inherit_from"] = digest_of(folder.start) if arguments.inherit_from else None
    options["processes"] = arguments.processes or 1
    if arguments.precision == "auto":
        options["precision"] = fastest_precision()
    record = {"shape": shape.to_json(), "options": options}
    folder.options.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def shape_from_nothing(arguments: argparse.Namespace, folder: RunFolder) -> ModelShape:
    return ModelShape(
        vocabulary=len(folder.read_vocabulary()),
        layers=arguments.layers or 4,
        width=arguments.width,
        heads=arguments.heads,
        feed_forward=arguments.feed_forward or default_feed_forward(arguments.width),
        context=arguments.context,
    )


def first_model(folder: RunFolder, record: dict, tokenizer: Tokenizer, vocabulary: Vocabulary) -> Decoder:
    """The model before its first step."""
    options = record["options"]
    torch.manual_seed(options["seed"])
    shape = ModelShape(**record["shape"])
    if options.get("start_from"):
        model = deepen(read_gguf_model(folder.start), shape.layers).train()
        adapter = adapter_of(options)
        return adapt(model, adapter, vocabulary) if adapter else model
    if options.get("inherit_from"):
        return deepen(inherit(folder.start, tokenizer, vocabulary), shape.layers).train()
    return Decoder(shape)


def trainer_options(options: dict, vocabulary: Vocabulary) -> TrainerOptions:
    functional_weight = options.get("functional_weight", 1.0)
    return TrainerOptions(
        budget=Budget(options["minutes"], options["steps"], options["clock"]),
        seed=options["seed"],
        batch_tokens=options["batch_tokens"],
        matrix_rate=options["matrix_rate"],
        other_rate=options["other_rate"],
        matrix_decay=options["matrix_decay"],
        loss=LossWeights(options["request_weight"], options["request_share"], functional_weight, vocabulary.functional_ids),
        precision=options["precision"],
        average=options["average"],
        evaluations=options["evaluations"],
        evaluated_requests=options["evaluated_requests"],
        checkpoint_minutes=options["checkpoint_minutes"],
        log_steps=options["log_steps"],
    )


def main(arguments: list[str] | None = None) -> None:
    parsed = parse_arguments(arguments)
    folder = RunFolder(parsed.out)
    if not parsed.resume:
        start_run(folder, parsed)
    options = json.loads(folder.options.read_text(encoding="utf-8"))["options"]
    processes = parsed.processes or options.get("processes", 1)
    run_in_processes(processes, partial(train, folder, parsed.threads, parsed.resume, parsed.stop_after))


def train(folder: RunFolder, threads: int, resume: bool, stop_after: int | None, processes: Processes) -> None:
    """What each process does."""
    prepare_process(threads)
    record = json.loads(folder.options.read_text(encoding="utf-8"))
    options = record["options"]
    epochs = EpochTokens(folder, options, processes)
    vocabulary, tokenizer = epochs.vocabulary, epochs.tokenizer
    held_out = read_examples(Path(options["data"]) / "development.jsonl")
    development = build_dataset(
        role_ids(held_out, vocabulary),
        encode_requests(held_out, tokenizer),
        encode_targets(held_out, tokenizer, vocabulary),
        vocabulary,
    )
    first = epochs.dataset(0)
    model = first_model(folder, record, tokenizer, vocabulary)
    if processes.first:
        too_long = int((first.lengths > record["shape"]["context"]).sum())
        print(
            f"{sum(parameter.numel() for parameter in model.parameters()):,} parameters, {len(first):,} examples, "
            f"{len(first.token_ids):,} tokens an epoch, {len(vocabulary)} token ids, {too_long} examples too long"
        )
    trainer = Trainer(
        folder,
        model,
        trainer_options(options, vocabulary),
        epoch_dataset=epochs.dataset,
        development=development,
        stop=vocabulary.id_of(END),
        processes=processes,
    )
    if resume:
        trainer.resume()
    trainer.run(stop_after)


if __name__ == "__main__":
    main()
