"""Clicks on a page as PDFium, the engine of Chrome, answers them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c


@dataclass(frozen=True)
class Target:
    """Where a click leads: to an address, or to a page with a place on it in points, if the link names one."""

    address: str = ""
    page: int = -1
    place: tuple[float, float] | None = None


def click(document: pdfium.PdfDocument, page: int, x: float, y: float) -> Target | None:
    """What a click at a place in points from the lower left leads to; None when no link is there."""
    clicked = document[page]  # links live as long as their page
    link = c.FPDFLink_GetLinkAtPoint(clicked.raw, x, y)
    if not link:
        return None
    if destination := c.FPDFLink_GetDest(document.raw, link):
        return _place(document, destination)
    length = c.FPDFAction_GetURIPath(document.raw, c.FPDFLink_GetAction(link), None, 0)
    buffer = ctypes.create_string_buffer(length)
    c.FPDFAction_GetURIPath(document.raw, c.FPDFLink_GetAction(link), buffer, length)
    return Target(address=buffer.value.decode())


def _place(document: pdfium.PdfDocument, destination: object) -> Target:
    page = c.FPDFDest_GetDestPageIndex(document.raw, destination)
    has = [ctypes.c_int() for _ in range(3)]
    at = [ctypes.c_float() for _ in range(3)]
    known = c.FPDFDest_GetLocationInPage(destination, *map(ctypes.byref, has), *map(ctypes.byref, at))
    place = (at[0].value, at[1].value) if known and has[0].value and has[1].value else None
    return Target(page=page, place=place)
