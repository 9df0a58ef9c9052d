"""The structure tree of a tagged PDF: it follows from the document tree, and an author does nothing for it."""

from builder.pdf.structure.fields import is_blank, is_tick
from builder.pdf.structure.names import FieldName
from builder.pdf.structure.tag import LEAD, LINK, Annotation, Content, Field, Rect, Tag
from builder.pdf.structure.tree import Structure

__all__ = [
    "LEAD",
    "LINK",
    "Annotation",
    "Content",
    "Field",
    "FieldName",
    "Rect",
    "Structure",
    "Tag",
    "is_blank",
    "is_tick",
]
