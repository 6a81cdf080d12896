import gzip
import re
from pathlib import Path

import httpx
import pytest

from deskhand.console.assets import Assets
from deskhand.errors import FilesMissing

from .sample import MARA

LARGEST_FIRST_LOAD = 60_000


async def test_that_the_first_load_is_small(ines: httpx.AsyncClient) -> None:
    page = await ines.get(f"/console/tickets/{MARA.id}")
    urls = set(re.findall(r"/console/static/[\w./-]+\?v=\w{8}", page.text))
    assert len(urls) == 9
    sizes = {"page": len(gzip.compress(page.content))}
    for url in urls:
        answer = await ines.get(url)
        assert answer.headers["content-encoding"] == "gzip"
        sizes[url] = int(answer.headers["content-length"])
    assert sum(sizes.values()) <= LARGEST_FIRST_LOAD, sizes


async def test_that_a_file_is_kept_for_ever_under_its_address(stranger: httpx.AsyncClient) -> None:
    url = Assets().url("desk.css")
    packed = await stranger.get(url)
    plain = await stranger.get(url, headers={"Accept-Encoding": "identity"})
    assert "immutable" in packed.headers["cache-control"]
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["content-type"].startswith("text/css")


def test_that_a_missing_file_is_said_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "desk.css").write_text("")
    with pytest.raises(FilesMissing, match=r"desk\.js is missing: run `pip install -e \.` once"):
        Assets(tmp_path)
