"""Our imposition beside pdfimpose and pdfjam: time in turns, and what becomes of pages, links and fields.

    python -m benchmarks.imposing [ROUNDS]

`booklet` is that of this environment. The others are taken from the PATH: `pip install pdfimpose` in an environment of
its own, `apt-get install texlive-extra-utils texlive-latex-recommended`. What is not there is left out, and said.
Every tool makes a saddle-stitched booklet of half-letter pages on letter sheets.
"""

from __future__ import annotations

import io
import re
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measuring import Run, run
from builder.pipeline import build
from builder.resources import resource

SIZES = (10, 200)
"""Pages of the files that are timed."""

CREEP = "creep of the innermost of 10 sheets, 1.8 mm asked for"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that imposes: its name, its words before the files, and those for 0.2 mm of creep for each sheet."""

    name: str
    words: tuple[str, ...]
    creep: tuple[str, ...] | None = None

    def run(self, source: Path, target: Path, *more: str) -> Run:
        """Impose a file."""
        return run([*self.words, *more, str(source), "-o", str(target)])


def tools() -> list[Tool]:
    """Those that are there, ours first."""
    booklet = str(Path(sys.executable).parent / "booklet")
    known = [
        Tool("booklet", (booklet, "impose"), ("--thickness", "0.2")),
        Tool("pdfimpose", ("pdfimpose", "saddle", "--group", "0", "--signature", "2x1"), ("--creep", "0.4s+0mm")),
        Tool("pdfjam", ("pdfjam", "--quiet", "--booklet", "true", "--landscape", "--paper", "letterpaper")),
    ]
    for tool in known:
        if not shutil.which(tool.words[0]):
            print(f"{tool.name} is not installed")
    return [tool for tool in known if shutil.which(tool.words[0])]


def pages_of_the_flagship(count: int) -> bytes:
    """The hamstring booklet, cut or continued from its beginning to so many pages."""
    with Pdf.open(io.BytesIO(build(resource("content"), paper="half-letter").laid_out.pdf)) as pdf:
        pdf.flatten_annotations("print")
        while len(pdf.pages) < count:
            pdf.pages.append(pdf.pages[len(pdf.pages) % 100])
        del pdf.pages[count:]
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def probe() -> bytes:
    """Forty labelled pages, each linking to the one after the next, and a filled-in field on the first."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(396, 612))
    for number in range(40):
        canvas.drawCentredString(198, 306, f"PAGE{number:03d}")
        canvas.bookmarkPage(f"p{number}")
        canvas.linkRect("", f"p{(number + 2) % 40}", (50, 50, 150, 80))
        canvas.showPage()
    canvas.save()
    with Pdf.open(out) as pdf:
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("f"), V=String("FILLED"), F=4)
        field.Rect, field.DA = Array([50, 400, 350, 440]), String("/Helv 20 Tf 0 g")
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(field))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        resources = Dictionary(Font=Dictionary(Helv=font))
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[-1]]), DR=resources, NeedAppearances=True)
        pdf.generate_appearance_streams()
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def findings(tool: Tool, folder: Path) -> dict[str, str]:
    """What a tool makes of the probe, read back from its sheets."""
    source, target = folder / "probe.pdf", folder / f"{tool.name}.pdf"
    tool.run(source, target)
    sides = _labels(target)
    with Pdf.open(target) as pdf:
        links = [each for page in pdf.pages for each in page.obj.get("/Annots", []) if each.Subtype == Name.Link]
    document = pdfium.PdfDocument(target)
    found = {
        "sheets": f"{document[0].get_width() / 72:.4g} × {document[0].get_height() / 72:.4g} in",
        "pages in order": _yes([set(side) for side in sides] == [{39 - side, side} for side in range(20)]),
        "pages in their own size": _yes(all(abs(_gap(side) - 396) < 1 for side in sides)),
        "links kept": f"{len(links)} of 40",
        "field printed": _yes("FILLED" in document[0].get_textpage().get_text_range()),
        CREEP: "no option",
    }
    if tool.creep:
        tool.run(source, target, *tool.creep)
        outermost, innermost = _labels(target)[0], _labels(target)[18]
        found[CREEP] = f"{(_gap(outermost) - _gap(innermost)) / 2 / 72 * 25.4:.2f} mm"
    return found


def _gap(side: dict[int, float]) -> float:
    """How far the middles of the two pages of a side are apart, in points."""
    return max(side.values()) - min(side.values())


def _labels(target: Path) -> list[dict[int, float]]:
    """For each side the pages on it, and how far from the left the middle of each is, in points."""
    sides = []
    for page in pdfium.PdfDocument(target):
        text = page.get_textpage()
        found = {}
        for match in re.finditer(r"PAGE(\d{3})", text.get_text_range()):
            first, last = text.get_charbox(match.start(), loose=True), text.get_charbox(match.end() - 1, loose=True)
            found[int(match[1])] = (first[0] + last[2]) / 2
        sides.append(found)
    return sides


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def main(rounds: int = 7) -> None:
    """Print medians of the times in turns, ratios to ours, and the findings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "probe.pdf").write_bytes(probe())
        for count in SIZES:
            (folder / f"{count}.pdf").write_bytes(pages_of_the_flagship(count))
        there = tools()
        for count in SIZES:
            _time(there, folder / f"{count}.pdf", rounds)
        for tool in there:
            print(f"\n{tool.name}", *(f"  {what}: {found}" for what, found in findings(tool, folder).items()), sep="\n")


def _time(there: list[Tool], source: Path, rounds: int) -> None:
    """Run all tools by turns; medians, and ratios to ours."""
    turns = [{tool.name: tool.run(source, source.with_name("out.pdf")) for tool in there} for _ in range(rounds)]
    for name in turns[0]:
        seconds = statistics.median(turn[name].seconds for turn in turns)
        processor = statistics.median(turn[name].processor for turn in turns)
        ratio = statistics.median(turn[name].seconds / turn["booklet"].seconds for turn in turns)
        print(f"{source.stem:>4} pages  {name:10} {seconds:5.2f} s, × {ratio:.2f}, {processor:.2f} s of a processor")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
