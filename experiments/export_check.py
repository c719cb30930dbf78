"""`python experiments/export_check.py`: whether llama.cpp writes what PyTorch writes, from the same file.

Both decode greedily from the same token ids, PyTorch in float32 with the values that the file
decodes to. Where the two part, the check asks each how much more likely its own token is than
the other's: below `NEAR_TIE` on both sides, rounding decided. Writes docs/results/export-check.json
and .md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from generated_data import DATA, NODE
from octoweave_training.gguf_file import read_gguf_model
from octoweave_training.llama_server import LlamaServer
from octoweave_training.model import Decoder
from octoweave_training.prediction import predict, read_requests
from octoweave_training.process_settings import prepare_process
from octoweave_training.run_folder import digest_of
from octoweave_training.vocabulary import END, Vocabulary
from quantised_models import add_source, read_source, write_types
from result_files import RESULTS, conditions_of, share, table
from tokenizers import Tokenizer
from training_run import ROOT, WORK

# A token is at most 1.11 times as likely as the other one.
NEAR_TIE = 0.1


@dataclass(frozen=True)
class Difference:
    """Where two answers part. Gaps are in log-probability, of the own token over the other's; llama.cpp's is None beyond its ten best."""

    request: str
    pytorch: str
    llama: str
    pytorch_gap: float
    llama_gap: float | None

    @property
    def is_near_tie(self) -> bool:
        return self.pytorch_gap < NEAR_TIE and self.llama_gap is not None and self.llama_gap < NEAR_TIE


@dataclass(frozen=True)
class CheckedType:
    """`noise`: how far apart the log-probabilities of PyTorch's token are at the least certain place of each equal answer; median, 95th percentile, most."""

    type: str
    bytes: int
    requests: int
    equal: int
    noise: tuple[float, float, float]
    differences: list[Difference]


