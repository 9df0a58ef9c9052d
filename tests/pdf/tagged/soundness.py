"""What has to hold between the tags of a file and its pages, and what no validator looks for."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
from pikepdf import Array, Object, Pdf

from tests.pdf.tagged.painted import Node, Painted, read_tree

_FILE = re.compile(r"\.(png|jpe?g|svg|gif|pdf)$", re.IGNORECASE)


def faults(data: bytes) -> list[str]:
    """What is wrong with a file, in words; nothing when it is sound."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        painted, tree = Painted(pdf), read_tree(pdf)
        found = [*_content(painted, tree), *_artifacts(painted), *_way_back(pdf, tree), *_annotations(pdf, tree)]
        return [*found, *_order(tree), *_words(painted, tree)]


def _content(painted: Painted, tree: Node) -> Iterator[str]:
    """Each marked sequence is in one element, and each element holds what is painted."""
    held = Counter(tree.spots())
    yield from (f"{spot} is painted twice" for spot in painted.twice)
    yield from (f"{spot} is in two elements" for spot, times in held.items() if times > 1)
    yield from (f"{spot} is in no element: {painted.texts[spot]!r}" for spot in painted.texts if spot not in held)
    yield from (f"{spot} is in an element, but not painted" for spot in held if spot not in painted.texts)


def _artifacts(painted: Painted) -> Iterator[str]:
    """Text is an artifact only in the foot of a page, or where it stands once more."""
    tagged = " ".join(painted.texts.values())
    for kind, text in painted.artifacts:
        if kind != "/Pagination" and text.strip() not in tagged:
            yield f"text in no tag: {text!r}"


def _way_back(pdf: Pdf, tree: Node) -> Iterator[str]:
    """The tree of parents says of each sequence and each annotation which element holds it."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
    keys = [page.obj.get("/StructParents") for page in pdf.pages]
    for node in tree.walk():
        for page, number in (item for item in node.items if not isinstance(item, Node)):
            listed = parents.get(keys[page - 1], Array())
            if number >= len(listed) or listed[number].objgen != node.element.objgen:
                yield f"{page, number}: the way back leads to another element than {node.role}"
        for thing in node.references:
            if not _same(parents.get(thing.get("/StructParent")), node.element):
                yield f"the way back from a {thing.get('/Subtype')} leads to another element than {node.role}"


def _annotations(pdf: Pdf, tree: Node) -> Iterator[str]:
    """Each link and each field is held by one element, and each element refers to one that is on a page."""
    every = [each for page in pdf.pages for each in page.obj.get("/Annots", [])]
    held = [thing for node in tree.walk() for thing in node.references]
    there, wanted = {each.objgen for each in every}, {thing.objgen for thing in held}
    yield from (f"no element holds a {each.Subtype} of {each.Rect}" for each in every if each.objgen not in wanted)
    yield from ("a reference to what is on no page" for thing in held if thing.objgen not in there)


def _order(tree: Node) -> Iterator[str]:
    """Parts follow one another in the tree as on the pages; within a part what is heard first may be painted last."""
    starts = [min(spots) for node in tree.walk() if node.role == "Sect" and (spots := list(node.spots()))]
    for (before, _), (after, _) in pairwise(starts):
        if after < before:
            yield f"a part on page {after} is read after one on page {before}: out of order"


def _words(painted: Painted, tree: Node) -> Iterator[str]:
    """Figures are told in words, and a link says what it is printed as."""
    for node in tree.walk():
        if node.role == "Figure" and (_FILE.search(alt := str(node.element.get("/Alt", ""))) or " " not in alt):
            yield f"no alt text for people: {alt!r}"
        if node.role == "Link":
            printed = _plain("".join(painted.texts.get(spot, "") for spot in node.spots()))
            for thing in node.references:
                said = str(thing.get("/Contents", ""))
                if _plain(said) != printed:
                    yield f"a link that says {said!r} is printed {printed!r}"


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").split())


def _same(one: Object | None, other: Object) -> bool:
    return isinstance(one, Object) and one.objgen == other.objgen
