from __future__ import annotations

from pathlib import Path

import gguf
import pytest
import torch

from octoweave_training.attention import rotate_into, rotation_tables
from octoweave_training.export import main
from octoweave_training.gguf_file import read_gguf_model
from octoweave_training.rotation_order import to_half_split, to_interleaved
from octoweave_training.run_folder import RunFolder


def test_reordered_rows_rotated_in_neighbouring_pairs_give_the_same_scores() -> None:
    torch.manual_seed(0)
    heads, head_width, width = 2, 8, 16
    cosines, sines = (table[5] for table in rotation_tables(head_width, 6, 10000.0))
    query, hidden = torch.randn(width, width), torch.randn(width)

    half_split = (query @ hidden).view(heads, head_width)
    rotated = torch.empty_like(half_split)
    rotate_into(rotated, half_split, cosines, sines)

    pairs = (to_interleaved(query, heads) @ hidden).view(heads, head_width // 2, 2)
    first, second = pairs.unbind(dim=-1)
    neighbours = torch.stack((first * cosines - second * sines, second * cosines + first * sines), dim=-1)
    torch.testing.assert_close(neighbours.transpose(1, 2).reshape(heads, head_width), rotated)


def test_reordering_is_undone() -> None:
    matrix = torch.randn(64, 32)
    assert torch.equal(to_half_split(to_interleaved(matrix, 4), 4), matrix)


@pytest.mark.parametrize(("type_name", "tolerance"), [("f16", 1e-3), ("q8_0", 2e-2)])
def test_the_file_reads_back(run: RunFolder, tmp_path: Path, type_name: str, tolerance: float) -> None:
    path = tmp_path / "model.gguf"
    main(["--run", str(run.path), "--out", str(path), "--type", type_name, "--verify", "5"])
    fields = {name: field.contents() for name, field in gguf.GGUFReader(path).fields.items()}
    vocabulary = run.read_vocabulary()
    names, types = fields["tokenizer.ggml.tokens"], fields["tokenizer.ggml.token_type"]
    assert fields["tokenizer.ggml.model"] == "gpt2" and fields["tokenizer.ggml.pre"] == "gpt-2"
    assert fields["tokenizer.ggml.add_bos_token"] is False
    assert names[fields["tokenizer.ggml.eos_token_id"]] == "<|endoftext|>"
    assert names[vocabulary.text_tokens :] == list(vocabulary.names)
    assert set(types[: vocabulary.text_tokens]) == {1} and set(types[vocabulary.text_tokens :]) == {3}
    assert fields["octoweave.vocabulary.digest"] == "sample" and fields["octoweave.request.format"] == 1

    trained, written = run.read_model().state_dict(), read_gguf_model(path).state_dict()
    trained["embedding"] = trained["embedding"][: len(vocabulary)]
    written["embedding"] = written["embedding"][: len(vocabulary)]
    for name, tensor in trained.items():
        torch.testing.assert_close(written[name], tensor, rtol=tolerance, atol=tolerance * tensor.abs().max().item())
