"""The blocks that a chapter is made of.

A block is a mapping with one key that names its kind (`p`, `list`, `callout` …), beside
a few more fields of that kind.  `covers` names the claims (`evidence/claims.yaml`) that the block
puts into words.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from builder.model.base import Id, Identified, Lang, Line, Record, Text, Url
from builder.model.exercise import Picture

Items = Annotated[list[Text], Field(min_length=1, max_length=12)]
TableCell = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Items, Tag("items")],
    Discriminator(lambda value: "items" if isinstance(value, list) else "text"),
]
"""A cell of a table: a text, or a list of texts, which is printed as a list in the cell."""


class Block(Record):
    """What every block may say of itself: the claims that it puts into words."""

    covers: list[Id] = []


class NamedBlock(Block):
    """A block that cross-references can point at, and that may be in another language than the booklet."""

    id: Id | None = None
    lang: Lang | None = Field(default=None, description="The language of the block, such as es; it is read aloud in it")


class Paragraph(NamedBlock):
    """Running text."""

    p: Text


class Lead(NamedBlock):
    """The opening paragraph of a chapter, set a little larger."""

    lead: Text


class Heading(NamedBlock):
    """A heading within the chapter."""

    h: Line


class Sheet(NamedBlock):
    """The title of a sheet that starts a new page, such as a log to fill in."""

    sheet: Line


class BulletList(NamedBlock):
    """A list of points."""

    list: Items


class Steps(NamedBlock):
    """A numbered list: things to do in this order."""

    steps: Items


class TickList(NamedBlock):
    """Things to tick off, in a box with a heading."""

    tick: Items
    title: Line


class Callout(NamedBlock):
    """A box that stands out. stop, ease and go are safety levels; key is the main message;
    note says where a model ends; feel is for touch and feeling; tip is a small help."""

    callout: Literal["stop", "ease", "go", "key", "note", "feel", "tip"]
    title: Line | None = None
    text: Text | None = None
    list: Items | None = None


class Table(NamedBlock):
    """A table: one list of cells a row, all rows as long as the heads."""

    table: Annotated[list[Annotated[list[TableCell], Field(min_length=1, max_length=8)]], Field(min_length=1)]
    heads: Annotated[list[Line], Field(min_length=1, max_length=8)]
    widths: list[Annotated[float, Field(gt=0, le=20)]] | None = Field(
        default=None, description="Relative widths of the columns; equal when left out"
    )


class Figure(NamedBlock):
    """A picture or a drawing with its alt text and caption."""

    figure: Picture
    width: Annotated[int, Field(ge=10, le=100)] = Field(default=100, description="Per cent of the text's width")


class QrCode(NamedBlock):
    """A QR code for an address on the web, with the address below it."""

    qr: Url
    title: Line
    size: Annotated[int, Field(ge=20, le=50)] = Field(default=25, description="The side of the code in mm")


class Cards(Block):
    """The cards of a family of exercises, or of those listed."""

    cards: list[Id] | Id


class RedFlags(NamedBlock):
    """The warning signs of one level, from `safety.yaml`."""

    red_flags: Id


class PainRule(NamedBlock):
    """The pain scale from 0 to 10 and what to do at each level, from `safety.yaml`."""

    pain_rule: Literal["full", "scale"]


class Cautions(NamedBlock):
    """Who should skip or change a family of exercises, from `safety.yaml`."""

    cautions: Id


class SelfCheckBlock(Block):
    """One self-check, from `self_checks.yaml`."""

    self_check: Id


class ProgrammeBlock(Block):
    """A whole programme: who it is for, its weeks, its sessions."""

    programme: Id


class Blanks(NamedBlock):
    """Labelled lines to fill in by hand, side by side."""

    blanks: Annotated[list[Line], Field(min_length=1, max_length=4)]


Ticks = Annotated[
    Annotated[Literal[True], Tag("all")] | Annotated[list[Line], Tag("some")],
    Discriminator(
        lambda value: "some" if isinstance(value, list) else "all" if value is True else None,
        custom_error_type="ticks_form",
        custom_error_message="should be true, or a list of rows and columns",
    ),
]


class Grid(NamedBlock):
    """A log sheet's grid: blank cells to write in, or to tick. Rows may be labelled, blank, or tinted."""

    grid: Annotated[list[Line], Field(min_length=1, max_length=14, description="The labels of the rows")]
    columns: Annotated[list[Line], Field(min_length=1, max_length=8)]
    blank_rows: Annotated[int, Field(ge=0, le=12)] = Field(default=0, description="Rows with a blank label, first")
    tinted: list[Line] = []
    ticks: Ticks = Field(
        default=[], description="Cells to tick: all but those of tinted rows, or those of the rows and columns named"
    )
    corner: Line | None = None


