"""The encoder as an ONNX graph that scores one request.

`pieces` `[1, time]` in, `probabilities` `[tools]` out.

Matrices and embeddings are bytes with a scale (ONNX Runtime's dynamic quantisation); activations become bytes as they come.
"""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .model import EncoderRetriever

OPSET = 17


class OneRequest(nn.Module):
    def __init__(self, model: EncoderRetriever) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor) -> Tensor:
        return torch.sigmoid(self.model(pieces, torch.ones_like(pieces)))[0]


def write_onnx(path: Path, model: EncoderRetriever) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        # The exporter that replaces it needs onnxscript, and gives every layer's shape a name of its own.
        warnings.simplefilter("ignore", DeprecationWarning)
        whole = Path(folder) / "float32.onnx"
        torch.onnx.export(
            OneRequest(model.float().eval()),
            (torch.ones(1, 8, dtype=torch.int64),),
            whole,
            dynamo=False,
            opset_version=OPSET,
            input_names=["pieces"],
            output_names=["probabilities"],
            dynamic_axes={"pieces": {1: "time"}},
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"])
    file = onnx.load(path)
    file.producer_name = "octoweave"
    onnx.checker.check_model(file)
    onnx.save(file, path)
