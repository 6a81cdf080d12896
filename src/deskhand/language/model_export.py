"""Turns the published MiniLM weights into an int8 ONNX file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, TypeAdapter

from deskhand.language.onnx_file import FLOAT, INT64, Graph, Tensor, shaped

Floats = NDArray[np.float32]

SIZE: Final = 384
LONGEST: Final = 256
_HEADS, _LAYERS, _OPSET = 12, 6, 20
_HEAD_SIZE = SIZE // _HEADS
_WEIGHT_LIMIT = 63
"""Weights use 7 of 8 bits: older x86 processors add two products in 16 bits, and 8 overflow."""
_ROW_LIMIT = 127


class _Header(BaseModel):
    data_offsets: tuple[int, int]
    dtype: str
    shape: tuple[int, ...]


def export(weights: Path, target: Path) -> None:
    """Write the network that maps token numbers (1 by n) to a unit vector of 384 numbers."""
    network = _Network(_read(weights))
    state = network.embed("input_ids")
    for layer in range(_LAYERS):
        state = network.layer(state, f"encoder.layer.{layer}.")
    target.write_bytes(network.file(state))


class _Network:
    """Every linear layer multiplies in int8; the rest stays in float32."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._w = weights
        self._g = Graph(_OPSET)
        self._split = self._whole([0, 0, _HEADS, _HEAD_SIZE])
        self._join = self._whole([0, 0, SIZE])

    def embed(self, ids: str) -> str:
        g, prefix = self._g, "embeddings."
        kind = self._w[prefix + "token_type_embeddings.weight"][0]
        table, scale = _quantised(
            self._w[prefix + "word_embeddings.weight"] + kind, axis=1, limit=_ROW_LIMIT
        )
        rows = g.node("Cast", g.node("Gather", g.constant(table), ids), to=FLOAT)
        words = g.node("Mul", rows, g.node("Gather", g.constant(scale), ids))
        places = g.constant(self._w[prefix + "position_embeddings.weight"][:LONGEST])
        length = g.node("Gather", g.node("Shape", ids), self._whole([1]))
        begin = self._whole([0])
        place = g.node("Slice", places, begin, length, begin)
        return self._norm(g.node("Add", words, place), prefix + "LayerNorm")

    def layer(self, x: str, prefix: str) -> str:
        g = self._g
        mixed = self._linear(self._attention(x, prefix), prefix + "attention.output.dense")
        x = self._norm(g.node("Add", mixed, x), prefix + "attention.output.LayerNorm")
        wide = g.node("Gelu", self._linear(x, prefix + "intermediate.dense"))
        narrow = self._linear(wide, prefix + "output.dense")
        return self._norm(g.node("Add", narrow, x), prefix + "output.LayerNorm")

    def file(self, state: str) -> bytes:
        g = self._g
        # The mean's divisor cancels in the norm.
        total = g.node("ReduceSum", state, self._whole([1]), keepdims=0)
        g.node("LpNormalization", total, name="embedding", axis=-1, p=2)
        return g.file(
            inputs=[shaped("input_ids", INT64, 1, "tokens")],
            result=shaped("embedding", FLOAT, 1, SIZE),
        )

    def _attention(self, x: str, prefix: str) -> str:
        g, parts = self._g, [f"{prefix}attention.self.{n}" for n in ("query", "key", "value")]
        weight = np.concatenate([self._w[p + ".weight"].T for p in parts], axis=1)
        bias = np.concatenate([self._w[p + ".bias"] for p in parts])
        both = g.node("Split", self._multiply(x, weight, bias), outputs=3, axis=-1, num_outputs=3)
        query, key, value = (
            g.node("Transpose", g.node("Reshape", name, self._split), perm=order)
            for name, order in (
                (both, (0, 2, 1, 3)),
                (f"{both}.1", (0, 2, 3, 1)),
                (f"{both}.2", (0, 2, 1, 3)),
            )
        )
        scale = g.constant(np.array(_HEAD_SIZE**-0.5, np.float32))
        share = g.node("Softmax", g.node("MatMul", g.node("Mul", query, scale), key), axis=-1)
        heads = g.node("Transpose", g.node("MatMul", share, value), perm=(0, 2, 1, 3))
        return g.node("Reshape", heads, self._join)

    def _linear(self, x: str, name: str) -> str:
        return self._multiply(x, self._w[name + ".weight"].T, self._w[name + ".bias"])

    def _multiply(self, x: str, weight: Floats, bias: Floats) -> str:
        g = self._g
        whole, scale = _quantised(weight, axis=0, limit=_WEIGHT_LIMIT)
        x8 = g.node("DynamicQuantizeLinear", x, outputs=3)
        sums = g.node("MatMulInteger", x8, g.constant(whole), f"{x8}.2")
        factor = g.node("Mul", f"{x8}.1", g.constant(scale[0]))
        product = g.node("Mul", g.node("Cast", sums, to=FLOAT), factor)
        return g.node("Add", product, g.constant(bias))

    def _norm(self, x: str, name: str) -> str:
        weight, bias = (self._g.constant(self._w[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self._g.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)

    def _whole(self, numbers: list[int]) -> str:
        return self._g.constant(np.array(numbers, np.int64))


def _quantised(values: Floats, *, axis: int, limit: int) -> tuple[Tensor, Floats]:
    """Whole numbers, and the scale along the other axis that turns them back."""
    scale = np.abs(values).max(axis=axis, keepdims=True) / np.float32(limit)
    return np.rint(values / scale).astype(np.int8), scale


def _read(weights: Path) -> dict[str, Floats]:
    """The float tensors of a safetensors file, mapped, not loaded."""
    raw = np.memmap(weights, np.uint8, "r")
    begin = 8 + int(raw[:8].view("<u8")[0])
    header: dict[str, object] = json.loads(raw[8:begin].tobytes())
    header.pop("__metadata__", None)
    tensors = TypeAdapter(dict[str, _Header]).validate_python(header)
    return {
        name: raw[begin + t.data_offsets[0] : begin + t.data_offsets[1]]
        .view(np.float32)
        .reshape(t.shape)
        for name, t in tensors.items()
        if t.dtype == "F32"
    }
