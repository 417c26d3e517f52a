"""The trained network as ONNX, a format that most other tools for neural networks read.

The graph: input "pixels" (N, D) in [0, 1], float32 or float64 as the network; for each layer
Gemm (x W + b) and the activation; Softmax; output "probabilities" (N, K). N is free.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.export.errors import ExportError, missing_package
from engine.runs.records import Run

if TYPE_CHECKING:
    from onnx import GraphProto

OPSET = 13  # the first whose Softmax is along one axis
IR_VERSION = 8  # of 2021: every runtime that knows the opset reads it
OPERATORS = {"sigmoid": "Sigmoid", "relu": "Relu", "tanh": "Tanh"}


def onnx_model(run: Run) -> bytes:
    """The network where the run stands, as an ONNX file.

    The configuration, the figures and the iteration are in its metadata.

    Raises
    ------
    ExportError : where the package onnx is absent, or a weight is not finite
    """
    try:
        import onnx
    except ImportError as error:
        raise missing_package("Writing ONNX", "onnx", "onnx") from error
    for name, array in run.state.params.items():
        if not np.isfinite(array).all():
            raise ExportError(f"The network has a weight in {name} that is not a finite number.")
    model = onnx.helper.make_model(
        _graph(run, onnx),
        producer_name="Nablascope",
        producer_version=run.info.versions.get("nablascope", ""),
        opset_imports=[onnx.helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
    )
    onnx.helper.set_model_props(model, _metadata(run))
    onnx.checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString(deterministic=True))


def _graph(run: Run, onnx: Any) -> GraphProto:
    config, params = run.info.config, run.state.params
    helper = onnx.helper
    kind = helper.np_dtype_to_tensor_dtype(params["W1"].dtype)
    depth = sum(1 for name in params if name.startswith("W"))
    nodes, flow = [], "pixels"
    for number in range(1, depth + 1):
        weighted = "logits" if number == depth else f"a{number}"
        names = [flow, f"W{number}", f"b{number}"]
        nodes.append(helper.make_node("Gemm", names, [weighted], name=f"affine{number}"))
        flow = weighted
        if number < depth:
            flow = f"z{number}"
            operator = OPERATORS[config.activation]
            nodes.append(
                helper.make_node(operator, [weighted], [flow], name=f"{config.activation}{number}")
            )
    nodes.append(helper.make_node("Softmax", [flow], ["probabilities"], name="softmax", axis=1))
    inputs, outputs = params["W1"].shape[0], params[f"W{depth}"].shape[1]
    return helper.make_graph(  # type: ignore[no-any-return]
        nodes,
        "network",
        [helper.make_tensor_value_info("pixels", kind, ["N", inputs])],
        [helper.make_tensor_value_info("probabilities", kind, ["N", outputs])],
        [onnx.numpy_helper.from_array(np.ascontiguousarray(a), n) for n, a in params.items()],
        doc_string="pixels: rows of numbers, images from 0 (paper) to 1 (ink); "
        "probabilities: one for each class, each row adds up to 1",
    )


def _metadata(run: Run) -> dict[str, str]:
    info = run.info
    figures = {name: getattr(info.figures, name) for name in info.figures.__dataclass_fields__}
    return {
        "name": info.name,
        "iteration": str(info.iteration),
        "config": json.dumps(info.config.to_dict()),
        "figures": json.dumps(figures),
    }
