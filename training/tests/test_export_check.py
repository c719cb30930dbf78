from __future__ import annotations

import json
from pathlib import Path

import pytest
from export_check import Check, ScoringServer, record_of, tables
from quantised_models import read_published, read_run, write_types
from result_files import RESULTS

from octoweave_training.gguf_file import TYPES, read_gguf_model
from octoweave_training.prediction import read_requests
from octoweave_training.run_folder import RunFolder


@pytest.fixture(scope="module")
def paths(run: RunFolder, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write_types(read_run(run.path), tmp_path_factory.mktemp("types"))


def test_a_published_file_is_encoded_again_without_a_change(paths: dict[str, Path], tmp_path: Path) -> None:
    again = write_types(read_published(paths["q8_0"]), tmp_path)
    assert again["q8_0"].read_bytes() == paths["q8_0"].read_bytes()


@pytest.mark.parametrize("name", sorted(TYPES))
def test_llama_writes_what_pytorch_writes_but_at_near_ties(paths: dict[str, Path], run: RunFolder, data: Path, name: str) -> None:
    path = paths[name]
    check = Check(path, read_gguf_model(path), ScoringServer(path), run.read_tokenizer(), run.read_vocabulary())
    checked = record_of(check.run(read_requests(data / "development.jsonl", 8)))
    assert checked["requests"] == 8 and checked["equal"] > 0
    assert checked["equal"] + checked["explained"] == 8


def test_the_published_table_is_that_of_the_published_figures() -> None:
    record = json.loads((RESULTS / "export-check.json").read_text(encoding="utf-8"))
    assert (RESULTS / "export-check.md").read_text(encoding="utf-8") == tables(record)
