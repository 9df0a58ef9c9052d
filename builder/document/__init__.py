"""The document tree: what is printed, in reading order, free of looks and of page breaks.

In: markup (XML in a small closed vocabulary) from the templates.  Out: a tree of
`Element`s, each with the place of the author's line it came from.  No third party.
"""

from builder.document.markup import Place, parse_markup
from builder.document.tree import Element, Node, Run, heard_of, text_of

__all__ = ["Element", "Node", "Place", "Run", "heard_of", "parse_markup", "text_of"]
