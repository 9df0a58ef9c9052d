"""Writes a structure tree into a PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from builder.pdf.structure.tag import Annotation, Content, Tag


class TreeWriter:
    """Writes the tags of a structure tree; `annotations` are the written links and fields, in their order."""

    def __init__(self, pdf: Pdf, annotations: Mapping[Annotation, Object]) -> None:
        self.pdf, self.annotations = pdf, annotations
        self.pages = [page.obj for page in pdf.pages]
        self.objects: dict[Tag, Object] = {}

    def write(self, root: Tag, contents: Sequence[Sequence[Tag]]) -> None:
        """Write the tree below `root`; `contents` are the tags of the marked content of each page, by number."""
        root.prune()
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        for tag in root.walk():
            self.objects[tag] = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + tag.role)))
        for tag, written in self.objects.items():
            written.P = self.objects[tag.parent] if tag.parent else tree
            self._fill(tag, written)
        tree.K = self.objects[root]
        tree.ParentTree, tree.ParentTreeNextKey = self._parents(contents)
        self.pdf.Root.StructTreeRoot = tree
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _fill(self, tag: Tag, written: Object) -> None:
        page = next((kid.page for kid in tag.kids if not isinstance(kid, Tag)), None)
        if page is not None:
            written.Pg = self.pages[page]
        kids = [self._kid(kid, page) for kid in tag.kids]
        if kids:
            written.K = Array(kids) if len(kids) > 1 else kids[0]
        texts = {"/Alt": tag.alt, "/ActualText": tag.actual, "/E": tag.expansion, "/Lang": tag.lang}
        for name, text in texts.items():
            if text:
                written[name] = String(text)
        if tag.attributes:
            written.A = _object(tag.attributes)

    def _kid(self, kid: Tag | Content | Annotation, page: int | None) -> Object | int:
        if isinstance(kid, Tag):
            return self.objects[kid]
        if isinstance(kid, Annotation):
            return Dictionary(Type=Name.OBJR, Pg=self.pages[kid.page], Obj=self.annotations[kid])
        if kid.page == page:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def _parents(self, contents: Sequence[Sequence[Tag]]) -> tuple[Object, int]:
        """The way back, from marked content and annotations to their tags, and the next free key."""
        numbers: list[object] = []
        for key, (page, tags) in enumerate(zip(self.pages, contents, strict=False)):
            page.Tabs = Name.S
            page.StructParents = key
            numbers += [key, self.pdf.make_indirect(Array([self.objects[tag] for tag in tags]))]
        key = len(self.pages)
        for annotation, written in self.annotations.items():
            if annotation.tag:
                written.StructParent = key
                numbers += [key, self.objects[annotation.tag]]
                key += 1
        return self.pdf.make_indirect(Dictionary(Nums=Array(numbers))), key


def _object(value: object) -> object:
    """Attributes as a PDF knows them: texts that begin with a slash are names."""
    if isinstance(value, Mapping):
        return Dictionary({f"/{key}": _object(each) for key, each in value.items()})
    if isinstance(value, str):
        return Name(value)
    if isinstance(value, Iterable):
        return Array([_object(each) for each in value])
    return value
