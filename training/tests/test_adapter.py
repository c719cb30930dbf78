from __future__ import annotations

from pathlib import Path

import gguf
import pytest
import torch

from octoweave_training.adapter import AdaptedProjection
from octoweave_training.export import main as export
from octoweave_training.gguf_file import read_gguf_model
from octoweave_training.gguf_tensors import to_gguf_tensors
from octoweave_training.llama_server import LlamaServer
from octoweave_training.prediction import predict, read_requests
from octoweave_training.run_folder import RunFolder, digest_of
from octoweave_training.train import main

ADAPTED = "--adapter-rank 4 --adapter-alpha 8 --matrix-rate 0.02 --batch-tokens 256 --evaluations 0".split()


@pytest.fixture(scope="module")
def front(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with another answer: what was set in the rear is set in front."""
    folder = tmp_path_factory.mktemp("front")
    for name in ("train.jsonl", "development.jsonl"):
        (folder / name).write_text((data / name).read_text().replace("'rear'", "'front'"))
    (folder / "vocabulary.json").write_bytes((data / "vocabulary.json").read_bytes())
    return folder


@pytest.fixture(scope="module")
def adapted(front: Path, published: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """An adapter that has learnt that answer."""
    out = tmp_path_factory.mktemp("adapted") / "run"
    main(["--data", str(front), "--out", str(out), "--start-from", str(published), "--steps", "60", *ADAPTED])
    return RunFolder(out)


def answers(folder: RunFolder, model: object, requests: list[tuple[str, str]]) -> list[list[int]]:
    return [record["targetIds"] for record in predict(requests, model, folder.read_tokenizer(), folder.read_vocabulary())]


def test_an_adapter_begins_by_changing_nothing(front: Path, published: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    main(["--data", str(front), "--out", str(out), "--start-from", str(published), "--steps", "60", "--stop-after", "0", *ADAPTED])
    before, adapted = to_gguf_tensors(read_gguf_model(published)), to_gguf_tensors(RunFolder(out).read_model())
    assert all(torch.equal(before[name], adapted[name]) for name in before)


def test_training_an_adapter_leaves_the_base_and_its_embeddings_alone(adapted: RunFolder, published: Path) -> None:
    before, model = read_gguf_model(published), adapted.read_model()
    assert torch.equal(before.embedding, model.embedding) and torch.equal(before.output_norm, model.output_norm)
    for old, new in zip(before.layers, model.layers):
        assert isinstance(new.down, AdaptedProjection)
        assert torch.equal(old.down.weight, new.down.weight) and not torch.equal(old.down.weight, new.down.matrix())


def test_an_adapter_trained_twice_is_the_same(adapted: RunFolder, front: Path, published: Path, tmp_path: Path) -> None:
    out = tmp_path / "halves"
    main(["--data", str(front), "--out", str(out), "--start-from", str(published), "--steps", "60", "--stop-after", "31", *ADAPTED])
    main(["--out", str(out), "--resume"])
    whole, halves = adapted.read_model().state_dict(), RunFolder(out).read_model().state_dict()
    assert all(torch.equal(whole[name], halves[name]) for name in whole)


def test_merged_weights_are_those_of_the_base_plus_the_products_of_the_pairs(adapted: RunFolder, published: Path, tmp_path: Path) -> None:
    merged_path, adapter_path = tmp_path / "merged.gguf", tmp_path / "adapter.gguf"
    export(["--run", str(adapted.path), "--out", str(merged_path), "--merged", "--type", "f16", "--verify", "0"])
    export(["--run", str(adapted.path), "--out", str(adapter_path), "--verify", "0"])
    reader = gguf.GGUFReader(adapter_path)
    fields = {name: field.contents() for name, field in reader.fields.items()}
    assert (fields["general.type"], fields["adapter.type"], fields["adapter.lora.alpha"]) == ("adapter", "lora", 8.0)
    assert fields["octoweave.adapter.base"] == digest_of(published)
    pairs = {tensor.name: torch.from_numpy(tensor.data.copy()) for tensor in reader.tensors}
    assert len(pairs) == 2 * 7 * 2
    base, merged = to_gguf_tensors(read_gguf_model(published)), to_gguf_tensors(read_gguf_model(merged_path))
    for name, matrix in base.items():
        if f"{name}.lora_a" in pairs:
            matrix = matrix + 8 / 4 * pairs[f"{name}.lora_b"] @ pairs[f"{name}.lora_a"]
        torch.testing.assert_close(merged[name], matrix, rtol=1e-3, atol=1e-3 * matrix.abs().max().item())


def test_llama_cpp_says_with_an_adapter_what_pytorch_says_with_merged_weights(
    adapted: RunFolder, front: Path, published: Path, tmp_path: Path
) -> None:
    adapter_path = tmp_path / "adapter.gguf"
    export(["--run", str(adapted.path), "--out", str(adapter_path), "--verify", "0"])
    requests = read_requests(front / "development.jsonl")
    tokenizer, vocabulary = adapted.read_tokenizer(), adapted.read_vocabulary()
    prompts = [record["promptIds"] for record in predict(requests, adapted.read_model(), tokenizer, vocabulary)]
    without, expected = (answers(adapted, model, requests) for model in (read_gguf_model(published), adapted.read_model()))
    assert without != expected
    stop = vocabulary.id_of("<nexa_end>")
    for adapter, expected_ids in ((None, without), (adapter_path, expected)):
        server = LlamaServer(published, adapter)
        assert [server.complete(prompt, stop=stop, limit=40).token_ids for prompt in prompts] == expected_ids


def test_embeddings_that_an_adapter_trains_go_into_a_base_of_their_own(front: Path, published: Path, tmp_path: Path) -> None:
    out, base_path, adapter_path = tmp_path / "run", tmp_path / "base.gguf", tmp_path / "adapter.gguf"
    trained = ["--adapter-tokens", "<nexa_0>", "<nexa_7>"]
    main(["--data", str(front), "--out", str(out), "--start-from", str(published), "--steps", "10", *ADAPTED, *trained])
    folder = RunFolder(out)
    before, after = read_gguf_model(published).embedding, folder.read_model().embedding
    changed = (before != after).any(dim=1).nonzero()[:, 0].tolist()
    assert changed == [folder.read_vocabulary().id_of(name) for name in ("<nexa_0>", "<nexa_7>")]
    with pytest.raises(SystemExit, match="--base"):
        export(["--run", str(out), "--out", str(adapter_path), "--verify", "0"])
    export(["--run", str(out), "--out", str(adapter_path), "--base", str(base_path), "--type", "f16", "--verify", "0"])
    assert torch.allclose(read_gguf_model(base_path).embedding, after, rtol=1e-3, atol=1e-4)
    assert gguf.GGUFReader(adapter_path).fields["octoweave.adapter.base"].contents() == digest_of(base_path)


def test_a_new_model_cannot_be_an_adapter(front: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(front), "--out", str(tmp_path / "run"), "--steps", "5", "--adapter-rank", "4"])
