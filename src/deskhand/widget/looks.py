"""What all pages of this door share: templates, files, and the headers that keep them safe."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from deskhand.widget import files

WIDGET = files.read("widget.js")
STYLE = files.read("shop.css")
ICON = files.read("shop.svg")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    # A shop page may hold a customer's token.
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
# The address of a reset page is a secret: it must not travel on.
SECRET_HEADERS = {**HEADERS, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}

_templates = Environment(
    loader=PackageLoader("deskhand.widget", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **shown: object) -> str:
    """Fill a template of this door."""
    return _templates.get_template(template).render(
        widget_address=WIDGET.address,
        style_address=STYLE.address,
        icon_address=ICON.address,
        **shown,
    )
