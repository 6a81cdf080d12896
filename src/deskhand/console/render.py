"""Makes HTML out of templates; everything in them is text unless a template wrote it."""

from collections.abc import Callable
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from deskhand.console.assets import Assets
from deskhand.console.words import initials, label


class Pages:
    """The templates of the console."""

    def __init__(self, *, assets: Assets, company: str) -> None:
        """Load lazily, keep for ever."""
        self._templates = Environment(
            loader=PackageLoader("deskhand.console"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        shared = cast("dict[str, object]", self._templates.globals)
        shared.update(asset=assets.url, company=company)
        self._templates.filters.update(label=label, initials=initials)

    def page(self, template: str, **values: object) -> str:
        """A whole page."""
        return self._templates.get_template(template).render(**values)

    def part(self, name: str, macro: str, *values: object) -> Markup:
        """A fragment that can travel alone: one macro of one file in `parts/`."""
        module: Any = self._templates.get_template(f"parts/{name}.html").module
        make = cast("Callable[..., Markup]", getattr(module, macro))
        return make(*values)
