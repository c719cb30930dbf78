"""`python -m octoweave_training.train`: trains a model from nothing, or carries on with a run."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch

from .batches import LossWeights
from .dataset import Dataset, build_dataset, encode_targets, read_dataset, write_dataset
from .example import Example, read_examples, texts_of
from .model import Decoder, ModelShape, default_feed_forward
from .process_settings import prepare_process
from .run_folder import RunFolder
from .segmentation_dropout import SegmentationDropout
from .tokenizer import train_tokenizer
from .trainer import PRECISIONS, Trainer, TrainerOptions
from .training_clock import CLOCKS, Budget
from .vocabulary import END, read_vocabulary


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="octoweave_training.train", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--data", type=Path, help="folder with vocabulary.json, train.jsonl, development.jsonl")
    parser.add_argument("--resume", action="store_true", help="carry on with the run in --out; its options stay")
    budget = parser.add_mutually_exclusive_group()
    budget.add_argument("--minutes", type=float, help="budget; the schedule follows the clock")
    budget.add_argument("--steps", type=int, help="budget; the result is reproducible")
    parser.add_argument("--clock", choices=sorted(CLOCKS), default="wall", help="whose minutes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--text-tokens", type=int, default=2048)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--feed-forward", type=int, help="default: 8/3 of the width, at a multiple of 32")
    parser.add_argument("--context", type=int, default=512)
    parser.add_argument("--batch-tokens", type=int, default=2048)
    parser.add_argument("--matrix-rate", type=float, default=0.02, help="peak learning rate of Muon")
    parser.add_argument("--other-rate", type=float, default=2e-3, help="peak learning rate of AdamW")
    parser.add_argument("--request-weight", type=float, default=0.1)
    parser.add_argument("--request-share", type=float, default=0.25, help="request tokens sampled for the loss")
    parser.add_argument("--dropout", type=float, default=0.08, help="merges left out of requests")
    parser.add_argument("--precision", choices=sorted(PRECISIONS), default="bf16")
    parser.add_argument("--average", type=float, default=0.0, help="decay of a running average of the weights")
    parser.add_argument("--evaluations", type=int, default=8)
    parser.add_argument("--evaluated-requests", type=int, default=200)
    parser.add_argument("--checkpoint-minutes", type=float, default=5.0)
    parser.add_argument("--log-steps", type=int, default=20)
    parser.add_argument("--stop-after", type=int, help="leave off after this step, for --resume to carry on")
    parsed = parser.parse_args(arguments)
    if not parsed.resume and (parsed.data is None or (parsed.minutes is None and parsed.steps is None)):
        parser.error("a new run needs --data and one of --minutes and --steps")
    return parsed


def start_run(folder: RunFolder, arguments: argparse.Namespace, examples: list[Example]) -> dict:
    """Writes the tokenizer, the vocabulary and the options, which no resume changes."""
    folder.path.mkdir(parents=True, exist_ok=True)
    if folder.options.exists():
        raise SystemExit(f"{folder.path} already holds a run: give --resume or another --out")
    train_tokenizer(texts_of(examples), arguments.text_tokens).save(str(folder.tokenizer))
    shutil.copyfile(arguments.data / "vocabulary.json", folder.vocabulary)
    shape = ModelShape(
        vocabulary=len(folder.read_vocabulary()),
        layers=arguments.layers,
        width=arguments.width,
        heads=arguments.heads,
        feed_forward=arguments.feed_forward or default_feed_forward(arguments.width),
        context=arguments.context,
    )
    options = {name: value for name, value in vars(arguments).items() if name not in ("out", "resume", "stop_after")}
    options["data"] = str(arguments.data.resolve())
    record = {"shape": shape.to_json(), "options": options}
    folder.options.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return record


def trainer_options(options: dict) -> TrainerOptions:
    return TrainerOptions(
        budget=Budget(options["minutes"], options["steps"], options["clock"]),
        seed=options["seed"],
        batch_tokens=options["batch_tokens"],
        matrix_rate=options["matrix_rate"],
        other_rate=options["other_rate"],
        loss=LossWeights(options["request_weight"], options["request_share"]),
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
    record = json.loads(folder.options.read_text(encoding="utf-8")) if parsed.resume else None
    data = Path(record["options"]["data"]) if record else parsed.data
    prepare_process(parsed.threads)
    examples = read_examples(data / "train.jsonl")
    record = record or start_run(folder, parsed, examples)
    options = record["options"]

    tokenizer = folder.read_tokenizer()
    vocabulary = read_vocabulary(folder.vocabulary, tokenizer.get_vocab_size())
    held_out = read_examples(data / "development.jsonl")
    development = build_dataset(held_out, encode_targets(held_out, tokenizer, vocabulary), tokenizer, vocabulary)
    targets = encode_targets(examples, tokenizer, vocabulary)
    dropout = SegmentationDropout(tokenizer, options["dropout"], options["seed"]) if options["dropout"] else None

    def epoch_dataset(epoch: int) -> Dataset:
        """Requests are cut anew in each epoch; what is cut once is kept on disk for a resume."""
        path = folder.epoch(epoch if dropout else 0)
        if not path.exists():
            seed = (options["seed"], epoch)
            write_dataset(build_dataset(examples, targets, tokenizer, vocabulary, dropout=dropout, seed=seed), path)
        return read_dataset(path)

    first = epoch_dataset(0)
    too_long = int((first.lengths > record["shape"]["context"]).sum())
    torch.manual_seed(options["seed"])
    model = Decoder(ModelShape(**record["shape"]))
    print(
        f"{sum(parameter.numel() for parameter in model.parameters()):,} parameters, {len(first):,} examples, "
        f"{len(first.token_ids):,} tokens an epoch, {len(vocabulary)} token ids, {too_long} examples too long"
    )
    trainer = Trainer(
        folder,
        model,
        trainer_options(options),
        epoch_dataset=epoch_dataset,
        development=development,
        stop=vocabulary.id_of(END),
    )
    if parsed.resume:
        trainer.resume()
    trainer.run(parsed.stop_after)


if __name__ == "__main__":
    main()
