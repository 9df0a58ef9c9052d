"""The structure tree of a file that veraPDF has open."""

from __future__ import annotations

from typing import Any

from builder.verification.java import vera

Key = tuple[int, int]
"""Number and generation of an object."""


class Structure:
    """Knows on which pages the elements of a file's structure tree are; made from veraPDF's `PDDocument`."""

    def __init__(self, document: Any) -> None:
        import jpype

        self._atom = jpype.JClass("org.verapdf.as.ASAtom").getASAtom
        self._file = document.getDocument()
        self._pages = {_key(page.getObject()): number for number, page in enumerate(document.getPages(), start=1)}

    def page_of(self, number: int, generation: int) -> int | None:
        """The first page, counted from 1, that an element or one below it names.

        That is the entry `Pg` of elements and of references to marked content (ISO 32000-1, tables 323 and 324).
        """
        todo, seen = [self._file.getObject(vera().cos.COSKey(number, generation))], set[Key]()
        while todo:
            node = todo.pop()
            key = _key(node)
            if key in seen:
                continue
            if key:
                seen.add(key)
            page = self._pages.get(_key(self._entry(node, "Pg")))
            if page:
                return page
            todo += reversed(self._kids(node))
        return None

    def _entry(self, node: Any, name: str) -> Any:
        return node.getKey(self._atom(name))

    def _kids(self, node: Any) -> list[Any]:
        """The elements and references below an element; one alone may stand without an array."""
        kids, types = self._entry(node, "K"), vera().cos.COSObjType
        if kids is None or kids.getType() not in (types.COS_DICT, types.COS_ARRAY):
            return []
        every = [kids] if kids.getType() == types.COS_DICT else [kids.at(index) for index in range(kids.size())]
        return [kid for kid in every if kid.getType() == types.COS_DICT]


def _key(thing: Any) -> Key | None:
    """Number and generation, or None of what is no object of its own."""
    key = thing.getObjectKey() if thing is not None else None
    return (int(key.getNumber()), int(key.getGeneration())) if key else None
