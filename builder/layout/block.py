"""What every part of a page can do, and the stack of parts that flows over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Self

from builder.pdf.pen import Pen
from builder.source import SourceSpan


@dataclass(slots=True)
class Anchor:
    """A place that links go to, and its entry in the outline, if any."""

    name: str
    title: str = ""
    level: int = 0

    def place(self, pen: Pen, top: float) -> None:
        """Note the place on the pen's page."""
        pen.anchor(self.name, top)
        if self.title:
            pen.outline(self.title, self.name, self.level)


class Block:
    """A part of a page. Lengths in points; `top` is the upper edge, y grows upwards.

    `before` and `after` are the space it wants around it (of two neighbours the larger
    counts); `keep_next` binds it to what follows on the same page. A `mark` has no height
    and leaves the space between its neighbours as it is.
    """

    before = 0.0
    after = 0.0
    keep_next = False
    mark = False
    span: SourceSpan | None = None
    anchor: Anchor | None = None

    @property
    def parts(self) -> Sequence[Block]:
        """The blocks that it is made of."""
        return ()

    def anchors(self) -> Iterator[Anchor]:
        """The anchors of this block and of its parts."""
        if self.anchor:
            yield self.anchor
        for part in self.parts:
            yield from part.anchors()

    def measure(self, width: float) -> float:
        """The height at a width."""
        raise NotImplementedError

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Two parts of which the first is at most `height` high; None when it cannot be split so."""
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw at a place."""
        raise NotImplementedError

    def stretch(self, space: float) -> float:
        """Take up to `space` more height; the height taken. Only some blocks can."""
        return 0.0


class PageTurn(Block):
    """What follows starts a new page: it asks for more height than any page has."""

    def measure(self, width: float) -> float:
        return 1e6

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pass


class Stack(Block):
    """Blocks one below the other, the space between them multiplied by `squeeze`."""

    squeeze = 1.0

    def __init__(self, children: Sequence[Block], *, before: float = 0.0, after: float = 0.0) -> None:
        self.children = list(dropwhile(lambda child: isinstance(child, PageTurn), children))
        self.before, self.after = before, after
        self._heights: dict[float, float] = {}

    @property
    def parts(self) -> Sequence[Block]:
        return self.children

    def placed(self, width: float) -> Iterator[tuple[Block, float, float]]:
        """Each child with the distance of its top from the stack's top, and its height."""
        y, gap, first = 0.0, 0.0, True
        for child in self.children:
            if child.mark:
                yield child, y, 0.0
                continue
            if not first:
                y += self.squeeze * max(gap, child.before)
            height = child.measure(width)
            yield child, y, height
            y, gap, first = y + height, child.after, False

    def measure(self, width: float) -> float:
        if width not in self._heights:
            self._heights[width] = max((y + height for _, y, height in self.placed(width)), default=0.0)
        return self._heights[width]

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for child, y, _ in self.placed(width):
            child.draw(pen, x, top - y, width)

    def with_children(self, children: Sequence[Block]) -> Self:
        """A stack like this one over other children."""
        return type(self)(children, before=self.before, after=self.after)

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        first, rest = self._divided(width, height)
        while rest and first and first[-1].keep_next and not isinstance(rest[0], PageTurn):
            rest.insert(0, first.pop())
        return self._parts(first, rest)

    def split_bound(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Two parts where what is bound together is higher than any page: it goes apart where it must."""
        return self._parts(*self._divided(width, height))

    def _divided(self, width: float, height: float) -> tuple[list[Block], list[Block]]:
        first: list[Block] = []
        rest: list[Block] = list(self.children)
        for child, y, child_height in self.placed(width):
            if y + child_height > height + 0.01:
                parts = child.split(width, height - y)
                if parts:
                    first.append(parts[0])
                    rest[0] = parts[1]
                break
            first.append(rest.pop(0))
        return first, rest

    def _parts(self, first: Sequence[Block], rest: Sequence[Block]) -> tuple[Block, Block] | None:
        return (self.with_children(first), self.with_children(rest)) if first and rest else None

    def stretch(self, space: float) -> float:
        for child in self.children:
            taken = child.stretch(space)
            if taken:
                self._heights.clear()
                return taken
        return 0.0


class Keep(Stack):
    """A stack that is not split as long as it fits on a page of `limit` points."""

    def __init__(self, children: Sequence[Block], limit: float, *, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__(children, before=before, after=after)
        self.limit = limit

    def with_children(self, children: Sequence[Block]) -> Self:
        return type(self)(children, self.limit, before=self.before, after=self.after)

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        return None if self.measure(width) <= self.limit else super().split(width, height)


class Spring(Block):
    """White space that takes up what is left of the page."""

    height = 0.0

    def measure(self, width: float) -> float:
        return self.height

    def stretch(self, space: float) -> float:
        self.height += space
        return space

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pass
