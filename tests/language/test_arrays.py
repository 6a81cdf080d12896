from pathlib import Path

import numpy as np

from deskhand.language.arrays import load, save


def test_that_arrays_come_back_in_the_order_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "new" / "arrays.npz"
    save({"a": np.arange(3), "b": np.array(["x"])}, file)
    stored = load(file, ["b", "a"])
    assert stored is not None
    assert [array.tolist() for array in stored] == [["x"], [0, 1, 2]]
    assert [path.name for path in file.parent.iterdir()] == ["arrays.npz"]


def test_that_an_absent_or_damaged_file_is_nothing(tmp_path: Path) -> None:
    file = tmp_path / "arrays.npz"
    assert load(file, ["a"]) is None
    save({"a": np.arange(3)}, file)
    assert load(file, ["b"]) is None
    file.write_bytes(file.read_bytes()[:50])
    assert load(file, ["a"]) is None
    file.write_bytes(b"")
    assert load(file, ["a"]) is None
