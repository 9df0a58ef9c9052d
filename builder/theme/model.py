"""What a theme says. Every length is in points unless it is named otherwise."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Id, Line, Record
from builder.theme.palette import Color, DrawingColors

Points = Annotated[float, Field(ge=0, le=400)]
Weight = Literal["regular", "semibold", "bold", "extrabold"]


MIN_TEXT_WIDTH, MIN_TEXT_HEIGHT = 150, 200
"""Of the area for text, in points: below it no card or table can be set."""


class Colors(Record):
    """The palette, by what a colour is for. A fill may be left out: nothing is filled then."""

    ink: Color
    muted: Color
    heading: Color
    line: Color
    box: Color
    hair: Color
    write: Color
    cell: Color
    target: Color
    stop: Color
    ease: Color
    ease_text: Color
    go: Color
    go_text: Color
    on_dark: Color
    pale: Color | None
    sand: Color | None
    disc: Color | None
    high: Color | None
    cover: Color | None


class Paper(Record):
    """A page size with its margins; `scale` multiplies type and spacing on it."""

    width: Annotated[float, Field(ge=200, le=1000)]
    height: Annotated[float, Field(ge=200, le=1400)]
    top: Points
    bottom: Points
    inner: Points
    outer: Points
    card_top: Points
    card_bottom: Points
    folio: Points = Field(description="From the page's lower edge to the baseline of the folio")
    scale: Annotated[float, Field(ge=0.5, le=3)] = 1.0

    @model_validator(mode="after")
    def _room_for_text(self) -> Self:
        wide = self.width - self.inner - self.outer
        high = self.height - max(self.top + self.bottom, self.card_top + self.card_bottom)
        if wide < MIN_TEXT_WIDTH or high < MIN_TEXT_HEIGHT:
            context = {"wide": round(wide), "high": round(high), "w": MIN_TEXT_WIDTH, "h": MIN_TEXT_HEIGHT}
            message = "leaves {wide} × {high} pt for text, at least {w} × {h} are needed: make the margins smaller"
            raise PydanticCustomError("paper_room", message, context)
        return self


class Type(Record):
    """A style of type: size and line spacing, weight and colour, space before and after."""

    size: Annotated[float, Field(ge=6, le=80)]
    leading: Annotated[float, Field(ge=6, le=100)]
    weight: Weight = "regular"
    strong: Weight = "bold"
    color: Id = Id("ink")
    before: Points = 0
    after: Points = 0


class Types(Record):
    """Every style that text can have."""

    cover_title: Type
    chapter_number: Type
    h1: Type
    title: Type
    h2: Type
    h3: Type
    card_title: Type
    lead: Type
    body: Type
    card_body: Type
    small: Type
    source: Type
    meta: Type
    label: Type
    caption: Type
    dose_label: Type
    dose_value: Type
    table_head: Type
    table_body: Type
    grid_cell: Type
    panel_label: Type
    drawing_label: Type
    folio: Type


class Spacing(Record):
    """Distances and thicknesses that are not type."""

    list_indent: Points
    list_gap: Points
    column_gap: Points
    callout_pad: Points
    callout_bar: Points
    box_pad: Points
    radius: Points
    hair: Points
    line: Points
    write_pitch: Points = Field(description="Between two lines to write on")
    cell_height: Points = Field(description="Of a blank cell to write in")
    row_pad: Points
    card_picture: Points = Field(description="Height of the picture on a card, caption included")
    card_picture_least: Points = Field(description="Its height on a card that would be too tall otherwise")
    sign: Points = Field(description="Size of a sign beside a heading")


class Targets(Record):
    """What `booklet check` holds a laid-out booklet against."""

    body_size: Points
    smallest_size: Points
    x_height_mm: Annotated[float, Field(ge=0, le=5)]
    leading_ratio: Annotated[float, Field(ge=1, le=2)]
    line_characters: tuple[int, int] = Field(strict=False, description="Mean characters a full line of running text")
    line_inches: Annotated[float, Field(gt=0, le=10)]
    margin: Points
    text_contrast: Annotated[float, Field(ge=1, le=21)]
    graphics_contrast: Annotated[float, Field(ge=1, le=21)]
    list_items: tuple[int, int] = Field(strict=False)


class Theme(Record):
    """A theme file. `extends` names another theme; what stands here replaces what it says."""

    name: Line
    extends: Id | None = None
    paper: Id
    card_pages: Literal[1, 2]
    fills: bool = Field(description="False: areas are outlined, never filled")
    colors: Colors
    drawing: DrawingColors
    papers: dict[str, Paper]
    type: Types
    spacing: Spacing
    targets: Targets
