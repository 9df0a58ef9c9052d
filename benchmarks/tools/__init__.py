"""The tools that are compared, each behind the same two calls.

A tool is made with the folder of the material; `build(source, target)` makes the booklet of a source and writes it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol


class Tool(Protocol):
    """A program that makes the booklet, kept alive between builds."""

    def __init__(self, material: Path) -> None: ...

    def build(self, source: Path, target: Path) -> None:
        """Make the booklet of a source (a JSON file; for the builder also a project) and write it as a PDF."""


_TOOLS = {
    "builder": "builder_tool:BuilderTool",
    "typst": "typst_tool:TaggedTypst",
    "typst plain": "typst_tool:PlainTypst",
    "platypus": "platypus_tool:PlatypusTool",
    "fpdf2": "fpdf2_tool:Fpdf2Tool",
    "weasyprint": "weasyprint_tool:WeasyPrintTool",
}
NAMES = tuple(_TOOLS)
OURS, YARDSTICK = "builder", "typst"


def make_tool(name: str, material: Path) -> Tool:
    """A tool by its name, ready for its first build; only its own libraries are imported."""
    module, cls = _TOOLS[name].split(":")
    tool: Tool = getattr(import_module(f"benchmarks.tools.{module}"), cls)(material)
    return tool
