"""Writes an ONNX file: just enough of its protobuf format for one model of ours."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Attribute: TypeAlias = int | float | tuple[int, ...]
Tensor: TypeAlias = NDArray[np.generic]

FLOAT, INT64 = 1, 7
_TENSOR_TYPES = {"uint8": 2, "int8": 3, "int32": 6, "int64": INT64, "float32": FLOAT}
_IR_VERSION = 9


class Graph:
    """A graph under construction: every call adds a node or a constant and returns its name."""

    def __init__(self, opset: int) -> None:
        self._opset = opset
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []

    def constant(self, value: Tensor) -> str:
        """A tensor that is part of the file."""
        name = f"c{len(self._constants)}"
        dimensions = b"".join(_number(1, size) for size in value.shape)
        kind = _number(2, _TENSOR_TYPES[value.dtype.name])
        raw = _piece(9, np.ascontiguousarray(value).tobytes())
        self._constants.append(dimensions + kind + _text(8, name) + raw)
        return name

    def node(
        self,
        operator: str,
        *inputs: str,
        outputs: int = 1,
        name: str = "",
        **attributes: Attribute,
    ) -> str:
        """An operator; with several outputs the others are named `<name>.1`, `<name>.2` …."""
        name = name or f"n{len(self._nodes)}"
        outs = [name, *(f"{name}.{i}" for i in range(1, outputs))]
        parts = [*(_text(1, i) for i in inputs), *(_text(2, o) for o in outs), _text(4, operator)]
        parts += [_piece(5, _attribute(key, value)) for key, value in attributes.items()]
        self._nodes.append(b"".join(parts))
        return name

    def file(self, *, inputs: Sequence[bytes], result: bytes) -> bytes:
        """The whole file."""
        graph = [_piece(1, node) for node in self._nodes]
        graph += [_text(2, "graph"), *(_piece(5, constant) for constant in self._constants)]
        graph += [*(_piece(11, value) for value in inputs), _piece(12, result)]
        opset = _piece(8, _text(1, "") + _number(2, self._opset))
        return _number(1, _IR_VERSION) + opset + _piece(7, b"".join(graph))


def shaped(name: str, kind: int, *dimensions: int | str) -> bytes:
    """An input or output of the graph; a dimension of unknown size is a word."""
    sizes = (_number(1, d) if isinstance(d, int) else _text(2, d) for d in dimensions)
    shape = b"".join(_piece(1, size) for size in sizes)
    return _text(1, name) + _piece(2, _piece(1, _number(1, kind) + _piece(2, shape)))


def _attribute(name: str, value: Attribute) -> bytes:
    match value:
        case int():
            body = _number(3, value) + _number(20, 2)
        case float():
            body = _varint(2 << 3 | 5) + np.float32(value).tobytes() + _number(20, 1)
        case _:
            body = b"".join(_number(8, number) for number in value) + _number(20, 7)
    return _text(1, name) + body


def _varint(number: int) -> bytes:
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _piece(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _text(field: int, value: str) -> bytes:
    return _piece(field, value.encode())
