from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from conftest import SMALL

from octoweave_training.gguf_file import read_gguf_model
from octoweave_training.run_folder import RunFolder, digest_of
from octoweave_training.train import main


def test_a_run_starts_with_the_weights_and_the_tokenizer_of_a_file(published: Path, run: RunFolder, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "further"
    main(["--data", str(data), "--out", str(out), "--start-from", str(published), "--steps", "60", "--stop-after", "0", *SMALL])
    started, before = RunFolder(out), read_gguf_model(published).state_dict()
    assert all(torch.equal(tensor, before[name]) for name, tensor in started.read_model().state_dict().items())
    for text in (" set the rear to seventy two", " call zoë", " 2047 o'brien"):
        assert started.read_tokenizer().encode(text).ids == run.read_tokenizer().encode(text).ids
    assert json.loads(started.options.read_text())["options"]["start_from"] == digest_of(published)


def test_a_file_with_other_control_tokens_is_refused(published: Path, data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name in ("train.jsonl", "development.jsonl"):
        (other / name).write_bytes((data / name).read_bytes())
    vocabulary = json.loads((data / "vocabulary.json").read_text())
    vocabulary["functionalTokens"].append("<nexa_8>")
    (other / "vocabulary.json").write_text(json.dumps(vocabulary))
    with pytest.raises(SystemExit, match="other control tokens"):
        main(["--data", str(other), "--out", str(tmp_path / "run"), "--start-from", str(published), "--steps", "5", *SMALL])


def test_layers_behind_those_of_a_file_change_nothing_until_they_are_trained(published: Path, data: Path, tmp_path: Path) -> None:
    out, token_ids = tmp_path / "deeper", torch.tensor([[3, 14, 15, 9, 26]])
    main(["--data", str(data), "--out", str(out), "--start-from", str(published), "--steps", "60", "--stop-after", "0", *SMALL, "--layers", "3"])
    deeper, before = RunFolder(out).read_model(), read_gguf_model(published)
    assert (deeper.shape.layers, before.shape.layers) == (3, 2)
    assert torch.allclose(deeper(token_ids, torch.arange(5)), before(token_ids, torch.arange(5)), atol=1e-6)
