"""From the pages back to the structure tree: marked content, links and fields lead to the element that holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf
import pypdfium2.raw as pdfium_c

from tests.pdf.book import Book
from tests.pdf.tagged.elements import Element, File
from tests.pdf.tagged.reading import file_of


def parents(made: File) -> dict[int, pikepdf.Object]:
    """The entries of the parent tree by their keys."""
    numbers = made.pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}


def holders(made: File) -> dict[tuple[int, int], Element]:
    """For each annotation the one element that holds it."""
    found = [(each.objgen, element) for element in made.root.walk() for each in element.annotations]
    assert set(Counter(name for name, _ in found).values()) == {1}
    return dict(found)


def test_each_page_has_a_key_and_its_fields_in_the_order_of_the_structure(any_book: Book) -> None:
    pages = [page.obj for page in file_of(any_book).pdf.pages]
    assert {page.Tabs for page in pages} == {"/S"}
    assert len({int(page.StructParents) for page in pages}) == len(pages)


def test_marked_content_and_its_element_lead_to_each_other(any_book: Book) -> None:
    made = file_of(any_book)
    entries = parents(made)
    held = [(spot, element) for element in made.root.walk() for spot in element.spots]
    assert set(Counter(spot for spot, _ in held).values()) == {1}
    for number, page in enumerate(made.pdf.pages, start=1):
        back = [entry.objgen for entry in entries[int(page.obj.StructParents)]]
        here = {mark: element for (where, mark), element in held if where == number}
        assert sorted(here) == list(range(len(back))) == sorted(made.painted[number])
        for mark, element in here.items():
            assert back[mark] == element.object.objgen
            assert made.painted[number][mark] == element.role


def test_pictures_are_content_and_other_lines_and_areas_are_not(any_book: Book) -> None:
    """PDFium says of each object on a page to which marked content it belongs, -1 for none."""
    made = file_of(any_book)
    for page in any_book.pages:
        roles = {-1: "none"} | made.painted[page.number]
        for item in page.page.get_objects(max_depth=1):
            role = roles[pdfium_c.FPDFPageObj_GetMarkedContentID(item)]
            if item.type == pdfium_c.FPDF_PAGEOBJ_PATH:
                assert role in ("Figure", "none"), f"page {page.number}: a path is content of {role}"
            elif item.type != pdfium_c.FPDF_PAGEOBJ_TEXT:
                assert role == "Figure", f"page {page.number}: a picture is content of {role}"


def test_the_foot_of_a_page_is_marked_as_one(any_book: Book) -> None:
    for section in any_book.sections:
        for number in section.pages:
            kinds = [kind for kind in artifacts(file_of(any_book).pdf.pages[number - 1]) if kind]
            foot = {"/Type": "/Pagination", "/Subtype": "/Footer"}
            assert kinds == ([] if section.part.name in ("cover", "back") else [foot])


def artifacts(page: pikepdf.Page) -> Iterator[dict[str, str]]:
    """What the artifacts of a page say of themselves."""
    for operands, _ in pikepdf.parse_content_stream(page, "BDC BMC"):
        if str(operands[0]) == "/Artifact":
            yield {key: str(value) for key, value in operands[1].items()} if len(operands) > 1 else {}


def test_annotations_and_their_element_lead_to_each_other(any_book: Book) -> None:
    made = file_of(any_book)
    entries, holder = parents(made), holders(made)
    there = [annotation for kind in ("/Link", "/Widget") for _, annotation in made.annotations(kind)]
    assert len(there) == sum(len(page.get("/Annots", [])) for page in made.pdf.pages) == len(holder)
    for annotation in there:
        element = holder[annotation.objgen]
        assert entries[int(annotation.StructParent)].objgen == element.object.objgen
        assert element.role == {"/Link": "Link", "/Widget": "Form"}[str(annotation.Subtype)]
        assert int(annotation.F) == 4, "printed with its page, and nothing else"


def test_keys_are_used_once_and_the_next_is_free(any_book: Book) -> None:
    made = file_of(any_book)
    used = [int(page.obj.StructParents) for page in made.pdf.pages]
    used += [int(each.StructParent) for kind in ("/Link", "/Widget") for _, each in made.annotations(kind)]
    assert len(set(used)) == len(used)
    assert sorted(parents(made)) == sorted(used)
    assert int(made.pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(used)


def test_fields_have_a_name_of_their_own_and_ask_for_something(any_book: Book) -> None:
    made = file_of(any_book)
    fields = [field for _, field in made.annotations("/Widget")]
    assert len(fields) > 20
    assert len({str(field.T) for field in fields}) == len(fields)
    assert {each.objgen for each in made.pdf.Root.AcroForm.Fields} == {field.objgen for field in fields}
    for field in fields:
        assert str(field.TU).strip() == str(field.TU) != ""
        assert field.FT in ("/Tx", "/Btn")


def test_each_form_element_holds_one_field(any_book: Book) -> None:
    for element in file_of(any_book).find("Form"):
        assert len(element.annotations) == 1
        assert not element.spots


def test_fields_and_links_lie_on_their_page(any_book: Book) -> None:
    made = file_of(any_book)
    for kind in ("/Link", "/Widget"):
        for number, annotation in made.annotations(kind):
            left, bottom, right, top = (float(n) for n in annotation.Rect)
            page = any_book.pages[number - 1]
            assert 0 <= left < right <= page.width
            assert 0 <= bottom < top <= page.height


def test_fields_of_a_page_do_not_overlap(any_book: Book) -> None:
    places: dict[int, list[tuple[float, ...]]] = {}
    for number, field in file_of(any_book).annotations("/Widget"):
        here = tuple(float(n) for n in field.Rect)
        for other in places.setdefault(number, []):
            apart = (
                here[0] >= other[2] - 0.1
                or other[0] >= here[2] - 0.1
                or here[1] >= other[3] - 0.1
                or other[1] >= here[3] - 0.1
            )
            assert apart, f"page {number}: {here} and {other}"
        places[number].append(here)