class NoteLines(NamedBlock):
    """Ruled lines for notes by hand; `rest` fills the page."""

    note_lines: Annotated[int, Field(ge=1, le=20)] | Literal["rest"]
    title: Line | None = None


class NewPage(Block):
    """The next block starts a new page."""

    new_page: Literal[True]


class Collection(NamedBlock):
    """A whole collection of the project in its place: the glossary, or the sources."""

    collection: Literal["glossary", "sources"]


KINDS: dict[str, type[Block]] = {
    "p": Paragraph,
    "lead": Lead,
    "h": Heading,
    "sheet": Sheet,
    "list": BulletList,
    "steps": Steps,
    "tick": TickList,
    "callout": Callout,
    "table": Table,
    "figure": Figure,
    "qr": QrCode,
    "cards": Cards,
    "red_flags": RedFlags,
    "pain_rule": PainRule,
    "cautions": Cautions,
    "self_check": SelfCheckBlock,
    "programme": ProgrammeBlock,
    "blanks": Blanks,
    "grid": Grid,
    "note_lines": NoteLines,
    "new_page": NewPage,
    "collection": Collection,
}


def kind_of(value: Any) -> str | None:
    """The kind of a block, from its keys (`callout` before `list`, which it may hold too)."""
    if isinstance(value, Block):
        return next(kind for kind, cls in KINDS.items() if cls is type(value))
    if not isinstance(value, dict):
        return None
    if "callout" in value:
        return "callout"
    found = [kind for kind in KINDS if kind in value]
    return found[0] if len(found) == 1 else None


AnyBlock = Annotated[
    Annotated[Paragraph, Tag("p")]
    | Annotated[Lead, Tag("lead")]
    | Annotated[Heading, Tag("h")]
    | Annotated[Sheet, Tag("sheet")]
    | Annotated[BulletList, Tag("list")]
    | Annotated[Steps, Tag("steps")]
    | Annotated[TickList, Tag("tick")]
    | Annotated[Callout, Tag("callout")]
    | Annotated[Table, Tag("table")]
    | Annotated[Figure, Tag("figure")]
    | Annotated[QrCode, Tag("qr")]
    | Annotated[Cards, Tag("cards")]
    | Annotated[RedFlags, Tag("red_flags")]
    | Annotated[PainRule, Tag("pain_rule")]
    | Annotated[Cautions, Tag("cautions")]
    | Annotated[SelfCheckBlock, Tag("self_check")]
    | Annotated[ProgrammeBlock, Tag("programme")]
    | Annotated[Blanks, Tag("blanks")]
    | Annotated[Grid, Tag("grid")]
    | Annotated[NoteLines, Tag("note_lines")]
    | Annotated[NewPage, Tag("new_page")]
    | Annotated[Collection, Tag("collection")],
    Discriminator(kind_of, custom_error_type="block_kind", custom_error_message="is no known kind of block"),
]


class Chapter(Identified):
    """A chapter (`chapters/*.yaml`)."""

    title: Line
    summary: Line
    running_head: Line | None = None
    blocks: Annotated[list[AnyBlock], Field(min_length=1)]
