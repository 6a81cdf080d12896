from pathlib import Path

import numpy as np
import pytest

from deskhand.language.model_export import export

from . import weights
from .running import run


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    weights.write(weights.random_weights(), folder / "model.safetensors")
    export(folder / "model.safetensors", folder / "minilm.onnx")
    return folder / "minilm.onnx"


def compute(file: Path, tokens: list[int]) -> weights.Floats:
    return run(file, "input_ids", np.array([tokens], np.int64))[0]


@pytest.mark.parametrize("tokens", [[2, 3], [2, 7, 11, 5, 3], list(range(20)) * 10])
def test_that_the_small_network_computes_what_the_full_one_does(
    exported: Path, tokens: list[int]
) -> None:
    expected = weights.embed(weights.random_weights(), tokens)
    assert float(compute(exported, tokens) @ expected) > 0.995


def test_that_the_comparison_would_notice_another_text(exported: Path) -> None:
    expected = weights.embed(weights.random_weights(), [2, 7, 11, 5, 3])
    assert float(compute(exported, [2, 8, 1, 9, 3]) @ expected) < 0.9


def test_that_the_file_is_a_quarter_of_the_weights(exported: Path) -> None:
    whole = sum(values.nbytes for values in weights.random_weights().values())
    assert exported.stat().st_size < whole / 3
