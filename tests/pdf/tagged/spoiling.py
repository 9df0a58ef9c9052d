"""Tools to spoil a PDF: they find what is to be changed, and change the file as bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf

Change = Callable[[Pdf], object]


def saved(data: bytes, change: Change = lambda pdf: None, **options: Any) -> bytes:
    """A file with a change made to it; streams stay as they are, and the same change gives the same bytes."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        options = {"deterministic_id": "encryption" not in options, "compress_streams": False, **options}
        pdf.save(out, fix_metadata_version=False, **options)
        return out.getvalue()


def elements(pdf: Pdf, role: str) -> Iterator[Object]:
    """The structure elements of a role, in the order of the tree."""
    todo = [pdf.Root.StructTreeRoot.K]
    while todo:
        node = todo.pop()
        if isinstance(node, Array):
            todo += reversed(list(node))
        elif isinstance(node, Dictionary) and "/S" in node:
            if str(node.S) == f"/{role}":
                yield node
            todo.append(node.get("/K", Array()))


def kids(element: Object) -> list[Object]:
    """What is directly in an element."""
    return list(element.K) if isinstance(element.K, Array) else [element.K]


def first(role: str, change: Callable[[Object], object]) -> Change:
    """A change of the first element of a role."""
    return lambda pdf: change(next(elements(pdf, role)))


def root(change: Callable[[Object], object]) -> Change:
    """A change of the document's catalog."""
    return lambda pdf: change(pdf.Root)


def annotation(subtype: str, change: Callable[[Object], object]) -> Change:
    """A change of the first annotation of a subtype."""

    def spoil(pdf: Pdf) -> None:
        every = (each for page in pdf.pages for each in page.obj.get("/Annots", []))
        change(next(each for each in every if each.Subtype == f"/{subtype}"))

    return spoil


def font(change: Callable[[Object], object]) -> Change:
    """A change of the font that the first page uses first."""
    return lambda pdf: change(next(iter(pdf.pages[0].obj.Resources.Font.values())))


def without(*keys: str) -> Callable[[Object], object]:
    """A change that drops entries of a dictionary, which must be there."""

    def spoil(thing: Object) -> None:
        for key in keys:
            del thing[f"/{key}"]

    return spoil


def having(**entries: object) -> Callable[[Object], object]:
    """A change that sets entries of a dictionary."""

    def spoil(thing: Object) -> None:
        for key, value in entries.items():
            thing[f"/{key}"] = value

    return spoil


def role(new: str) -> Callable[[Object], object]:
    """A change that gives an element another role."""
    return having(S=Name(f"/{new}"))


def metadata(pattern: bytes, new: bytes) -> Change:
    """A change of the metadata's text, which must match."""

    def spoil(pdf: Pdf) -> None:
        before = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(_replaced(pattern, new, before))

    return spoil


def content(pattern: bytes, new: bytes) -> Change:
    """A change of what is painted, at the first place in the file that matches."""

    def spoil(pdf: Pdf) -> None:
        page = next(page for page in pdf.pages if re.search(pattern, page.Contents.read_bytes(), re.DOTALL))
        page.Contents.write(_replaced(pattern, new, page.Contents.read_bytes()))

    return spoil


def painted(operators: bytes) -> Change:
    """More that is painted on the first page, as an artifact."""
    return content(rb"\Z", b"\n/Artifact BMC\n" + operators + b"\nEMC\n")


def _replaced(pattern: bytes, new: bytes, data: bytes) -> bytes:
    out, count = re.subn(pattern, new, data, count=1, flags=re.DOTALL)
    assert count, f"nothing matches {pattern!r}"
    return out
