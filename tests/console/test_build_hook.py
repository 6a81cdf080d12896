"""The hook that puts the browser libraries into the package."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    pytest.importorskip("hatchling")
    spec = spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def of(hook: ModuleType, root: Path) -> list[str]:
    made = hook.BrowserLibraries(str(root), {}, None, None, str(root), "wheel")
    return made.dependencies()


def test_that_a_complete_checkout_asks_for_nothing(hook: ModuleType) -> None:
    assert of(hook, ROOT) == []


def test_that_a_fresh_or_changed_checkout_asks_for_the_carrier(
    hook: ModuleType, tmp_path: Path
) -> None:
    assert of(hook, tmp_path) == ["django-htmx==1.29.0"]
    for file in hook.FILES:
        place = tmp_path / hook.FOLDER / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((ROOT / hook.FOLDER / file.name).read_bytes())
    assert of(hook, tmp_path) == []
    place = tmp_path / hook.FOLDER / "htmx.js"
    place.write_bytes(place.read_bytes() + b"//")
    assert of(hook, tmp_path) == ["django-htmx==1.29.0"]
