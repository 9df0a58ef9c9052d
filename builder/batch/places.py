"""Places in a roster: cells of a table, and places whose text stays private."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builder.source import SourceSpan, display_path


class Cell(SourceSpan):
    """A cell of a table, which counts and is shown as a whole.

    `line` is the row, `column` the character in a text file, or the number of the column in a workbook.
    """

    text = ""
    field = ""
    sheet = ""

    @classmethod
    def of(cls, path: Path, row: int, column: int, text: str, sheet: str = "") -> Cell:
        """The cell with this text."""
        cell = cls(path, row, column, row, column + max(1, len(text)))
        cell.text, cell.sheet = text, sheet
        return cell

    def find(self, text: str) -> Cell:
        """The cell itself: parts of it have no places."""
        return self

    def _replace(self, **changes: Any) -> Cell:
        """The cell itself, as well."""
        return self

    def place(self) -> str:
        """Such as `roster.csv:12, column "review"`, or `roster.xlsx, sheet "Clients", row 12, column "review" (H)`."""
        row = f", sheet {self.sheet!r}, row {self.line}".replace("'", '"') if self.sheet else f":{self.line}"
        letter = f" ({letters(self.column)})" if self.sheet and self.field else ""
        column = f', column "{self.field}"{letter}' if self.field else ""
        return f"{display_path(self.path)}{row}{column}"

    def shown(self) -> tuple[str, int, int] | None:
        """The text of the cell; None for an empty one, and for one that is no field's."""
        return (self.text.replace("\n", " "), 0, len(self.text)) if self.text and self.field else None


class Unshown(SourceSpan):
    """A place that is named, and whose text is not shown."""

    words = ""

    @classmethod
    def of(cls, span: SourceSpan) -> Unshown:
        """The same place."""
        unshown = cls(*span)
        unshown.words = span.place()
        return unshown

    def place(self) -> str:
        """The place in the words that it had."""
        return self.words

    def shown(self) -> None:
        """Nothing."""
        return


def letters(column: int) -> str:
    """What a spreadsheet calls a column: A for 1, Z for 26, AA for 27."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(ord("A") + rest) + out
    return out
