"""Files with bytes changed, lost and doubled: sheets and copies come out, or a problem in words; nothing else."""

from __future__ import annotations

import io
import random
from contextlib import AbstractContextManager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from builder.errors import ContentError
from builder.press.imposing import impose
from builder.press.options import Options
from builder.press.protection import protect
from tests.press.material import A5, changed, labelled
from tests.press.reading import read_sides
from tests.press.test_links import draw_links


@pytest.fixture(scope="module")
def readable() -> bytes:
    """Pages with links, a field and layers, written so that every byte of their objects can be hit."""

    def change(pdf: Pdf) -> None:
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("f"), V=String("F"), F=4)
        field.Rect, field.DA = Array([50, 400, 350, 440]), String("/Helv 20 Tf 0 g")
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(field))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[-1]]), NeedAppearances=True)
        pdf.Root.AcroForm.DR = Dictionary(Font=Dictionary(Helv=font))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())

    with Pdf.open(io.BytesIO(changed(labelled([A5] * 10, draw_links), change))) as pdf:
        out = io.BytesIO()
        pdf.save(out, qdf=True, object_stream_mode=ObjectStreamMode.disable)
        return out.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The same with one to twenty faults."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at, other = chance.randrange(len(out)), chance.randrange(len(out))
        fault = chance.randrange(4)
        if fault == 0:
            out[at] = chance.randrange(256)
        elif fault == 1:
            del out[at : at + chance.randrange(1, 30)]
        elif fault == 2:
            out[at:at] = out[other : other + chance.randrange(40)]
        else:
            digits = [place for place in range(at, min(at + 40, len(out))) if chr(out[place]).isdigit()]
            for place in digits[:1]:
                out[place] = ord(chance.choice("0123456789-."))
    return bytes(out)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_damaged_files(seed: int, readable: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    data = damaged(readable, random.Random(seed))
    sheets, copy = Made(), Made()
    with sheets:
        imposed = impose(data, Options(sheet="a4"), "ana.pdf")
        assert len(read_sides(imposed.files[0])) == 2 * imposed.count
    with copy:
        assert b"/Encrypt" in protect(data, "lemon-candle", "ana.pdf")
    assert all("ana.pdf" in message or "too large" in message for message in sheets.told)
    assert copy.told in ([], ["ana.pdf is damaged or cut off"])
    assert capfd.readouterr() == ("", "")


class Made(AbstractContextManager["Made", bool]):
    """Something that is made, or why not in words."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> bool:
        self.told = [problem.message for problem in error.diagnostics] if isinstance(error, ContentError) else []
        return isinstance(error, ContentError)
