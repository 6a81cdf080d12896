"""Runs a network file once."""

from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray


def run(file: Path, name: str, values: NDArray[Any]) -> NDArray[np.float32]:
    """The only output for this input."""
    opened = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    outputs = opened.run(None, {name: values})  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return cast(NDArray[np.float32], outputs[0])
