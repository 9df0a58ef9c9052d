"""The pages of the documentation, taken apart: code blocks, tables, headings, and the files that they show."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from PIL import Image

from builder.illustration.compiling import load_people
from builder.illustration.display import to_json
from builder.illustration.studio import compile_poses, pose_files
from builder.resources import resource

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
_NAMED = re.compile(r"(?:#|\{#) (add to )?([\w/.-]+\.(?:yaml|j2))(?: #\})?\n")


@dataclass(frozen=True)
class Code:
    """A code block: its language and its text."""

    language: str
    text: str

    @property
    def file(self) -> str:
        """The file that the block is, from its first line; empty when it is none, or only a part."""
        match = _NAMED.match(self.text)
        return match[2] if match and not match[1] else ""

    @property
    def added_to(self) -> str:
        """The file that the block goes at the end of."""
        match = _NAMED.match(self.text)
        return match[2] if match and match[1] else ""

    @property
    def is_blocks(self) -> bool:
        """Whether it is a list of blocks, as in a chapter."""
        return self.language == "yaml" and self.text.startswith("- ")


def page(name: str) -> str:
    """The text of a page of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """A page without its code blocks."""
    return _FENCE.sub("", text)


def codes(text: str) -> list[Code]:
    """The code blocks of a page, without the indent of a list that they stand in."""
    return [Code(match[2], dedent(match[3])) for match in _FENCE.finditer(text)]


def slug(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    words = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
    return words.strip().replace(" ", "-")


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings."""
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)}


def first_cells(text: str) -> list[str]:
    """What stands in backticks in the first cell of each row of the page's tables."""
    rows = re.findall(r"^\| ((?:\\\||[^|\n])*) \|", prose(text), re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def project_of(name: str, folder: Path) -> Path:
    """A new project with all files of a page put into it, its drawings compiled, as its reader would do; its folder."""
    shutil.copytree(ROOT / "templates/scaffold", folder)
    blocks = codes(page(name))
    for code in blocks:
        if code.file:
            target = folder / code.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(code.text, encoding="utf-8")
        elif code.added_to:
            with (folder / code.added_to).open("a", encoding="utf-8") as file:
                file.write("\n" + code.text)
    for code in blocks:
        if code.file.startswith("chapters/"):
            match = re.search(r"^id: (\S+)", code.text, re.MULTILINE)
            assert match, code.file
            print_chapter(folder, match[1])
    compiled = compile_poses(pose_files(folder), load_people(resource("assets/people.yaml")))
    assert compiled.problems == []
    for path, drawing in compiled.drawings.items():
        path.write_text(to_json(drawing), encoding="utf-8")
    return folder


def print_chapter(folder: Path, name: str) -> None:
    """List a chapter in a new project's booklet.yaml."""
    replace_in(folder / "booklet.yaml", "chapters: [", f"chapters: [{name}, ")


def add_blocks(folder: Path, blocks: list[Code]) -> None:
    """Add a chapter made of blocks to a project, and the picture that they show."""
    text = "id: examples\ntitle: Examples\nsummary: Every block\nblocks:\n" + "".join(b.text for b in blocks)
    (folder / "chapters/examples.yaml").write_text(text, encoding="utf-8")
    print_chapter(folder, "examples")
    (folder / "pictures").mkdir(exist_ok=True)
    Image.new("RGB", (40, 30), "white").save(folder / "pictures/chair.png")


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace words in a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
