from pathlib import Path

import numpy as np

from deskhand.language.onnx_file import FLOAT, Graph, shaped

from .running import run


def test_that_a_written_graph_computes_what_it_says(tmp_path: Path) -> None:
    graph = Graph(20)
    weight = graph.constant(np.array([[1, 2], [3, 4]], np.float32))
    product = graph.node("MatMul", "in", weight)
    turned = graph.node("Transpose", product, perm=(1, 0))
    graph.node("LeakyRelu", turned, name="out", alpha=0.5)
    file = tmp_path / "graph.onnx"
    inputs = [shaped("in", FLOAT, "rows", 2)]
    file.write_bytes(graph.file(inputs=inputs, result=shaped("out", FLOAT, 2, "rows")))
    values = np.array([[1, 0], [0, -1]], np.float32)
    assert run(file, "in", values).tolist() == [[1.0, -1.5], [2.0, -2.0]]


def test_that_an_operator_may_have_several_outputs(tmp_path: Path) -> None:
    graph = Graph(20)
    halves = graph.node("Split", "in", outputs=2, axis=-1, num_outputs=2)
    graph.node("Sub", f"{halves}.1", halves, name="out")
    file = tmp_path / "graph.onnx"
    inputs = [shaped("in", FLOAT, 1, 4)]
    file.write_bytes(graph.file(inputs=inputs, result=shaped("out", FLOAT, 1, 2)))
    assert run(file, "in", np.array([[1, 2, 10, 20]], np.float32)).tolist() == [[9.0, 18.0]]


def test_that_numbers_beyond_one_byte_and_below_zero_are_written(tmp_path: Path) -> None:
    graph = Graph(20)
    large = graph.constant(np.arange(300, dtype=np.int64))
    picked = graph.node("Gather", large, graph.constant(np.array([-1], np.int64)), axis=0)
    graph.node("Mul", "in", graph.node("Cast", picked, to=FLOAT), name="out")
    file = tmp_path / "graph.onnx"
    inputs = [shaped("in", FLOAT, 1)]
    file.write_bytes(graph.file(inputs=inputs, result=shaped("out", FLOAT, 1)))
    assert run(file, "in", np.array([2], np.float32)).tolist() == [598.0]
