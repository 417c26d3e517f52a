from __future__ import annotations

import dataclasses
import json
import sys
from typing import Any

import numpy as np
import pytest

from engine.config import TrainConfig
from engine.datasets import load_mnist
from engine.export.errors import ExportError
from engine.export.onnx_model import onnx_model
from engine.network import from_snapshot
from engine.runs.records import Run
from engine.splits import Dataset
from tests.engine.export.small_runs import small_run, train

onnx = pytest.importorskip("onnx", reason="onnx comes with the extra 'onnx'")
runtime = pytest.importorskip("onnxruntime", reason="onnxruntime comes with the extra 'test'")


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    return load_mnist()


def answers(model: bytes, pixels: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    (found,) = session.run(["probabilities"], {"pixels": pixels})
    return np.asarray(found)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
@pytest.mark.parametrize("sizes", [(), (50,), (30, 20), (30, 20, 12)])
def test_onnxruntime_gives_the_same_probabilities(
    sizes: tuple[int, ...], activation: str, dtype: str, mnist: Dataset
) -> None:
    config = TrainConfig(
        hidden_sizes=sizes,
        activation=activation,
        dtype=dtype,
        initializer="he",
        iterations=15,
        evaluate_every=0,
    )
    run = train(config, dataset=Dataset("mnist", mnist.train, mnist.test, 10, (28, 28)))
    pixels = mnist.test.x.astype(dtype)
    found = answers(onnx_model(run), pixels)
    expected = from_snapshot(run.state.snapshot()).probabilities(pixels)
    assert found.shape == (10_000, 10)
    assert found.dtype == dtype
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5)


def test_the_model_says_what_it_is() -> None:
    run = small_run("circles", iterations=60)
    model = onnx.load_from_string(onnx_model(run))
    assert model.producer_name == "Nablascope"
    assert [(entry.domain, entry.version) for entry in model.opset_import] == [("", 13)]
    about = {entry.key: entry.value for entry in model.metadata_props}
    assert about["name"] == "circles"
    assert about["iteration"] == "60"
    assert TrainConfig.from_dict(json.loads(about["config"])) == run.info.config
    assert json.loads(about["figures"])["test_accuracy"] == run.info.figures.test_accuracy
    assert [node.op_type for node in model.graph.node] == ["Gemm", "Sigmoid", "Gemm", "Softmax"]


def test_one_row_or_many() -> None:
    model = onnx_model(small_run())
    for count in (1, 7):
        assert answers(model, np.zeros((count, 2), np.float32)).shape == (count, 2)


def test_the_same_run_gives_the_same_bytes() -> None:
    run = small_run()
    assert onnx_model(run) == onnx_model(run)


def test_a_network_that_is_lost_is_refused() -> None:
    run = small_run()
    params = dict(run.state.params)
    params["b1"] = np.full_like(params["b1"], np.nan)
    lost = Run(run.info, run.history, replaced(run.state, params))
    with pytest.raises(ExportError, match=r"b1 .* not a finite number"):
        onnx_model(lost)


def replaced(state: Any, params: dict[str, Any]) -> Any:
    return dataclasses.replace(state, params=params)


def test_without_the_package_a_sentence_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ExportError, match=r'package onnx; .* pip install "nablascope\[onnx\]"$'):
        onnx_model(small_run(iterations=1))