class ScoringServer(LlamaServer):
    def expect(self, prompt: list[int]) -> dict[int, float]:
        """Log-probabilities of the ten likeliest tokens behind a prompt."""
        asked = {"prompt": prompt, "n_predict": 1, "n_probs": 10, "temperature": 0, "cache_prompt": False}
        address = f"{self._server.listening_address}/completion"
        request = urllib.request.Request(address, json.dumps(asked).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as response:
            (written,) = json.load(response)["completion_probabilities"]
        return {token["id"]: token["logprob"] for token in written["top_logprobs"]}


@dataclass(frozen=True)
class Check:
    """One file, as both engines have it."""

    path: Path
    model: Decoder
    server: ScoringServer
    tokenizer: Tokenizer
    vocabulary: Vocabulary

    def run(self, requests: list[tuple[str, str]]) -> CheckedType:
        noise, differences = [], []
        for predicted in predict(requests, self.model, self.tokenizer, self.vocabulary):
            prompt, target = predicted["promptIds"], predicted["targetIds"]
            written = self.server.complete(prompt, stop=self.vocabulary.id_of(END), limit=len(target)).token_ids
            expected = self.log_probabilities(prompt, target)
            if written == target:
                chosen = expected[range(len(target)), target]
                place = int(chosen.argmin())
                noise.append(abs(float(chosen[place]) - self.server.expect([*prompt, *target[:place]])[target[place]]))
            else:
                place = next(place for place, (one, other) in enumerate(zip(target, written)) if one != other)
                differences.append(self.difference(predicted["request"], [*prompt, *target[:place]], target[place], written[place], expected[place]))
        noise.sort()
        percentiles = tuple(noise[int((len(noise) - 1) * part)] for part in (0.5, 0.95, 1))
        return CheckedType(self.path.stem, self.path.stat().st_size, len(requests), len(noise), percentiles, differences)

    @torch.no_grad()
    def log_probabilities(self, prompt: list[int], target: list[int]) -> torch.Tensor:
        """What PyTorch expects at each place of the target: `[places, vocabulary]`."""
        ids = torch.tensor([prompt + target[:-1]])
        kept = torch.arange(len(prompt) - 1, ids.shape[1])
        logits = self.model(ids, kept) @ self.model.output_matrix()[: self.model.shape.vocabulary].t()
        return logits.log_softmax(dim=-1)

    def difference(self, request: str, before: list[int], ours: int, theirs: int, expected: torch.Tensor) -> Difference:
        known = self.server.expect(before)
        return Difference(
            request=request,
            pytorch=self.name(ours),
            llama=self.name(theirs),
            pytorch_gap=round(float(expected[ours] - expected[theirs]), 4),
            llama_gap=round(known[theirs] - known[ours], 4) if {ours, theirs} <= set(known) else None,
        )

    def name(self, token_id: int) -> str:
        return self.vocabulary.name_of(token_id) or self.tokenizer.decode([token_id])


def generate_development(count: int) -> Path:
    """Data of all packs with requests of phrasings that training never sees, generated once from the corpora as they are."""
    folder = DATA / f"export-check-{count}"
    if not (folder / "statistics.json").exists():
        options = f"--pack vehicle,android,macos --examples 1000 --development {count} --seed 7 --out {folder}".split(" ")
        subprocess.run([*NODE, "data", "generate", *options], cwd=ROOT, check=True)
    return folder


def record_of(checked: CheckedType) -> dict:
    explained = sum(difference.is_near_tie for difference in checked.differences)
    return {**asdict(checked), "explained": explained}


def tables(record: dict) -> str:
    conditions = record["conditions"]
    rows = [
        [
            found["type"].upper(),
            f"{found['bytes']:,}",
            share({"right": found["equal"], "of": found["requests"]}),
            f"{found['explained']} of {len(found['differences'])}",
            " / ".join(f"{value:.4f}" for value in found["noise"]),
        ]
        for found in record["types"]
    ]
    parted = [
        [found["type"].upper(), f"`{gap['pytorch']}`", f"`{gap['llama']}`", f"{gap['pytorch_gap']:.3f}", said(gap["llama_gap"])]
        for found in record["types"]
        for gap in found["differences"]
    ]
    head = ["type", "bytes", "same tokens", "differences that are near ties", "noise: median / 95 % / most"]
    shown = table(["type", "PyTorch writes", "llama.cpp writes", "PyTorch’s gap", "llama.cpp’s gap"], parted) if parted else "None.\n"
    return f"""# llama.cpp against PyTorch

```
{conditions["command"]}
```

{conditions["date"]}, commit {conditions["commit"]}, {conditions["machine"]}.

`{record["file"]}`, weights {record["source"]}; {record["requests"]} lines of development phrasings, which training never sees, plans among them. Both decode greedily, without a grammar, from
the same token ids: llama.cpp (xllamacpp) on one thread, PyTorch in float32 with the values that the same file decodes to.

{table(head, rows)}
**Same tokens**: all of an answer up to `<nexa_end>`. **Noise** is how far apart the two put the log-probability of a token that both wrote, at the least certain place of each answer:
llama.cpp multiplies with activations in 8 bits (F16: in half precision) and keeps keys and values in half precision. **A near tie** is a place where each finds its own token less than
{NEAR_TIE} more likely in log-probability than the other’s (1.11 times as likely): there such noise decides. Anything else would be a defect of the export.

Where the answers part:

{shown}"""


def said(gap: float | None) -> str:
    return "beyond its ten best" if gap is None else f"{gap:.3f}"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="export_check", description=__doc__)
    add_source(parser)
    parser.add_argument("--data", type=Path, help="folder of training data whose development phrasings are asked; generated if left out")
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder of the results")
    parsed = parser.parse_args(arguments)
    prepare_process(1)
    said = " ".join(arguments if arguments is not None else sys.argv[1:])
    trained = read_source(parsed)
    paths = write_types(trained, WORK / "export-check")
    data = parsed.data or generate_development(parsed.requests)
    requests = read_requests(data / "development.jsonl", parsed.requests)
    checks = [Check(path, read_gguf_model(path), ScoringServer(path), trained.tokenizer, trained.vocabulary) for path in paths.values()]
    types = [record_of(check.run(requests)) for check in sorted(checks, key=lambda check: -check.path.stat().st_size)]
    record = {
        "conditions": {
            **conditions_of("export-check", None, data / "development.jsonl"),
            "command": f"PYTHONPATH=training python experiments/export_check.py {said}",
        },
        "file": parsed.model.name if parsed.model else str(parsed.run),
        "sha256": digest_of(parsed.model) if parsed.model else None,
        "source": "of a published Q8_0, F16 and Q4_0 made of what it decodes to" if parsed.model else "of a run, in float32",
        "requests": len(requests),
        "requestsSha256": digest_of(data / "development.jsonl"),
        "types": types,
    }
    parsed.out.mkdir(parents=True, exist_ok=True)
    (parsed.out / "export-check.json").write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (parsed.out / "export-check.md").write_text(tables(record), encoding="utf-8")
    for found in types:
        print(f"{found['type']}: {found['equal']} of {found['requests']} the same, {found['explained']} of {len(found['differences'])} differences are near ties")


if __name__ == "__main__":
    main()
