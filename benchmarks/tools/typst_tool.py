"""The booklet in Typst: a template that reads the JSON itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import ClassVar

import ttf_opensans
import typst

_TEMPLATE = Path(__file__).with_name("booklet.typ")
_FONTS = Path(ttf_opensans.__file__).parent / "ttf"


class PlainTypst:
    """Typst as it is, without tags."""

    options: ClassVar[dict[str, object]] = {"pdf_tags": False}

    def __init__(self, material: Path) -> None:
        self.root = material
        main = material / _TEMPLATE.name
        shutil.copyfile(_TEMPLATE, main)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
        self.compiler = typst.Compiler(main, root=material, font_paths=fonts)

    def build(self, source: Path, target: Path) -> None:
        """Compile the template with the path of the JSON, which Typst reads afresh where it has changed."""
        inputs = {"booklet": f"/{source.relative_to(self.root)}"}
        self.compiler.compile(output=target, sys_inputs=inputs, **self.options)


class TaggedTypst(PlainTypst):
    """Typst asked for what the builder makes: PDF/UA-1 and PDF/A-2a."""

    options: ClassVar[dict[str, object]] = {"pdf_standards": ["ua-1", "a-2a"]}
