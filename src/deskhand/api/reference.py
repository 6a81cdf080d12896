"""The page `/docs`: the API in words, made from its own OpenAPI description; no script, no CDN."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, HTMLResponse

router = APIRouter(include_in_schema=False)
Schema = dict[str, Any]

_HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'"}


@router.get("/docs")
async def docs(request: Request) -> HTMLResponse:
    """Every endpoint with what it takes and what it gives."""
    schema: Schema = request.app.openapi()
    return HTMLResponse("".join(_page(schema)), headers=_HEADERS)


@router.get("/docs.css")
async def style() -> FileResponse:
    """The page's own style."""
    return FileResponse(str(files("deskhand.api").joinpath("static", "docs.css")))


def _page(schema: Schema) -> Iterator[str]:
    title = f"{escape(schema['info']['title'])} {escape(schema['info']['version'])}"
    yield (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title} API</title><link rel="stylesheet" href="/docs.css">'
        f"<main><h1>{title}</h1><p>Customers send the <code>customer_session</code> of their "
        "conversation as a bearer token, teammates a token of <code>POST /v1/sign-in</code>. "
        'The same as data: <a href="/openapi.json">openapi.json</a>. Refusals have the body '
        "<code>{&quot;error&quot;: {&quot;code&quot;, &quot;message&quot;}}</code>.</p>"
    )
    for path, methods in schema["paths"].items():
        for method, about in methods.items():
            yield from _endpoint(path, method, about, schema)
    yield "</main></html>"


def _endpoint(path: str, method: str, about: Schema, schema: Schema) -> Iterator[str]:
    yield f"<section><h2><b>{method.upper()}</b> <code>{escape(path)}</code></h2>"
    yield f"<p>{escape(about.get('description') or about.get('summary', ''))}</p>"
    rows = [
        (f"{p['name']} <i>{p['in']}</i>", p["schema"], p.get("required", False))
        for p in about.get("parameters", [])
    ]
    body = about.get("requestBody", {}).get("content", {}).get("application/json", {})
    rows += [(name, field, must) for name, field, must in _fields(body.get("schema"), schema)]
    yield _table("Takes", rows)
    for status, answer in about["responses"].items():
        if status.startswith("2"):
            given = answer.get("content", {}).get("application/json", {}).get("schema")
            yield _table(f"Gives {status}", list(_fields(given, schema)))
    yield "</section>"


def _fields(shape: Schema | None, schema: Schema) -> Iterator[tuple[str, Schema, bool]]:
    shape = _resolved(shape or {}, schema)
    if shape.get("type") == "array":
        shape = _resolved(shape.get("items", {}), schema)
    must = shape.get("required", [])
    for name, field in shape.get("properties", {}).items():
        yield escape(name), field, name in must


def _resolved(shape: Schema, schema: Schema) -> Schema:
    name = str(shape.get("$ref", "")).rpartition("/")[2]
    return schema["components"]["schemas"][name] if name else shape


def _table(caption: str, rows: list[tuple[str, Schema, bool]]) -> str:
    if not rows:
        return ""
    lines = "".join(
        f'<tr><th scope="row">{name}<td>{escape(_kind(field))}<td>{"required" if must else ""}'
        f"<td>{escape(field.get('description', ''))}"
        for name, field, must in rows
    )
    return f"<table><caption>{caption}</caption>{lines}</table>"


def _kind(field: Schema) -> str:
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_kind(option) for option in field["anyOf"]))
    if "$ref" in field:
        return field["$ref"].rpartition("/")[2]
    if field.get("type") == "array":
        return f"list of {_kind(field.get('items', {}))}"
    return str(field.get("format") or field.get("type") or "anything")
