"""The retriever as an ONNX graph that scores one request.

Inputs are `features`, the numbers of all features of all words, and `weights`, what each
counts for: a row for the whole request and one for each clause. A tool's score is its best.
Six tensors are in the file, little-endian: `table` (int8, a row for each feature), `scale`
(one for each column of it), `hidden`, `scores` and their `_bias`.
"""

from __future__ import annotations

from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from .model import Retriever

OPSET, IR_VERSION = 17, 8


def write_onnx(path: Path, model: Retriever) -> None:
    state = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
    table, scale = _quantise(state["table"])
    weights = {
        "table": table,
        "scale": scale,
        "hidden": state["hidden.weight"],
        "hidden_bias": state["hidden.bias"],
        "scores": state["scores.weight"],
        "scores_bias": state["scores.bias"],
    }
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "features"], ["rows"]),
            helper.make_node("Cast", ["rows"], ["numbers"], to=TensorProto.FLOAT),
            helper.make_node("MatMul", ["weights", "numbers"], ["sums"]),
            helper.make_node("Mul", ["sums", "scale"], ["readings"]),
            helper.make_node("Gemm", ["readings", "hidden", "hidden_bias"], ["before"], transB=1),
            helper.make_node("Relu", ["before"], ["after"]),
            helper.make_node("Gemm", ["after", "scores", "scores_bias"], ["scored"], transB=1),
            helper.make_node("ReduceMax", ["scored"], ["best"], axes=[0], keepdims=0),
            helper.make_node("Sigmoid", ["best"], ["probabilities"]),
        ],
        "octoweave-retriever",
        [
            helper.make_tensor_value_info("features", TensorProto.INT64, ["count"]),
            helper.make_tensor_value_info("weights", TensorProto.FLOAT, ["readings", "count"]),
        ],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [model.shape.tools])],
        [numpy_helper.from_array(numpy.ascontiguousarray(array), name) for name, array in weights.items()],
    )
    file = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="octoweave")
    onnx.checker.check_model(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(file, path)


def _quantise(table: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """A byte for each number; each column has a scale of its own, and rare large numbers are cut to the 99.99th percentile."""
    limit = numpy.quantile(numpy.abs(table), 0.9999, axis=0)
    scale = (limit / 127).astype(numpy.float32)
    return numpy.clip(numpy.round(table / scale), -127, 127).astype(numpy.int8), scale
