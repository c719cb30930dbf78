"""llama.cpp's own server, in this process: what an exported file does in use."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import xllamacpp


@dataclass(frozen=True)
class Completion:
    """`token_ids` end with the stop token unless the limit came first. `milliseconds` are the engine's, prompt and answer."""

    token_ids: list[int]
    milliseconds: float


class LlamaServer:
    """One model file on one thread, its adapter at full strength where there is one; nothing of an earlier prompt is reused."""

    def __init__(self, model: Path, adapter: Path | None = None) -> None:
        params = xllamacpp.CommonParams()
        params.model.path = str(model)
        if adapter:
            active = xllamacpp.CommonAdapterLoraInfo()
            active.path, active.scale = str(adapter), 1.0
            params.lora_adapters = [active]
        params.hostnames = ["127.0.0.1"]
        params.port = 0
        params.n_parallel = 1
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
        params.ui = False
        self._server = xllamacpp.Server(params)

    def complete(self, prompt: list[int], *, stop: int, limit: int = 64) -> Completion:
        """The likeliest token each time; the engine writes `limit` tokens, since `stop` ends nothing there."""
        asked = {"prompt": prompt, "n_predict": limit, "samplers": ["top_k"], "top_k": 1, "cache_prompt": False, "return_tokens": True}
        request = urllib.request.Request(
            f"{self._server.listening_address}/completion", json.dumps(asked).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as response:
            answer = json.load(response)
        written = answer["tokens"]
        token_ids = written[: written.index(stop) + 1] if stop in written else written
        return Completion(token_ids, answer["timings"]["prompt_ms"] + answer["timings"]["predicted_ms"])
