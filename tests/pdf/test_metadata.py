"""What a PDF says of itself."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import ImageCms

from builder.pdf.metadata import srgb_profile, xmp
from tests.layout.photographs import SRGB

CREATED = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC, PDF, XMP = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://ns.adobe.com/pdf/1.3/}",
    "{http://ns.adobe.com/xap/1.0/}",
)
HOSTILE = [
    "Knees & hips",
    "</rdf:li><rdf:li>",
    "\"quoted\" 'title' ]]>",
    "<?xpacket end='w'?>",
    "{title} %s \\",
    "\N{FLEXED BICEPS}\N{EMOJI MODIFIER FITZPATRICK TYPE-3} Strong",
    "חיזוק שרירי הירך",
    "Ελληνικά, Łódź, 腿",
    "two\nlines",
]


def described(packet: bytes) -> ElementTree.Element:
    """The description in a packet, which has to be well-formed XML."""
    found = ElementTree.fromstring(packet).find(f"{RDF}RDF/{RDF}Description")
    assert found is not None
    return found


def value(packet: bytes, name: str) -> str | None:
    """The text of a property, in whatever it stands."""
    found = described(packet).find(name)
    return None if found is None else "".join(found.itertext())


def test_every_property_stands_in_its_place() -> None:
    packet = xmp(
        title="A title",
        author="Somebody",
        subject="A line",
        keywords="hip, knee",
        language="en-GB",
        created=CREATED,
        creator_tool="A tool",
        producer="A library",
    )
    names = {
        f"{DC}title/{RDF}Alt/{RDF}li": "A title",
        f"{DC}creator/{RDF}Seq/{RDF}li": "Somebody",
        f"{DC}description/{RDF}Alt/{RDF}li": "A line",
        f"{DC}language/{RDF}Bag/{RDF}li": "en-GB",
        f"{DC}format": "application/pdf",
        f"{PDF}Keywords": "hip, knee",
        f"{PDF}Producer": "A library",
        f"{XMP}CreatorTool": "A tool",
        f"{XMP}CreateDate": "2023-11-14T22:13:20+00:00",
        f"{XMP}ModifyDate": "2023-11-14T22:13:20+00:00",
    }
    assert {name: value(packet, name) for name in names} == names
    for name in ("title", "description"):
        item = described(packet).find(f"{DC}{name}/{RDF}Alt/{RDF}li")
        assert item is not None
        assert item.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "x-default"}


def test_a_reader_finds_the_standards_that_are_claimed() -> None:
    pdf = pikepdf.new()
    pdf.Root.Metadata = pdf.make_stream(xmp(title="T", language="en", created=CREATED))
    with pdf.open_metadata() as found:
        assert (found.pdfa_status, found["{http://www.aiim.org/pdfua/ns/id/}part"]) == ("2A", "1")
        assert found["dc:title"] == "T"


def test_the_property_of_pdf_ua_is_declared_as_pdf_a_asks() -> None:
    schema = "{http://www.aiim.org/pdfa/ns/schema#}"
    packet = described(xmp(title="T", language="en", created=CREATED))
    assert [item.text for item in packet.iter(f"{schema}prefix")] == ["pdfuaid"]
    assert [item.text for item in packet.iter(f"{schema}namespaceURI")] == ["http://www.aiim.org/pdfua/ns/id/"]
    names = packet.iter("{http://www.aiim.org/pdfa/ns/property#}name")
    assert [item.text for item in names] == ["part"]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_kept_letter_by_letter(text: str) -> None:
    packet = xmp(title=text, author=text, subject=text, keywords=text, language="en", created=CREATED, producer=text)
    for name in (f"{DC}title", f"{DC}creator", f"{DC}description", f"{PDF}Keywords", f"{PDF}Producer"):
        assert value(packet, name) == text
    assert packet.count(b"<?xpacket") == 2


def test_what_xml_cannot_hold_is_dropped() -> None:
    text = "".join(map(chr, [*range(32), 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])) + "end"
    assert value(xmp(title=text, language="en", created=CREATED), f"{DC}title") == "\t\n\n\x7f\x85end"


def test_what_is_empty_is_left_out() -> None:
    packet = xmp(title="T", language="en", created=CREATED, author="\x00")
    for name in (f"{DC}creator", f"{DC}description", f"{PDF}Keywords", f"{PDF}Producer", f"{XMP}CreatorTool"):
        assert described(packet).find(name) is None


def test_the_time_zone_is_kept() -> None:
    created = datetime(2024, 2, 29, 8, 0, 0, 999, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    packet = xmp(title="T", language="en", created=created)
    assert value(packet, f"{XMP}CreateDate") == "2024-02-29T08:00:00-03:30"


def test_the_profile_is_that_of_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())).profile
    assert (profile.xcolor_space.strip(), profile.connection_space.strip()) == ("RGB", "XYZ")
    assert "sRGB" in (profile.profile_description or "")
    colorants = (profile.red_colorant, profile.green_colorant, profile.blue_colorant)
    for found, wanted in zip(colorants, SRGB, strict=True):
        assert found[0] == pytest.approx(wanted, abs=0.001)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys; from datetime import *; from builder.pdf.metadata import *\n"
        "created = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)\n"
        "sys.stdout.buffer.write(xmp(title='T', author='A', language='en', created=created) + srgb_profile())"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert out == xmp(title="T", author="A", language="en", created=CREATED) + srgb_profile()
    assert srgb_profile()[24:36] == bytes.fromhex("07d000010001000000000000")
