from __future__ import annotations

import json
from pathlib import Path

import gguf
import torch
from conftest import SMALL

from octoweave_training.dataset import build_dataset, encode_requests, encode_targets, role_ids
from octoweave_training.example import read_examples
from octoweave_training.gguf_file import read_gguf_model
from octoweave_training.run_folder import RunFolder, digest_of
from octoweave_training.tokenizer import tokens_of
from octoweave_training.train import main


def test_an_heir_keeps_layers_and_the_tokens_that_both_know_by_their_text(published: Path, run: RunFolder, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "heir"
    smaller = ["--text-tokens", "300", *SMALL[2:]]
    main(["--data", str(data), "--out", str(out), "--inherit-from", str(published), "--steps", "60", "--stop-after", "0", *smaller])
    heir, parent = RunFolder(out).read_model(), read_gguf_model(published)
    others = {name: tensor for name, tensor in heir.state_dict().items() if name != "embedding"}
    assert all(torch.equal(tensor, parent.state_dict()[name]) for name, tensor in others.items())

    old_ids = {token: index for index, token in enumerate(tokens_of(run.read_tokenizer()))}
    shared = [(index, old_ids[token]) for index, token in enumerate(tokens_of(RunFolder(out).read_tokenizer())) if token in old_ids]
    assert len(shared) > 250
    assert all(torch.equal(heir.embedding[new], parent.embedding[old]) for new, old in shared)
    vocabulary, old_vocabulary = RunFolder(out).read_vocabulary(), run.read_vocabulary()
    for name in ("<nexa_0>", "<nexa_end>", "<nexa_plan>"):
        assert torch.equal(heir.embedding[vocabulary.id_of(name)], parent.embedding[old_vocabulary.id_of(name)])
    assert json.loads(RunFolder(out).options.read_text())["options"]["inherit_from"] == digest_of(published)


def test_a_file_names_its_tools_and_their_twins(published: Path) -> None:
    fields = gguf.GGUFReader(published).fields
    assert json.loads(fields["octoweave.vocabulary.tokens"].contents()) == [[0, "car.set", "zone: text"]]
    assert json.loads(fields["octoweave.vocabulary.twins"].contents()) == [["car.set", "home.set"]]


def test_a_role_is_the_control_token_before_the_request(run: RunFolder, data: Path) -> None:
    examples = read_examples(data / "development.jsonl")
    tokenizer, vocabulary = run.read_tokenizer(), run.read_vocabulary()
    dataset = build_dataset(
        role_ids(examples, vocabulary), encode_requests(examples, tokenizer), encode_targets(examples, tokenizer, vocabulary), vocabulary
    )
    first = [vocabulary.name_of(dataset.prompt(index)[0]) for index in range(len(dataset))]
    assert first == [example.role for example in examples]
    assert set(first) == {"<nexa_request>", "<nexa_plan>"}
