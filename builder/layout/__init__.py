"""The document tree made into pages.

In: a tree, a stylesheet, the project's folder for pictures.  Out: the bytes of a PDF and
what was measured on the way.  Blocks know how to measure, split and draw themselves;
Platypus' frames and page templates put them on pages.
"""

from builder.layout.book import LaidOut, lay_out

__all__ = ["LaidOut", "lay_out"]
