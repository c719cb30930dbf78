from __future__ import annotations

import json
from pathlib import Path

import numpy
import onnxruntime
import pytest
import torch

from octoweave_training.retriever import evaluate, publish, train
from octoweave_training.retriever.labelled_requests import LabelledRequest, read_evaluation_cases, read_training_data
from octoweave_training.retriever.model import Retriever, RetrieverShape
from octoweave_training.retriever.onnx_file import write_onnx
from octoweave_training.retriever.request_features import clauses_of, features_of_word, words_of
from octoweave_training.retriever.request_table import RequestTable
from octoweave_training.retriever.scoring import Selection, cross_entropy, inputs_of, measure, score_requests

FIXTURE = Path(__file__).parents[2] / "packages/core/src/retriever/__fixtures__/request-features.json"
TOOLS = ["car.open_roof", "car.lock_doors", "phone.text"]
SENTENCES = {"open the roof": [0], "lock the doors": [1], "text mum": [2], "what a day": []}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Each sentence, and each pair of them."""
    folder = tmp_path / "data"
    folder.mkdir()
    tokens = [{"slot": slot, "text": f"<nexa_{slot}>", "toolId": tool, "signature": ""} for slot, tool in enumerate(TOOLS)]
    (folder / "vocabulary.json").write_text(json.dumps({"digest": "sample", "tokens": tokens}))
    (folder / "statistics.json").write_text(json.dumps({"seed": 5, "copies": 1, "train": {"examples": 20}}))
    pairs = [(f" {one} and {other}", ones + others) for one, ones in SENTENCES.items() for other, others in SENTENCES.items()]
    lines = [example(request, tools) for request, tools in [*((f" {one}", tools) for one, tools in SENTENCES.items()), *pairs]]
    for name in ("train.jsonl", "development.jsonl"):
        (folder / name).write_text("\n".join(lines) + "\n")
    return folder


def example(request: str, tools: list[int], **more: str) -> str:
    calls = [segment for tool in tools for segment in ({"control": f"<nexa_{tool}>"}, "()")]
    return json.dumps({"request": request, "target": [*calls, {"control": "<nexa_end>"}], **more})


def test_features_are_those_that_the_packages_compute() -> None:
    fixture = json.loads(FIXTURE.read_text(encoding="utf-8"))
    for case in fixture["requests"]:
        inputs = inputs_of(tuple(words_of(case["request"])), fixture["buckets"])
        assert inputs["features"].tolist() == case["features"], case["request"]
        numpy.testing.assert_allclose(inputs["weights"], case["weights"], atol=6e-5)


def test_features_are_numbers_of_buckets_and_never_the_empty_one() -> None:
    features = [feature for word in ("roof", "72%", "?!", "x" * 1000) for feature in features_of_word(word, 64)]
    assert min(features) >= 1 and max(features) <= 63


def test_clauses_end_at_commas_and_before_and() -> None:
    assert clauses_of("open the roof, lock up and text mum".split()) == [(0, 3), (3, 5), (6, 8)]
    assert clauses_of("open the roof.".split()) == []


def test_labels_are_all_functional_tokens_and_those_of_planners_are_left_out(data: Path) -> None:
    nested = {"request": " text", "target": [{"control": "<nexa_2>"}, "(", {"control": "<nexa_0>"}, "())", {"control": "<nexa_end>"}]}
    path = data / "more.jsonl"
    path.write_text("\n".join([json.dumps(nested), example(" a plan", [1], role="<nexa_plan>"), example(" nothing", [])]))
    assert [request.labels for request in read_training_data(path, data)] == [(0, 2), ()]


def test_evaluation_cases_hold_nested_calls_and_alternatives(tmp_path: Path) -> None:
    path = tmp_path / "car.dev.jsonl"
    cases = [
        {"query": "a", "calls": [{"tool": "lock_doors", "args": {"who": [{"$call": {"tool": "phone.text", "args": {}}}]}}]},
        {"query": "b", "calls": [], "alternatives": []},
        {"query": "c", "plan": [{"id": 1, "tool": "open_roof"}], "alternatives": [[{"tool": "lock_doors"}]]},
        {"query": "d", "steps": [{"tool": ["open_roof", "phone.text"]}, {"tool": "lock_doors"}]},
    ]
    path.write_text("\n".join(map(json.dumps, cases)))
    read = [(request.labels, request.alternatives) for request in read_evaluation_cases(path, TOOLS)]
    assert read == [((1, 2), ()), ((), ()), ((0,), ((1,),)), ((0, 1), ((1, 2),))]


def test_a_request_is_complete_when_any_of_its_ways_is_kept() -> None:
    scores = numpy.array([[0.9, 0.1, 0.0], [0.2, 0.1, 0.3], [0.0, 0.0, 0.6]])
    requests = [LabelledRequest((), (1,), ((0,),)), LabelledRequest((), (0, 2)), LabelledRequest((), ())]
    assert measure(scores, requests, [0, 1, 2], Selection(0.5, 1)).complete == 1
    figures = measure(scores, requests, [0, 1, 2], Selection(0.2, 0))
    assert (figures.requests, figures.cases, figures.complete, figures.kept) == (3, 2, 2, pytest.approx(4 / 3))


def test_cross_entropy_counts_every_tool_on_offer_and_no_other() -> None:
    scores = numpy.array([[0.5, 0.25, 0.9], [0.0, 0.5, 0.9]])
    requests = [LabelledRequest((), (0,)), LabelledRequest((), (0, 1))]
    assert cross_entropy(scores, requests, [0, 1]) == pytest.approx((-numpy.log([0.5, 0.75, 1e-4, 0.5])).sum() / 2)


def test_the_file_scores_like_the_model_and_takes_the_best_of_clauses(tmp_path: Path) -> None:
    torch.manual_seed(0)
    shape = RetrieverShape(tools=3, buckets=512, width=16, hidden=24)
    model = Retriever(shape).eval()
    write_onnx(tmp_path / "retriever.onnx", model)
    whole = [LabelledRequest(("open", "the", "roof"), ()), LabelledRequest(("hi",), ())]
    with torch.no_grad():
        expected = torch.sigmoid(model(RequestTable(whole, 3, 512).batch(numpy.arange(2)))).numpy()
    numpy.testing.assert_allclose(score_requests(tmp_path / "retriever.onnx", whole, 512), expected, atol=2e-2)
    [parts] = score_requests(tmp_path / "retriever.onnx", [LabelledRequest(tuple("hi all, open the roof".split()), ())], 512)
    assert (parts >= expected[0] - 2e-2).all()
    assert onnxruntime.InferenceSession(tmp_path / "retriever.onnx").get_outputs()[0].shape == [3]


def test_the_same_data_and_options_publish_the_same_retriever(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    def make(name: str) -> Path:
        run, out = tmp_path / name / "run", tmp_path / name / "models"
        small = ("--batch", "20", "--rate", "0.02", "--buckets", "512", "--width", "16", "--hidden", "24")
        train.main(["--data", str(data), "--out", str(run), "--steps", "150", *small])
        publish.main(["--run", str(run), "--data", str(data), "--data-commit", "abc", "--minimum-tools", "0", "--kept", "1", "--out", str(out)])
        return out / "weights/octoweave-retriever.json"

    first, second = make("first"), make("second")
    assert first.read_text() == second.read_text()
    manifest = json.loads(first.read_text())
    assert manifest["training"]["dataCommit"] == "abc" and manifest["training"]["steps"] == 150
    assert [tool["toolId"] for tool in manifest["tools"]] == TOOLS

    capsys.readouterr()
    evaluate.main(["--manifest", str(first), "--data", str(data)])
    complete = capsys.readouterr().out.splitlines()[1]
    assert "18/18" in complete and float(complete.split("%")[1].split()[0]) < 1.5
