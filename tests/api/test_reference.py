"""The page `/docs` is whole, made from the description, and loads nothing from elsewhere."""

from journeys.visitor import OpenDesk


async def test_that_every_endpoint_is_on_the_page(desk: OpenDesk) -> None:
    page = await desk.http.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    described = (await desk.http.get("/openapi.json")).json()["paths"]
    for path, methods in described.items():
        assert path in page.text, path
        for about in methods.values():
            assert about["description"].split("`")[0][:40] in page.text


async def test_that_the_page_needs_no_script_and_nobody_else(desk: OpenDesk) -> None:
    page = await desk.http.get("/docs")
    assert "<script" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    style = await desk.http.get("/docs.css")
    assert style.status_code == 200
    assert style.headers["content-type"].startswith("text/css")
    assert "http" not in style.text.replace("http-equiv", "")
