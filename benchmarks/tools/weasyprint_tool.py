"""The booklet in WeasyPrint: HTML from a Jinja2 template, looks and page numbers from CSS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import ttf_opensans
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

_HERE = Path(__file__).parent
_FONTS = Path(ttf_opensans.__file__).parent / "ttf"


def _named(data: dict[str, Any]) -> Markup:
    """The `id` attribute of what has one."""
    return Markup(' id="{}"').format(data["id"]) if data.get("id") else Markup("")


class WeasyPrintTool:
    """WeasyPrint with template, style sheet, fonts and pictures kept between builds."""

    def __init__(self, material: Path) -> None:
        self.base = material
        environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
        environment.filters["named"] = _named
        self.template = environment.get_template("booklet.html.j2")
        self.fonts = FontConfiguration()
        text = (_HERE / "booklet.css").read_text(encoding="utf-8").replace("FONTS", _FONTS.as_uri())
        self.css = CSS(string=text, font_config=self.fonts)
        self.pictures: dict[str, Any] = {}

    def build(self, source: Path, target: Path) -> None:
        """Render the template with the JSON, and the HTML as a PDF."""
        html = self.template.render(json.loads(source.read_text(encoding="utf-8")))
        document = HTML(string=html, base_url=f"{self.base}/")
        document.write_pdf(target, stylesheets=[self.css], font_config=self.fonts, cache=self.pictures)
